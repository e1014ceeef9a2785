"""All benches, each in a process of its own: `python -m tests.bench`. They never pass or fail; they print figures."""

import subprocess
import sys

BENCHES = ("start", "caseload", "blocks", "prints", "journal", "sync", "throughput", "memory")

for name in BENCHES:
    subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False)

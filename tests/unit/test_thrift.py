"""Thrift: threads share one heap, so that what a task once took can be used by the next; no source of a module is kept."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.sources import ROOT

COUNT_HEAPS = """
import ctypes, sys, threading
from fpz_app.app import thrift
thrift.share_one_heap()
meet = threading.Barrier(8)
def task():
    kept = [bytes(size) for size in range(600, 4000, 10)]
    meet.wait()
every = [threading.Thread(target=task) for _ in range(8)]
for each in every: each.start()
for each in every: each.join()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, ctypes.c_void_p(file))
libc.fclose(ctypes.c_void_p(file))
"""

SOURCES_KEPT = """
import linecache, os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import PySide6.QtWidgets
from fpz_app.app import thrift
thrift.import_plainly()
before = set(linecache.cache)
import fpz_app.app.workplace
print(sum(name.endswith(".py") for name in set(linecache.cache) - before))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="2026-11-23: only glibc gives each thread a heap of its own")
def test_tasks_leave_no_heaps_of_their_own_behind(tmp_path: Path) -> None:
    told = tmp_path / "heaps.xml"
    subprocess.run([sys.executable, "-c", COUNT_HEAPS, str(told)], check=True, cwd=ROOT)
    assert told.read_text().count("<heap nr=") == 1


def test_no_modules_source_is_kept() -> None:
    told = subprocess.run([sys.executable, "-c", SOURCES_KEPT], check=True, cwd=ROOT, capture_output=True, text=True)
    assert int(told.stdout) < 10

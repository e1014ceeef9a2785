"""A bare machine for the installer: a checkout in a folder with a space, and a system of a few stand-in commands.

The stand-ins write down what they are asked in `asked`, and keep to what the machine is said to have.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.helpers.sources import ROOT

PYTHON = r"""#!/bin/bash
echo "python $*" >>"$ASKED"
case "$*" in
  -V) echo "Python 3.11.2" ;;
  *version_info\ \<*) [ "$PYTHON" = there ] ;;
  *ensurepip*) [ -e "$SYSTEM/python3.11-venv" ] ;;
  *print\(*) echo python3.11-venv ;;
  "- "*) for each in "${@:2}"; do [ -e "$SYSTEM/${each#*=}" ] || echo "${each#*=}"; done ;;
  "-m venv --clear"*) rm -rf "$4"; mkdir -p "$4/bin"; cp "$0" "$4/bin/python" ;;
  "-m pip --version") ;;
  "-m pip install"*) [ "$NETWORK" = there ] || { echo "no route to the packages"; exit 1; } ;;
  "-m fpz_app"*) printf 'fpz got:'; printf ' [%s]' "${@:3}"; printf ' in %s\n' "$PWD" ;;
esac
"""
APT_GET = r"""#!/bin/bash
echo "apt-get $*" >>"$ASKED"
[ "$1" != install ] || for each in "${@:4}"; do touch "$SYSTEM/$each"; done
"""
ID = r"""#!/bin/bash
[ "$ROOT" = there ] && echo 0 || echo 1000
"""
SUDO = "#!/bin/bash\nexit 1\n"


@dataclass
class BareMachine:
    """What it has is told by `there`: some of python, root, network."""

    folder: Path
    there: set[str] = field(default_factory=lambda: {"PYTHON", "ROOT", "NETWORK"})

    def __post_init__(self) -> None:
        self.checkout.mkdir(parents=True)
        shutil.copytree(ROOT / "installer", self.checkout / "installer")
        self.system.mkdir()
        self.commands.mkdir()
        stand_ins = {"apt-get": APT_GET, "id": ID, "sudo": SUDO}
        stand_ins |= dict.fromkeys(("python3", "python3.11", "python3.12", "python3.13"), PYTHON)
        for name, text in stand_ins.items():
            (self.commands / name).write_text(text)
            (self.commands / name).chmod(0o755)

    @property
    def checkout(self) -> Path:
        return self.folder / "a family's zone" / "fpz"

    @property
    def system(self) -> Path:
        return self.folder / "system packages"

    @property
    def commands(self) -> Path:
        return self.folder / "commands"

    def asked(self) -> list[str]:
        """What the stand-ins have been asked since last time, in order."""
        log = self.folder / "asked"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines

    def run(self, *arguments: str, display: bool = True) -> subprocess.CompletedProcess[str]:
        """`installer/run.sh` with these arguments, from the machine's own folder."""
        environment = {
            "PATH": f"{self.commands}:{os.environ['PATH']}",
            "ASKED": str(self.folder / "asked"),
            "SYSTEM": str(self.system),
            "DISPLAY": ":0" if display else "",
            **dict.fromkeys(self.there, "there"),
        }
        command = ["bash", self.checkout / "installer" / "run.sh", *arguments]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)

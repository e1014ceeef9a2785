"""Lasting None: the process outlives any number of calls that return nothing."""

import subprocess
import sys

MANY_CALLS = """
import fpz_app.ui
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
for _ in range(100_000):
    widget.update()
print("still here")
"""


def test_a_hundred_thousand_calls_that_return_nothing_do_not_end_the_process() -> None:
    ended = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False)
    assert ended.stdout.strip() == "still here"

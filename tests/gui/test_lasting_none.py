"""Lasting None: the process outlives any number of calls."""

import subprocess
import sys

MANY_CALLS = """
import fpz_app.ui
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
app = QApplication([])
class Asked(QWidget):
    def hasHeightForWidth(self):
        return True
widget, layout = Asked(), QVBoxLayout()
layout.addWidget(widget)
for _ in range(100_000):
    widget.update()
    layout.invalidate()
    layout.hasHeightForWidth()
print("still here")
"""


def test_a_hundred_thousand_calls_do_not_end_the_process() -> None:
    ended = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False)
    assert ended.stdout.strip() == "still here"

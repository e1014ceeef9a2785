"""The window: Qt and nothing else."""

from fpz_app.ui.lasting_none import make_none_last

make_none_last()

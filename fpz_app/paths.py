"""Paths: where the program's resources are and where its data lives."""

import os
from pathlib import Path

import platformdirs


def resources() -> Path:
    """The folder of forms, vocabularies, fonts and icons: beside the package in a checkout, inside it in a wheel."""
    packaged = Path(__file__).parent / "resources"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "resources"


def data_dir() -> Path:
    """The person's own folder for the encrypted store, its key slots and backups; FPZ_HOME names another."""
    chosen = os.environ.get("FPZ_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("fpz_app", appauthor=False))

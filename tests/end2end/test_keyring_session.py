"""The system's own keyring, in a desktop session of its own: set-up, unlocking, and what remains when its entry is lost."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fpz_app.security import vault
from tests.helpers.app_driver import Laptop
from tests.helpers.main_job import PASSPHRASE

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
SESSION = (
    "dbus-run-session",
    "--",
    "bash",
    "-c",
    'printf "the login password" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"',
    "session",
)
ANOTHER = "paper boats on Tuesdays"

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="2026-11-23: installer/test.sh installs dbus and gnome-keyring where it may"
)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with closing(Laptop(tmp_path, with_file_keyring=False)) as made:
        yield made


def test_the_desktops_keyring_keeps_half_of_the_key_and_its_loss_is_survived(laptop: Laptop) -> None:
    app = laptop.start(*SESSION)
    code = app.do("set_up_laptop", PASSPHRASE)
    app.kill()
    assert vault.takes_passphrase(laptop.data)

    app = laptop.start(*SESSION)
    app.do("unlock", PASSPHRASE)
    app.do("lose_the_keyring_entry", str(laptop.data))
    app.kill()

    app = laptop.start(*SESSION)
    app.do("give_passphrase", PASSPHRASE)
    app.do("wait_to_read", "Use your recovery code")
    app.do("unlock_with_code", code, ANOTHER)
    app.kill()

    app = laptop.start(*SESSION)
    app.do("unlock", ANOTHER)

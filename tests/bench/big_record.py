"""Big record: a laptop with 2 000 families and 100 000 notes, made once and kept.

FPZ_BENCH_STORE names the folder it is kept in, FPZ_BENCH_FAMILIES another number of families.
"""

import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from time import perf_counter

from fpz_app.app.opening import WORKER
from fpz_app.demo import make_zone
from fpz_app.security import vault
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from tests.helpers.keyring import FileKeyring

PASSPHRASE = "kettle under seven maps"
FAMILIES = int(os.environ.get("FPZ_BENCH_FAMILIES", "2000"))
KEPT = Path(os.environ.get("FPZ_BENCH_STORE") or Path(tempfile.gettempdir()) / "fpz-bench")


def big_record() -> Path:
    """The laptop's folder; its keyring is the file `keyring` beside it."""
    today = datetime.now().astimezone().date()
    folder = KEPT / f"{FAMILIES} families, {today}"
    if not vault.exists(folder):
        began = perf_counter()
        print(f"Making {FAMILIES} families in {KEPT}…", file=sys.stderr, flush=True)
        new = vault.prepare(passphrase=PASSPHRASE)
        store = Store(folder, bytes(new.data_key), signer=Signer)
        store.set_fact(WORKER, make_zone(store, families=FAMILIES, seed=1, today=today).id)
        store.close()
        new.write(folder, keyring(folder))
        print(f"Made in {perf_counter() - began:.0f} s.", file=sys.stderr, flush=True)
    return folder


def keyring(folder: Path) -> FileKeyring:
    return FileKeyring(folder.with_name(f"{folder.name} keyring.json"))


def data_key(folder: Path) -> bytes:
    return bytes(vault.open(folder, passphrase=PASSPHRASE, keyring=keyring(folder)))

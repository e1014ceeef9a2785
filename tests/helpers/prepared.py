"""A laptop that is set up already, with the Marlow family on it: what a test starts from when set-up is not what it tests."""

from dataclasses import dataclass
from pathlib import Path

from fpz_app.app.opening import WORKER
from fpz_app.security import vault
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from tests.helpers.desks import PURBECK
from tests.helpers.keyring import FileKeyring
from tests.helpers.main_job import PASSPHRASE
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA


@dataclass(frozen=True)
class Prepared:
    """`data` is the app's own folder; `key` and `code` are known to the test alone."""

    data: Path
    key: bytes
    code: str
    marlows: Marlows

    def store(self) -> Store:
        """The record as it lies on the disk now, while no app runs."""
        return Store(self.data, self.key, signer=Signer)


def prepare(data: Path, keyring: Path) -> Prepared:
    new = vault.prepare(passphrase=PASSPHRASE)
    store = Store(data, bytes(new.data_key), signer=Signer)
    marlows = make_marlows(store)
    with store.work(PRIYA, "Set up this laptop") as work:
        work.put(PURBECK)
    store.set_fact(WORKER, PRIYA.id)
    store.close()
    new.write(data, FileKeyring(keyring))
    return Prepared(data, bytes(new.data_key), new.code.text, marlows)

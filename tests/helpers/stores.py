"""A real encrypted store in a folder of its own, with a device key and a worker to act."""

from pathlib import Path

from fpz_app.domain.workers import Role, Worker
from fpz_app.security.device import Signer
from fpz_app.store.store import Store

KEY = bytes(range(32))
ZONE = "01900000-0000-7000-8000-000000000001"
PRIYA = Worker(id="01900000-0000-7000-8000-000000000002", file_id=ZONE, name="Priya Nair", agency="Early help", role=Role.LEAD)
OUTSIDER = Worker(id="01900000-0000-7000-8000-000000000003", file_id=ZONE, name="Sam Ellery", agency="Youth service")
MANAGER = Worker(
    id="01900000-0000-7000-8000-000000000004", file_id=ZONE, name="Ruth Amesbury", agency="Early help", role=Role.MANAGER
)


def open_store(folder: Path, *, read_only: bool = False) -> Store:
    return Store(folder, KEY, signer=Signer, read_only=read_only)

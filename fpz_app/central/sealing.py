"""Sealing: the centre's own secrets lie in the database, and so in its backups, sealed with a key that lies in a file apart."""

import contextlib
import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fpz_app.central.tables import centre_facts
from fpz_app.domain.errors import Problem

KEY_BYTES, _NONCE_BYTES = 32, 12
_SEALED, _OPTION = "sealed ", "fpz_key"
MISSING = Problem(
    "The key that this database was made with is not there.",
    "Name its file in FPZ_CENTRE_KEY; it is kept apart from the database.",
)


def make_key(file: Path) -> None:
    """Makes the file where it is not there, for its owner alone. Raises Problem."""
    try:
        with contextlib.suppress(FileExistsError):
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as made:
                made.write(b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
    except OSError as error:
        raise Problem("The centre's key cannot be written there.", "Check the folder that FPZ_CENTRE_KEY names.") from error


def give_key(engine: sa.Engine, file: Path | None) -> None:
    """From here on what is written over the engine is sealed with the key. Raises Problem for a file that holds none."""
    if file is None:
        return
    if not file.exists():
        raise MISSING
    no_key = Problem("What FPZ_CENTRE_KEY names is no key.", "Put back the file that “fpz central init” made.")
    try:
        key = b64decode(file.read_bytes())
    except OSError as error:
        raise Problem("The centre's key cannot be read.", "It belongs to the user that the centre runs as.") from error
    except ValueError as error:
        raise no_key from error
    if len(key) != KEY_BYTES:
        raise no_key
    engine.update_execution_options(**{_OPTION: key})


def seal(connection: sa.Connection, secret: str, purpose: str) -> str:
    """As it is to be stored; in clear in a database that was made without a key, as on a trial. Raises Problem."""
    key = connection.get_execution_options().get(_OPTION)
    if key is None:
        first = sa.select(centre_facts.c.value).where(centre_facts.c.value.startswith(_SEALED))
        if connection.execute(first).first():
            raise MISSING
        return secret
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _SEALED + b64encode(nonce + AESGCM(key).encrypt(nonce, secret.encode(), purpose.encode())).decode()


def unseal(connection: sa.Connection, stored: str, purpose: str) -> str:
    """Raises Problem where the key is another, or there is none."""
    if not stored.startswith(_SEALED):
        return stored
    key = connection.get_execution_options().get(_OPTION)
    if key is None:
        raise MISSING
    whole = b64decode(stored.removeprefix(_SEALED))
    try:
        return AESGCM(key).decrypt(whole[:_NONCE_BYTES], whole[_NONCE_BYTES:], purpose.encode()).decode()
    except InvalidTag as error:
        raise MISSING from error

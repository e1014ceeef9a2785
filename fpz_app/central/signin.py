"""Signing in: a device shows that it has its key, gets a token for a quarter of an hour, and signs each request with it."""

import hmac
import secrets
from base64 import b64decode
from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa

from fpz_app.central.reading_works import is_id
from fpz_app.central.refusals import Refused
from fpz_app.central.sealing import seal, unseal
from fpz_app.central.tables import centre_facts, devices
from fpz_app.security.device import verify
from fpz_app.sync.protocol import Challenge, SignedIn, SignIn, proof_bytes, sign_in_bytes

TOKEN_SECONDS, NONCE_SECONDS = 15 * 60, 60
_DEVICE = sa.select(devices).where(devices.c.id == sa.bindparam("device"))
_SECRET = "secret"  # noqa: S105 - its name


@dataclass(frozen=True)
class Caller:
    """The device that a request comes from."""

    zone: str
    device: str
    worker: str
    is_revoked: bool


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a proof covers: `target` is path and query as they were sent, `body` as it was sent."""

    method: str
    target: str
    body: bytes
    token: str
    proof: str


def make_secret(connection: sa.Connection) -> None:
    sealed = seal(connection, secrets.token_hex(32), _SECRET)
    connection.execute(sa.insert(centre_facts).values(name=_SECRET, value=sealed))


def secret_of(connection: sa.Connection) -> bytes:
    """What tokens are made with; the same for every process of the centre."""
    stored = connection.execute(sa.select(centre_facts.c.value).where(centre_facts.c.name == _SECRET)).scalar_one()
    return bytes.fromhex(unseal(connection, stored, _SECRET))


def challenge(secret: bytes, device: str, now: int) -> Challenge:
    """A nonce that is good for this device for a minute; nothing of it needs to be remembered."""
    plain = f"{now + NONCE_SECONDS * 1000}.{secrets.token_urlsafe(16)}"
    return Challenge(nonce=f"{plain}.{_seal(secret, 'nonce', device, plain)}")


def sign_in(connection: sa.Connection, secret: bytes, asked: SignIn, now: int) -> SignedIn:
    """Raises Refused, in one form of words whatever is wrong."""
    if not is_id(asked.device):
        raise unknown()
    row = connection.execute(sa.select(devices).where(devices.c.id == asked.device, devices.c.worker != "")).first()
    plain, _, seal = asked.nonce.rpartition(".")
    is_ours = _is_sealed(seal, secret, "nonce", asked.device, plain) and _milliseconds(plain) >= now
    signed = sign_in_bytes(asked.device, asked.nonce)
    if row is None or not is_ours or not verify(b64decode(row.public_key), signed, asked.signature):
        raise unknown()
    connection.execute(sa.update(devices).where(devices.c.zone == row.zone, devices.c.id == row.id).values(seen=now))
    token = f"{now + TOKEN_SECONDS * 1000}.{asked.device}"
    return SignedIn(token=f"{token}.{_seal(secret, 'token', token)}", seconds=TOKEN_SECONDS)


def check_token(secret: bytes, token: str, now: int) -> str:
    """The device that a token was given to; nothing is read or asked for a token that is none. Raises Refused."""
    plain, _, seal = token.rpartition(".")
    if not _is_sealed(seal, secret, "token", plain) or _milliseconds(plain) < now:
        raise unknown()
    return plain.partition(".")[2]


def caller(connection: sa.Connection, secret: bytes, request: Request, now: int) -> Caller:
    """Raises Refused unless the token is good and the request is signed by the device that it was given to."""
    device = check_token(secret, request.token, now)
    row = connection.execute(_DEVICE, {"device": device}).first()
    signed = proof_bytes(request.method, request.target, request.token, request.body)
    if row is None or not verify(b64decode(row.public_key), signed, request.proof):
        raise unknown()
    return Caller(row.zone, row.id, row.worker, bool(row.revoked))


def _seal(secret: bytes, *parts: str) -> str:
    return hmac.new(secret, "\n".join(parts).encode(), sha256).hexdigest()


def _is_sealed(seal: str, secret: bytes, *parts: str) -> bool:
    return hmac.compare_digest(seal.encode(), _seal(secret, *parts).encode())


def _milliseconds(plain: str) -> int:
    return int(plain.partition(".")[0])


def unknown() -> Refused:
    return Refused("The centre does not know this laptop, or its sign-in has ended.", "Sync again.", status=401)

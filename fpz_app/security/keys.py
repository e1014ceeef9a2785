"""Keys: the data key, and how a passphrase, a recovery code or an organisation's key seals it."""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
_ESCROW = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class CannotUnseal(Exception):
    """The key does not fit, or the sealed bytes or what they are bound to were altered."""


class DataKey:
    """The 32 bytes that encrypt the store. Kept where it can be overwritten, shown nowhere, never pickled."""

    def __init__(self, raw: bytes | bytearray) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._raw = bytearray(raw)

    def __bytes__(self) -> bytes:
        return bytes(self._raw)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataKey) and secrets.compare_digest(self._raw, other._raw)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "DataKey(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is never written out")

    def wipe(self) -> None:
        """Overwrites this copy. Python may hold others: locking ends the process for that reason."""
        self._raw[:] = bytes(KEY_BYTES)


def new_data_key() -> DataKey:
    return DataKey(secrets.token_bytes(KEY_BYTES))


@dataclass(frozen=True)
class Cost:
    """What one guess of a passphrase costs (Argon2id, RFC 9106's second recommendation)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def is_allowed(self) -> bool:
        """Neither weaker than we write, nor so dear that a forged header could stall the laptop."""
        return 64 * 1024 <= self.memory_kib <= 1024 * 1024 and 3 <= self.passes <= 16 and 4 <= self.lanes <= 16


def device_wrapping_key(passphrase: str, device_secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Both the passphrase and the laptop's secret go in: neither alone says anything about the key."""
    if not cost.is_allowed():
        raise ValueError("refused: weaker or dearer than allowed")
    stretched = hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return _derive(stretched + device_secret, salt, b"fpz device slot 1")


def recovery_wrapping_key(code: bytes, salt: bytes) -> bytes:
    """The code holds 256 random bits, so it needs no stretching."""
    return _derive(code, salt, b"fpz recovery slot 1")


def _derive(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive(secret)


def seal(wrapping_key: bytes, data_key: DataKey, bound_to: bytes) -> bytes:
    """Nonce and AES-256-GCM box; opens only together with the same `bound_to`."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(wrapping_key).encrypt(nonce, bytes(data_key), bound_to)


def unseal(wrapping_key: bytes, box: bytes, bound_to: bytes) -> DataKey:
    try:
        return DataKey(AESGCM(wrapping_key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], bound_to))
    except (InvalidTag, ValueError) as wrong:
        raise CannotUnseal from wrong


def seal_to(public_key: bytes, data_key: DataKey, bound_to: bytes) -> bytes:
    """Sealed to an organisation's X25519 public key (HPKE, RFC 9180): only its private key opens."""
    return _ESCROW.encrypt(bytes(data_key), X25519PublicKey.from_public_bytes(public_key), bound_to)


def unseal_with(private_key: bytes, box: bytes, bound_to: bytes) -> DataKey:
    try:
        return DataKey(_ESCROW.decrypt(box, X25519PrivateKey.from_private_bytes(private_key), bound_to))
    except (InvalidTag, ValueError) as wrong:
        raise CannotUnseal from wrong

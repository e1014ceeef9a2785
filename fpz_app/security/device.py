"""The device key: an Ed25519 pair made at set-up that signs each work done on this laptop."""

import base64
import binascii
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fpz_app.domain.record import new_id


@dataclass
class Device:
    """`stored` is the text it is rebuilt from: it holds the private key and belongs in the encrypted store alone."""

    id: str
    stored: str = field(repr=False)
    public_key: bytes

    def sign(self, data: bytes) -> str:
        """The signature's 64 bytes in base 64."""
        return base64.b64encode(_private_key(self.stored).sign(data)).decode()

    def verify(self, data: bytes, signature: str) -> bool:
        return verify(self.public_key, data, signature)


def signer(stored: str) -> Device:
    """The device of this store; "" makes a new one."""
    stored = stored or f"{new_id()} {base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()}"
    return Device(stored.split(" ")[0], stored, _private_key(stored).public_key().public_bytes_raw())


def verify(public_key: bytes, data: bytes, signature: str) -> bool:
    """`public_key` is 32 raw bytes: this or another laptop's."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(base64.b64decode(signature), data)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _private_key(stored: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(stored.split(" ")[1]))

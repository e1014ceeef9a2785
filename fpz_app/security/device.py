"""The device key: an Ed25519 pair made at set-up that signs each work done on this laptop."""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fpz_app.domain.record import new_id


class Signer:
    """Rebuilt from its `stored` text, which holds the private key and belongs in the encrypted store alone; "" is new."""

    def __init__(self, stored: str = "") -> None:
        self.stored = stored or f"{new_id()} {_text(Ed25519PrivateKey.generate().private_bytes_raw())}"
        self.id, private_key = self.stored.split(" ")
        self._pair = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private_key))
        self.public_key = self._pair.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> str:
        """The signature's 64 bytes in base 64."""
        return _text(self._pair.sign(data))

    def verify(self, data: bytes, signature: str) -> bool:
        return verify(self.public_key, data, signature)


def verify(public_key: bytes, data: bytes, signature: str) -> bool:
    """`public_key` is 32 raw bytes: this or another laptop's."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(base64.b64decode(signature), data)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def key_text(public_key: bytes) -> str:
    """A public key as it is sent: base 64."""
    return _text(public_key)


def key_of(text: str) -> bytes:
    """The 32 bytes of a public key that was sent. Raises ValueError for what is none."""
    raw = base64.b64decode(text, validate=True)
    Ed25519PublicKey.from_public_bytes(raw)
    return raw


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()

"""The data key and what seals it."""

import pickle

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fpz_app.security import keys
from fpz_app.security.keys import CannotUnseal, Cost, DataKey

SALT = bytes(16)
SECRET = bytes(range(32))


def test_a_sealed_key_opens_again() -> None:
    key = keys.new_data_key()
    assert keys.unseal(bytes(32), keys.seal(bytes(32), key, b"here"), b"here") == key


def test_a_sealed_key_opens_nowhere_else() -> None:
    box = keys.seal(bytes(32), keys.new_data_key(), b"here")
    with pytest.raises(CannotUnseal):
        keys.unseal(bytes(32), box, b"there")


def test_one_flipped_bit_is_noticed() -> None:
    box = bytearray(keys.seal(bytes(32), keys.new_data_key(), b""))
    box[-1] ^= 1
    with pytest.raises(CannotUnseal):
        keys.unseal(bytes(32), bytes(box), b"")


def test_the_passphrase_and_the_laptops_secret_are_both_needed() -> None:
    right = keys.device_wrapping_key("kettle under seven maps", SECRET, SALT, Cost())
    other_passphrase = keys.device_wrapping_key("kettle under seven mapz", SECRET, SALT, Cost())
    other_secret = keys.device_wrapping_key("kettle under seven maps", bytes(32), SALT, Cost())
    assert len({right, other_passphrase, other_secret}) == 3


def test_the_same_letter_typed_on_two_keyboards_is_the_same_passphrase() -> None:
    one = keys.device_wrapping_key("Zoë’s kettle sings", SECRET, SALT, Cost())
    other = keys.device_wrapping_key("Zoe\u0308’s kettle sings", SECRET, SALT, Cost())
    assert one == other


@pytest.mark.parametrize("cost", [Cost(1024, 3, 4), Cost(65536, 1, 4), Cost(65536, 3, 1), Cost(2**31, 3, 4)])
def test_weaker_or_absurd_protection_is_refused(cost: Cost) -> None:
    with pytest.raises(ValueError, match="refused"):
        keys.device_wrapping_key("kettle under seven maps", SECRET, SALT, cost)


def test_what_is_sealed_to_an_organisation_opens_with_its_private_key_alone() -> None:
    pair, other = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    key = keys.new_data_key()
    box = keys.seal_to(pair.public_key().public_bytes_raw(), key, b"here")
    assert keys.unseal_with(pair.private_bytes_raw(), box, b"here") == key
    with pytest.raises(CannotUnseal):
        keys.unseal_with(other.private_bytes_raw(), box, b"here")


def test_a_data_key_does_not_show_itself() -> None:
    key = DataKey(SECRET)
    assert SECRET.hex() not in repr(key) + str(key) + f"{key}"


def test_a_data_key_cannot_be_pickled() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(DataKey(SECRET))


def test_a_wiped_key_is_gone_from_its_buffer() -> None:
    key = DataKey(SECRET)
    key.wipe()
    assert bytes(key) == bytes(32)

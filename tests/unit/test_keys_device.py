"""The key that signs what is done on this laptop."""

from fpz_app.security.device import Signer, verify


def test_what_a_laptop_signs_is_known_as_its_own() -> None:
    laptop = Signer("")
    assert laptop.verify(b"a work", laptop.sign(b"a work"))


def test_anyone_with_the_public_key_can_check() -> None:
    laptop = Signer("")
    assert verify(laptop.public_key, b"a work", laptop.sign(b"a work"))


def test_an_altered_work_is_found() -> None:
    laptop = Signer("")
    assert not laptop.verify(b"a wurk", laptop.sign(b"a work"))


def test_another_laptops_signature_is_found() -> None:
    assert not Signer("").verify(b"a work", Signer("").sign(b"a work"))


def test_a_signature_that_is_none_is_found() -> None:
    laptop = Signer("")
    assert not any(laptop.verify(b"a work", signature) for signature in ("", "x", "Zm9v"))


def test_a_laptop_is_the_same_after_a_restart() -> None:
    laptop = Signer("")
    again = Signer(laptop.stored)
    assert (again.id, again.verify(b"a work", laptop.sign(b"a work"))) == (laptop.id, True)


def test_the_private_key_does_not_show() -> None:
    laptop = Signer("")
    assert laptop.stored.split()[1] not in repr(laptop)

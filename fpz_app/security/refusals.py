"""Refusals: why a store stays shut, each in words and with the way on."""

from fpz_app.domain.errors import Problem


class WrongPassphrase(Problem):
    """`wait` is how many seconds must pass before the next try."""

    def __init__(self, wait: float) -> None:
        super().__init__("That passphrase is not right.", "Check capital letters and try again.", field="passphrase")
        self.wait = wait


class TooSoon(Problem):
    """`wait` is how many seconds are left."""

    def __init__(self, wait: float) -> None:
        super().__init__("Too many wrong tries.", "Wait, or use your recovery code.", field="passphrase")
        self.wait = wait


class NoPassphraseHere(Problem):
    """The laptop's half of the key is gone or was never made, so only the recovery code opens."""

    def __init__(self) -> None:
        super().__init__(
            "A passphrase cannot open this laptop at the moment.",
            "Its part of the key is missing from the system’s keyring. Use your recovery code; nothing is lost.",
        )


class KeyringShut(Problem):
    """The system's keyring is there and did not answer."""

    def __init__(self) -> None:
        super().__init__("The system’s keyring did not open.", "Unlock it and try again, or use your recovery code.")


class WrongRecoveryCode(Problem):
    """Well typed, and not the code of this store."""

    def __init__(self) -> None:
        super().__init__(
            "That code is typed correctly, but it does not open this laptop.",
            "Look for a newer code: making a new one ends the old.",
            field="code",
        )


class KeysNotKept(Problem):
    """The disk is full or cannot be written to."""

    def __init__(self) -> None:
        super().__init__("The disk did not take the new keys.", "Nothing has changed. Make room on it and try again.")


class DamagedKeys(Problem):
    """The key file cannot be read, was altered, or asks for weaker protection than this program allows."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The key file of this laptop cannot be used: {what}.",
            "Do not delete anything. Ask whoever looks after your laptop to put the key file back from a backup.",
        )

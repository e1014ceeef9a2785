"""Troubles: what can go wrong between a laptop and the centre, in plain words."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

import httpx

from fpz_app.domain.errors import Problem

KEPT = "Your work is kept on this laptop and goes out with the next sync."
_EXPIRED, _NOT_YET, _WRONG_HOST = 10, 9, 62
"""OpenSSL's numbers."""


class Offline(Problem):
    """No answer now; trying again later is all there is to do."""

    def __init__(self, message: str = "The centre cannot be reached.", remedy: str = KEPT) -> None:
        super().__init__(message, remedy)


class Untrusted(Problem):
    """Whoever answered could not show to be the centre; nothing was sent."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "Nothing was sent. Tell your zone's administrator, or try from another network.")


class Declined(Problem):
    """The centre said no, in its own words. `status` is the HTTP status."""

    def __init__(self, message: str, remedy: str, status: int) -> None:
        super().__init__(message, remedy)
        self.status = status


class Unknown(Declined):
    """The centre has never heard of this device, as after the restore of a backup from before it joined."""

    def __init__(self) -> None:
        super().__init__(
            "The centre does not know this laptop.",
            "Join the zone again with a new code. Nothing that you wrote is lost: it is sent under the new code.",
            HTTPStatus.UNAUTHORIZED,
        )


class Misnumbered(Exception):
    """The centre wants another number next; `forked` where it knows another work by a number that was sent."""

    def __init__(self, wanted: int, forked: bool) -> None:
        super().__init__(f"the centre wants number {wanted}")
        self.wanted, self.forked = wanted, forked


@contextmanager
def in_words() -> Iterator[None]:
    """Raises Offline or Untrusted for every fault of the network."""
    try:
        yield
    except (httpx.TimeoutException, httpx.RemoteProtocolError) as error:
        raise Offline("The centre does not answer.") from error
    except (httpx.TransportError, httpx.InvalidURL, OSError) as error:
        certificate = _certificate_fault(error)
        if certificate is not None:
            raise Untrusted(certificate) from error
        raise Offline from error


def unreadable() -> Offline:
    return Offline("The answer of the centre was cut off.")


def somebody_else() -> Offline:
    return Offline(
        "Something on this network answered in place of the centre.",
        "If the network asks you to sign in, open a browser and do so, then sync again.",
    )


def _certificate_fault(error: BaseException | None) -> str | None:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            code = getattr(error, "verify_code", 0)
            if code == _EXPIRED:
                return "The centre's certificate has run out."
            if code == _NOT_YET:
                return "The centre's certificate is not valid yet. Check the clock of this laptop."
            if code == _WRONG_HOST:
                return "The certificate that was shown belongs to another address."
            return "This laptop does not trust the certificate that was shown."
        if isinstance(error, ssl.SSLError):
            return "What answered does not speak HTTPS as the centre does."
        error = error.__cause__ or error.__context__
    return None

"""Troubles: what a database that cannot be used says, in words that an administrator can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from fpz_app.domain.errors import Problem

_CERTIFICATE = (
    ("does not match host name", "The database showed a certificate of another host.", "Name it in the address as it does."),
    ("server does not support SSL", "The database does not speak TLS.", "Set ssl = on in postgresql.conf."),
    ("root certificate file", "There is no certificate to trust the database by.", "Check the file that sslrootcert names."),
    (
        "SSL error",
        "The database showed a certificate that is not trusted.",
        "Check the file that sslrootcert names, and that the certificate has not run out.",
    ),
)


@contextmanager
def in_words() -> Iterator[None]:
    """What a database that is not there, or not ours to use, answers becomes a Problem."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.ProgrammingError, sa.exc.InterfaceError) as error:
        said = str(error.orig).strip()
        if isinstance(error, sa.exc.OperationalError):
            for sign, message, remedy in _CERTIFICATE:
                if sign in said:
                    raise Problem(message, remedy) from error
        is_denied = isinstance(error, sa.exc.ProgrammingError)
        words = "The database does not allow it." if is_denied else "The database does not answer."
        raise Problem(words, said.splitlines()[0] if said else "Check its address.") from error

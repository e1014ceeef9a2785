"""Code page: the recovery code as a page to print."""

from collections.abc import Sequence
from datetime import datetime


def code_pdf(groups: Sequence[str], now: datetime) -> bytes:
    """Slow the first time: the print kit is loaded here."""
    from fpz_app.documents.recovery_code import recovery_code
    from fpz_app.domain.dates import say_date

    return recovery_code(groups, printed=f"Printed on {say_date(now.date())} at {now:%H:%M}")

"""Address: where a centre is, as a person types it; HTTPS alone."""

import ipaddress

import httpx

from fpz_app.domain.errors import Problem


def checked(url: str) -> str:
    """The address of a centre as it was typed. Raises Problem: HTTPS alone, but for a centre on this very machine."""
    typed = url.strip()
    try:
        parsed = httpx.URL(typed if "://" in typed else f"https://{typed}")
    except httpx.InvalidURL as error:
        raise Problem("This is not an address.", "It looks like https://centre.example.org", field="centre") from error
    if not parsed.host or parsed.userinfo or parsed.scheme not in ("https", "http"):
        raise Problem("This is not an address.", "It looks like https://centre.example.org", field="centre")
    if parsed.scheme == "http" and not _is_this_machine(parsed.host):
        raise Problem(
            "An address that begins with http:// is not safe: others could read along.",
            "Write https:// in its place.",
            field="centre",
        )
    return str(parsed).rstrip("/")


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

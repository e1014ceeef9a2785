"""The demo: an invented zone to look around in, to test with and to measure."""

from fpz_app.demo.zone import make_zone

__all__ = ["make_zone"]

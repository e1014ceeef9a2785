"""The Family Partnership Zone app: early help for families, recorded offline and printed."""

__version__ = "0.1.0"

"""Prints: plain data in, PDF bytes out."""

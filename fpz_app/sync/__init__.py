"""Sync: one record on many laptops; what goes over the wire, and the rounds that bring a laptop and the centre together."""

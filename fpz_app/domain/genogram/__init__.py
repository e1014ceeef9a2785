"""The genogram: who is who in a family, from its records to symbols and lines in their places."""

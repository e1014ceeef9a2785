"""Passphrases, keys, the keyring and the idle lock."""

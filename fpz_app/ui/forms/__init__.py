"""Forms drawn from their TOML."""

"""Small parts that screens are composed of."""

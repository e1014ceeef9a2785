"""What families, practitioners and records are: rules in plain Python, with no window, database or clock."""

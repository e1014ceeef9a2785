"""What each screen shows and does, without Qt."""

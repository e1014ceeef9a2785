"""What the program does, one module a topic: actions that write, then questions that read."""

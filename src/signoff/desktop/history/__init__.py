"""What happened to a notice, in words, and its window."""

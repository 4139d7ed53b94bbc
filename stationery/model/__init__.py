"""What everybody knows: the values that travel, and the words for what goes wrong."""

"""Letters: when one is due, what it says, how it leaves, and what became of it."""

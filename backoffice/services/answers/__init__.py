"""The answer to the child (L-C11)."""

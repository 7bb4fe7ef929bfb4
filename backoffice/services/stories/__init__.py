"""The story in pictures that goes with the answer."""

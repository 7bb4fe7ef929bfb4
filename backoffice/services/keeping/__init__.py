"""What is kept, for how long, and its copies."""

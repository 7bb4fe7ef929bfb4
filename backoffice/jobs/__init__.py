"""What the office does by itself, every few seconds and every day."""

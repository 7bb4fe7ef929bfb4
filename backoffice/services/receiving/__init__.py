"""What comes from the chat."""

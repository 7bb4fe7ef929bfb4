"""What reaches the office in any way but the chat, and is written down (B-04)."""

"""Everything on the child's side: the chat page, the dialogue, the hand-over."""

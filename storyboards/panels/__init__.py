"""How a panel is laid out: where people, things and bubbles go."""

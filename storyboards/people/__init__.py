"""How people look: heads, hands, clothes, faces, poses, and the cast of a story."""

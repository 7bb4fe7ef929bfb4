"""Safety worries: raised, seen, decided about, chased (SG-1 to SG-10)."""

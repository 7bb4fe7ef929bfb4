"""Finding cases again: the queue, names, marks, the audit log."""

"""One verb a module: what the office does, each in one transaction that the caller opens."""

"""The tests; a package of this name, because some libraries bring one of theirs."""

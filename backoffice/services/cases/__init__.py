"""What is done in a case, one verb a module."""

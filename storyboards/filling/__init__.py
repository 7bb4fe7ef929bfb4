"""Making a story of a template and the facts of a case."""

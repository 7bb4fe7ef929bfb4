"""What a new day, or a new list of holidays, changes by itself."""

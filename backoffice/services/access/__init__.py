"""What is shut to a member of staff, and whom the words of a case name."""

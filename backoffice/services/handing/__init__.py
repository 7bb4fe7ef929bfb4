"""Who gets a case, who stands in, and giving it on."""

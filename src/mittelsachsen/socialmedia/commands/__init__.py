"""Programs for the shell."""

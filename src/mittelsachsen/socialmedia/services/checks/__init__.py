"""REST: the checks."""

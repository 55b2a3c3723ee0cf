"""REST: the whole document."""

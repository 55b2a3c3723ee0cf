"""REST: how the add-on is."""

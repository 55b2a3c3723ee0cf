"""REST: due dates."""

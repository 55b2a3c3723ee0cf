"""REST: the audit of foreign resources."""

"""Last and next evaluation, status groups, contacts in office: each notion once."""

"""A record's life: its start, its approval, its key figures."""

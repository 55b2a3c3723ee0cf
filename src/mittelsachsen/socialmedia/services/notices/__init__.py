"""REST: the notices of a channel, and the statement on accessibility."""

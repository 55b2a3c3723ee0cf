"""What regulators ask, as rules, and what the content shows of it."""

"""The one reader of addresses: hosts, accounts, videos, and constraints of fields."""

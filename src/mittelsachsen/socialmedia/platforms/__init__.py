"""Platform records and the canonical form of account addresses."""

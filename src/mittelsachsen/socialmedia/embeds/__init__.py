"""Embeds that load nothing foreign before the visitor agrees."""

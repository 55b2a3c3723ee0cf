"""Vocabularies; tokens are stable REST values, titles are translated."""

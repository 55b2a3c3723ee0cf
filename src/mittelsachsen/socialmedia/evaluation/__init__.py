"""Evaluations: when they are due."""

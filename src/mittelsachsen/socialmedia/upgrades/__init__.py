"""Upgrade steps, one subpackage per target version."""

"""The usage concept as a numbered document."""

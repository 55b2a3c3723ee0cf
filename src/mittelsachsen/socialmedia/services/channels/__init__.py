"""``@social-media-channels``."""

"""``@controlpanels/socialmedia``."""

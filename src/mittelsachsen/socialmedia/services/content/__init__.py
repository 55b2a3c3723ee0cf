"""Input of the five content types over REST."""

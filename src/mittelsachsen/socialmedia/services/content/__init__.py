"""Input of the four content types over REST."""

"""The four content types and the video behavior."""

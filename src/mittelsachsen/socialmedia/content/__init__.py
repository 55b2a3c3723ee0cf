"""The five content types and the video behavior."""

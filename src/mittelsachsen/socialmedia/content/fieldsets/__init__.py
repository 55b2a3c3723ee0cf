"""The schemas of concept and channel by subject, side by side where both have it."""

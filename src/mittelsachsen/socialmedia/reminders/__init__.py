"""Reminders: stages, posts, mails and their outbox, the calendar."""

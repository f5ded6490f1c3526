"""Reminders: the page that lists them, the one that sets one, and what is told when one is due."""

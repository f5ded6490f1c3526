"""The safety check before a session: warning signs, health, and what follows from the answers."""

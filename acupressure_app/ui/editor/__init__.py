"""The editor of the user's own routines."""

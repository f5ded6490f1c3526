"""A session as a sound file."""

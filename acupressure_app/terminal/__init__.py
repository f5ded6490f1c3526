"""The same session without a window: questions, listings and the guide, in text."""

"""The page of a routine before it starts."""

"""A running session from its preparation to its end: clock, ring, page, and what was done."""

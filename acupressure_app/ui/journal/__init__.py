"""The journal: what was done, how it felt, and one's own trend."""

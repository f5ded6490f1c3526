"""The points: lists, map and search, and the page of each point."""

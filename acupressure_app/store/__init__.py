"""Files: the content that is shipped, and what belongs to the user."""

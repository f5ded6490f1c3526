"""What pages are made of: parts that know nothing of a routine or a session."""

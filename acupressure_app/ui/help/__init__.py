"""What is read beside a session: help, sources, and when pressing is right."""

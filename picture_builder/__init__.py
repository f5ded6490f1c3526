"""Makes the body pictures of the program from a free body mesh; not part of the program."""

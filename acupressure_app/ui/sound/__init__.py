"""Sound and voice as the window uses them, and the program that plays them."""

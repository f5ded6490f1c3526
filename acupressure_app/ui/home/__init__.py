"""Home: the menu of routines, its search and filters, and the last time."""

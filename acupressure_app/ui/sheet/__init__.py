"""A routine as a sheet of paper: what it says, how it is set, and the program that writes it."""

"""Pure values and functions: no Qt, no files, no clock."""

"""Routines handed on and taken over, and pages to print, in the window."""

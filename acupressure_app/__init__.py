"""A guided self-acupressure session timer."""

__version__ = "0.1.0"

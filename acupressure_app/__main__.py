"""Lets `python -m acupressure_app` do what the command acupressure-app does."""

import sys

from acupressure_app.cli import main

if __name__ == "__main__":
    sys.exit(main())

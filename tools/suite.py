"""Runs the tests: several at once, then those in which real time passes, alone.

What is given is passed on to pytest. That there are no tests of one kind among those that were
chosen is no failure; that there are none at all is one.
"""

import subprocess
import sys

import pytest

_KINDS = (("-n", "auto", "-m", "not alone"), ("-m", "alone"))


def main() -> int:
    """The exit code of pytest: that of the first run that failed, also if it was killed."""
    codes = [
        subprocess.call([sys.executable, "-m", "pytest", *kind, *sys.argv[1:]]) for kind in _KINDS
    ]
    none = pytest.ExitCode.NO_TESTS_COLLECTED
    if all(code == none for code in codes):
        return int(none)
    return next((code for code in codes if code not in (0, none)), 0)


if __name__ == "__main__":
    sys.exit(main())

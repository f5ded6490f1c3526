"""A program that said everything right and then crashes has still let its user down."""

import subprocess
import sys

READS_A_ROUTINE = """
import contextlib, msgspec
from acupressure_app.core.routine import Routine
with contextlib.suppress(msgspec.ValidationError):
    msgspec.convert({}, Routine)
"""


def test_the_process_ends_as_quietly_as_it_ran() -> None:
    """msgspec 0.22.0 crashed here one time in five, so once is not enough."""
    command = [sys.executable, "-c", READS_A_ROUTINE]
    codes = [subprocess.run(command, check=False, timeout=60).returncode for _ in range(15)]
    assert codes == [0] * 15

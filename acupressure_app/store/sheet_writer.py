"""Calls the program that writes a routine's sheet as a PDF, which alone knows how."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from acupressure_app.store.files import discard
from acupressure_app.store.trouble import plainly

PAPERS = ("a4", "letter")
_SECONDS = 120
"""More than the longest routine takes on a slow computer."""


class NotWrittenError(Exception):
    """The sheet could not be written; its text says why."""


def write_sheet(
    program: Sequence[str], routine_id: str, out: Path, paper: str, language: str
) -> None:
    """Write it beside its place first, and then there. Raises NotWrittenError."""
    fresh = out.with_name(f".{out.name}.new")
    try:
        fresh.touch()  # the program only knows that it could not, not why
        ended = subprocess.run(
            [*program, routine_id, str(fresh.absolute()), paper, language],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
        if ended.returncode:
            raise NotWrittenError((ended.stderr.strip().splitlines() or [""])[-1])
        fresh.replace(out)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotWrittenError(plainly(error)) from error
    finally:
        discard(fresh)

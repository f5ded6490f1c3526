"""Calls the program that writes a routine's sheet as a PDF, which alone knows how."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from acupressure_app.core.language import N_, PhrasedError
from acupressure_app.store.files import discard
from acupressure_app.store.trouble import why

PAPERS = ("a4", "letter")
_SECONDS = 120
"""More than the longest routine takes on a slow computer."""


class NotWrittenError(PhrasedError):
    """The sheet could not be written."""


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
            said = (ended.stderr.strip().splitlines() or [""])[-1]
            raise NotWrittenError(N_("{why}", why=said))
        fresh.replace(out)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotWrittenError(why(error)) from error
    finally:
        discard(fresh)

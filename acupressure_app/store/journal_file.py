"""The journal as a file to hand on: CSV for a table program, JSON for everything else."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from acupressure_app.core.entry import Entry
from acupressure_app.core.entry_table import table
from acupressure_app.store.files import write_json, write_whole


def save_csv(path: Path, entries: Iterable[Entry]) -> None:
    """Write a row for each session, as table programs read it. Raises OSError."""
    text = StringIO(newline="")
    csv.writer(text).writerows(table(entries))
    write_whole(path, text.getvalue().encode("utf-8-sig"))


def save_json(path: Path, entries: Iterable[Entry]) -> None:
    """Write every session with all that is known of it. Raises OSError."""
    write_json(path, tuple(entries))

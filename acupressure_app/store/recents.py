"""Keeps what was played lately in a plain file that the user may read or delete."""

from pathlib import Path

import msgspec

from acupressure_app.core.language import Phrase, PhrasedError
from acupressure_app.core.recent import MOST, Recent
from acupressure_app.store.files import NOT_JSON, set_aside, write_json
from acupressure_app.store.trouble import of_file


class UnreadableRecentsError(PhrasedError):
    """The file is there and cannot be used.

    `kept` is where it was set aside, so that this is told once; None where that failed too.
    """

    def __init__(self, why: Phrase, kept: Path | None) -> None:
        super().__init__(why)
        self.kept = kept


def load_recents(folder: Path) -> tuple[Recent, ...]:
    """What was played lately, newest first; nothing without a file.

    Raises UnreadableRecentsError.
    """
    path = _file(folder)
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Recent, ...])[:MOST]
    except FileNotFoundError:
        return ()
    except (OSError, *NOT_JSON) as error:
        try:
            kept = None if isinstance(error, OSError) else set_aside(path)
        except OSError:
            kept = None
        raise UnreadableRecentsError(of_file(path, error), kept) from error


def save_recents(folder: Path, recents: tuple[Recent, ...]) -> None:
    """Store them. Raises OSError; then the stored ones are as they were."""
    write_json(_file(folder), recents)


def _file(folder: Path) -> Path:
    return folder / "recent.json"

"""Keeps what was played lately in a plain file that the user may read or delete."""

import logging
from pathlib import Path

import msgspec

from acupressure_app.core.recent import MOST, Recent
from acupressure_app.store.files import NOT_JSON, write_json

_log = logging.getLogger(__name__)


def load_recents(folder: Path) -> tuple[Recent, ...]:
    """What was played lately, newest first; nothing where the file is missing or unreadable."""
    path = _file(folder)
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Recent, ...])[:MOST]
    except FileNotFoundError:
        return ()
    except (OSError, *NOT_JSON) as error:
        _log.warning("%s is not used: %s", path, error)
        return ()


def save_recents(folder: Path, recents: tuple[Recent, ...]) -> None:
    """Store them. Raises OSError; then the stored ones are as they were."""
    write_json(_file(folder), recents)


def _file(folder: Path) -> Path:
    return folder / "recent.json"

"""Keeps the routine that is being written, so that a crash costs none of it."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from acupressure_app.core.loose import loosely
from acupressure_app.core.routine import Routine
from acupressure_app.store.files import read_at_most, write_json

_log = logging.getLogger(__name__)
_MOST_BYTES = 2_000_000


class KeptDraft(Struct, frozen=True):
    """A routine that was not saved: its `file` if it has one, and where its new photos are."""

    routine: Routine
    file: str | None = None
    photos: Mapping[str, str] = {}


def load_draft(data: Path) -> KeptDraft | None:
    """What was being written when the program ended; None where that is nothing."""
    path = _file(data)
    try:
        tree = json.loads(read_at_most(path, _MOST_BYTES))
    except (OSError, ValueError, RecursionError) as error:
        if path.exists():
            _log.warning("%s is not used: %s", path, error)
        return None
    return _read(tree) if isinstance(tree, dict) else None


def _read(tree: dict[str, Any]) -> KeptDraft | None:
    routine, file, photos = loosely(tree.get("routine")), tree.get("file"), tree.get("photos")
    if routine is None:
        return None
    known = photos.items() if isinstance(photos, dict) else ()
    kept = {name: source for name, source in known if isinstance(source, str)}
    return KeptDraft(routine, file if isinstance(file, str) else None, kept)


def save_draft(data: Path, draft: KeptDraft) -> None:
    """Keep it. Raises OSError."""
    write_json(_file(data), draft)


def forget_draft(data: Path) -> None:
    """It was saved, or is not wanted. Raises OSError."""
    _file(data).unlink(missing_ok=True)


def _file(data: Path) -> Path:
    return data / "draft.json"

"""Keeps the routines being written, each in a file of its own, to outlast a crash."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from acupressure_app.core.loose import loosely
from acupressure_app.core.routine import Routine
from acupressure_app.store.files import read_at_most, write_json, write_whole

_log = logging.getLogger(__name__)
_MOST_BYTES = 2_000_000


class KeptDraft(Struct, frozen=True):
    """A routine that was not saved: its `file` if it has one, and where its new photos are.

    `stands` is what stood in the file when it was read or written last, `digest` what is noted of
    its bytes.
    """

    routine: Routine
    file: str | None = None
    photos: Mapping[str, str] = {}
    stands: Routine | None = None
    digest: str = ""


def drafts_of(data: Path) -> tuple[tuple[Path, KeptDraft], ...]:
    """All that were not saved, with the files they are kept in, the newest first."""
    read = ((path, load_draft(path)) for path in _by_age(data))
    return tuple((path, draft) for path, draft in read if draft is not None)


def _by_age(data: Path) -> list[Path]:
    """Earlier versions of the program kept one draft, beside the folder."""
    found = [*folder_of(data).glob("*.json"), data / "draft.json"]
    return sorted((p for p in found if p.is_file()), key=lambda p: p.stat().st_mtime, reverse=True)


def folder_of(data: Path) -> Path:
    """Where they are kept."""
    return data / "drafts"


def take_in_photo(data: Path, name: str, content: bytes) -> Path:
    """A photo of a draft, kept until its routine is saved; where. Raises OSError."""
    folder = folder_of(data) / "photos"
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    write_whole(path, content, keep=False)
    return path


def sweep_photos(data: Path) -> None:
    """Remove the photos that no draft needs any more; while one is in hand, leave them."""
    folder = folder_of(data) / "photos"
    wanted = {path for _, draft in drafts_of(data) for path in draft.photos.values()}
    for photo in folder.iterdir() if folder.is_dir() else ():
        if str(photo) not in wanted:
            photo.unlink(missing_ok=True)


def load_draft(path: Path) -> KeptDraft | None:
    """What was being written; None where that is nothing."""
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
    at, digest = file if isinstance(file, str) else None, tree.get("digest")
    noted = digest if isinstance(digest, str) else ""
    return KeptDraft(routine, at, kept, loosely(tree.get("stands")), noted)


def save_draft(path: Path, draft: KeptDraft) -> None:
    """Keep it. Raises OSError."""
    write_json(path, draft)


def forget_draft(path: Path) -> None:
    """It was saved, or is not wanted. Raises OSError."""
    path.with_name(f"{path.name}.bak").unlink(missing_ok=True)
    path.unlink(missing_ok=True)

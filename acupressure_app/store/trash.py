"""The user's own routines in the trash: laid there, brought back, or deleted with their pictures.

Pictures stay beside the routines while a routine lies in the trash, so that it comes back whole.
"""

import json
import logging
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from acupressure_app.core.codec import MAX_BYTES, encode
from acupressure_app.core.entry_names import clash_key
from acupressure_app.core.loose import loosely_read
from acupressure_app.core.routine import ID_PATTERN, Routine
from acupressure_app.core.shared import pictures_of
from acupressure_app.store.drafts import folder_of
from acupressure_app.store.files import read_at_most, write_whole
from acupressure_app.store.own_routines import fresh
from acupressure_app.store.picture_files import KINDS

_log = logging.getLogger(__name__)
_DELETED = ".deleted"
"""Ends the name of a file in the trash that is not wanted any more, until its pictures are gone."""


class Removed(Struct, frozen=True):
    """A routine file in the trash, and what can be read of it; the newest first where listed."""

    path: Path
    routine: Routine | None

    @property
    def name(self) -> str:
        """Its file name where it has no title."""
        return self.path.stem


def trash_of(folder: Path) -> Path:
    """Where removed routines go: beside the folder of the user's routines."""
    return folder.parent / "trash"


def removed_from(folder: Path) -> tuple[Removed, ...]:
    """All that was removed and still lies in the trash, the last first. Raises OSError."""
    paths = [path for path in trash_of(folder).glob("*.json") if path.is_file()]
    last_first = sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)
    return tuple(Removed(path, loosely_read(read_at_most(path, MAX_BYTES))) for path in last_first)


def throw_away(path: Path) -> Path:
    """Move a routine file to the trash; where it is now. Raises OSError."""
    thrown = _moved(path, trash_of(path.parent) / path.name)
    os.utime(thrown)  # its time tells when it was removed
    return thrown


def bring_back(thrown: Path, path: Path) -> Path:
    """Move it back to where it was, under another name if that is taken. Raises OSError."""
    return _moved(thrown, path)


def lay_in_trash(folder: Path, routine: Routine, photos: Mapping[str, Path]) -> Path:
    """Keep a routine there that was never saved. Raises OSError.

    Its new photos go where those of removed routines stay: into the folder of the routines.
    """
    name = routine.id if re.match(ID_PATTERN, routine.id) else "draft"
    target = fresh(trash_of(folder) / f"{name}.json")
    for photo in pictures_of(routine):
        source = photos.get(photo)
        if source and source.exists() and not (folder / photo).exists():
            write_whole(folder / photo, source.read_bytes(), keep=False)
    write_whole(target, encode(routine))
    return target


def delete(removed: Removed, folder: Path) -> None:
    """Delete it for good, with its last version, and the pictures that nothing else names.

    It takes another name first, and is gone from then on: what a kill leaves of it is deleted by
    `finish_deleting`. Raises OSError; then it lies in the trash as before.
    """
    deleted = _moved(removed.path, removed.path.with_name(f"{removed.path.name}{_DELETED}"))
    try:
        _finish(deleted, folder)
    except OSError:
        _moved(deleted, removed.path)
        raise


def finish_deleting(folder: Path) -> None:
    """Delete what is left of routines that are not wanted; what stays is tried again next time."""
    for deleted in trash_of(folder).glob(f"*{_DELETED}"):
        try:
            _finish(deleted, folder)
        except OSError as error:
            _log.warning("%s is not deleted yet: %s", deleted, error)


def _finish(deleted: Path, folder: Path) -> None:
    """Its pictures go before what names them, itself last."""
    versions = [path for path in (_copy_of(deleted), deleted) if path.exists()]
    others = [clash_key(_text(path)) for path in _naming(folder) if path not in versions]
    for path in versions:
        for name in _pictures(path):
            written = {clash_key(json.dumps(name, ensure_ascii=way)) for way in (True, False)}
            if not any(words in text for text in others for words in written):
                (folder / name).unlink(missing_ok=True)
    for path in versions:
        path.unlink(missing_ok=True)


def _pictures(path: Path) -> Iterator[str]:
    """What a file names as pictures beside it, whoever wrote it; nothing of another kind."""
    routine = loosely_read(read_at_most(path, MAX_BYTES))
    for name in pictures_of(routine) if routine else ():
        if Path(name).suffix.lower() in KINDS and not any(mark in name for mark in "/\\:\0"):
            yield name


def _naming(folder: Path) -> Iterator[Path]:
    """Every file that may name a picture: routines and drafts, in every version that is kept."""
    for place in (folder, trash_of(folder), folder_of(folder.parent)):
        yield from (path for path in place.rglob("*.json*") if path.is_file())
    yield from folder.parent.glob("draft.json")  # of an earlier version of the program


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")


def _moved(path: Path, wanted: Path) -> Path:
    """Move a routine file, and its last version with it, to a name that nothing has."""
    target = fresh(wanted)
    target.parent.mkdir(parents=True, exist_ok=True)
    if (copy := _copy_of(path)).exists():
        shutil.move(copy, _copy_of(target))
    return Path(shutil.move(path, target))


def _copy_of(path: Path) -> Path:
    """The last version, which writing keeps."""
    return path.with_name(f"{path.name}.bak")

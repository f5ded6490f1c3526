"""Writes, removes and brings back the user's own routine files, with the pictures beside them."""

import os
import re
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.codec import MAX_BYTES, encode
from acupressure_app.core.drafting import with_words
from acupressure_app.core.library import Content
from acupressure_app.core.loose import loosely_read
from acupressure_app.core.routine import ID_PATTERN, Routine
from acupressure_app.core.shared import pictures_of
from acupressure_app.store.files import read_at_most, write_whole
from acupressure_app.store.library import read_routine


def file_for(folder: Path, routine_id: str) -> Path:
    """A file name for a new routine that no file has."""
    return _fresh(folder / f"{routine_id}.json")


def save_routine(path: Path, routine: Routine, photos: Mapping[str, Path]) -> None:
    """Write it as a whole, its new `photos` first (name beside the file → where they come from).

    Raises OSError; then the file is as it was. What stood in it before is kept as `.bak`.
    """
    wanted = pictures_of(routine)
    for name, source in photos.items():
        target = path.parent / name
        if name in wanted and source != target:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, source.read_bytes(), keep=False)
    write_whole(path, encode(routine))


def rename(path: Path, title: str, language: str, content: Content) -> Routine:
    """Give what stands in the file now another title in this language. Raises OSError."""
    found = read_routine(path, content)
    if not isinstance(found, Routine):
        raise OSError(f"{path.name} is no routine any more")
    renamed = replace(found, title=with_words(found.title, language, title) or title)
    save_routine(path, renamed, {})
    return renamed


def put_aside(path: Path) -> Path:
    """Copy a file as it is, since what is written over it says less; where. Raises OSError."""
    copy = _fresh(path.with_name(f"{path.name}.old"))
    write_whole(copy, path.read_bytes(), keep=False)
    return copy


def picture_name(folder: Path, source: Path, taken: Collection[str]) -> str:
    """What a photo is called beside the routine, so that it replaces no other."""
    readable = source.stem.encode(errors="ignore").decode()
    stem = readable.lstrip(".~") or "photo"
    stem = "".join("-" if letter in '/\\:\0"' else letter for letter in stem)[:100]
    suffix, number, name = source.suffix.lower(), 2, f"{stem}{source.suffix.lower()}"
    while name in taken or (folder / name).exists():
        name, number = f"{stem}-{number}{suffix}", number + 1
    return name


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


def delete(removed: Removed) -> None:
    """Delete it for good, with its last version. Raises OSError."""
    for path in (_copy_of(removed.path), removed.path):
        path.unlink(missing_ok=True)


def lay_in_trash(folder: Path, routine: Routine, photos: Mapping[str, Path]) -> Path:
    """Keep a routine there that was never saved. Raises OSError.

    Its new photos go where those of removed routines stay: into the folder of the routines.
    """
    name = routine.id if re.match(ID_PATTERN, routine.id) else "draft"
    target = _fresh(trash_of(folder) / f"{name}.json")
    for photo in pictures_of(routine):
        source = photos.get(photo)
        if source and source.exists() and not (folder / photo).exists():
            write_whole(folder / photo, source.read_bytes(), keep=False)
    write_whole(target, encode(routine))
    return target


def bring_back(thrown: Path, path: Path) -> Path:
    """Move it back to where it was, under another name if that is taken. Raises OSError."""
    return _moved(thrown, path)


def _moved(path: Path, wanted: Path) -> Path:
    """Move a routine file, and its last version with it, to a name that nothing has."""
    target = _fresh(wanted)
    target.parent.mkdir(parents=True, exist_ok=True)
    if (copy := _copy_of(path)).exists():
        shutil.move(copy, _copy_of(target))
    return Path(shutil.move(path, target))


def _copy_of(path: Path) -> Path:
    """The last version, which writing keeps."""
    return path.with_name(f"{path.name}.bak")


def _fresh(path: Path) -> Path:
    fresh, number = path, 2
    while fresh.exists():
        fresh, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return fresh

"""Writes the user's own routine files, with the pictures beside them."""

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec.structs import replace

from acupressure_app.core.codec import encode
from acupressure_app.core.drafting import with_words
from acupressure_app.core.language import N_
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.shared import pictures_of
from acupressure_app.store.files import write_whole
from acupressure_app.store.library import read_routine
from acupressure_app.store.standing import Standing, digest_of
from acupressure_app.store.trouble import NotAFileError


def file_for(folder: Path, routine_id: str) -> Path:
    """A file name for a new routine that no file has."""
    return fresh(folder / f"{routine_id}.json")


def save_routine(path: Path, routine: Routine, photos: Mapping[str, Path]) -> Standing:
    """Write it as a whole, its new `photos` first (name beside the file → where they come from).

    Raises OSError; then the file is as it was. What stood in it before is kept as `.bak`.
    """
    wanted = pictures_of(routine)
    for name, source in photos.items():
        target = path.parent / name
        if name in wanted and source != target:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, source.read_bytes(), keep=False)
    content = encode(routine)
    write_whole(path, content)
    return Standing(routine, digest_of(content))


def rename(path: Path, title: str, language: str, content: Content) -> Routine:
    """Give what stands in the file now another title in this language. Raises OSError."""
    found = read_routine(path, content)
    if not isinstance(found, Routine):
        raise NotAFileError(N_("{file} is no routine any more", file=path.name))
    renamed = replace(found, title=with_words(found.title, language, title) or title)
    save_routine(path, renamed, {})
    return renamed


def put_aside(path: Path) -> Path:
    """Copy a file as it is, since what is written over it says less; where. Raises OSError."""
    copy = fresh(path.with_name(f"{path.name}.old"))
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


def fresh(path: Path) -> Path:
    """This name, or the first with a number that no file has."""
    free, number = path, 2
    while free.exists():
        free, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return free

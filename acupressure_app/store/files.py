"""Reading a little, and writing so that nothing is lost."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from acupressure_app.core.language import N_
from acupressure_app.store.trouble import NotAFileError

NOT_JSON = (msgspec.DecodeError, UnicodeError, RecursionError)
"""What msgspec raises for bytes that it can make nothing of."""

_AN_HOUR = 3600
_SCRATCH = ".acupressure-app-scratch-"


def read_at_most(path: Path, limit: int) -> bytes:
    """Up to `limit` + 1 bytes of a regular file, so that the caller sees that there is more.

    Raises OSError, also for what is not a regular file: a pipe would block for ever.
    """
    if not path.is_file():
        raise NotAFileError(N_("{file} is not a file", file=path.name))
    with path.open("rb") as file:
        return file.read(limit + 1)


def write_json(path: Path, value: object) -> None:
    """Write a value as indented JSON; errors as in `write_whole`."""
    write_whole(path, msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def write_whole(path: Path, content: bytes, *, keep: bool = True) -> None:
    """Replace a file by way of a temporary one; the last version is kept as `.bak` if wanted.

    Raises OSError; then the old file is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if keep and path.exists():
            shutil.copyfile(path, path.with_name(f"{path.name}.bak"))
        _tidy(path, fresh)
        fresh.replace(path)
    finally:
        discard(fresh)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder to work in, gone afterwards; a kill leaves one that `left_scratch` finds.

    Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def left_scratch() -> Iterator[Path]:
    """The folders of `scratch` that are there now."""
    yield from Path(tempfile.gettempdir()).glob(f"{_SCRATCH}*")


def discard(path: Path) -> None:
    """Remove what is left of writing; where nothing can be written, nothing is."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Give a file that cannot be used another name, so that a new one can begin; where it is now.

    Raises OSError.
    """
    number = 1
    while (aside := path.with_stem(f"{path.stem}-broken-{number}")).exists():
        number += 1
    return path.rename(aside)


def _tidy(path: Path, fresh: Path) -> None:
    """Remove what a program left that was ended by force; what is newer may still be written."""
    old = fresh.stat().st_mtime - _AN_HOUR
    with suppress(OSError):
        for left in path.parent.glob(f".{path.name}.*.new"):
            if left.stat().st_mtime < old:
                left.unlink()

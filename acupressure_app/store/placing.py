"""Puts several files into a folder so that all of them get there or none, also through a kill.

They are first laid into a hidden folder beside their places. From the moment that this takes its
other name they count as placed: what a kill leaves to be done after that, `settle` does at the
next start; what it leaves before is never looked at again.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from acupressure_app.store.files import discard, write_whole

_LAID, _READY = ".laid-", ".placing-"
_AN_HOUR = 3600


def place(folder: Path, files: Mapping[str, bytes]) -> dict[str, Path]:
    """Write the files, by name; where a copy of each that was replaced by another is kept.

    Raises OSError; then everything is as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name: new for name, new in files.items() if _content(folder / name) != new}
    before = {name: _content(folder / name) for name in wanted}
    copies = {*folder.glob("*.old")}
    laid = Path(tempfile.mkdtemp(prefix=_LAID, dir=folder))
    ready = laid.with_name(laid.name.replace(_LAID, _READY))
    kept: dict[str, Path] = {}
    try:
        for name, new in wanted.items():
            _write(laid / name, new)
        laid.rename(ready)
        _move(ready, kept)
    except OSError:
        _take_back(ready, wanted, before)
        for copy in {*kept.values()} - copies:
            discard(copy)
        shutil.rmtree(laid, ignore_errors=True)
        raise
    return kept


def settle(folder: Path) -> tuple[str, ...]:
    """Finish what a kill interrupted; the names of the files that were still to be placed.

    Raises OSError where it still cannot be finished; it can be tried again.
    """
    moved: list[str] = []
    for ready in sorted(folder.glob(f"{_READY}*")):
        moved += [path.name for path in ready.iterdir()]
        _move(ready, {})
    _tidy(folder)
    return tuple(moved)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move(ready: Path, kept: dict[str, Path]) -> None:
    """Move all to their places, pictures before the routines that want them.

    Another window may be doing the same, so what is gone has been moved.
    """
    for path in sorted(ready.iterdir(), key=lambda path: (path.suffix == ".json", path.name)):
        target, new = ready.parent / path.name, _content(path)
        if new is None:
            continue
        if _content(target) not in (None, new):
            kept[path.name] = _keep(target)
        with suppress(FileNotFoundError):
            path.replace(target)
    with suppress(FileNotFoundError):
        ready.rmdir()


def _keep(path: Path) -> Path:
    """A copy of what is replaced: one that is there already, or with a name that is free."""
    content, number = path.read_bytes(), 2
    copy = path.with_name(f"{path.name}.old")
    while os.path.lexists(copy) and _content(copy) != content:
        copy, number = path.with_name(f"{path.name}-{number}.old"), number + 1
    if not copy.exists():
        write_whole(copy, content, keep=False)
    return copy


def _take_back(ready: Path, new: Mapping[str, bytes], before: Mapping[str, bytes | None]) -> None:
    """Undo what was moved; a kill meanwhile leaves all of it to be placed once more."""
    with suppress(OSError):
        for name in new:
            target, laid = ready.parent / name, ready / name
            if not ready.exists() or laid.exists():
                continue
            _write(laid, new[name])
            old = before[name]
            if old is None:
                target.unlink()
            else:
                write_whole(target, old, keep=False)
    with suppress(OSError):
        ready.rename(ready.with_name(ready.name.replace(_READY, _LAID)))


def _tidy(folder: Path) -> None:
    """Remove what was laid and left; what is newer may still be written by another window."""
    left = [path for path in folder.glob(f"{_LAID}*") if path.is_dir()]
    if not left:
        return
    with suppress(OSError):
        here = Path(tempfile.mkdtemp(prefix=_LAID, dir=folder))
        old = here.stat().st_mtime - _AN_HOUR
        here.rmdir()
        for path in left:
            if path.stat().st_mtime < old:
                shutil.rmtree(path, ignore_errors=True)

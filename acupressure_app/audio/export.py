"""A session as one audio file: nothing stands under its name before it is whole."""

import glob
import os
from collections.abc import Generator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from acupressure_app.audio.encode import Encoders, Format, Labels, NotExported
from acupressure_app.audio.mix import FULL, Clips, Levels, Mixer
from acupressure_app.audio.tones import RATE
from acupressure_app.core.export_plan import chapters, marks_text, title
from acupressure_app.core.language import N_
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Timeline
from acupressure_app.store.files import discard
from acupressure_app.store.trouble import why

MARKS: Final = ".marks.txt"

_UNFINISHED: Final = 3600
"""Seconds after which nobody is still writing at a file."""

_BYTES_PER_MS: Final = RATE * 2 // 1000


class AlreadyThere(NotExported):
    """A file of this name stands there, and nobody said that it may be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_('"{name}" is there already.', name=path))


class Export(Struct, frozen=True):
    """What is written where: `timeline` as `plan.with_warnings` makes it.

    `cache` is the folder of the tones. An existing file is replaced only with `force`.
    """

    timeline: Timeline
    clips: Clips
    out: Path
    cache: Path
    levels: Levels = FULL
    force: bool = False

    @property
    def marks(self) -> Path:
        """The list of marks beside the file."""
        return self.out.with_suffix(MARKS)


def export(wanted: Export, encoders: Encoders) -> Generator[Ms, None, None]:
    """Write the file, and give what is done after each block, in ms of `timeline.total`.

    To cancel, close the iterator. Whatever ends it early, what was there before is still there.
    Raises NotExported, with a sentence for the user, and ImportError as in `tones.tone`.
    """
    format_ = check(wanted.out, encoders, wanted.force)
    marks = marks_text(wanted.timeline)
    fresh, fresh_marks = _fresh(wanted.out), _fresh(wanted.marks)
    try:
        _check_marks(wanted, marks)
        _forget_unfinished(wanted.out, fresh)
        blocks = Mixer(wanted.cache, wanted.levels).blocks(wanted.timeline, wanted.clips)
        write, done = encoders.writer(format_), 0
        with closing(write(fresh, _labels(wanted.timeline), blocks)) as writing:
            for size in writing:
                done += size
                yield done // _BYTES_PER_MS
        fresh_marks.write_text(marks, "utf-8")
        _on_disk(fresh)
        _on_disk(fresh_marks)
        check(wanted.out, encoders, wanted.force)
        fresh.replace(wanted.out)
        fresh_marks.replace(wanted.marks)
    except OSError as error:
        told = N_("The file could not be written: {reason}.", reason=why(error))
        raise NotExported(told) from error
    finally:
        for left in (fresh, fresh_marks):
            discard(left)


def _labels(timeline: Timeline) -> Labels:
    return Labels(title(timeline), chapters(timeline), timeline.total)


def check(out: Path, encoders: Encoders, force: bool) -> Format:
    """The format to write. Raises NotExported where the file cannot be, AlreadyThere if it is."""
    format_ = encoders.format_of(out)
    if not out.parent.is_dir():
        raise NotExported(N_('There is no folder "{folder}".', folder=out.parent))
    if out.is_dir():
        raise NotExported(N_('"{name}" is a folder.', name=out))
    if out.exists() and not force:
        raise AlreadyThere(out)
    return format_


def _check_marks(wanted: Export, marks: str) -> None:
    """Raise AlreadyThere for other marks of this name; the same again are not in the way."""
    if wanted.force or not wanted.marks.exists():
        return
    if wanted.marks.read_text("utf-8", "replace") != marks:
        raise AlreadyThere(wanted.marks)


def _fresh(path: Path) -> Path:
    """Where a file stands while it is written: beside its place, and of the same ending."""
    return path.with_name(f".{path.stem}.{os.getpid()}.new{path.suffix}").absolute()


def _forget_unfinished(out: Path, fresh: Path) -> None:
    """Delete what programs that were killed long ago had written of this file."""
    fresh.touch()
    before = fresh.stat().st_mtime - _UNFINISHED
    for left in out.parent.glob(f".{glob.escape(out.stem)}.*.new{glob.escape(out.suffix)}"):
        with suppress(OSError):
            if left.stat().st_mtime < before:
                left.unlink()


def _on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())

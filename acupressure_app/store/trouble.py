"""Why a file could not be read or written, in words for people instead of the system's own."""

import errno
import os
from pathlib import Path

from acupressure_app.core.language import N_, Phrase, PhrasedError, Translations
from acupressure_app.core.text import sentence


def _numbers(*names: str) -> set[int]:
    """The numbers of these errors; no system knows all of them."""
    return {getattr(errno, name) for name in names if hasattr(errno, name)}


_FULL = _numbers("ENOSPC", "EDQUOT")
_FORBIDDEN = _numbers("EACCES", "EPERM")
_IN_THE_WAY = _numbers("ENOTDIR", "EISDIR", "EEXIST")
_HELD = _numbers("EBUSY", "ETXTBSY")
_FAILING = _numbers("EIO", "ENXIO", "ENODEV")


class NotAFileError(PhrasedError, OSError):
    """What is in its place is none that can be read."""


def why(error: Exception) -> Phrase:
    """The reason within a sentence: "the disk is full"; of what is rare, the system's words."""
    if isinstance(error, PhrasedError):
        return error.why
    if isinstance(error.__cause__, PhrasedError):
        return error.__cause__.why
    if not isinstance(error, OSError):
        return N_("{why}", why=error)
    file = Path(os.fsdecode(error.filename)) if error.filename else None
    if error.errno in _FULL:
        return N_("the disk is full")
    if error.errno in _FAILING:
        return N_("the disk does not answer as it should")
    if file is not None and (told := _of_a_file(error.errno, file)):
        return told
    return N_("{why}", why=error.strerror or error)


def in_words(error: Exception, tr: Translations) -> str:
    """The reason as a sentence of its own."""
    return sentence(why(error)(tr))


def of_file(path: Path, error: Exception) -> Phrase:
    """The reason with the file that it is about before it."""
    return N_("{file}: {why}", file=path, why=why(error))


def _of_a_file(number: int | None, file: Path) -> Phrase | None:
    folder = file.parent
    if number == errno.EROFS or (number in _FORBIDDEN and not os.access(folder, os.W_OK)):
        return N_("nothing can be written to {folder}", folder=folder)
    if number in _FORBIDDEN:
        return N_("this computer does not let you use {file}", file=file)
    if number == errno.ENOENT:
        return N_("{file} is not there any more", file=file)
    if number in _IN_THE_WAY:
        return N_("something else of this name is in the way: {file}", file=file)
    if number in _HELD:
        return N_("another program holds {file}", file=file)
    if number == errno.ENAMETOOLONG:
        return N_("the name is too long: {file}", file=file.name)
    return None

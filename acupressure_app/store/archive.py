"""Opens a zip file that anybody may have made, and refuses it for a plain reason.

Everything is judged by the list of entries before anything is unpacked, and nothing is ever
unpacked to a disk.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable

from acupressure_app.core.entry_names import clashes, name_problem
from acupressure_app.core.language import N_, Phrase, PhrasedError

MAX_BYTES = 64 * 1024 * 1024
"""Of the file, and of all that is in it."""

MAX_ENTRIES = 500
_MAX_RATIO = 100
_RATIO_FROM = 64 * 1024
"""Small texts may shrink a lot; from this size on the ratio counts."""

_ENTRY, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_LOCAL_SIZE = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    OSError,
    KeyError,
    IndexError,
)
"""What the standard library raises for a file that is none, or only half of one."""


class RefusedFileError(PhrasedError):
    """A file is not taken, and why."""


def is_archive(raw: bytes) -> bool:
    """Whether it begins as a zip file does."""
    return raw.startswith(b"PK")


def unpacked(raw: bytes) -> dict[str, bytes]:
    """What is in the archive, by name. Raises RefusedFileError."""
    if len(raw) > MAX_BYTES:
        raise RefusedFileError(N_("it is larger than {limit} MiB", limit=MAX_BYTES >> 20))
    if raw.count(_ENTRY) > MAX_ENTRIES:
        raise RefusedFileError(N_("it holds more than {limit} files", limit=MAX_ENTRIES))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            _judge(raw, entries)
            files = [entry for entry in entries if not _is_folder(entry)]
            return {entry.filename: _read(archive, entry) for entry in files}
    except _BROKEN as error:
        what = N_("it is broken or was not copied to its end ({error})", error=error)
        raise RefusedFileError(what) from error


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.orig_filename.endswith("/")


def _judge(raw: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Raise for the first thing that no honest file has."""
    names = [entry.orig_filename for entry in entries]
    problems = [
        *(problem for name in names if (problem := name_problem(name))),
        *clashes(names),
        *(problem for entry in entries if (problem := _entry_problem(entry))),
    ]
    if problems:
        raise RefusedFileError(problems[0])
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        what = N_("what it holds is larger than {limit} MiB", limit=MAX_BYTES >> 20)
        raise RefusedFileError(what)
    if _overlap(raw, entries):
        raise RefusedFileError(N_("files in it lie on top of each other"))


def _entry_problem(entry: zipfile.ZipInfo) -> Phrase | None:
    name, mode = entry.orig_filename, entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR) or (
        stat.S_ISDIR(mode) and not _is_folder(entry)
    ):
        return N_("“{name}” is a link or a special file", name=name)
    if entry.flag_bits & _ENCRYPTED:
        return N_("“{name}” is encrypted", name=name)
    if entry.compress_type not in _PLAIN:
        return N_("“{name}” is packed in a way that is not read here", name=name)
    if _is_folder(entry) and entry.file_size:
        return N_("“{name}” is a folder with something in it", name=name)
    if entry.file_size > _RATIO_FROM and entry.file_size > _MAX_RATIO * entry.compress_size:
        return N_(
            "“{name}” would grow to more than {ratio} times its size", name=name, ratio=_MAX_RATIO
        )
    return None


def _overlap(raw: bytes, entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether any two entries share bytes, by what the local headers say too."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        if start < end or raw[start : start + 4] != _LOCAL:
            return True
        name, extra = struct.unpack("<HH", raw[start + 26 : start + _LOCAL_SIZE])
        end = start + _LOCAL_SIZE + name + extra + entry.compress_size
    return end > len(raw)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What the entry holds; no more than it says is ever unpacked."""
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise RefusedFileError(N_("“{name}” is not as large as it says", name=entry.filename))
    return content

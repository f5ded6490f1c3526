"""A backup beside what is here: which files restoring it brings, changes, leaves or puts aside."""

import zipfile
from pathlib import Path, PurePosixPath

from msgspec import Struct

from acupressure_app.store.backup import checked, kept_files, opened, roots, still
from acupressure_app.store.files import scratch
from acupressure_app.store.folders import Folders
from acupressure_app.store.journal import Journal
from acupressure_app.store.journal_base import JournalError, is_whole


class Beside(Struct, frozen=True):
    """Names of files by what becomes of them; so many `sessions` are in the journal here alone.

    `new` ones come; `different` ones take the place of those here; the `same` stay as they are;
    what is `only_here` is put aside with all that was here before.
    """

    new: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    only_here: tuple[str, ...] = ()
    sessions: int = 0


def beside(folders: Folders, path: Path) -> Beside:
    """Compare byte by byte; nothing is changed. Raises BackupError, and OSError for files here."""
    here = dict(kept_files(folders))
    there: dict[str, list[str]] = {"new": [], "different": [], "same": []}
    with opened(path) as archive:
        held = {_name_here(info.filename, folders): info for info in checked(archive)}
        for name, info in held.items():
            mine = here.get(name)
            same = mine is not None and archive.read(info) == _bytes(mine)
            there["same" if same else "different" if mine else "new"].append(name)
        sessions = _sessions_here_alone(archive, held, folders)
    only_here = tuple(name for name in here if name not in held)
    return Beside(
        new=tuple(there["new"]),
        different=tuple(there["different"]),
        same=tuple(there["same"]),
        only_here=only_here,
        sessions=sessions,
    )


def _name_here(name: str, folders: Folders) -> str:
    """Where data and settings share a folder, both come to lie there."""
    first, *rest = PurePosixPath(name).parts
    return "/".join((first if first in roots(folders) else "data", *rest))


def _bytes(path: Path) -> bytes:
    """A file as a backup would hold it."""
    return still(path) if path.suffix == ".db" and is_whole(path) else path.read_bytes()


def _sessions_here_alone(
    archive: zipfile.ZipFile, held: dict[str, zipfile.ZipInfo], folders: Folders
) -> int:
    """Sessions that a restore would put aside; none where either journal cannot be read."""
    info = held.get("data/journal.db")
    try:
        here = Journal(folders.data).entries().values()
        with scratch() as folder:
            journal = Journal(folder)
            if info is not None:
                journal.file.write_bytes(archive.read(info))
            kept = {entry.began for entry in journal.entries().values()}
    except JournalError:
        return 0
    return sum(entry.began not in kept for entry in here)

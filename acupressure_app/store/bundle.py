"""Shared files: written from routines, looked into, and taken over, all of it or nothing."""

import io
import os
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core import codec
from acupressure_app.core.codec import decode, decode_tree, encode, is_meant
from acupressure_app.core.language import N_
from acupressure_app.core.library import Content, Listed
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine
from acupressure_app.core.shared import (
    FORMAT,
    MANIFEST,
    MOST,
    ROUTINE,
    Manifest,
    Shared,
    Taken,
    manifest_of,
    pictures_of,
    with_pictures,
)
from acupressure_app.store.archive import MAX_BYTES, RefusedFileError, is_archive, unpacked
from acupressure_app.store.bare_picture import bare
from acupressure_app.store.files import read_at_most, write_whole
from acupressure_app.store.picture_files import MAX_BYTES as MAX_PICTURE
from acupressure_app.store.picture_files import picture_problem
from acupressure_app.store.placing import place

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The moment that every entry says: the same routines make the same file."""


_NO_ROUTINE = N_(
    "this is not a routine. Expected is a file of routines that was handed on (.acupressure), or "
    "the file of one routine (.json)"
)


class Packed(Struct, frozen=True):
    """Routines as the bytes of one file; `lacking` names pictures that were not to be had."""

    content: bytes
    pictures: int
    lacking: tuple[str, ...]


def pack(entries: Iterable[Listed]) -> Packed:
    """The routines as one file, with their pictures.

    Raises RefusedFileError for more than anybody could take over.
    """
    entries, lacking, count, packed = tuple(entries), [], 0, io.BytesIO()
    if len(entries) > MOST:
        raise RefusedFileError(N_("it holds more than {limit} routines", limit=MOST))
    ids = tuple(entry.routine.id for entry in entries)
    manifest = msgspec.json.encode(Manifest(format=FORMAT, routines=ids))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, MANIFEST, msgspec.json.format(manifest, indent=2) + b"\n")
        for entry in entries:
            folder = entry.routine.id
            _add(archive, f"{folder}/{ROUTINE}", encode(entry.routine))
            found = _pictures_beside(Path(entry.file), entry.routine)
            lacking += [name for name in pictures_of(entry.routine) if name not in found]
            for name, content in found.items():
                _add(archive, f"{folder}/{name}", content)
            count += len(found)
    unpacked(packed.getvalue())
    return Packed(packed.getvalue(), count, tuple(dict.fromkeys(lacking)))


def write_bundle(out: Path, entries: Iterable[Listed]) -> tuple[str, ...]:
    """Write the routines as one file; gives the names of pictures that were not to be had.

    Raises OSError, and RefusedFileError as `pack`; then nothing is there that was not before.
    """
    packed = pack(entries)
    write_whole(out, packed.content, keep=False)
    return packed.lacking


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o100644 << 16
    archive.writestr(info, content)


def _pictures_beside(file: Path, routine: Routine) -> dict[str, bytes]:
    """The pictures that lie beside a routine file and can be used; each tells nothing else."""
    found = {}
    for name in pictures_of(routine):
        with suppress(OSError, ValueError):
            content = read_at_most(file.parent / name, MAX_PICTURE)
            if picture_problem(name, content) is None:
                found[name] = bare(content)
    return found


def look_into(path: Path, content: Content) -> tuple[Shared, ...]:
    """What a shared file, or a plain routine file, holds. Writes nothing.

    Raises OSError where it cannot be read, and RefusedFileError where it is not taken at all.
    """
    raw = read_at_most(path, MAX_BYTES)
    if is_archive(raw):
        return _in_archive(unpacked(raw), content)
    if path.suffix.lower() != ".json" or not is_meant(raw):
        raise RefusedFileError(_NO_ROUTINE)
    routine = decode(raw[: codec.MAX_BYTES + 1], content)
    if isinstance(routine, Routine):
        return (Shared(path.name, routine, _pictures_beside(path, routine)),)
    return (Shared(path.name, None, {}, routine),)


def _in_archive(files: Mapping[str, bytes], content: Content) -> tuple[Shared, ...]:
    if MANIFEST not in files:
        raise RefusedFileError(N_("it has no list of its routines (“{name}”)", name=MANIFEST))
    tree = decode_tree(files[MANIFEST])
    manifest = tree if isinstance(tree, Problem) else manifest_of(tree)
    if isinstance(manifest, Problem):
        raise RefusedFileError(N_("its list of routines: {problem}", problem=manifest.what))
    shared = tuple(_shared(routine_id, files, content) for routine_id in manifest.routines)
    used = {
        MANIFEST,
        *(f"{one.name}/{name}" for one in shared for name in (ROUTINE, *one.pictures)),
    }
    broken = tuple(f"{one.name}/" for one in shared if one.routine is None)
    for name in files:
        if name not in used and not name.startswith(broken):
            raise RefusedFileError(N_("“{name}” belongs to no routine in it", name=name))
    return shared


def _shared(routine_id: str, files: Mapping[str, bytes], content: Content) -> Shared:
    """One routine of the archive. Raises RefusedFileError for a picture that is none."""
    raw = files.get(f"{routine_id}/{ROUTINE}")
    if raw is None:
        raise RefusedFileError(N_("“{name}” is listed but not in it", name=routine_id))
    routine = decode(raw, content)
    if not isinstance(routine, Routine):
        return Shared(routine_id, None, {}, routine)
    if routine.id != routine_id:
        what = N_(
            "expected {wanted} as its folder has it, got {got}", wanted=routine_id, got=routine.id
        )
        return Shared(routine_id, None, {}, (Problem("$.id", what),))
    named = {name: f"{routine_id}/{name}" for name in pictures_of(routine)}
    pictures = {name: files[path] for name, path in named.items() if path in files}
    for name, picture in pictures.items():
        if problem := picture_problem(name, picture):
            raise RefusedFileError(problem)
    return Shared(routine_id, routine, pictures)


class Written(Struct, frozen=True):
    """A routine that was taken over, its file, and where the one it replaced is kept."""

    routine: Routine
    file: Path
    kept: Path | None = None


def take_over(taken: Iterable[Taken], folder: Path) -> tuple[Written, ...]:
    """Write the routines and their pictures into the folder of the user's own.

    Raises OSError; then everything is as it was.
    """
    plan = _Plan(folder)
    written = tuple(plan.add(one) for one in taken)
    kept = place(folder, {path.name: content for path, content in plan.files.items()})
    return tuple(replace(one, kept=kept.get(one.file.name)) for one in written)


class _Plan:
    """Which files are to be written, and under which names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: dict[Path, bytes] = {}

    def add(self, one: Taken) -> Written:
        """Plan a routine with its pictures."""
        names = {name: self._picture(name, content) for name, content in one.pictures.items()}
        routine = with_pictures(one.routine, names)
        file = self._free(self._folder / f"{routine.id}.json")
        if one.replaces:
            file = self._folder / Path(one.replaces).name
        self.files[file] = encode(routine)
        return Written(routine, file)

    def _picture(self, name: str, content: bytes) -> str:
        """The name under which it can lie here: its own where nothing else has that."""
        path, number = self._folder / name, 2
        while self._other(path, content):
            stem, dot, ending = name.rpartition(".")
            path, number = self._folder / f"{stem}-{number}{dot}{ending}", number + 1
        self.files[path] = content
        return path.name

    def _other(self, path: Path, content: bytes) -> bool:
        """Whether something else has this name."""
        if path in self.files:
            return self.files[path] != content
        return os.path.lexists(path) and (not path.is_file() or path.read_bytes() != content)

    def _free(self, path: Path) -> Path:
        free, number = path, 2
        while os.path.lexists(free) or free in self.files:
            free, number = path.with_stem(f"{path.stem}-{number}"), number + 1
        return free

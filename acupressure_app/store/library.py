"""Loads the shipped content, and every routine that can be used; a broken file stops nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from acupressure_app.core.codec import MAX_BYTES, decode
from acupressure_app.core.content import (
    Condition,
    Meridian,
    NotPressed,
    Point,
    Rule,
    Source,
    Symptom,
)
from acupressure_app.core.language import N_
from acupressure_app.core.library import Broken, Content, Library, Listed, Origin, content_of
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine
from acupressure_app.store import trouble
from acupressure_app.store.files import read_at_most
from acupressure_app.store.folders import Folders


class _NotPressed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    points: tuple[NotPressed, ...]


class _Symptoms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    symptoms: tuple[Symptom, ...]


class _Safety(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    conditions: tuple[Condition, ...]
    rules: tuple[Rule, ...]


class _Sources(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sources: dict[str, Source]


def load_content(assets: Path) -> Content:
    """The shipped content. A fault in it is a fault of the program, and raises."""
    safety = msgspec.json.decode((assets / "safety.json").read_bytes(), type=_Safety)
    return content_of(
        _points(assets / "points"),
        msgspec.json.decode((assets / "symptoms.json").read_bytes(), type=_Symptoms).symptoms,
        safety.conditions,
        safety.rules,
        msgspec.json.decode((assets / "sources.json").read_bytes(), type=_Sources).sources,
        msgspec.json.decode((assets / "not_pressed.json").read_bytes(), type=_NotPressed).points,
    )


def _points(folder: Path) -> tuple[Point, ...]:
    """The points, meridian by meridian as the WHO standard has them, each in its own order."""
    decoder = msgspec.json.Decoder(Point)
    return tuple(
        sorted(
            (decoder.decode(path.read_bytes()) for path in folder.glob("*.json")),
            key=lambda point: (
                list(Meridian).index(point.meridian),
                int("0" + "".join(filter(str.isdigit, point.code))),
                point.code,
            ),
        )
    )


def load_library(folders: Folders) -> Library:
    """The content with the shipped routines and the user's own."""
    content = load_content(folders.assets)
    read = [
        *_read_all(folders.routines, Origin.BUNDLED, content),
        *_read_all(folders.user_routines, Origin.USER, content),
    ]
    listed: dict[str, Listed] = {}
    broken: list[Broken] = []
    for entry in read:
        match entry:
            case Listed(routine) if first := listed.get(routine.id):
                broken.append(Broken(entry.file, entry.origin, (_id_taken(routine, first),)))
            case Listed(routine):
                listed[routine.id] = entry
            case Broken():
                broken.append(entry)
    return Library(content, tuple(listed.values()), tuple(broken))


def _id_taken(routine: Routine, first: Listed) -> Problem:
    return Problem(
        "$.id",
        N_(
            'expected an id of its own, got "{id}": {file} has it already',
            id=routine.id,
            file=first.file,
        ),
    )


def routine_files(folder: Path) -> tuple[Path, ...]:
    """The routine files of a folder by name; none if there is no folder."""
    return tuple(sorted(folder.glob("*.json"), key=lambda path: path.stem))


def _read_all(folder: Path, origin: Origin, content: Content) -> Iterator[Listed | Broken]:
    try:
        paths: Iterable[Path] = routine_files(folder)
    except OSError as error:
        yield Broken(str(folder), origin, (unreadable(error),))
        return
    for path in paths:
        match read_routine(path, content):
            case Routine() as routine:
                yield Listed(routine, origin, str(path))
            case problems:
                yield Broken(str(path), origin, problems, _unfinished(path, origin))


def _unfinished(path: Path, origin: Origin) -> Routine | None:
    from acupressure_app.core.loose import (  # noqa: PLC0415 - only where something is wrong
        left_behind,
        loosely_read,
    )

    if origin is not Origin.USER:
        return None
    try:
        raw = read_at_most(path, MAX_BYTES)
    except OSError:
        return None
    return None if left_behind(raw) else loosely_read(raw)


def read_routine(path: Path, content: Content) -> Routine | tuple[Problem, ...]:
    """The routine of a file, or every reason why it cannot be used."""
    try:
        raw = read_at_most(path, MAX_BYTES)
    except OSError as error:
        return (unreadable(error),)
    read = decode(raw, content)
    return read if isinstance(read, Routine) else _with_lines(read, raw)


def _with_lines(problems: tuple[Problem, ...], raw: bytes) -> tuple[Problem, ...]:
    from acupressure_app.core.lines import with_lines  # noqa: PLC0415 - only what is wrong needs it

    return with_lines(problems, raw[: MAX_BYTES + 1].decode("utf-8-sig", "replace"))


def unreadable(error: OSError) -> Problem:
    """A file that could not be opened or read."""
    return Problem(
        "", N_("expected a file that can be read, got: {error}", error=trouble.why(error))
    )

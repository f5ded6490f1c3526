"""Routines that are handed on: what a shared file says it holds, and what comes of it here."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from acupressure_app.core.language import N_
from acupressure_app.core.library import Library, Listed, Origin
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Id, Routine, Spot
from acupressure_app.core.tree import tree_problems
from acupressure_app.core.value import Value

FORMAT = 1
"""The only one so far; a later number is refused rather than half understood."""

MOST = 100
"""Routines in one file."""

MANIFEST, ROUTINE, ENDING = "manifest.json", "routine.json", ".acupressure"


class Manifest(Value, frozen=True, kw_only=True):
    """What a shared file holds: for each id a folder with its routine and the pictures of that."""

    format: int
    routines: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST)]


def manifest_of(tree: object) -> Manifest | Problem:
    """The manifest in a JSON tree, or why it is none."""
    given = tree.get("format") if isinstance(tree, dict) else None
    if isinstance(given, int) and given > FORMAT:
        what = N_(
            "expected format {known}, got {given}: a newer program made it",
            known=FORMAT,
            given=given,
        )
        return Problem("$.format", what)
    if deep := next(tree_problems(tree, "$", 1), None):
        return deep
    try:
        manifest = msgspec.convert(tree, Manifest)
    except (msgspec.ValidationError, RecursionError) as error:
        return Problem("", N_("expected a list of routines, got: {error}", error=error))
    if manifest.format != FORMAT:
        return Problem(
            "$.format", N_("expected format {known}, got {given}", known=FORMAT, given=given)
        )
    if len(set(manifest.routines)) < len(manifest.routines):
        return Problem("$.routines", N_("expected each routine once, got one twice"))
    return manifest


class Shared(Struct, frozen=True):
    """A routine out of a file, not yet taken; `pictures` by the name that its spots give.

    With problems it cannot be taken, and then there may be no routine.
    """

    name: str
    routine: Routine | None
    pictures: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


class Choice(StrEnum):
    """What to do with a routine out of a file. Only the user's own can be replaced."""

    ADD = "add"
    KEEP_BOTH = "keep-both"
    REPLACE = "replace"
    LEAVE_OUT = "leave-out"


class Offer(Struct, frozen=True):
    """A shared routine beside the one of its id that is there already."""

    shared: Shared
    clash: Listed | None

    @property
    def same(self) -> bool:
        """Whether it is what is there already."""
        return self.clash is not None and self.clash.routine == self.shared.routine

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be done with it, what is suggested first."""
        if self.shared.problems or self.shared.routine is None:
            return (Choice.LEAVE_OUT,)
        if self.clash is None:
            return (Choice.ADD, Choice.LEAVE_OUT)
        own = (Choice.REPLACE,) if self.clash.origin is Origin.USER else ()
        kept = (Choice.KEEP_BOTH, *own)
        return (Choice.LEAVE_OUT, *kept) if self.same else (*kept, Choice.LEAVE_OUT)


def offers(shared: Iterable[Shared], library: Library) -> tuple[Offer, ...]:
    """Each routine of a file with what it meets here."""
    return tuple(
        Offer(one, library.find(one.routine.id) if one.routine else None) for one in shared
    )


class Taken(Struct, frozen=True):
    """A routine as it will be written; `replaces` is the file that it takes the place of."""

    routine: Routine
    pictures: Mapping[str, bytes]
    replaces: str | None = None


def resolve(chosen: Iterable[tuple[Offer, Choice]], ids: Collection[str]) -> tuple[Taken, ...]:
    """What the choices come to; `ids` are taken, also by files that cannot be used yet.

    What is kept beside one of the same title gets a number behind its own: "Nausea (2)".
    Raises ValueError for a choice that an offer does not have.
    """
    used = set(ids)
    taken: list[Taken] = []
    for offer, choice in chosen:
        if choice not in offer.choices:
            raise ValueError(choice)
        routine = offer.shared.routine
        if choice is Choice.LEAVE_OUT or routine is None:
            continue
        replaces = offer.clash.file if offer.clash and choice is Choice.REPLACE else None
        if any(other.replaces == replaces for other in taken):
            replaces = None
        if replaces is None and routine.id in used:
            routine = _beside(routine, offer.clash, free_id(routine.id, used))
        used.add(routine.id)
        taken.append(Taken(routine, offer.shared.pictures, replaces))
    return tuple(taken)


_MOST_OF_AN_ID, _MOST_OF_A_TITLE = 58, 1900
"""So that a number still fits behind it."""


def _beside(routine: Routine, there: Listed | None, fresh: str) -> Routine:
    """The routine under a fresh id; its title has the number too where it would be another's."""
    if there is not None and there.routine.title != routine.title:
        return replace(routine, id=fresh)

    def numbered(line: str) -> str:
        return f"{line[:_MOST_OF_A_TITLE]} ({fresh.rpartition('-')[2]})"

    title = routine.title
    if isinstance(title, str):
        return replace(routine, id=fresh, title=numbered(title))
    return replace(routine, id=fresh, title={name: numbered(line) for name, line in title.items()})


def free_id(wanted: str, taken: Collection[str]) -> str:
    """The id itself, or with the first number that nobody has."""
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted[:_MOST_OF_AN_ID]}-{number}", number + 1
    return free


def pictures_of(routine: Routine) -> tuple[str, ...]:
    """The pictures of its own spots, each once."""
    spots = (step.point for step in routine.steps if isinstance(step.point, Spot))
    return tuple(dict.fromkeys(spot.picture for spot in spots if spot.picture))


def with_pictures(routine: Routine, names: Mapping[str, str]) -> Routine:
    """The routine with its pictures under other names."""

    def renamed(place: str | Spot) -> str | Spot:
        if not isinstance(place, Spot) or place.picture is None:
            return place
        return replace(place, picture=names.get(place.picture, place.picture))

    sets = tuple(
        replace(group, steps=tuple(replace(s, point=renamed(s.point)) for s in group.steps))
        for group in routine.sets
    )
    return replace(routine, sets=sets)

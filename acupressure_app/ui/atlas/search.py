"""Finds points by anything they are called, by where they are, and by what they are used for."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from acupressure_app.core.content import NotPressed, Point
from acupressure_app.core.library import Library
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.view import (
    Entry,
    Section,
    Sections,
    apart,
    meridian_name,
    part_name,
)
from acupressure_app.ui.searching import all_languages, folded, parts_of, words

_NEAREST = 3
"""So many are offered where no point has such a name."""


class Findable(Struct, frozen=True):
    """An entry with what finds it: whole names, words of them, its place, and what is around it.

    `uses` are the words of what it is pressed for.
    """

    entry: Entry
    called: frozenset[str]
    names: frozenset[str]
    where: frozenset[str]
    around: frozenset[str]
    uses: frozenset[str]


def findable(known: Iterable[Entry], library: Library, wording: Wording) -> tuple[Findable, ...]:
    """The entries with their words."""
    return tuple(
        Findable(
            entry,
            frozenset(folded(name) for name in _names(entry.point)),
            words(_names(entry.point)),
            words(_where(entry.point)),
            words((part_name(entry.part, wording), meridian_name(entry.point.meridian, wording))),
            words(_uses(entry.code, library)),
        )
        for entry in known
    )


def found(known: Iterable[Findable], query: str, wording: Wording) -> Sections:
    """What a search leaves, as `hits` has it; nothing where no letter was typed.

    Where nothing is found, the nearest names are offered.
    """
    known, gettext, wanted = tuple(known), wording.tr.gettext, parts_of(query)
    if not wanted:
        return ()
    if called := _called_or_there(known, wanted):
        return apart(_count(called, wording), called, wording)
    if used := _used_for(known, wanted):
        return apart(gettext("Used in a routine for it"), used, wording)
    nothing, close = gettext("No point of that name"), nearest(known, query)
    return (Section(nothing, close, gettext("The nearest names:")),)


def hits(known: Iterable[Findable], query: str) -> tuple[Entry, ...]:
    """By name, then by place; else by part of the body, meridian or use.

    A code or name that is typed in full leaves that point alone.
    """
    known, wanted = tuple(known), parts_of(query)
    if not wanted:
        return ()
    return _called_or_there(known, wanted) or _used_for(known, wanted)


def _called_or_there(known: tuple[Findable, ...], wanted: tuple[str, ...]) -> tuple[Entry, ...]:
    if exact := _called(known, wanted):
        return exact
    named = [f for f in known if begins(f.names, wanted)]
    placed = [f for f in known if f not in named and begins(f.names | f.where, wanted)]
    around = (f.entry for f in known if begins(f.around, wanted))
    return tuple(f.entry for f in (*named, *placed)) or tuple(around)


def is_called(known: Iterable[Findable], query: str) -> bool:
    """Whether a point is called what was typed, in full."""
    return bool(_called(tuple(known), parts_of(query)))


def _called(known: tuple[Findable, ...], wanted: tuple[str, ...]) -> tuple[Entry, ...]:
    whole = "".join(wanted)
    return tuple(f.entry for f in known if whole in f.called)


def _used_for(known: tuple[Findable, ...], wanted: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(f.entry for f in known if begins(f.uses, wanted))


def nearest(known: Iterable[Findable], query: str) -> tuple[Entry, ...]:
    """The points whose names look most like what was typed, the likest first."""
    whole = folded(query)

    def likeness(findable: Findable) -> float:
        return max(SequenceMatcher(None, whole, name).ratio() for name in findable.called)

    in_order = sorted(known, key=likeness, reverse=True)
    return tuple(findable.entry for findable in in_order[:_NEAREST])


def _count(listed: Iterable[Entry], wording: Wording) -> str:
    count = sum(entry.pressed for entry in listed)
    return wording.tr.ngettext("{n} point found", "{n} points found", count).format(n=count)


def begins(words: frozenset[str], wanted: tuple[str, ...]) -> bool:
    """Whether a word begins with all that was typed, or each typed word begins one."""
    whole = "".join(wanted)
    return any(word.startswith(whole) for word in words) or all(
        any(word.startswith(part) for word in words) for part in wanted
    )


def _names(point: Point | NotPressed) -> Iterable[str]:
    yield from (point.code, *point.aliases, *all_languages(point.name))
    if isinstance(point, Point):
        yield from (point.pinyin, point.hanzi, point.traditional)
        yield from (point.japanese,) if point.japanese else ()
        yield from (point.korean.hangul, point.korean.roman) if point.korean else ()


def _where(point: Point | NotPressed) -> Iterable[str]:
    yield point.region.replace("_", " ")
    if isinstance(point, Point):
        for place in point.place.values():
            yield from all_languages(place)


def _uses(code: str, library: Library) -> Iterable[str]:
    """Titles and words of the symptoms whose routines press this point."""
    for routine in library.routines:
        if any(step.place == code for step in routine.steps):
            yield from all_languages(routine.title)
            for symptom in (library.content.symptoms[name] for name in routine.symptoms):
                yield from (*all_languages(symptom.title), *symptom.words)

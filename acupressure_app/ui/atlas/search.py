"""Finds points by anything they are called, by where they are, and by what they are used for."""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from acupressure_app.core.content import NotPressed, Point
from acupressure_app.core.library import Library
from acupressure_app.core.text import Text
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.view import (
    Entry,
    Section,
    Sections,
    apart,
    meridian_name,
    part_name,
)

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
    """What a search leaves: by name, then by place; else by part of the body, meridian or use.

    A code or name that is typed in full leaves that point alone. Where nothing is found, the
    nearest names are offered; nothing is found where no letter was typed.
    """
    known, gettext, wanted = tuple(known), wording.tr.gettext, parts_of(query)
    if not wanted:
        return ()
    whole = "".join(wanted)
    exact = [f.entry for f in known if whole in f.called]
    named = [f for f in known if begins(f.names, wanted)]
    placed = [f for f in known if f not in named and begins(f.names | f.where, wanted)]
    around = [f.entry for f in known if begins(f.around, wanted)]
    if listed := exact or [f.entry for f in (*named, *placed)] or around:
        return apart(_count(listed, wording), listed, wording)
    if used := [f.entry for f in known if begins(f.uses, wanted)]:
        return apart(gettext("Used in a routine for it"), used, wording)
    nothing, close = gettext("No point of that name"), nearest(known, query)
    return (Section(nothing, close, gettext("The nearest names:")),)


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


def all_languages(text: Text) -> Iterable[str]:
    """A text in every language that it is there in."""
    return (text,) if isinstance(text, str) else text.values()


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of the texts, and each text as one word, so that "Nei Guan" is "neiguan" too."""
    taken_apart = [parts_of(text) for text in texts]
    return frozenset(word for parts in taken_apart for word in (*parts, "".join(parts)))


def folded(text: str) -> str:
    """The text as one word, so that it is the same however it is written."""
    return "".join(parts_of(text))


def parts_of(text: str) -> tuple[str, ...]:
    """The words in small letters, without accents, tones and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’")
    return tuple("".join(c if c.isalnum() else " " for c in kept).split())

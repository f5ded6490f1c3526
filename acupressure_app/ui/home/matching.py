"""Which routines a search in everyday words finds, and what is said where it finds none."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.content import NO_COMPLAINT
from acupressure_app.core.library import Library
from acupressure_app.core.wording import Wording
from acupressure_app.ui.home import lay_words
from acupressure_app.ui.home.menu import Entry, Group, kept
from acupressure_app.ui.home.saying import (
    Asked,
    Saying,
    asked,
    said,
    said_whole,
    sayings,
    strong,
    telling,
)
from acupressure_app.ui.home.wanted import Wanted
from acupressure_app.ui.searching import all_languages, begun, nearest, parts_of, stem


class Unserved(Struct, frozen=True):
    """A complaint that the program knows and has no routine for, and when to see somebody."""

    title: str
    see_someone: str
    sayings: tuple[Saying, ...]


def unserved(library: Library, wording: Wording) -> tuple[Unserved, ...]:
    """The symptoms that no routine names."""
    served = {name for routine in library.routines for name in routine.symptoms}
    return tuple(
        Unserved(
            wording.text(symptom.title),
            wording.text(symptom.see_someone),
            sayings((*all_languages(symptom.title), *symptom.words)),
        )
        for symptom in library.content.symptoms.values()
        if symptom.id not in served and symptom.id != NO_COMPLAINT
    )


class Found(Struct, frozen=True):
    """What a search leaves.

    `meant` is what it was read as, where nothing is called what was typed; `missing` is the
    complaint that was asked for, where no routine is for it. An `urgent` one leaves nothing.
    """

    groups: tuple[Group, ...]
    meant: str = ""
    missing: Unserved | None = None
    urgent: bool = False


def found(
    everything: tuple[Group, ...],
    offered: tuple[Group, ...],
    unserved: tuple[Unserved, ...],
    query: str,
    wanted: Wanted,
) -> Found:
    """What the list shows of `offered`, which is what the filters left of `everything`."""
    if sounds_urgent(everything, query):
        return Found((), urgent=True)
    as_typed = _found(everything, offered, unserved, query, wanted)
    if as_typed.groups or as_typed.missing or matching(everything, query):
        return as_typed
    if _spoilt(everything, query) or not (meant := _meant(everything, unserved, query)):
        return as_typed
    return replace(_found(everything, offered, unserved, meant, wanted), meant=meant)


def _found(
    everything: tuple[Group, ...],
    offered: tuple[Group, ...],
    unserved: tuple[Unserved, ...],
    query: str,
    wanted: Wanted,
) -> Found:
    """What fits a complaint without a routine better than any that has one is said to have none."""
    typed = asked(query, _words_of(everything, unserved))
    asked_for = max(unserved, key=lambda u: len(said(u.sayings, typed)), default=None)
    met = len(said(asked_for.sayings, typed)) if asked_for else 0
    if met and not _spoilt(everything, query):
        together = _together(typed)
        entries = (entry for group in everything for entry in group.entries)
        if all(_served(entry, typed, together) < met for entry in entries):
            return Found((), missing=asked_for)
    return Found(listed(offered, query, wanted))


def _served(entry: Entry, typed: Asked, together: frozenset[str]) -> int:
    """How many of the words that must be said it is for, or is named by."""
    return len(typed.needed if _is_named(entry, typed, together) else said(entry.sayings, typed))


def _meant(everything: tuple[Group, ...], unserved: tuple[Unserved, ...], query: str) -> str:
    """The query with each word that nothing is called replaced by the one most like it."""
    known = _words_of(everything, unserved)
    typed = strong(query)
    read = tuple(
        word if word in _ENGLISH or begun(known, word) else nearest(known, word) or word
        for word in typed
    )
    return " ".join(read) if read != typed else ""


def _words_of(groups: tuple[Group, ...], unserved: tuple[Unserved, ...] = ()) -> frozenset[str]:
    """Every word that anything is called by."""
    return frozenset[str]().union(
        *(entry.words for group in groups for entry in group.entries),
        *(one.words for complaint in unserved for one in complaint.sayings),
    )


_SIGNS = tuple(frozenset(map(stem, sign)) for sign in lay_words.URGENT)
_SIGN_WORDS = frozenset[str]().union(*lay_words.URGENT)
_ENGLISH = _SIGN_WORDS.union(lay_words.PARTS, lay_words.WEAK, *lay_words.SPOILING)
"""Words that mean what they say: none is read as a slip for another."""


def matching(groups: tuple[Group, ...], query: str) -> tuple[Group, ...]:
    """The entries of which something is said in the query, or that it names, the likeliest first.

    An empty query leaves everything, and so does one that has nothing but words like "I feel".
    What no pressing is for leaves only what the user wrote for it.
    """
    if not telling(query):
        return groups
    typed = asked(query, _words_of(groups))
    if _spoilt(groups, query):
        return kept(tuple(g for g in groups if g.own), lambda e: typed.in_all(e.complaint))
    together = _together(typed)
    left = kept(groups, lambda e: bool(said(e.sayings, typed)) or _is_named(e, typed, together))
    return _likeliest_first(left, typed)


def _spoilt(groups: tuple[Group, ...], query: str) -> bool:
    """Whether it names what no routine is for, unless that is part of more, as in "hay fever"."""
    parts = frozenset(parts_of(query))
    spoiling = [phrase for phrase in lay_words.SPOILING if phrase <= parts]
    if not spoiling:
        return False
    typed = asked(query, frozenset())
    meant = [said_whole(e.sayings, typed) for group in groups for e in group.entries]
    return any(not any(phrase <= words for words in meant) for phrase in spoiling)


def _together(typed: Asked) -> frozenset[str]:
    """The words that are what was typed, written as one: "neiguan", "headache"."""
    return begun(typed.known, "".join(typed.needed)) | begun(typed.known, "".join(typed.words))


def _is_named(entry: Entry, typed: Asked, together: frozenset[str]) -> bool:
    """Whether it or a point is called so; a part of the body alone is no name."""
    if lay_words.PARTS.issuperset(typed.needed):
        return False
    named = any(typed.in_all(name.words) for name in entry.names)
    return named or not together.isdisjoint(entry.words)


def _likeliest_first(groups: tuple[Group, ...], typed: Asked) -> tuple[Group, ...]:
    """By how much of the query is said of it whole; then what it is meant for first counts most."""
    together = "".join(typed.words)
    wanted = [*typed.alike.values()]
    wanted.append(frozenset(word for word in typed.known if word.startswith(together)))

    def rank(entry: Entry) -> tuple[int, int]:
        met = sum(bool(entry.main & ones) + bool(entry.complaint & ones) for ones in wanted)
        return -len(said_whole(entry.sayings, typed)), -met

    sorted_groups = (replace(g, entries=tuple(sorted(g.entries, key=rank))) for g in groups)
    return tuple(sorted(sorted_groups, key=lambda group: rank(group.entries[0])))


def listed(groups: tuple[Group, ...], query: str, wanted: Wanted) -> tuple[Group, ...]:
    """What the list shows of `groups`, which are what the filters left.

    The user's own routines have a place of their own beside it, so they are listed only where
    somebody looks for something.
    """
    if wanted.count or query.strip():
        return matching(groups, query)
    return tuple(group for group in groups if not group.own)


def sounds_urgent(groups: tuple[Group, ...], query: str) -> bool:
    """Whether the query says an emergency, also with a slip of the finger in it.

    Words that lead to one routine together are what that routine is for, as the user called it.
    """
    read = frozenset(stem(_as_a_sign(groups, word)) for word in parts_of(query))
    own = [entry for group in groups if group.own for entry in group.entries]
    urgent = any(sign <= read for sign in _SIGNS)
    return urgent and not _leads_to_one(own, strong(query))


def _as_a_sign(groups: tuple[Group, ...], word: str) -> str:
    """The word, or that of a sign which is most like it where it is no other word."""
    if word in _ENGLISH or word in lay_words.FILLERS or word in lay_words.QUALITIES:
        return word
    meant = nearest(_SIGN_WORDS, word)
    entries = (entry for group in groups for entry in group.entries)
    return meant if meant and not any(begun(e.words, word) for e in entries) else word


def _leads_to_one(entries: Iterable[Entry], typed: tuple[str, ...]) -> bool:
    return any(all(begun(e.complaint, word) for word in typed) for e in entries)

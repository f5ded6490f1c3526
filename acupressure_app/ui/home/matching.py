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
    Saying,
    said,
    said_whole,
    saying,
    sayings,
    strong,
)
from acupressure_app.ui.home.wanted import Wanted
from acupressure_app.ui.searching import all_languages, begun, nearest, parts_of, same


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
    typed = saying(query)
    asked_for = max(unserved, key=lambda u: len(said(u.sayings, typed)), default=None)
    if asked_for and not _spoilt(everything, query):
        served = max((_served(e, typed) for g in everything for e in g.entries), default=0)
        if len(said(asked_for.sayings, typed)) > served:
            return Found((), missing=asked_for)
    return Found(listed(offered, query, wanted))


def _served(entry: Entry, typed: Saying) -> int:
    """How many of the words that must be said it is for, or is named by."""
    return len(typed.needed if _is_named(entry, typed) else said(entry.sayings, typed))


def _meant(everything: tuple[Group, ...], unserved: tuple[Unserved, ...], query: str) -> str:
    """The query with each word that nothing is called replaced by the one most like it."""
    known = frozenset[str]().union(
        *(entry.words for group in everything for entry in group.entries),
        *(one.words for complaint in unserved for one in complaint.sayings),
    )
    typed = strong(query)
    read = tuple(
        word if word in _ENGLISH or begun(known, word) else nearest(known, word) or word
        for word in typed
    )
    return " ".join(read) if read != typed else ""


_SIGN_WORDS = frozenset[str]().union(*lay_words.URGENT)
_ENGLISH = _SIGN_WORDS.union(lay_words.PARTS, lay_words.WEAK, *lay_words.SPOILING)
"""Words that mean what they say: none is read as a slip for another."""


def matching(groups: tuple[Group, ...], query: str) -> tuple[Group, ...]:
    """The entries of which something is said in the query, or that it names, the likeliest first.

    An empty query leaves everything, and so does one that has nothing but words like "I feel".
    What no pressing is for leaves only what the user wrote for it.
    """
    typed = saying(query)
    if not typed.needed:
        return groups
    if _spoilt(groups, query):
        own = tuple(group for group in groups if group.own)
        return kept(own, lambda e: all(begun(e.complaint, word) for word in typed.needed))
    left = kept(groups, lambda e: bool(said(e.sayings, typed)) or _is_named(e, typed))
    return _likeliest_first(left, typed)


def _spoilt(groups: tuple[Group, ...], query: str) -> bool:
    """Whether it names what no routine is for, unless that is part of more, as in "hay fever"."""
    typed, parts = saying(query), frozenset(parts_of(query))
    spoiling = [phrase for phrase in lay_words.SPOILING if phrase <= parts]
    if not spoiling:
        return False
    meant = [said_whole(e.sayings, typed) for group in groups for e in group.entries]
    return any(not any(phrase <= words for words in meant) for phrase in spoiling)


def _is_named(entry: Entry, typed: Saying) -> bool:
    """Whether it or a point is called so, written apart or together: "neiguan", "head ache".

    A part of the body alone is no name.
    """
    if lay_words.PARTS.issuperset(typed.needed):
        return False
    if any(all(begun(name.words, word) for word in typed.words) for name in entry.names):
        return True
    together = "".join(typed.needed), "".join(typed.words)
    return any(word.startswith(together) for word in entry.words)


def _likeliest_first(groups: tuple[Group, ...], typed: Saying) -> tuple[Group, ...]:
    """By how much of the query is said of it whole; then what it is meant for first counts most."""
    together = "".join(typed.words)

    def rank(entry: Entry) -> tuple[int, int]:
        wanted = [begun(entry.complaint, word) for word in typed.words]
        wanted.append(frozenset(w for w in entry.complaint if w.startswith(together)))
        met = sum(bool(entry.main & ones) + bool(ones) for ones in wanted)
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
    typed = parts_of(query)
    own = [entry for group in groups if group.own for entry in group.entries]
    entries = (entry for group in groups for entry in group.entries)
    known = frozenset[str]().union(_ENGLISH, lay_words.FILLERS, *(e.words for e in entries))
    read = tuple(
        word if word in known or begun(known, word) else nearest(_SIGN_WORDS, word) or word
        for word in typed
    )
    urgent = any(
        all(any(same(word, t) for t in read) for word in sign) for sign in lay_words.URGENT
    )
    return urgent and not _leads_to_one(own, strong(query))


def _leads_to_one(entries: Iterable[Entry], typed: tuple[str, ...]) -> bool:
    return any(all(begun(e.complaint, word) for word in typed) for e in entries)

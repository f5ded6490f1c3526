"""Which routines a search in everyday words finds, and what is said where it finds none."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.content import NO_COMPLAINT, Symptom, Urgency
from acupressure_app.core.library import Library
from acupressure_app.core.text import Text
from acupressure_app.core.wording import Wording
from acupressure_app.ui.home.menu import Entry, Group, kept
from acupressure_app.ui.home.wanted import Wanted
from acupressure_app.ui.searching import all_languages, begun, nearest, parts_of, words


class Unserved(Struct, frozen=True):
    """A complaint that the program knows and has no routine for, and when to see somebody."""

    title: str
    see_someone: str
    words: frozenset[str]


def unserved(library: Library, wording: Wording) -> tuple[Unserved, ...]:
    """The symptoms that no routine names."""
    served = {name for routine in library.routines for name in routine.symptoms}
    return tuple(
        Unserved(
            wording.text(symptom.title),
            wording.text(symptom.see_someone),
            words((*all_languages(symptom.title), *symptom.words)),
        )
        for symptom in library.content.symptoms.values()
        if symptom.id not in served and symptom.id != NO_COMPLAINT
    )


class Found(Struct, frozen=True):
    """What a search leaves.

    `meant` is what it was read as, where nothing is called what was typed; `missing` is the
    complaint that was asked for, where no routine is for it.
    """

    groups: tuple[Group, ...]
    meant: str = ""
    missing: Unserved | None = None


def found(
    everything: tuple[Group, ...],
    offered: tuple[Group, ...],
    unserved: tuple[Unserved, ...],
    query: str,
    wanted: Wanted,
) -> Found:
    """What the list shows of `offered`, which is what the filters left of `everything`."""
    as_typed = _found(offered, unserved, query, wanted)
    if as_typed.groups or as_typed.missing or matching(everything, query):
        return as_typed
    if meant := _meant(everything, unserved, query):
        return replace(_found(offered, unserved, meant, wanted), meant=meant)
    return as_typed


def _found(
    offered: tuple[Group, ...], unserved: tuple[Unserved, ...], query: str, wanted: Wanted
) -> Found:
    """For a complaint that no routine is for, none is offered that is found by a word of it."""
    telling = _strong(query)
    asked_for = next((u for u in unserved if telling and _all_begun(u.words, telling)), None)
    if asked_for and not kept(offered, lambda entry: _all_begun(entry.complaint, telling)):
        return Found((), missing=asked_for)
    return Found(listed(offered, query, wanted))


def _all_begun(known: frozenset[str], typed: tuple[str, ...]) -> bool:
    return all(begun(known, word) for word in typed)


def _meant(everything: tuple[Group, ...], unserved: tuple[Unserved, ...], query: str) -> str:
    """The query with each word that nothing is called replaced by the one most like it."""
    known = frozenset[str]().union(
        *(entry.words for group in everything for entry in group.entries),
        *(complaint.words for complaint in unserved),
    )
    typed = _strong(query)
    read = tuple(word if begun(known, word) else nearest(known, word) or word for word in typed)
    return " ".join(read) if read != typed else ""


def matching(groups: tuple[Group, ...], query: str) -> tuple[Group, ...]:
    """The entries that have a word beginning with each word of the query, the likeliest first.

    Where no entry has them all, those that are meant for any of them. An empty query leaves
    everything, and so does one that has nothing but words like "I feel".
    """
    strong, telling = _strong(query), _telling(query)
    if not strong:
        return groups
    known = frozenset[str]().union(*(e.words for group in groups for e in group.entries))
    each = [begun(known, typed) for typed in strong]
    whole = [_beginning(known, "".join(typed)) for typed in (strong, telling)]
    by_all = kept(
        groups,
        lambda e: any(e.words & ones for ones in whole) or all(e.words & ones for ones in each),
    )
    left = by_all or kept(groups, lambda e: any(e.complaint & ones for ones in each))
    return _likeliest_first(left, (*whole, *(begun(known, typed) for typed in telling)))


def _beginning(known: frozenset[str], typed: str) -> frozenset[str]:
    return frozenset(word for word in known if word.startswith(typed))


def _likeliest_first(
    groups: tuple[Group, ...], wanted: tuple[frozenset[str], ...]
) -> tuple[Group, ...]:
    """What a routine is meant for first counts most, a name of its points least."""

    def rank(entry: Entry) -> int:
        return -sum(bool(entry.main & ones) + bool(entry.complaint & ones) for ones in wanted)

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


Signs = tuple[frozenset[str], ...]
"""The words of each sign that is an emergency."""


def urgent_signs(symptoms: Iterable[Symptom]) -> Signs:
    """The emergencies among the red flags of the symptoms."""
    flags = (flag for symptom in symptoms for flag in symptom.red_flags)
    urgent = (flag.text for flag in flags if flag.urgency is Urgency.EMERGENCY)
    return tuple(sign for text in urgent for sign in _signs(text))


def sounds_urgent(groups: tuple[Group, ...], signs: Signs, query: str) -> bool:
    """Whether the query has at least half of the words of a sign that is an emergency.

    Words that lead to one routine together are what that routine is for, as "back pain".
    """
    typed = _stems(query)
    entries = [entry for group in groups for entry in group.entries]
    for sign in signs:
        shared = typed & sign
        if shared and 2 * len(shared) >= len(sign) and not _lead_to_one(entries, shared):
            return True
    return False


def _lead_to_one(entries: Iterable[Entry], words: Iterable[str]) -> bool:
    return any(all(begun(entry.complaint, word) for word in words) for entry in entries)


def _signs(text: Text) -> Iterator[frozenset[str]]:
    """The words of each sign of a text, where commas stand between the signs."""
    for written in all_languages(text):
        yield from (_stems(sign) for sign in written.split(","))


def _stems(text: str) -> frozenset[str]:
    """The telling words cut to six letters, so that "breathe" is "breathing" too."""
    return frozenset(word[:6] for word in _telling(text))


def _strong(query: str) -> tuple[str, ...]:
    """The telling words that say what and where; those like "pain" only if there are no others."""
    telling = _telling(query)
    return tuple(word for word in telling if word not in _WEAK) or telling


def _telling(text: str) -> tuple[str, ...]:
    """The words of a text without those that say nothing about what is wrong."""
    return tuple(word for word in parts_of(text) if word not in _FILLERS)


_FILLERS = frozenset(
    [
        "a",
        "ache",
        "am",
        "an",
        "and",
        "any",
        "bad",
        "are",
        "at",
        "can",
        "cant",
        "do",
        "dont",
        "doubt",
        "feel",
        "feeling",
        "feels",
        "for",
        "from",
        "get",
        "getting",
        "got",
        "has",
        "have",
        "having",
        "i",
        "if",
        "im",
        "in",
        "is",
        "it",
        "its",
        "ive",
        "me",
        "my",
        "no",
        "of",
        "or",
        "so",
        "some",
        "that",
        "the",
        "to",
        "up",
        "very",
        "whether",
        "with",
        "you",
        "your",
    ]
)
"""English words; a search in another language goes without this help."""

_WEAK = frozenset(
    [
        "again",
        "aches",
        "aching",
        "achy",
        "after",
        "all",
        "also",
        "always",
        "awful",
        "be",
        "been",
        "before",
        "bit",
        "couldnt",
        "day",
        "during",
        "hurt",
        "hurting",
        "hurts",
        "keep",
        "keeps",
        "little",
        "lot",
        "lots",
        "much",
        "need",
        "not",
        "off",
        "on",
        "out",
        "pain",
        "painful",
        "pains",
        "really",
        "since",
        "sore",
        "still",
        "terrible",
        "there",
        "this",
        "too",
        "want",
        "was",
        "when",
        "while",
        "wont",
    ]
)
"""What can be said of any complaint."""

"""What Home lists, as values: routines by symptom group, and what a search leaves of them."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.body import Region, Side
from acupressure_app.core.content import Point, Symptom, Urgency
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.library import Content, Library, Listed, Origin
from acupressure_app.core.routine import Routine, Spot, Step
from acupressure_app.core.screening import point_of, region_of
from acupressure_app.core.text import Text
from acupressure_app.core.timeline import Lengths, Pace, unscreened_in_all
from acupressure_app.core.wording import Wording

_MANY_AREAS = 4
"""From this many parts of the body on, a card gives their number."""

_AREAS: dict[Phrase, tuple[Region, ...]] = {
    N_("head"): (
        Region.HEAD_TOP,
        Region.HEAD_SIDE,
        Region.HEAD_BACK,
        Region.TEMPLE,
        Region.BEHIND_EAR,
    ),
    N_("forehead"): (Region.FOREHEAD,),
    N_("face"): (
        Region.EYEBROW,
        Region.EYE_SOCKET,
        Region.EYEBALL,
        Region.CHEEK,
        Region.NOSE,
        Region.JAW,
    ),
    N_("ears"): (Region.EAR,),
    N_("neck"): (
        Region.BASE_OF_SKULL,
        Region.NECK_BACK,
        Region.NECK_FRONT,
        Region.NECK_SIDE,
        Region.WINDPIPE,
    ),
    N_("shoulders"): (Region.SHOULDER_TOP, Region.SHOULDER, Region.ARMPIT),
    N_("back"): (Region.UPPER_BACK, Region.LOWER_BACK, Region.SACRUM),
    N_("hips"): (Region.BUTTOCK, Region.HIP, Region.GROIN),
    N_("chest"): (Region.COLLARBONE, Region.BREASTBONE, Region.BREAST, Region.RIBS),
    N_("belly"): (Region.UPPER_ABDOMEN, Region.LOWER_ABDOMEN),
    N_("arms"): (
        Region.UPPER_ARM,
        Region.ELBOW_INNER,
        Region.ELBOW_OUTER,
        Region.FOREARM_INNER,
        Region.FOREARM_OUTER,
    ),
    N_("wrists"): (Region.WRIST_INNER, Region.WRIST_OUTER),
    N_("hands"): (
        Region.PALM,
        Region.HAND_BACK,
        Region.HAND_EDGE,
        Region.THUMB_WEB,
        Region.FINGERS,
    ),
    N_("legs"): (
        Region.THIGH_FRONT,
        Region.THIGH_INNER,
        Region.THIGH_OUTER,
        Region.THIGH_BACK,
        Region.KNEE_FRONT,
        Region.KNEE_INNER,
        Region.KNEE_OUTER,
        Region.KNEE_BACK,
        Region.SHIN,
        Region.LOWER_LEG_INNER,
        Region.LOWER_LEG_OUTER,
        Region.CALF,
    ),
    N_("ankles"): (Region.ANKLE_FRONT, Region.ANKLE_INNER, Region.ANKLE_OUTER),
    N_("feet"): (
        Region.HEEL,
        Region.FOOT_TOP,
        Region.FOOT_INNER,
        Region.FOOT_OUTER,
        Region.FOOT_SOLE,
        Region.TOES,
    ),
}
_AREA_OF = {region: words for words, regions in _AREAS.items() for region in regions}


class Entry(Struct, frozen=True):
    """One routine in the menu. `words` is all that finds it; the picture shows its first place."""

    id: str
    title: str
    detail: str
    words: frozenset[str]
    point: Point | Spot
    side: Side


class Group(Struct, frozen=True):
    """Routines under one heading."""

    title: str
    entries: tuple[Entry, ...]


def menu(library: Library, wording: Wording, lengths: Lengths) -> tuple[Group, ...]:
    """The shipped routines by symptom group in the order of the symptoms, then the user's own."""
    groups: dict[str, list[Entry]] = {}
    symptoms = library.content.symptoms
    for symptom in symptoms.values():
        for listed in library.listed:
            first = listed.routine.symptoms[0]
            if listed.origin is Origin.BUNDLED and first == symptom.id:
                entries = groups.setdefault(wording.text(symptom.group), [])
                entries.append(_entry(listed, library.content, wording, lengths))
    own = [listed for listed in library.listed if listed.origin is Origin.USER]
    if own:
        groups[wording.tr.gettext("Your routines")] = [
            _entry(listed, library.content, wording, lengths) for listed in own
        ]
    return tuple(Group(title, tuple(entries)) for title, entries in groups.items())


def matching(groups: tuple[Group, ...], query: str) -> tuple[Group, ...]:
    """The entries that have a word beginning with each word of the query.

    Where no entry has them all, those that have any of them. An empty query leaves everything,
    and so does one that has nothing but words like "I feel".
    """
    wanted = _telling(query)
    if not wanted:
        return groups
    whole = "".join(wanted)
    by_all = _kept(groups, lambda e: _has(e, whole) or all(_has(e, word) for word in wanted))
    return by_all or _kept(groups, lambda e: any(_has(e, word) for word in wanted))


def sounds_urgent(groups: tuple[Group, ...], symptoms: Iterable[Symptom], query: str) -> bool:
    """Whether the query has at least half of the words of a sign that is an emergency.

    Words that lead to one routine together are what that routine is for, as "back pain".
    """
    typed = _stems(query)
    flags = (flag for symptom in symptoms for flag in symptom.red_flags)
    urgent = (flag.text for flag in flags if flag.urgency is Urgency.EMERGENCY)
    entries = [entry for group in groups for entry in group.entries]
    for sign in (sign for text in urgent for sign in _signs(text)):
        shared = typed & sign
        if shared and 2 * len(shared) >= len(sign) and not _lead_to_one(entries, shared):
            return True
    return False


def _lead_to_one(entries: Iterable[Entry], words: Iterable[str]) -> bool:
    return any(all(_has(entry, word) for word in words) for entry in entries)


def _signs(text: Text) -> Iterator[frozenset[str]]:
    """The words of each sign of a text, where commas stand between the signs."""
    for written in _all_languages(text):
        yield from (_stems(sign) for sign in written.split(","))


def _stems(text: str) -> frozenset[str]:
    """The telling words cut to six letters, so that "breathe" is "breathing" too."""
    return frozenset(word[:6] for word in _telling(text))


def _telling(text: str) -> tuple[str, ...]:
    """The words of a text without those that say nothing about what is wrong."""
    return tuple(word for word in _parts(text) if word not in _FILLERS)


_FILLERS = frozenset(
    (
        "a",
        "am",
        "an",
        "and",
        "any",
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
        "very",
        "whether",
        "with",
        "you",
        "your",
    )
)
"""English words; a search in another language goes without this help."""


def _kept(groups: tuple[Group, ...], wanted: Callable[[Entry], bool]) -> tuple[Group, ...]:
    left = (replace(g, entries=tuple(e for e in g.entries if wanted(e))) for g in groups)
    return tuple(group for group in left if group.entries)


def _has(entry: Entry, beginning: str) -> bool:
    return any(word.startswith(beginning) for word in entry.words)


def _entry(listed: Listed, content: Content, wording: Wording, lengths: Lengths) -> Entry:
    routine = listed.routine
    total = unscreened_in_all(routine, content, wording, Pace.STANDARD, lengths)
    first = routine.steps[0]
    return Entry(
        id=routine.id,
        title=wording.text(routine.title),
        detail=f"{wording.about(total)} · {_where(routine, content, wording)}",
        words=frozenset(_words(_searched(routine, content))),
        point=point_of(first, content),
        side=first.sides[0],
    )


def _where(routine: Routine, content: Content, wording: Wording) -> str:
    """Where it is pressed: "both wrists", or the parts of the body in order: "forehead, neck"."""
    if len({step.place for step in routine.steps}) == 1:
        step = routine.steps[0]
        return wording.place(point_of(step, content), whole_side(step))
    areas = dict.fromkeys(_AREA_OF[region_of(step, content)] for step in routine.steps)
    if len(areas) < _MANY_AREAS:
        return ", ".join(area(wording.tr) for area in areas)
    n = len(areas)
    return wording.tr.ngettext("{n} part of the body", "{n} parts of the body", n).format(n=n)


def whole_side(step: Step) -> Side:
    """The sides of a step as one: both where it presses left and right in turn."""
    return Side.BOTH if len(step.sides) > 1 else step.sides[0]


def _searched(routine: Routine, content: Content) -> Iterable[str]:
    """Every text that a routine can be found by, in all its languages."""
    yield from _all_languages(routine.title)
    for name in routine.symptoms:
        symptom = content.symptoms[name]
        yield from (*_all_languages(symptom.title), *_all_languages(symptom.group))
        yield from symptom.words
    for step in routine.steps:
        point = point_of(step, content)
        if isinstance(point, Spot):
            yield point.name
        else:
            yield from (point.code, point.pinyin, point.hanzi, *point.aliases)
            yield from _all_languages(point.name)


def _all_languages(text: Text) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text.values()


def _words(texts: Iterable[str]) -> Iterator[str]:
    """The words of the texts, and each text as one word, so that "Nei Guan" is "neiguan" too."""
    for text in texts:
        parts = _parts(text)
        yield from (*parts, "".join(parts))


def _parts(text: str) -> tuple[str, ...]:
    """The words in small letters, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’")
    return tuple("".join(c if c.isalnum() else " " for c in kept).split())

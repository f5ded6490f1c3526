"""What Home lists, as values: routines by symptom group, and what search and filters leave."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.body import Position, Region, Side, as_one
from acupressure_app.core.content import Action, Point, Symptom, Urgency
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Content, Library, Origin
from acupressure_app.core.routine import Routine, Spot
from acupressure_app.core.screening import (
    Answer,
    Answers,
    Cleared,
    clear,
    point_of,
    region_of,
    tool_of,
)
from acupressure_app.core.text import Text
from acupressure_app.core.timeline import Pace, unscreened_in_all
from acupressure_app.core.wording import Wording, nearest_minutes
from acupressure_app.ui.home.wanted import Wanted

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
    """One routine in the menu.

    `words` is all that finds it, `complaint` what it is meant for, `main` its title and what it
    is meant for first.
    """

    id: str
    title: str
    words: frozenset[str]
    complaint: frozenset[str]
    main: frozenset[str]
    routine: Routine


class Group(Struct, frozen=True):
    """Routines under one heading; `own` ones are the user's."""

    title: str
    entries: tuple[Entry, ...]
    own: bool = False


def menu(library: Library, wording: Wording) -> tuple[Group, ...]:
    """The shipped routines by symptom group in the order of the symptoms, then the user's own.

    It holds no more than finding a routine takes; `detail` and `fitting` work out the rest for
    the few that it is asked about.
    """
    index = _Index(library.content)
    groups: dict[str, list[Entry]] = {}
    for symptom in library.content.symptoms.values():
        for listed in library.listed:
            first = listed.routine.symptoms[0]
            if listed.origin is Origin.BUNDLED and first == symptom.id:
                entries = groups.setdefault(wording.text(symptom.group), [])
                entries.append(_entry(listed.routine, index, wording))
    own = [listed.routine for listed in library.listed if listed.origin is Origin.USER]
    shipped = (Group(title, tuple(entries)) for title, entries in groups.items())
    if not own:
        return tuple(shipped)
    entries = [_entry(routine, index, wording) for routine in own]
    return (*shipped, Group(wording.tr.gettext("Your routines"), tuple(entries), own=True))


def fitting(
    groups: tuple[Group, ...],
    wanted: Wanted,
    content: Content,
    wording: Wording,
    lengths: Lengths,
) -> tuple[Group, ...]:
    """The entries that every filter lets through. The time goes by the short pace."""
    if wanted.own:
        groups = tuple(group for group in groups if group.own)
    tests: list[Callable[[Routine], bool]] = []
    if wanted.sitting:
        tests.append(lambda routine: _rests(routine, Position.SITTING))
    if wanted.lying:
        tests.append(lambda routine: _rests(routine, Position.LYING))
    if wanted.hands_only:
        tests.append(lambda routine: _hands_only(routine, content))
    if (most := wanted.minutes) is not None:
        tests.append(lambda r: _minutes(r, content, wording, lengths, Pace.SHORT) <= most)
    if wanted.pregnancy:
        ruling_out = _ruling_out(content)
        tests.append(lambda routine: _nothing_ruled_out(routine, ruling_out))
    return _kept(groups, lambda entry: all(test(entry.routine) for test in tests))


def _rests(routine: Routine, position: Position) -> bool:
    """Whether it can be done so; a routine that names no position can be done in any."""
    return not routine.position or position in routine.position


def _hands_only(routine: Routine, content: Content) -> bool:
    return not any(tool_of(step, content).is_thing for step in routine.steps)


def _minutes(
    routine: Routine, content: Content, wording: Wording, lengths: Lengths, pace: Pace
) -> int:
    return nearest_minutes(unscreened_in_all(routine, content, wording, pace, lengths))


_PREGNANT = Answers({"pregnancy": Answer.YES}, otherwise=Answer.NO)


def _ruling_out(content: Content) -> Content:
    """The content with those rules alone that can rule something out in pregnancy."""
    rules = (r for r in content.rules if r.condition is None or _PREGNANT.holds(r.condition))
    hard = tuple(rule for rule in rules if rule.action in (Action.STOP, Action.SKIP))
    return replace(content, rules=hard)


def _nothing_ruled_out(routine: Routine, content: Content) -> bool:
    """Whether the screening leaves all of it in pregnancy, if nothing else is true."""
    screened = clear(routine, content, _PREGNANT)
    return isinstance(screened, Cleared) and not screened.left_out


def count(groups: tuple[Group, ...]) -> int:
    """How many entries there are."""
    return sum(len(group.entries) for group in groups)


def first_of(groups: tuple[Group, ...], most: int) -> tuple[Group, ...]:
    """No more entries than `most`, from the front."""
    left: list[Group] = []
    for group in groups:
        if entries := group.entries[: max(0, most - count(tuple(left)))]:
            left.append(replace(group, entries=entries))
    return tuple(left)


def matching(groups: tuple[Group, ...], query: str) -> tuple[Group, ...]:
    """The entries that have a word beginning with each word of the query, the likeliest first.

    Where no entry has them all, those that have any of them. An empty query leaves everything,
    and so does one that has nothing but words like "I feel".
    """
    wanted = _telling(query)
    if not wanted:
        return groups
    known = frozenset[str]().union(*(e.words for group in groups for e in group.entries))
    whole, *each = (_begun(known, beginning) for beginning in ("".join(wanted), *wanted))
    by_all = _kept(
        groups, lambda e: bool(e.words & whole) or all(e.words & begun for begun in each)
    )
    found = by_all or _kept(groups, lambda e: any(e.words & begun for begun in each))
    return _likeliest_first(found, (whole, *each))


def _likeliest_first(
    groups: tuple[Group, ...], begun: tuple[frozenset[str], ...]
) -> tuple[Group, ...]:
    """What a routine is meant for first counts most, a name of its points least."""

    def rank(entry: Entry) -> int:
        return -sum(bool(entry.main & words) + bool(entry.complaint & words) for words in begun)

    sorted_groups = (replace(g, entries=tuple(sorted(g.entries, key=rank))) for g in groups)
    return tuple(sorted(sorted_groups, key=lambda group: rank(group.entries[0])))


def _begun(words: Iterable[str], beginning: str) -> frozenset[str]:
    return frozenset(word for word in words if word.startswith(beginning))


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
    return any(all(_holds(entry.complaint, word) for word in words) for entry in entries)


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
        "so",
        "up",
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


_A_STEM = 5
"""A word of at least this many letters is found by a longer one that begins with it."""


def _holds(words: frozenset[str], beginning: str) -> bool:
    """Whether one of them begins so, or is what a longer word begins with: "stressed"."""
    return any(
        word.startswith(beginning) or (len(word) >= _A_STEM and beginning.startswith(word))
        for word in words
    )


def detail(
    routine: Routine,
    content: Content,
    wording: Wording,
    lengths: Lengths,
    pace: Pace = Pace.STANDARD,
) -> str:
    """How long it is to the end of the last press, and where: "6 min · both wrists"."""
    total = unscreened_in_all(routine, content, wording, pace, lengths)
    return f"{wording.about(total)} · {where(routine, content, wording)}"


def detail_within(
    routine: Routine, content: Content, wording: Wording, lengths: Lengths, minutes: int | None
) -> str:
    """The same; where only the short pace fits the minutes that the user has, it says so."""
    if minutes is None or _minutes(routine, content, wording, lengths, Pace.STANDARD) <= minutes:
        return detail(routine, content, wording, lengths)
    short = detail(routine, content, wording, lengths, Pace.SHORT)
    return wording.tr.gettext("Short pace: {detail}").format(detail=short)


def first_place(routine: Routine, content: Content) -> tuple[Point | Spot, Side]:
    """What its picture shows."""
    step = routine.steps[0]
    return point_of(step, content), step.sides[0]


def where(routine: Routine, content: Content, wording: Wording) -> str:
    """Where it is pressed: "both wrists", or the parts of the body in order: "forehead, neck"."""
    if len({step.place for step in routine.steps}) == 1:
        step = routine.steps[0]
        return wording.place(point_of(step, content), as_one(step.sides))
    areas = dict.fromkeys(_AREA_OF[region_of(step, content)] for step in routine.steps)
    if len(areas) < _MANY_AREAS:
        return ", ".join(area(wording.tr) for area in areas)
    n = len(areas)
    return wording.tr.ngettext("{n} part of the body", "{n} parts of the body", n).format(n=n)


class _Index:
    """The words that find a routine; those of a symptom or a point are taken apart once."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._symptoms: dict[str, frozenset[str]] = {}
        self._points: dict[str, frozenset[str]] = {}

    def main(self, routine: Routine) -> frozenset[str]:
        """Every word of its title and first symptom, but not of the group."""
        symptom = self._content.symptoms[routine.symptoms[0]]
        titles = (*_all_languages(routine.title), *_all_languages(symptom.title))
        return _words((*titles, *symptom.words))

    def complaint(self, routine: Routine) -> frozenset[str]:
        """Every word of its title and symptoms, in all their languages."""
        return _words(_all_languages(routine.title)).union(
            *(self._symptom(name) for name in routine.symptoms)
        )

    def places(self, routine: Routine) -> frozenset[str]:
        """Every word of the names of its points and spots, in all their languages."""
        return frozenset().union(*(self._place(step.point) for step in routine.steps))

    def _symptom(self, name: str) -> frozenset[str]:
        if name not in self._symptoms:
            symptom = self._content.symptoms[name]
            titles = (*_all_languages(symptom.title), *_all_languages(symptom.group))
            self._symptoms[name] = _words((*titles, *symptom.words))
        return self._symptoms[name]

    def _place(self, point: str | Spot) -> frozenset[str]:
        if isinstance(point, Spot):
            return _words((point.name,))
        if point not in self._points:
            found = self._content.points[point]
            names = (found.code, found.pinyin, found.hanzi, found.traditional, *found.aliases)
            others = (found.japanese or "", found.korean.hangul if found.korean else "")
            self._points[point] = _words((*names, *others, *_all_languages(found.name)))
        return self._points[point]


def _entry(routine: Routine, index: _Index, wording: Wording) -> Entry:
    complaint = index.complaint(routine)
    return Entry(
        routine.id,
        wording.text(routine.title),
        complaint | index.places(routine),
        complaint,
        index.main(routine),
        routine,
    )


def _all_languages(text: Text) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text.values()


def _words(texts: Iterable[str]) -> frozenset[str]:
    """The words of the texts, and each text as one word, so that "Nei Guan" is "neiguan" too."""
    parts = [_parts(text) for text in texts]
    return frozenset(word for words in parts for word in (*words, "".join(words)))


def _parts(text: str) -> tuple[str, ...]:
    """The words in small letters, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’")
    return tuple("".join(c if c.isalnum() else " " for c in kept).split())

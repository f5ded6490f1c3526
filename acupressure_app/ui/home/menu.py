"""What Home lists, as values: routines by symptom group, and what search and filters leave."""

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.body import Position, Region, Side, as_one
from acupressure_app.core.content import Action, Point
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Content, Library, Listed, Origin
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
from acupressure_app.core.timeline import Pace, unscreened_in_all
from acupressure_app.core.wording import Wording, nearest_minutes
from acupressure_app.ui.home.saying import Saying, sayings
from acupressure_app.ui.home.wanted import Wanted
from acupressure_app.ui.searching import all_languages, words

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
    is meant for first. `sayings` are what people say of what it is meant for, `names` the names
    of its points, and the title that it is shipped with.
    """

    id: str
    title: str
    words: frozenset[str]
    complaint: frozenset[str]
    main: frozenset[str]
    sayings: tuple[Saying, ...]
    names: tuple[Saying, ...]
    routine: Routine


class Group(Struct, frozen=True):
    """Routines under one heading; `own` ones are the user's."""

    title: str
    entries: tuple[Entry, ...]
    own: bool = False


def menu(
    library: Library, wording: Wording, favourites: Sequence[str] = (), hidden: Collection[str] = ()
) -> tuple[Group, ...]:
    """The favourites, then the shipped ones by symptom group, then the user's own.

    Groups stand in the order of the symptoms; the `hidden` ones of the shipped are left out.

    It holds no more than finding a routine takes; `detail` and `fitting` work out the rest for
    the few that it is asked about.
    """
    index = _Index(library.content)
    groups: dict[str, list[Entry]] = {}
    liked = [listed for name in favourites if (listed := library.find(name))]
    shown = [entry for entry in library.listed if entry.routine.id not in hidden]
    for symptom in library.content.symptoms.values():
        for listed in shown:
            first = listed.routine.symptoms[0]
            if listed.origin is Origin.BUNDLED and first == symptom.id:
                entries = groups.setdefault(wording.text(symptom.group), [])
                entries.append(_entry(listed, index, wording))
    own = [listed for listed in library.listed if listed.origin is Origin.USER]
    shipped = [Group(title, tuple(entries)) for title, entries in groups.items()]
    if liked:
        entries = [_entry(listed, index, wording) for listed in liked]
        shipped.insert(0, Group(wording.tr.gettext("Favourites"), tuple(entries)))
    if not own:
        return tuple(shipped)
    entries = [_entry(listed, index, wording) for listed in own]
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
    return kept(groups, lambda entry: all(test(entry.routine) for test in tests))


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


def filtered_out(everything: tuple[Group, ...], left: tuple[Group, ...]) -> int:
    """How many routines the filters leave out; one that stands in two groups counts once."""
    return len(_ids(everything) - _ids(left))


def _ids(groups: tuple[Group, ...]) -> set[str]:
    return {entry.id for group in groups for entry in group.entries}


def kept(groups: tuple[Group, ...], wanted: Callable[[Entry], bool]) -> tuple[Group, ...]:
    """The entries for which `wanted` holds, in the groups that still have any."""
    left = (replace(g, entries=tuple(e for e in g.entries if wanted(e))) for g in groups)
    return tuple(group for group in left if group.entries)


def first_of(groups: tuple[Group, ...], most: int) -> tuple[Group, ...]:
    """No more entries than `most`, from the front."""
    left: list[Group] = []
    for group in groups:
        if entries := group.entries[: max(0, most - count(tuple(left)))]:
            left.append(replace(group, entries=entries))
    return tuple(left)


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


def pace_within(
    routine: Routine, content: Content, wording: Wording, lengths: Lengths, minutes: int | None
) -> Pace:
    """The short pace where only that fits the minutes that the user has, else the standard one."""
    if minutes is None or _minutes(routine, content, wording, lengths, Pace.STANDARD) <= minutes:
        return Pace.STANDARD
    return Pace.SHORT


def detail_within(
    routine: Routine, content: Content, wording: Wording, lengths: Lengths, minutes: int | None
) -> str:
    """The same; where only the short pace fits the minutes that the user has, it says so."""
    pace = pace_within(routine, content, wording, lengths, minutes)
    told = detail(routine, content, wording, lengths, pace)
    if pace is Pace.STANDARD:
        return told
    return wording.tr.gettext("Short pace: {detail}").format(detail=told)


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
        self._sayings: dict[str, tuple[Saying, ...]] = {}
        self._names: dict[str, tuple[Saying, ...]] = {}

    def main(self, routine: Routine) -> frozenset[str]:
        """Every word of its title and first symptom, but not of the group."""
        symptom = self._content.symptoms[routine.symptoms[0]]
        titles = (*all_languages(routine.title), *all_languages(symptom.title))
        return words((*titles, *symptom.words))

    def complaint(self, routine: Routine) -> frozenset[str]:
        """Every word of its title and symptoms, in all their languages."""
        return words(all_languages(routine.title)).union(
            *(self._symptom(name) for name in routine.symptoms)
        )

    def places(self, routine: Routine) -> frozenset[str]:
        """Every word of the names of its points and spots, in all their languages."""
        return frozenset().union(*(self._place(step.point) for step in routine.steps))

    def sayings(self, routine: Routine) -> tuple[Saying, ...]:
        """What people say of its symptoms, and the names of its own spots."""
        spots = [step.point.name for step in routine.steps if isinstance(step.point, Spot)]
        of_symptoms = (saying for name in routine.symptoms for saying in self._said_of(name))
        return (*of_symptoms, *sayings(dict.fromkeys(spots)))

    def names(self, routine: Routine) -> tuple[Saying, ...]:
        """What its points are called."""
        codes = dict.fromkeys(step.point for step in routine.steps if isinstance(step.point, str))
        return tuple(saying for code in codes for saying in self._called(code))

    def _said_of(self, name: str) -> tuple[Saying, ...]:
        if name not in self._sayings:
            symptom = self._content.symptoms[name]
            self._sayings[name] = sayings((*all_languages(symptom.title), *symptom.words))
        return self._sayings[name]

    def _called(self, code: str) -> tuple[Saying, ...]:
        if code not in self._names:
            self._names[code] = sayings(self._names_of(code))
        return self._names[code]

    def _names_of(self, code: str) -> tuple[str, ...]:
        found = self._content.points[code]
        names = (found.code, found.pinyin, found.hanzi, found.traditional, *found.aliases)
        others = (found.japanese or "", found.korean.hangul if found.korean else "")
        return (*names, *others, *all_languages(found.name))

    def _symptom(self, name: str) -> frozenset[str]:
        if name not in self._symptoms:
            symptom = self._content.symptoms[name]
            self._symptoms[name] = words((*all_languages(symptom.title), *symptom.words))
        return self._symptoms[name]

    def _place(self, point: str | Spot) -> frozenset[str]:
        if isinstance(point, Spot):
            return words((point.name,))
        if point not in self._points:
            self._points[point] = words(self._names_of(point))
        return self._points[point]


def _entry(listed: Listed, index: _Index, wording: Wording) -> Entry:
    routine = listed.routine
    complaint = index.complaint(routine)
    title = sayings(all_languages(routine.title))
    said, names = index.sayings(routine), index.names(routine)
    if listed.origin is Origin.USER:
        said += title
    else:
        names += title
    return Entry(
        routine.id,
        wording.text(routine.title),
        complaint | index.places(routine),
        complaint,
        index.main(routine),
        said,
        names,
        routine,
    )

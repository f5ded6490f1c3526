"""What the atlas lists, as values: points by part of the body, by meridian and by name."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from acupressure_app.core.body import Region
from acupressure_app.core.content import Meridian, NotPressed, Point
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.library import Content
from acupressure_app.core.wording import Wording


class Browse(StrEnum):
    """What the points are listed by."""

    BODY = "body"
    MERIDIAN = "meridian"
    NAME = "name"


class BodyPart(StrEnum):
    """A part of the body under which its points are found, from head to foot."""

    HEAD = "head"
    NECK = "neck"
    FRONT = "front"
    BACK = "back"
    ARM = "arm"
    HAND = "hand"
    LEG = "leg"
    FOOT = "foot"


_PARTS: dict[BodyPart, tuple[Phrase, tuple[Region, ...]]] = {
    BodyPart.HEAD: (
        N_("Head"),
        (
            Region.HEAD_TOP,
            Region.HEAD_SIDE,
            Region.HEAD_BACK,
            Region.FOREHEAD,
            Region.EYEBROW,
            Region.TEMPLE,
            Region.EYE_SOCKET,
            Region.EYEBALL,
            Region.CHEEK,
            Region.NOSE,
            Region.JAW,
            Region.EAR,
            Region.BEHIND_EAR,
        ),
    ),
    BodyPart.NECK: (
        N_("Neck, shoulders"),
        (
            Region.BASE_OF_SKULL,
            Region.NECK_BACK,
            Region.NECK_FRONT,
            Region.NECK_SIDE,
            Region.WINDPIPE,
            Region.SHOULDER_TOP,
            Region.SHOULDER,
            Region.ARMPIT,
        ),
    ),
    BodyPart.FRONT: (
        N_("Chest, belly"),
        (
            Region.COLLARBONE,
            Region.BREASTBONE,
            Region.BREAST,
            Region.RIBS,
            Region.UPPER_ABDOMEN,
            Region.LOWER_ABDOMEN,
            Region.GROIN,
        ),
    ),
    BodyPart.BACK: (
        N_("Back, hips"),
        (Region.UPPER_BACK, Region.LOWER_BACK, Region.SACRUM, Region.BUTTOCK, Region.HIP),
    ),
    BodyPart.ARM: (
        N_("Wrist, arm"),
        (
            Region.UPPER_ARM,
            Region.ELBOW_INNER,
            Region.ELBOW_OUTER,
            Region.FOREARM_INNER,
            Region.FOREARM_OUTER,
            Region.WRIST_INNER,
            Region.WRIST_OUTER,
        ),
    ),
    BodyPart.HAND: (
        N_("Hand"),
        (Region.PALM, Region.HAND_BACK, Region.HAND_EDGE, Region.THUMB_WEB, Region.FINGERS),
    ),
    BodyPart.LEG: (
        N_("Leg"),
        (
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
    ),
    BodyPart.FOOT: (
        N_("Foot, ankle"),
        (
            Region.ANKLE_FRONT,
            Region.ANKLE_INNER,
            Region.ANKLE_OUTER,
            Region.HEEL,
            Region.FOOT_TOP,
            Region.FOOT_INNER,
            Region.FOOT_OUTER,
            Region.FOOT_SOLE,
            Region.TOES,
        ),
    ),
}
_PART_OF = {region: part for part, (_, regions) in _PARTS.items() for region in regions}

_MERIDIANS = {
    Meridian.LUNG: N_("Lung"),
    Meridian.LARGE_INTESTINE: N_("Large Intestine"),
    Meridian.STOMACH: N_("Stomach"),
    Meridian.SPLEEN: N_("Spleen"),
    Meridian.HEART: N_("Heart"),
    Meridian.SMALL_INTESTINE: N_("Small Intestine"),
    Meridian.BLADDER: N_("Bladder"),
    Meridian.KIDNEY: N_("Kidney"),
    Meridian.PERICARDIUM: N_("Pericardium"),
    Meridian.TRIPLE_ENERGIZER: N_("Triple Energizer"),
    Meridian.GALLBLADDER: N_("Gallbladder"),
    Meridian.LIVER: N_("Liver"),
    Meridian.GOVERNING: N_("Governor Vessel"),
    Meridian.CONCEPTION: N_("Conception Vessel"),
    Meridian.EXTRA: N_("Extra points, on no meridian"),
}


def part_of(region: Region) -> BodyPart:
    """The part of the body that a region belongs to."""
    return _PART_OF[region]


def part_name(part: BodyPart, wording: Wording) -> str:
    """The part of the body in a word or two."""
    return _PARTS[part][0](wording.tr)


def meridian_name(meridian: Meridian, wording: Wording) -> str:
    """The meridian's name in the WHO standard."""
    return _MERIDIANS[meridian](wording.tr)


class Entry(Struct, frozen=True):
    """A point as it is listed; `told` is the line below its name."""

    point: Point | NotPressed
    name: str
    told: str

    @property
    def code(self) -> str:
        """The point's code."""
        return self.point.code

    @property
    def pressed(self) -> bool:
        """Whether it is one to press, and not one to recognise only."""
        return isinstance(self.point, Point)

    @property
    def part(self) -> BodyPart:
        """The part of the body where it lies."""
        return part_of(self.point.region)


class Section(Struct, frozen=True):
    """Entries under a heading, with a line that explains it; both may be empty."""

    title: str
    entries: tuple[Entry, ...]
    about: str = ""


Sections = tuple[Section, ...]


def entries(content: Content, wording: Wording) -> tuple[Entry, ...]:
    """Every point in the order of the content, then those that are not pressed."""
    listed: Iterable[Point | NotPressed] = (*content.points.values(), *content.not_pressed.values())
    return tuple(entry_of(point, wording) for point in listed)


def entry_of(point: Point | NotPressed, wording: Wording) -> Entry:
    """A point as it is listed: its name, and its code with how it is said in Chinese."""
    told = f"{point.code} · {point.pinyin}" if isinstance(point, Point) else point.code
    return Entry(point, wording.text(point.name), told)


def parts(known: Iterable[Entry]) -> tuple[BodyPart, ...]:
    """The parts of the body that have any points to press, from head to foot."""
    there = {entry.part for entry in known if entry.pressed}
    return tuple(part for part in BodyPart if part in there)


class Drawn(Struct, frozen=True):
    """A body picture for one part of the body.

    `best` are the points that are best seen in it, `names` those of the whole part by code: more
    of them may be in it.
    """

    picture: str
    title: str
    best: frozenset[str]
    names: Mapping[str, str]


def drawn_in(known: Iterable[Entry], part: BodyPart, wording: Wording) -> tuple[Drawn, ...]:
    """The pictures of a part of the body, the one with most points first."""
    here = [e for e in known if e.part is part and isinstance(e.point, Point)]
    names = {entry.code: entry.name for entry in here}
    best: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    for entry in here:
        if isinstance(entry.point, Point) and (view := entry.point.view):
            best.setdefault(view.picture, set()).add(entry.code)
            titles.setdefault(view.picture, wording.text(view.title))
    found = (Drawn(one, titles[one], frozenset(codes), names) for one, codes in best.items())
    return tuple(sorted(found, key=lambda drawn: -len(drawn.best)))


def by_part(known: Iterable[Entry], part: BodyPart, wording: Wording) -> Sections:
    """The points of one part of the body."""
    here = [entry for entry in known if entry.part is part]
    count = sum(entry.pressed for entry in here)
    heading = wording.tr.ngettext("{n} point here", "{n} points here", count).format(n=count)
    return apart(heading, here, wording)


def by_meridian(known: Iterable[Entry], wording: Wording) -> Sections:
    """The points of each meridian in the order of the WHO standard, with their number."""
    known = tuple(known)
    found = []
    for meridian in Meridian:
        of_it = tuple(e for e in known if e.pressed and e.point.meridian is meridian)
        form = wording.tr.ngettext("{name} · {n} point", "{name} · {n} points", len(of_it))
        title = form.format(name=meridian_title(meridian, wording), n=len(of_it))
        if of_it:
            found.append(Section(title, of_it))
    return (*found, *refused(known, wording))


def meridian_title(meridian: Meridian, wording: Wording) -> str:
    """Name and letters: "Pericardium (PC)"; what is on no meridian has no letters of one."""
    name = meridian_name(meridian, wording)
    return name if meridian is Meridian.EXTRA else f"{name} ({meridian})"


def by_name(known: Iterable[Entry], wording: Wording) -> Sections:
    """All points by the alphabet."""
    in_order = sorted(known, key=lambda entry: entry.name.casefold())
    count = sum(entry.pressed for entry in in_order)
    heading = wording.tr.ngettext("{n} point", "{n} points", count).format(n=count)
    return apart(heading, in_order, wording)


def apart(heading: str, listed: Iterable[Entry], wording: Wording, about: str = "") -> Sections:
    """The points to press under a heading, and apart from them those that are not pressed."""
    listed = tuple(listed)
    to_press = tuple(entry for entry in listed if entry.pressed)
    pressed = (Section(heading, to_press, about),) if to_press else ()
    return (*pressed, *refused(listed, wording))


def refused(listed: Iterable[Entry], wording: Wording) -> Sections:
    """Those that are known only so that they can be recognised; nothing where there are none."""
    gettext = wording.tr.gettext
    left = tuple(entry for entry in listed if not entry.pressed)
    about = gettext("Known by name only, so that you can recognise them. Open one to see why.")
    return (Section(gettext("Not pressed here"), left, about),) if left else ()


def browsing(wording: Wording) -> tuple[tuple[Browse, str], ...]:
    """What the points can be listed by, in words."""
    gettext = wording.tr.gettext
    return (
        (Browse.BODY, gettext("By body")),
        (Browse.MERIDIAN, gettext("By meridian")),
        (Browse.NAME, gettext("By name")),
    )

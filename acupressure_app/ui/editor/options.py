"""What can be chosen in a routine, each with its name: no Qt in here."""

from collections.abc import Mapping
from itertools import groupby
from typing import TypeVar

from msgspec import Struct
from msgspec import inspect as types

from acupressure_app.core.body import (
    FORBIDDEN,
    Hand,
    Position,
    Pressure,
    Region,
    Technique,
    Tool,
)
from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.routine import SideChoice
from acupressure_app.core.techniques import Rhythm
from acupressure_app.ui.atlas.view import BodyPart, part_of

T = TypeVar("T")

SIDES: dict[SideChoice, Phrase] = {
    SideChoice.EACH: N_("Each in turn"),
    SideChoice.BOTH: N_("Both at once"),
    SideChoice.LEFT: N_("Left"),
    SideChoice.RIGHT: N_("Right"),
    SideChoice.ONE: N_("Either"),
    SideChoice.MIDLINE: N_("Middle"),
}
FIRST = {"left": N_("Left"), "right": N_("Right")}
TECHNIQUES = {
    Technique.PRESS: N_("Press"),
    Technique.CIRCLES: N_("Circles"),
    Technique.KNEAD: N_("Knead"),
    Technique.TAP: N_("Tap"),
    Technique.RUB: N_("Rub"),
    Technique.PULSE: N_("Pulse"),
}
PRESSURES = {
    Pressure.LIGHT: N_("Light"),
    Pressure.MEDIUM: N_("Medium"),
    Pressure.FIRM: N_("Firm"),
}
RHYTHMS = {
    Rhythm.NONE: N_("None"),
    Rhythm.PER_MINUTE: N_("Per minute"),
    Rhythm.ON_OFF: N_("On and off"),
}
TOOLS: dict[Tool | None, Phrase] = {
    None: N_("As the point says"),
    Tool.THUMB: N_("Thumb"),
    Tool.FINGERTIP: N_("Fingertip"),
    Tool.FINGERS: N_("Fingers"),
    Tool.THUMB_AND_FINGER: N_("Thumb and finger"),
    Tool.KNUCKLE: N_("Knuckle"),
    Tool.PALM: N_("Palm"),
    Tool.ERASER: N_("Eraser of a pencil"),
    Tool.STICK: N_("Blunt stick"),
    Tool.BALL: N_("Ball"),
    Tool.ROLLER: N_("Roller"),
}
HANDS: dict[Hand | None, Phrase] = {
    None: N_("As the point says"),
    Hand.OPPOSITE: N_("Opposite hand"),
    Hand.SAME: N_("Hand of that side"),
    Hand.BOTH: N_("Both hands"),
    Hand.EITHER: N_("Either hand"),
}
POSITIONS = {
    Position.SITTING: N_("Sitting"),
    Position.LYING: N_("Lying"),
    Position.STANDING: N_("Standing"),
}
REGIONS = {
    Region.HEAD_TOP: N_("Top of the head"),
    Region.HEAD_SIDE: N_("Side of the head"),
    Region.HEAD_BACK: N_("Back of the head"),
    Region.FOREHEAD: N_("Forehead"),
    Region.EYEBROW: N_("Eyebrow"),
    Region.TEMPLE: N_("Temple"),
    Region.EYE_SOCKET: N_("Edge of the eye socket"),
    Region.CHEEK: N_("Cheek"),
    Region.NOSE: N_("Nose"),
    Region.JAW: N_("Jaw"),
    Region.EAR: N_("Ear"),
    Region.BEHIND_EAR: N_("Behind the ear"),
    Region.BASE_OF_SKULL: N_("Base of the skull"),
    Region.NECK_BACK: N_("Back of the neck"),
    Region.SHOULDER_TOP: N_("Top of the shoulder"),
    Region.SHOULDER: N_("Shoulder"),
    Region.UPPER_BACK: N_("Upper back"),
    Region.LOWER_BACK: N_("Lower back"),
    Region.SACRUM: N_("Sacrum"),
    Region.BUTTOCK: N_("Buttock"),
    Region.HIP: N_("Hip"),
    Region.COLLARBONE: N_("Collarbone"),
    Region.BREASTBONE: N_("Breastbone"),
    Region.BREAST: N_("Breast"),
    Region.RIBS: N_("Ribs"),
    Region.UPPER_ABDOMEN: N_("Upper belly"),
    Region.LOWER_ABDOMEN: N_("Lower belly"),
    Region.UPPER_ARM: N_("Upper arm"),
    Region.ELBOW_INNER: N_("Inner elbow"),
    Region.ELBOW_OUTER: N_("Outer elbow"),
    Region.FOREARM_INNER: N_("Inner forearm"),
    Region.FOREARM_OUTER: N_("Outer forearm"),
    Region.WRIST_INNER: N_("Inner wrist"),
    Region.WRIST_OUTER: N_("Outer wrist"),
    Region.PALM: N_("Palm"),
    Region.HAND_BACK: N_("Back of the hand"),
    Region.HAND_EDGE: N_("Edge of the hand"),
    Region.THUMB_WEB: N_("Web of the thumb"),
    Region.FINGERS: N_("Fingers"),
    Region.THIGH_FRONT: N_("Front of the thigh"),
    Region.THIGH_INNER: N_("Inner thigh"),
    Region.THIGH_OUTER: N_("Outer thigh"),
    Region.THIGH_BACK: N_("Back of the thigh"),
    Region.KNEE_FRONT: N_("Front of the knee"),
    Region.KNEE_INNER: N_("Inner knee"),
    Region.KNEE_OUTER: N_("Outer knee"),
    Region.KNEE_BACK: N_("Back of the knee"),
    Region.SHIN: N_("Shin"),
    Region.LOWER_LEG_INNER: N_("Inner lower leg"),
    Region.LOWER_LEG_OUTER: N_("Outer lower leg"),
    Region.CALF: N_("Calf"),
    Region.ANKLE_FRONT: N_("Front of the ankle"),
    Region.ANKLE_INNER: N_("Inner ankle"),
    Region.ANKLE_OUTER: N_("Outer ankle"),
    Region.HEEL: N_("Heel"),
    Region.FOOT_TOP: N_("Top of the foot"),
    Region.FOOT_INNER: N_("Inner foot"),
    Region.FOOT_OUTER: N_("Outer foot"),
    Region.FOOT_SOLE: N_("Sole of the foot"),
    Region.TOES: N_("Toes"),
    Region.NECK_FRONT: N_("Front of the neck: never pressed"),
    Region.NECK_SIDE: N_("Side of the neck: never pressed"),
    Region.EYEBALL: N_("Eyeball: never pressed"),
    Region.WINDPIPE: N_("Windpipe: never pressed"),
    Region.ARMPIT: N_("Armpit: never pressed"),
    Region.GROIN: N_("Groin: never pressed"),
}


def named(options: Mapping[T, Phrase], tr: Translations) -> tuple[tuple[T, str], ...]:
    """The values with their names."""
    return tuple((value, phrase(tr)) for value, phrase in options.items())


def regions(tr: Translations) -> tuple[tuple[Region, str] | None, ...]:
    """The regions from head to foot with None between the parts of the body.

    Those where nobody presses come last.
    """
    found: list[tuple[Region, str] | None] = []
    for _, group in groupby(named(REGIONS, tr), lambda each: _part(each[0])):
        found += [None, *group]
    return tuple(found[1:])


def _part(region: Region) -> BodyPart | None:
    return None if region in FORBIDDEN else part_of(region)


class Unit(Struct, frozen=True):
    """How a number is shown with its unit, and how its range is told."""

    shown: Phrase
    range: Phrase

    def one(self, tr: Translations) -> str:
        """The template of a control, with {n}."""
        return tr.gettext(self.shown.message)

    def ends(self, ends: tuple[float, float], tr: Translations) -> str:
        """The range in words."""
        low, high = (f"{end:g}" for end in ends)
        return tr.gettext(self.range.message).format(low=low, high=high)


SECONDS = Unit(N_("{n} s"), N_("{low} to {high} s"))
TIMES = Unit(N_("{n} ×"), N_("{low} to {high} times"))
A_MINUTE = Unit(N_("{n}/min"), N_("{low} to {high} a minute"))
DAYS = Unit(N_("Day {n}"), N_("{low} to {high}; 0 is the date itself"))
PLAIN = Unit(Phrase("{n}"), N_("{low} to {high}"))


def ends(struct: type, field: str) -> tuple[int, int]:
    """The range of a whole number of the format, from the type itself."""
    low, high = real_ends(struct, field)
    return int(low), int(high)


def real_ends(struct: type, field: str) -> tuple[float, float]:
    """The range of a number of the format, from the type itself."""
    info = types.type_info(struct)
    assert isinstance(info, types.StructType)
    node = next(each.type for each in info.fields if each.name == field)
    members = node.types if isinstance(node, types.UnionType) else (node,)
    number = next(each for each in members if isinstance(each, types.IntType | types.FloatType))
    return number.ge or 0, number.le or 0

"""Words for the body and for pressing it, shared by points, routines and rules."""

from collections.abc import Collection
from enum import StrEnum


class Region(StrEnum):
    """The closed list of body regions; rules are written against it.

    `FORBIDDEN` names those where nobody may press.
    """

    HEAD_TOP = "head_top"
    HEAD_SIDE = "head_side"
    HEAD_BACK = "head_back"
    FOREHEAD = "forehead"
    EYEBROW = "eyebrow"
    TEMPLE = "temple"
    EYE_SOCKET = "eye_socket"
    CHEEK = "cheek"
    NOSE = "nose"
    JAW = "jaw"
    EAR = "ear"
    BEHIND_EAR = "behind_ear"
    BASE_OF_SKULL = "base_of_skull"
    NECK_BACK = "neck_back"
    SHOULDER_TOP = "shoulder_top"
    SHOULDER = "shoulder"
    UPPER_BACK = "upper_back"
    LOWER_BACK = "lower_back"
    SACRUM = "sacrum"
    BUTTOCK = "buttock"
    HIP = "hip"
    COLLARBONE = "collarbone"
    BREASTBONE = "breastbone"
    BREAST = "breast"
    RIBS = "ribs"
    UPPER_ABDOMEN = "upper_abdomen"
    LOWER_ABDOMEN = "lower_abdomen"
    UPPER_ARM = "upper_arm"
    ELBOW_INNER = "elbow_inner"
    ELBOW_OUTER = "elbow_outer"
    FOREARM_INNER = "forearm_inner"
    FOREARM_OUTER = "forearm_outer"
    WRIST_INNER = "wrist_inner"
    WRIST_OUTER = "wrist_outer"
    PALM = "palm"
    HAND_BACK = "hand_back"
    HAND_EDGE = "hand_edge"
    THUMB_WEB = "thumb_web"
    FINGERS = "fingers"
    THIGH_FRONT = "thigh_front"
    THIGH_INNER = "thigh_inner"
    THIGH_OUTER = "thigh_outer"
    THIGH_BACK = "thigh_back"
    KNEE_FRONT = "knee_front"
    KNEE_INNER = "knee_inner"
    KNEE_OUTER = "knee_outer"
    KNEE_BACK = "knee_back"
    SHIN = "shin"
    LOWER_LEG_INNER = "lower_leg_inner"
    LOWER_LEG_OUTER = "lower_leg_outer"
    CALF = "calf"
    ANKLE_FRONT = "ankle_front"
    ANKLE_INNER = "ankle_inner"
    ANKLE_OUTER = "ankle_outer"
    HEEL = "heel"
    FOOT_TOP = "foot_top"
    FOOT_INNER = "foot_inner"
    FOOT_OUTER = "foot_outer"
    FOOT_SOLE = "foot_sole"
    TOES = "toes"
    NECK_FRONT = "neck_front"
    NECK_SIDE = "neck_side"
    EYEBALL = "eyeball"
    WINDPIPE = "windpipe"
    ARMPIT = "armpit"
    GROIN = "groin"


FORBIDDEN = frozenset(
    {
        Region.NECK_FRONT,
        Region.NECK_SIDE,
        Region.EYEBALL,
        Region.WINDPIPE,
        Region.ARMPIT,
        Region.GROIN,
    }
)
"""Regions left out for everyone; the shipped rules must skip each of them."""


class Side(StrEnum):
    """Which side of the user's own body is pressed at one moment."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDLINE = "midline"

    @property
    def other(self) -> "Side":
        """The opposite side; both and midline have none and stay themselves."""
        match self:
            case Side.LEFT:
                return Side.RIGHT
            case Side.RIGHT:
                return Side.LEFT
            case _:
                return self

    def covers(self, side: "Side") -> bool:
        """Whether something true of this side is true where `side` is pressed."""
        return self is side or Side.BOTH in (self, side)


def as_one(sides: Collection[Side]) -> Side:
    """The sides of one place together: both where there are several."""
    return Side.BOTH if len(sides) > 1 else next(iter(sides))


class Technique(StrEnum):
    """How the finger moves."""

    PRESS = "press"
    CIRCLES = "circles"
    KNEAD = "knead"
    TAP = "tap"
    RUB = "rub"
    PULSE = "pulse"


class Direction(StrEnum):
    """Where the movement goes, as the user sees the place."""

    CLOCKWISE = "clockwise"
    ANTICLOCKWISE = "anticlockwise"
    UP = "up"
    DOWN = "down"
    INWARD = "inward"
    OUTWARD = "outward"
    TO_AND_FRO = "to_and_fro"


class Pressure(StrEnum):
    """How hard, always below pain."""

    LIGHT = "light"
    MEDIUM = "medium"
    FIRM = "firm"

    @property
    def rank(self) -> int:
        """0 for light, 1 for medium, 2 for firm."""
        return list(Pressure).index(self)


class Tool(StrEnum):
    """What presses. Electric, percussive and heated devices are left out on purpose."""

    THUMB = "thumb"
    FINGERTIP = "fingertip"
    FINGERS = "fingers"
    THUMB_AND_FINGER = "thumb_and_finger"
    KNUCKLE = "knuckle"
    PALM = "palm"
    ERASER = "eraser"
    STICK = "stick"
    BALL = "ball"
    ROLLER = "roller"

    @property
    def is_thing(self) -> bool:
        """Whether it is no part of the user's own hand."""
        return self in (Tool.ERASER, Tool.STICK, Tool.BALL, Tool.ROLLER)


class Hand(StrEnum):
    """The hand that presses, seen from the side that is pressed."""

    OPPOSITE = "opposite"
    SAME = "same"
    BOTH = "both"
    EITHER = "either"


class Position(StrEnum):
    """How the user rests while pressing."""

    SITTING = "sitting"
    LYING = "lying"
    STANDING = "standing"

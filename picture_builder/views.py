"""The pictures: what each shows, from where, and which points it is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from picture_builder import parts
from picture_builder.camera import Camera
from picture_builder.landmarks import BACK, FRONT, LEFT, RIGHT, UP, Landmarks
from picture_builder.makehuman import Array

Aim = Callable[[Landmarks], tuple[Array, Array, Array]]
"""From the body: what the picture is centred on, from where it is seen, and what is up."""


@dataclass(frozen=True)
class View:
    """One picture. `size` is its width and height in metres.

    `limb` shows the left one only. `fades` are the edges where the body goes on, with the share
    of the picture that they fade over. What is more than `ceiling` metres above the ground is left
    out. `shows` are the points that it is for.
    """

    title: str
    pose: str
    part: str
    aim: Aim
    size: tuple[float, float]
    shows: tuple[str, ...]
    limb: bool = True
    fades: tuple[tuple[str, float], ...] = ()
    ceiling: float = np.inf

    def camera(self, marks: Landmarks, pixels: int) -> Camera:
        """The camera on this body, `pixels` along its longer edge."""
        centre, towards, up = self.aim(marks)
        return Camera(centre, towards, up, *self.size, pixels)


def _hand(towards: Callable[[Array, Array], Array], up_to_fingers: float) -> Aim:
    """The left hand laid flat, seen from a direction made of palm and thumb."""

    def aim(marks: Landmarks) -> tuple[Array, Array, Array]:
        hand = marks.pose("flat hand")
        along, thumb, palm = marks.body.hand
        wrist, middle = hand.joint("wrist.L"), hand.joint("finger3-1.L")
        centre = wrist + (middle - wrist) * up_to_fingers
        return centre + thumb * 0.012, towards(palm, thumb), along

    return aim


def _palm(along: float, towards: tuple[float, float] = (1.0, 0.0)) -> Aim:
    """The left arm palm up, centred so many metres beyond the wrist crease."""

    def aim(marks: Landmarks) -> tuple[Array, Array, Array]:
        arm = marks.forearm
        out = arm.front * towards[0] + arm.thumb * towards[1]
        return arm.end + arm.along * along, out, arm.along

    return aim


def _elbow(marks: Landmarks) -> tuple[Array, Array, Array]:
    arm = marks.forearm
    return arm.start + arm.along * 0.15, arm.thumb + 0.1 * arm.front, arm.along


def _head(place: tuple[float, float, float], towards: tuple[float, float, float]) -> Aim:
    """The head, centred on a place given from between the eyes."""

    def aim(marks: Landmarks) -> tuple[Array, Array, Array]:
        return marks.body.eyes + np.array(place), np.array(towards), UP

    return aim


def _jaw(marks: Landmarks) -> tuple[Array, Array, Array]:
    return marks.vertex("jaw angle") + 0.014 * (FRONT + UP), LEFT + 0.3 * FRONT, UP


def _crown(marks: Landmarks) -> tuple[Array, Array, Array]:
    return marks.body.eyes + np.array([0.0, 0.05, 0.03]), np.array([0.0, -0.7, 1.0]), BACK


def _torso(height: Callable[[Landmarks], float], towards: Array) -> Aim:
    def aim(marks: Landmarks) -> tuple[Array, Array, Array]:
        return np.array([0.0, 0.0, height(marks)]), towards, UP

    return aim


def _leg(cun: float, degrees: float, across: float = 0.0) -> Aim:
    """The left leg, so many cun below the knee, seen from an angle: 0 front, 90 outer side."""

    def aim(marks: Landmarks) -> tuple[Array, Array, Array]:
        turn = np.radians(degrees)
        towards = np.cos(turn) * FRONT + np.sin(turn) * LEFT
        side = np.cross(UP, towards)
        return marks.in_leg(marks.knee - cun * marks.shin_cun) + side * across, towards, UP

    return aim


def _foot(share: float, height: float, towards: Array, up: Array) -> Aim:
    """The left foot, centred at a share of its length and a height above the ground."""

    def aim(marks: Landmarks) -> tuple[Array, Array, Array]:
        standing = marks.pose("standing")
        ground = float(standing.skin.points[:, 2].min())
        middle = standing.joint("foot.L") * 0.5 + standing.joint("toe3-1.L") * 0.5
        return np.array([middle[0], marks.foot(share), ground + height]), towards, up

    return aim


_ARM_FADES = (("bottom", 0.14),)
_BOTH_ENDS = (("top", 0.12), ("bottom", 0.14))
_EVERY_EDGE = (("top", 0.15), ("bottom", 0.15), ("left", 0.14), ("right", 0.14))
_LEG_FADES = (("top", 0.12), ("bottom", 0.12))

VIEWS: Mapping[str, View] = {
    "hand_back": View(
        "back of the hand",
        "flat hand",
        parts.ARM,
        _hand(lambda palm, thumb: -palm + 0.22 * thumb, 0.55),
        (0.165, 0.17),
        ("LI4", "TE3", "EX-UE7"),
        fades=_BOTH_ENDS,
    ),
    "hand_edge": View(
        "little-finger edge of the hand",
        "palm up",
        parts.ARM,
        _palm(0.075, (0.75, -1.0)),
        (0.22, 0.235),
        ("SI3",),
        fades=_ARM_FADES,
    ),
    "palm": View(
        "palm of the hand",
        "palm up",
        parts.ARM,
        _palm(0.066),
        (0.19, 0.235),
        ("PC8",),
        fades=_ARM_FADES,
    ),
    "wrist_inner": View(
        "inner side of the wrist, palm up",
        "palm up",
        parts.ARM,
        _palm(-0.022),
        (0.12, 0.145),
        ("PC6", "HT7", "LU9"),
        fades=_BOTH_ENDS,
    ),
    "wrist_thumb": View(
        "thumb side of the wrist",
        "palm up",
        parts.ARM,
        _palm(0.012, (0.05, 1.0)),
        (0.165, 0.2),
        ("LU7",),
        fades=_BOTH_ENDS,
    ),
    "forearm_back": View(
        "back of the forearm",
        "palm up",
        parts.ARM,
        _palm(-0.025, (-1.0, 0.0)),
        (0.125, 0.15),
        ("TE5",),
        fades=_BOTH_ENDS,
    ),
    "elbow_outer": View(
        "outer side of the elbow",
        "palm up",
        parts.ARM,
        _elbow,
        (0.36, 0.46),
        ("LI10", "LI11"),
        fades=(*_BOTH_ENDS, ("right", 0.12)),
    ),
    "brows": View(
        "the bridge of your nose, from the front",
        "standing",
        parts.ALL,
        _head((0, 0.05, 0.006), (0, -1, 0.03)),
        (0.125, 0.1),
        ("EX-HN3", "BL2"),
        limb=False,
        fades=_EVERY_EDGE,
    ),
    "nose": View(
        "your nose and cheeks, from the front",
        "standing",
        parts.ALL,
        _head((0, 0.05, -0.03), (0, -1, 0.03)),
        (0.125, 0.105),
        ("LI20", "ST2"),
        limb=False,
        fades=_EVERY_EDGE,
    ),
    "head_side": View(
        "side of your head",
        "arms down",
        parts.ALL,
        _head((0.01, 0.038, -0.002), (1, -0.14, 0.03)),
        (0.165, 0.165),
        ("EX-HN5", "ST7"),
        fades=_EVERY_EDGE,
    ),
    "jaw": View(
        "the angle of your jaw, from the side",
        "arms down",
        parts.ALL,
        _jaw,
        (0.165, 0.165),
        ("ST6",),
        fades=_EVERY_EDGE,
    ),
    "face_front": View(
        "your face, from the front",
        "standing",
        parts.ALL,
        _head((0, 0.05, -0.005), (0, -1, 0.03)),
        (0.2, 0.24),
        ("EX-HN3", "BL2", "LI20", "EX-HN5", "ST2", "GV24"),
        limb=False,
        fades=(("bottom", 0.14),),
    ),
    "behind_ear": View(
        "behind your ear",
        "arms down",
        parts.ALL,
        _head((0.03, 0.09, -0.025), (1, 0.6, 0.0)),
        (0.165, 0.165),
        ("ANMIAN",),
        fades=_EVERY_EDGE,
    ),
    "head_top": View(
        "the top of your head, the face below",
        "standing",
        parts.HEAD,
        _crown,
        (0.24, 0.27),
        ("GV20", "GV24", "EX-HN1"),
        limb=False,
        fades=(("bottom", 0.14),),
    ),
    "neck_back": View(
        "the back of your head and neck",
        "arms down",
        parts.ALL,
        _head((0, 0.1, -0.045), (0, 1, 0.05)),
        (0.21, 0.21),
        ("GB20", "BL10"),
        limb=False,
        fades=_BOTH_ENDS,
    ),
    "shoulders_back": View(
        "the back of your shoulders",
        "arms down",
        parts.ALL,
        _head((0, 0.1, -0.115), (0, 1, 0.55)),
        (0.48, 0.38),
        ("GB21",),
        limb=False,
        fades=(("top", 0.12), ("bottom", 0.3), ("left", 0.1), ("right", 0.1)),
    ),
    "chest": View(
        "your chest, from the front",
        "arms down",
        parts.ALL,
        _torso(lambda marks: marks.notch - 0.118, FRONT),
        (0.36, 0.35),
        ("CV17", "KI27"),
        limb=False,
        fades=(("bottom", 0.14), ("top", 0.08)),
    ),
    "belly": View(
        "your belly, from the front",
        "arms down",
        parts.ALL,
        _torso(lambda marks: marks.navel + 0.035, FRONT),
        (0.31, 0.29),
        ("CV6", "CV12", "ST25"),
        limb=False,
        fades=_BOTH_ENDS,
    ),
    "low_back": View(
        "your low back",
        "arms down",
        parts.ALL,
        _torso(lambda marks: marks.waist[0] - 0.01, BACK),
        (0.32, 0.3),
        ("BL23",),
        limb=False,
        fades=_BOTH_ENDS,
    ),
    "knee_inner": View(
        "inner side of the thigh and knee",
        "standing",
        parts.LEG,
        _leg(-2.4, -6),
        (0.19, 0.22),
        ("SP10",),
        fades=_LEG_FADES,
    ),
    "knee_side": View(
        "outer side of the knee",
        "standing",
        parts.LEG,
        _leg(1.2, 82, 0.0),
        (0.19, 0.2),
        ("GB34",),
        fades=_LEG_FADES,
    ),
    "knee_outer": View(
        "outer side of the knee and lower leg",
        "standing",
        parts.LEG,
        _leg(2.0, 42),
        (0.2, 0.24),
        ("ST36", "GB34"),
        fades=_LEG_FADES,
    ),
    "leg_inner": View(
        "inner side of the lower leg",
        "standing",
        parts.LEG,
        _leg(2.4, -78),
        (0.18, 0.21),
        ("SP9",),
        fades=_LEG_FADES,
    ),
    "ankle_inner": View(
        "inner side of the ankle",
        "standing",
        parts.LEG,
        _leg(14.8, -90, 0.02),
        (0.2, 0.225),
        ("SP6", "KI3"),
        fades=(("top", 0.12), ("right", 0.24)),
    ),
    "ankle_outer": View(
        "outer side of the ankle",
        "standing",
        parts.LEG,
        _leg(16.1, 95, -0.015),
        (0.16, 0.16),
        ("BL60",),
        fades=(("top", 0.12), ("left", 0.12)),
    ),
    "calf": View(
        "the calf, from behind",
        "standing",
        parts.LEG,
        _leg(8.0, 180),
        (0.3, 0.52),
        ("BL57",),
        fades=_LEG_FADES,
    ),
    "foot_inner": View(
        "inner edge of the foot",
        "standing",
        parts.LEG,
        _foot(0.4, 0.038, RIGHT + 0.25 * UP, UP),
        (0.23, 0.17),
        ("SP4",),
        fades=(("top", 0.16), ("left", 0.16)),
    ),
    "foot_top": View(
        "top of the foot",
        "standing",
        parts.SHIN,
        _foot(0.37, 0.03, UP + 0.45 * FRONT - 0.06 * LEFT, BACK * -1),
        (0.15, 0.185),
        ("LR3", "GB41", "ST44"),
        fades=(("bottom", 0.26),),
    ),
    "foot_sole": View(
        "sole of the foot",
        "standing",
        parts.FOOT,
        _foot(0.46, 0.0, -UP + 0.1 * FRONT, FRONT),
        (0.18, 0.27),
        ("KI1",),
        ceiling=0.04,
    ),
}

"""What the base mesh lacks and a finger needs: tendons, bones under the skin, creases, hair.

Ridges and bumps move the skin along its normals; lines are drawn on it; hair, brows, lips and
nails are darker or lighter. All of it lies on landmarks, so it fits every body of this mesh.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from picture_builder import parts
from picture_builder.landmarks import BACK, FRONT, LEFT, PALM_CREASE, UP, Landmarks
from picture_builder.makehuman import Array
from picture_builder.surface import NDArrayBool, Surface, unit

Kind = Literal["crease", "brow", "edge"]


@dataclass(frozen=True)
class Line:
    """Drawn on the skin: its places, and its width in thousandths of the picture's longer edge."""

    kind: Kind
    places: Array
    width: float


@dataclass
class Relief:
    """Collected for one view: what moves each vertex, how dark it is, and lines.

    `cloth` is how far inside a cover each vertex lies, in metres; negative is outside.
    """

    points: Array
    normals: Array
    skin: Surface
    on_arm: NDArrayBool
    moved: Array = field(init=False)
    dark: Array = field(init=False)
    cloth: Array = field(init=False)
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.moved = np.zeros_like(self.points)
        self.dark, self.cloth = np.zeros(len(self.points)), np.full(len(self.points), -1.0)

    def on_skin(
        self, control: Iterable[Sequence[float]], outwards: Array, allowed: NDArrayBool | None
    ) -> Array:
        """A smooth line through these places, put onto the skin."""
        given = np.asarray(list(control), float)
        gone = np.r_[0, np.cumsum(np.linalg.norm(np.diff(given, axis=0), axis=1))]
        path = CubicSpline(gone, given)(np.linspace(0, gone[-1], 44))
        found = []
        for place in path:
            try:
                met = self.skin.at(self.skin.towards(place, outwards, allowed, 0.2))
            except LookupError:
                continue
            if np.linalg.norm(met - place) < 0.09:
                found.append(met)
        return np.array(found).reshape(-1, 3)

    def ridge(self, path: Array, height: float, width: float, ends: float = 0.22) -> None:
        """Raise the skin along a line; lower it where `height` is negative. Metres."""
        if len(path) < 4:
            return
        path = gaussian_filter1d(path, 1.5, axis=0, mode="nearest")
        gone = np.r_[0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
        at = np.linspace(0, gone[-1], max(int(gone[-1] / (width / 6)), 2))
        fine = np.stack([np.interp(at, gone, path[:, axis]) for axis in range(3)], 1)
        far, nearest = cKDTree(fine).query(self.points, distance_upper_bound=4 * width)
        near = np.isfinite(far)
        share = nearest[near] / (len(fine) - 1)
        profile = _step(np.clip(share / ends, 0, 1) * np.clip((1 - share) / ends, 0, 1))
        lift = np.zeros(len(self.points))
        lift[near] = height * np.exp(-0.5 * (far[near] / width) ** 2) * profile
        self.moved += lift[:, None] * self.normals

    def bump(self, centre: Array, height: float, width: float | Sequence[float]) -> None:
        """Raise the skin around a place. Metres."""
        far = np.linalg.norm((self.points - centre) / np.asarray(width), axis=1)
        self.moved += (height * np.exp(-0.5 * far**2))[:, None] * self.normals

    def crease(self, path: Array, width: float) -> None:
        """Draw a fold of the skin."""
        if len(path) > 3:
            self.lines.append(Line("crease", path, width))


def forearm(relief: Relief, marks: Landmarks) -> None:
    """Tendons and creases of wrist, palm and elbow; the arm lies palm up."""
    arm, allowed = marks.forearm, marks.body.part(parts.ARM)
    length = float(np.linalg.norm(arm.end - arm.start))
    cun = marks.forearm_cun
    for across, height in ((-0.22, 1.0e-3), (0.32, 1.15e-3)):
        control = [
            arm.end + arm.thumb * across * cun * k - arm.along * length * s
            for k, s in ((1.0, 0.02), (1.0, 0.2), (1.25, 0.5))
        ]
        relief.ridge(relief.on_skin(control, arm.front, allowed), height, 0.0026)
    control = [
        arm.end - arm.thumb * cun * (0.94 + s * 0.3) - arm.along * length * s
        for s in (0.0, 0.2, 0.4)
    ]
    relief.ridge(relief.on_skin(control, arm.front - 0.6 * arm.thumb, allowed), 0.7e-3, 0.003)
    for along, half, width in ((0.0, 0.0225, 1.7), (-0.0075, 0.0195, 1.1)):
        centre = arm.end + arm.along * along
        control = [
            centre + arm.along * 0.003 - arm.thumb * half,
            centre,
            centre + arm.along * 0.003 + arm.thumb * half,
        ]
        relief.crease(relief.on_skin(control, arm.front, allowed), width)
    fold = marks.elbow_fold
    bend = [
        fold + arm.along * 0.004 - arm.thumb * 0.03,
        fold,
        fold + arm.along * 0.003 + arm.thumb * 0.03,
    ]
    relief.crease(relief.on_skin(bend, arm.front, allowed), 1.5)
    _palm_lines(relief, marks)


def _palm_lines(relief: Relief, marks: Landmarks) -> None:
    """Three folds."""
    hand, allowed = marks.pose("palm up"), marks.body.part(parts.HAND)
    palm = hand.turned("wrist.L", marks.body.hand[2])
    for control, width in (
        (((0.93, 0.80), (0.55, 0.74), (0.26, 0.56), (0.12, 0.36), (0.16, 0.14)), 1.6),
        (((0.93, 0.80), (0.5, 0.76), (0.0, 0.66), (-0.5, 0.50)), 1.35),
        (PALM_CREASE, 1.5),
    ):
        relief.crease(relief.on_skin(marks.in_palm(control), palm, allowed), width)


def hand_back(relief: Relief, marks: Landmarks) -> None:
    """Tendons, knuckles and the folds over the finger joints."""
    hand, allowed = marks.pose("flat hand"), marks.body.part(parts.HAND)
    along, thumb, palm = marks.body.hand
    wrist = hand.joint("wrist.L")
    for finger, height, side in ((2, 0.75, 6), (3, 0.9, 2), (4, 0.75, -3), (5, 0.5, -9)):
        knuckle = hand.joint(f"finger{finger}-1.L")
        start = wrist + along * 0.012 + thumb * side * 1e-3
        control = [start, start * 0.45 + knuckle * 0.55, knuckle - along * 0.004]
        relief.ridge(relief.on_skin(control, -palm, allowed), height * 1e-3, 0.0026)
        top = relief.skin.at(relief.skin.towards(knuckle, -palm, allowed, 0.2))
        relief.bump(top, 1.3e-3, 0.0075)
        joint = hand.joint(f"finger{finger}-2.L")
        axis = unit(hand.joint(f"finger{finger}-3.L") - knuckle)
        across = unit(np.cross(axis, palm))
        for off, half in ((-0.0022, 0.0042), (0.0016, 0.0048)):
            control = [
                joint + axis * off - across * half,
                joint + axis * off * 1.5,
                joint + axis * off + across * half,
            ]
            relief.crease(relief.on_skin(control, -palm, allowed), 1.0)


def leg(relief: Relief, marks: Landmarks) -> None:
    """Ankle bones, the crest of the shin, the kneecap, the tendons of the toes."""
    standing, allowed = marks.pose("standing"), marks.body.part(parts.LEG)
    skin = relief.skin
    for side, width in ((-1, 0.0105), (1, 0.0125)):
        knob = skin.towards(marks.ankle_knob(side), side * LEFT, allowed, 0.2)
        relief.bump(skin.at(knob), 6.0e-3, width)
    crest = np.radians(marks.crest)
    heights = np.linspace(marks.knee - 0.047, marks.ankle + 0.06, 40)
    outwards = np.cos(crest) * FRONT + np.sin(crest) * LEFT
    path = np.array(
        [skin.at(skin.towards(marks.in_leg(z), outwards, allowed, 0.2)) for z in heights]
    )
    relief.ridge(path, 1.5e-3, 0.0055)
    knee = marks.in_leg(marks.knee + 0.030) + LEFT * 0.006
    relief.bump(
        skin.at(skin.towards(knee, FRONT + 0.18 * LEFT, allowed, 0.2)), 6e-3, (0.018, 0.03, 0.02)
    )
    for first, last, width in ((205, 345, 1.5), (35, 110, 1.1)):
        turns = np.radians(np.linspace(first, last, 9))
        control = [knee + LEFT * 0.023 * np.cos(t) + UP * 0.026 * np.sin(t) for t in turns]
        relief.crease(relief.on_skin(control, FRONT + 0.1 * LEFT, allowed), width)
    below = marks.in_leg(marks.knee - 0.028) + LEFT * 0.008
    relief.bump(skin.at(skin.towards(below, FRONT + 0.2 * LEFT, allowed, 0.2)), 2.2e-3, 0.010)
    head = marks.in_leg(marks.fibula)
    relief.bump(skin.at(skin.towards(head, LEFT - 0.25 * FRONT, allowed, 0.2)), 3.6e-3, 0.010)
    _calf(relief, marks)
    foot = standing.joint("foot.L")
    for toe, across, height in (
        (1, -0.010, 1.3),
        (2, -0.002, 0.9),
        (3, 0.004, 0.8),
        (4, 0.009, 0.7),
    ):
        tip, start = standing.joint(f"toe{toe}-1.L"), foot + LEFT * across + FRONT * 0.03
        control = [start, (tip + start) / 2, tip]
        relief.ridge(relief.on_skin(control, UP - 0.35 * BACK, allowed), height * 1e-3, 0.003)


def _calf(relief: Relief, marks: Landmarks) -> None:
    """The two bellies of the calf, the V in which they end, and the fold behind the knee."""

    def place(cun: float, degrees: float) -> Array:
        height = marks.knee - cun * marks.shin_cun
        return relief.skin.at(marks.around_leg(height, 180 + degrees))

    for side, end in ((-1, 7.4), (1, 7.0)):
        belly = [place(cun, side * 27) for cun in np.linspace(2.2, end, 12)]
        relief.ridge(np.array(belly), 3.2e-3, 0.013, 0.35)
        edge = zip(np.linspace(6.4, 8.1, 12), np.linspace(44, 7, 12), strict=True)
        relief.ridge(
            np.array([place(cun, side * turn) for cun, turn in edge]), -1.7e-3, 0.0055, 0.3
        )
    relief.crease(np.array([place(0, turn) for turn in np.linspace(-34, 34, 16)]), 1.4)


def trunk(relief: Relief, marks: Landmarks) -> None:
    """Collar bones, the middle of chest and belly, the navel, shoulder blades, the spine."""
    arms, skin = marks.pose("arms down"), relief.skin
    notch, navel = marks.notch, marks.navel
    for side in (1, -1):
        across = np.array([side, 1.0, 1.0])
        control = marks.collarbone * across
        relief.ridge(relief.on_skin(control, FRONT + 0.35 * UP, None), 2.6e-3, 0.0062, 0.15)
        blade = [
            (0.070, 0.03, notch - 0.02),
            (0.066, 0.03, notch - 0.075),
            (0.080, 0.03, notch - 0.15),
        ]
        relief.ridge(relief.on_skin(np.array(blade) * across, BACK, None), 3.0e-3, 0.010, 0.3)
        spine = [
            (0.072, 0.03, notch - 0.028),
            (0.115, 0.03, notch - 0.01),
            (0.155, 0.0, notch + 0.011),
        ]
        relief.ridge(
            relief.on_skin(np.array(spine) * across, BACK + 0.35 * UP, None), 2.6e-3, 0.009, 0.3
        )
    neck = float(arms.joint("neck01")[2])
    furrow = [(0.0003, 0.03, z) for z in np.linspace(neck + 0.02, navel - 0.07, 5)]
    relief.ridge(relief.on_skin(furrow, BACK, None), -3.0e-3, 0.0085, 0.15)
    last = skin.at(skin.towards((0.0003, 0.02, marks.last_neck_spine), BACK))
    relief.bump(last, 2.6e-3, 0.011)
    for top, bottom, width in (
        (notch - 0.015, notch - 0.155, 0.007),
        (notch - 0.18, navel + 0.007, 0.006),
    ):
        middle = [(0.0003, -0.05, z) for z in np.linspace(top, bottom, 4)]
        relief.ridge(relief.on_skin(middle, FRONT, None), -1.6e-3, width, 0.22)
    button = skin.at(skin.towards((0.0003, -0.05, navel), FRONT))
    relief.bump(button, -6e-3, (0.0048, 0.02, 0.0062))


def head(relief: Relief, marks: Landmarks) -> None:
    """Hair, brows, and the neck muscle from behind the ear to the breastbone."""
    eyes, notch = marks.body.eyes, marks.notch
    x, y, z = (relief.points - eyes).T
    hair = _hair(x, y, z) * marks_of_head(relief, marks)
    relief.dark = np.maximum(relief.dark, 0.85 * hair)
    _ears(relief, marks)
    for side in (1, -1):
        across = np.array([side, 1.0, 1.0])
        muscle = [(0.066, 0.125, -0.04), (0.058, 0.103, -0.09), (0.036, 0.071, -0.152)]
        places = [eyes + np.array(place) * across for place in muscle]
        places.append(np.array([0.014 * side, -0.07, notch + 0.004]))
        relief.ridge(
            relief.on_skin(places, 0.9 * side * LEFT + 0.45 * FRONT, None), 2.2e-3, 0.0075, 0.12
        )
        path = relief.on_skin(brow(marks) * across, FRONT, None)
        if len(path) > 3:
            relief.lines.append(Line("brow", path, 15))


def _jaws(relief: Relief, marks: Landmarks) -> None:
    """The edge of the jaw with its angle, the hollow behind and below it, the chewing muscle."""
    angle = marks.vertex("jaw angle")
    for side in (1, -1):
        across = np.array([side, 1.0, 1.0])
        out = side * LEFT
        edge = relief.on_skin((marks.jaw + _INSIDE_JAW) * across, out, None)
        relief.ridge(edge, 4.0e-3, 0.0075, 0.35)
        below = relief.on_skin((marks.jaw - 1.6 * _INSIDE_JAW) * across, out + 0.4 * -UP, None)
        relief.ridge(below, -4.2e-3, 0.006, 0.3)
        muscle = (angle + np.array([0.0, -0.012, 0.016])) * across
        relief.bump(relief.skin.at(relief.skin.towards(muscle, out)), 3.0e-3, 0.014)


_INSIDE_JAW = np.array(
    [[0.0, -0.004, 0.0], [0.0, -0.003, 0.004], [0.0, -0.001, 0.005], [0.0, 0.0, 0.005]]
)
"""From the edge of the jaw onto its bone, in metres."""


def brow(marks: Landmarks) -> Array:
    """The left eyebrow from its inner end: above the inner eye corner to behind the outer one."""
    inner, outer = marks.vertex("inner eye corner")[0], marks.vertex("brow end")[0]
    level, deep = marks.vertex("glabella")[2], marks.body.eyes[1] + 0.06
    places = ((-0.03, -0.21), (0.19, -0.16), (0.46, -0.08), (0.7, -0.13), (0.93, -0.36))
    return np.array(
        [
            (inner + (outer - inner) * share, deep, level + up * marks.head_cun)
            for share, up in places
        ]
    )


def _ears(relief: Relief, marks: Landmarks) -> None:
    """Round the ears, which the mesh has square where they are seen from the front or behind.

    Towards its lobe, and a little towards its top, an ear comes nearer to the head: as an ellipse
    that ends there.
    """
    x, y, z = relief.points.T
    lobe, top, front = (marks.vertex(f"ear {part}") for part in ("lobe", "top", "front"))
    bone = marks.vertex("bone behind ear")
    on_ear = _step((np.abs(x) - front[0] + 0.006) / 0.006) * _step((y - front[1] + 0.002) / 0.007)
    on_ear *= (y < front[1] + 0.05) & (z > lobe[2] - 0.008) & (z < top[2] + 0.03)
    low = 1 - np.clip((z - lobe[2] + 0.002) / 0.034, 0, 1)
    high = 1 - np.clip((top[2] + 0.006 - z) / 0.02, 0, 1)
    near, far = np.abs(x) - bone[0], np.abs(x) - front[0]
    pulled = near * (1 - np.sqrt(1 - low**2.4)) + 0.25 * far * high**2
    relief.moved[:, 0] -= np.sign(x) * on_ear * np.clip(pulled, 0, None)


def _step(share: Array) -> Array:
    """From 0 at 0 to 1 at 1, smooth at both ends."""
    share = np.clip(share, 0, 1)
    return np.asarray(share**2 * (3 - 2 * share))


def _hair(x: Array, y: Array, z: Array) -> Array:
    """Short hair: where the scalp is above the hairline, which falls from forehead to neck."""
    around = np.degrees(np.abs(np.arctan2(x, -(y - 0.076))))
    corners = [0, 18, 30, 40, 48, 54, 59, 63, 66, 69, 72, 77, 88, 102, 114, 128, 145, 165, 180]
    heights = [
        0.071,
        0.072,
        0.072,
        0.068,
        0.060,
        0.050,
        0.038,
        0.024,
        0.006,
        -0.010,
        -0.018,
        -0.020,
        -0.012,
        -0.012,
        -0.024,
        -0.040,
        -0.056,
        -0.066,
        -0.068,
    ]
    line = PchipInterpolator(corners, heights)(around)
    ear = (np.abs(x) > 0.0745) & (z < 0.031) & (z > -0.04) & (y > 0.058) & (y < 0.135)
    return _step((z - line) / 0.014 + 0.5) * ~ear


def marks_of_head(relief: Relief, marks: Landmarks) -> Array:
    """1 where a vertex belongs to the head or neck, by how high it is."""
    return (relief.points[:, 2] > marks.body.eyes[2] - 0.11).astype(float)


def clothes(relief: Relief, marks: Landmarks) -> None:
    """A plain top on the feminine chest, and a waistband below the belly."""
    x, _, z = relief.points.T
    waist = marks.navel - 0.062 + 0.012 * np.cos(np.clip(x / 0.16, -1, 1) * np.pi / 2)
    relief.cloth = np.maximum(relief.cloth, waist - z)
    if marks.body.name == "feminine":
        top, bottom = marks.fourth_ribs + 0.048, marks.fourth_ribs - 0.075
        neckline = top - 0.014 * np.cos(np.clip(x / 0.12, -1, 1) * np.pi)
        relief.cloth = np.maximum(relief.cloth, np.minimum(neckline - z, z - bottom))
    relief.cloth[relief.on_arm] = -1.0


def sculpted(name: str, pose: str, relief: Relief, marks: Landmarks) -> None:
    """Everything that belongs into a view of this pose."""
    if pose == "palm up":
        forearm(relief, marks)
    elif pose == "flat hand":
        hand_back(relief, marks)
    elif name in (
        "brows",
        "nose",
        "face_front",
        "head_side",
        "jaw",
        "behind_ear",
        "head_top",
        "neck_back",
        "shoulders_back",
    ):
        head(relief, marks)
        if name == "jaw":
            _jaws(relief, marks)
        if pose == "arms down":
            trunk(relief, marks)
    elif pose == "arms down":
        trunk(relief, marks)
    else:
        leg(relief, marks)
    if name in ("chest", "belly", "low_back", "shoulders_back"):
        clothes(relief, marks)

"""The landmarks that a picture points out: lines with a label, as places on the body.

`cord` is a tendon, `bone` an edge or a knob, `crease` a fold, `line` another guide; a `measure`
runs from a landmark to the point and says how far that is in widths of the user's own fingers:
1 cun is a thumb, 1.5 two fingers, 2 three fingers and 3 four fingers (WHO standard, 2008).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from picture_builder import parts
from picture_builder.landmarks import BACK, FRONT, LEFT, PALM_CREASE, RIGHT, UP, Landmarks
from picture_builder.makehuman import Array
from picture_builder.points import smile_line
from picture_builder.surface import Anchor, unit

Kind = Literal["crease", "cord", "bone", "line", "measure"]
Places = Mapping[str, Anchor]
Line = Callable[[Landmarks, Places], Array]


@dataclass(frozen=True)
class Guide:
    """A line that helps to find some points; in some `views`, or in all that are for one of them.

    A measure is so many `fingers` wide, where it is told in fingers. A line that lies wholly on
    one side is the left one; the right one is its mirror image.
    """

    kind: Kind
    label: str
    points: tuple[str, ...]
    line: Line
    views: tuple[str, ...] = ()
    fingers: int = 0


def onto(marks: Landmarks, pose: str, places: list[Array], outwards: Array, part: str) -> Array:
    """A straight run through these places, put onto the skin in 24 steps."""
    skin, allowed = marks.pose(pose).skin, marks.body.part(part)
    at = np.linspace(0, len(places) - 1, 25)
    path = np.stack(
        [np.interp(at, range(len(places)), np.array(places)[:, i]) for i in range(3)], 1
    )
    found = []
    for place in path:
        try:
            found.append(skin.at(skin.towards(place, outwards, allowed, 0.2)))
        except LookupError:
            continue
    return np.array(found).reshape(-1, 3)


def _arm(
    start: tuple[float, float], end: tuple[float, float], way: tuple[float, float] = (1, 0)
) -> Line:
    """From (cun above the wrist crease, cun towards the thumb) to another such place."""

    def line(marks: Landmarks, _: Places) -> Array:
        arm = marks.forearm
        places = [
            arm.end + (arm.thumb * across - arm.along * up) * marks.forearm_cun
            for up, across in (start, end)
        ]
        outwards = arm.front * way[0] + arm.thumb * way[1]
        return onto(marks, "palm up", places, outwards, parts.ARM)

    return line


def _down_from_elbow(marks: Landmarks, places: Places) -> Array:
    skin = marks.pose("palm up").skin
    ends = [skin.at(places[code]) for code in ("LI11", "LI10")]
    return onto(marks, "palm up", ends, marks.forearm.thumb, parts.ARM)


def _elbow_crease(marks: Landmarks, _: Places) -> Array:
    arm, skin = marks.forearm, marks.pose("palm up").skin
    turns = np.radians(np.linspace(75, 20, 12))
    allowed = marks.body.part(parts.ARM)
    ways = [arm.front * np.sin(turn) + arm.thumb * np.cos(turn) for turn in turns]
    return np.array([skin.at(skin.towards(marks.elbow_fold, way, allowed, 0.2)) for way in ways])


def _hand_bone(finger: int) -> Line:
    def line(marks: Landmarks, _: Places) -> Array:
        start, knuckle = marks.hand_bone(finger, "flat hand")
        return onto(marks, "flat hand", [start, knuckle], -marks.body.hand[2], parts.HAND)

    return line


def _palm_bone(finger: int) -> Line:
    def line(marks: Landmarks, _: Places) -> Array:
        hand = marks.pose("palm up")
        palm = hand.turned("wrist.L", marks.body.hand[2])
        return onto(marks, "palm up", list(marks.hand_bone(finger, "palm up")), palm, parts.HAND)

    return line


def _palm_crease(marks: Landmarks, _: Places) -> Array:
    palm = marks.pose("palm up").turned("wrist.L", marks.body.hand[2])
    return onto(marks, "palm up", list(marks.in_palm(PALM_CREASE)), palm, parts.HAND)


def _little_knuckle(marks: Landmarks, _: Places) -> Array:
    """Across the little finger's bone, at its knuckle."""
    _, knuckle = marks.hand_bone(5, "palm up")
    skin, allowed = marks.pose("palm up").skin, marks.body.part(parts.HAND)
    arm = marks.forearm
    ways = [
        arm.front * np.cos(turn) - arm.thumb * np.sin(turn)
        for turn in np.radians(np.linspace(20, 150, 14))
    ]
    return np.array([skin.at(skin.towards(knuckle, way, allowed, 0.2)) for way in ways])


def _around_leg(start: float, end: float, height: Callable[[Landmarks], float]) -> Line:
    def line(marks: Landmarks, _: Places) -> Array:
        skin = marks.pose("standing").skin
        turns = np.linspace(start, end, 20)
        return np.array([skin.at(marks.around_leg(height(marks), float(t))) for t in turns])

    return line


def _along_leg(
    start: Callable[[Landmarks], float],
    end: Callable[[Landmarks], float],
    degrees: Callable[[Landmarks], float],
) -> Line:
    """Down the leg from one height to another, at an angle from the front."""

    def line(marks: Landmarks, _: Places) -> Array:
        skin = marks.pose("standing").skin
        heights = np.linspace(start(marks), end(marks), 24)
        turn = degrees(marks)
        return np.array([skin.at(marks.around_leg(float(z), turn)) for z in heights])

    return line


def _inner_shin(marks: Landmarks, _: Places) -> Array:
    """Up the back edge of the shin bone, and backwards below the knob that carries the thigh."""
    skin = marks.pose("standing").skin
    cun = np.array([6.0, 4.5, 3.2, 2.2, 1.7, 1.4, 1.3])
    degrees = np.array([-92.0, -92.0, -92.5, -94.0, -99.0, -107.0, -118.0])
    at = np.linspace(0, len(cun) - 1, 25)
    steps = np.arange(len(cun))
    ways = zip(np.interp(at, steps, cun), np.interp(at, steps, degrees), strict=True)
    heights = ((marks.kneecap - down * marks.inner_cun, turn) for down, turn in ways)
    return np.array([skin.at(marks.around_leg(float(z), float(turn))) for z, turn in heights])


def _ring(
    place: Callable[[Landmarks], Array],
    side: Array,
    radius: float,
    part: str,
    pose: str = "standing",
) -> Line:
    """A ring around a knob of bone."""

    def line(marks: Landmarks, _: Places) -> Array:
        skin, allowed = marks.pose(pose).skin, marks.body.part(part)
        first = unit(np.cross(side, UP))
        turns = np.linspace(0, 2 * np.pi, 25)
        middle = place(marks)
        centres = [middle + radius * (np.cos(t) * first + np.sin(t) * UP) for t in turns]
        return np.array([skin.at(skin.towards(c, side, allowed, 0.2)) for c in centres])

    return line


def _shin_to_point(marks: Landmarks, places: Places) -> Array:
    skin = marks.pose("standing").skin
    height = marks.knee - 3 * marks.shin_cun
    crest = skin.at(marks.around_leg(height, marks.crest))
    return np.array([crest, skin.at(places["ST36"])])


def _tendon(marks: Landmarks, _: Places) -> Array:
    skin = marks.pose("standing").skin
    heights = np.linspace(marks.ankle + 0.05, marks.ankle - 0.015, 12)
    return np.array([skin.at(marks.around_leg(float(z), 180)) for z in heights])


def _foot_bone(toe: int) -> Line:
    def line(marks: Landmarks, _: Places) -> Array:
        standing = marks.pose("standing")
        tip, foot = standing.joint(f"toe{toe}-1.L"), standing.joint("foot.L")
        base = np.array(
            [tip[0] * 0.72 + foot[0] * 0.28 + (toe - 2) * 0.003, marks.foot(_BASE[toe]), 0.0]
        )
        if toe > 3:
            base[0] = _meeting(marks)[0] + (toe - 4.5) * 0.006
        head = np.array([tip[0], marks.foot(0.28), 0.0])
        ground = float(standing.skin.points[:, 2].min())
        base[2] = head[2] = ground + 0.03
        return onto(marks, "standing", [base, head], UP, parts.FOOT)

    return line


_BASE = {1: 0.46, 2: 0.46, 4: 0.57, 5: 0.57}
"""Where the bones of the foot begin, as a share of its length from the toes."""


def _meeting(marks: Landmarks) -> Array:
    """Across the foot, where the fourth and fifth bones meet."""
    toes = [marks.pose("standing").joint(f"toe{toe}-1.L") for toe in (4, 5)]
    return np.asarray(toes[0] * 0.55 + toes[1] * 0.45)


def _inner_foot_bone(marks: Landmarks, _: Places) -> Array:
    ground = float(marks.pose("standing").skin.points[:, 2].min())
    x = marks.pose("standing").joint("toe1-1.L")[0]
    places = [
        np.array([x, marks.foot(share), ground + z]) for share, z in ((0.53, 0.032), (0.27, 0.022))
    ]
    return onto(marks, "standing", places, RIGHT, parts.FOOT)


def _toe_web(marks: Landmarks, _: Places) -> Array:
    web, toes = marks.toes, [marks.pose("standing").joint(f"toe{toe}-1.L") for toe in (2, 3)]
    places = [np.array([toe[0], web[1], web[2]]) for toe in toes]
    return onto(marks, "standing", places, UP, parts.FOOT)


def _sole(start: float, end: float) -> Line:
    """Between the toe web (0) and the heel (1)."""

    def line(marks: Landmarks, _: Places) -> Array:
        web, foot = marks.toes, marks.pose("standing").joint("foot.L")
        heel = np.array([0.35 * web[0] + 0.65 * foot[0], marks.heel - 0.004, web[2]])
        places = [web + (heel - web) * share for share in (start, end)]
        return onto(marks, "standing", places, -UP, parts.FOOT)

    return line


def _face(outwards: Array, *places: Callable[[Landmarks], Array]) -> Line:
    """On the head through these places, of both sides' left."""

    def line(marks: Landmarks, _: Places) -> Array:
        return onto(marks, "standing", [place(marks) for place in places], outwards, parts.ALL)

    return line


def _named(name: str, by: tuple[float, float, float] = (0, 0, 0)) -> Callable[[Landmarks], Array]:
    return lambda marks: np.asarray(marks.vertex(name) + np.array(by))


def _behind_brow(marks: Landmarks, places: Places) -> Array:
    middle = (marks.vertex("brow end") + marks.vertex("eye corner")) / 2
    ends = [middle, marks.pose("standing").skin.at(places["EX-HN5.L"])]
    return onto(marks, "standing", ends, LEFT - 0.3 * BACK, parts.ALL)


def _smile(share: float) -> Callable[[Landmarks], Array]:
    def place(marks: Landmarks) -> Array:
        top, end = marks.vertex("smile line, top"), marks.vertex("smile line, end")
        z = float(top[2] + (end[2] - top[2]) * share)
        return np.array([smile_line(marks, z), top[1], z])

    return place


def _nose_bridge(marks: Landmarks, _: Places) -> Array:
    brows = marks.vertex("glabella")
    places = [np.array([3e-4, 0.0, brows[2] - drop * marks.head_cun]) for drop in (0.6, 2.2)]
    return onto(marks, "standing", places, FRONT, parts.ALL)


def _ear_to_hollow(marks: Landmarks, places: Places) -> Array:
    hollow = marks.pose("standing").skin.at(places["GB20.L"])
    return onto(marks, "standing", [marks.jaw_point, hollow], LEFT + 0.42 * BACK, parts.ALL)


def _hairline(marks: Landmarks, _: Places) -> Array:
    middle = marks.vertex("hairline")
    places = [middle + np.array([x, 0.0, 0.0]) for x in (-0.045, -0.025, 0.0, 0.025, 0.045)]
    return onto(marks, "standing", places, FRONT + 0.7 * UP, parts.ALL)


def _over_ears(marks: Landmarks, _: Places) -> Array:
    ear, middle = marks.vertex("ear top"), marks.vertex("top")
    centre = np.array([0.0, ear[1], middle[2] - 0.08])
    skin, turns = marks.pose("standing").skin, np.radians(np.linspace(-75, 75, 25))
    ways = [np.sin(turn) * LEFT + np.cos(turn) * UP for turn in turns]
    return np.array([skin.at(skin.towards(centre, way, None, 0.2)) for way in ways])


def _around_top(marks: Landmarks, places: Places) -> Array:
    """From place to place around the top, as a circle."""
    skin, turns = marks.pose("standing").skin, np.linspace(0, 2 * np.pi, 33)
    front, back, left = (skin.at(places[f"EX-HN1.{n}"]) for n in (1, 2, 3))
    middle, ahead = (front + back) / 2, (front - back) / 2
    beside = np.array([left[0], 0.0, 0.0])
    ways = [middle + ahead * np.cos(turn) + beside * np.sin(turn) for turn in turns]
    return onto(marks, "standing", ways, UP, parts.ALL)


def _skull_edge(marks: Landmarks, _: Places) -> Array:
    skull, bone = marks.vertex("skull edge"), marks.vertex("bone behind ear")
    places = [
        np.array([x, skull[1] - 0.03, skull[2] + 0.012])
        for x in (-bone[0] * 0.85, 0.0, bone[0] * 0.85)
    ]
    return onto(marks, "standing", places, BACK, parts.ALL)


def _neck_cord(marks: Landmarks, _: Places) -> Array:
    skull, cun = marks.vertex("skull edge"), marks.head_cun
    places = [
        np.array([x * cun, skull[1] - 0.03, skull[2] + z * cun])
        for x, z in ((0.9, -0.2), (1.16, -3.9))
    ]
    return onto(marks, "standing", places, BACK, parts.ALL)


def _trunk(
    start: Callable[[Landmarks], tuple[float, float]],
    end: Callable[[Landmarks], tuple[float, float]],
    outwards: Array = FRONT,
) -> Line:
    """On the trunk from (x, height) to (x, height)."""

    def line(marks: Landmarks, _: Places) -> Array:
        places = [np.array([x, 0.0, z]) for x, z in (start(marks), end(marks))]
        return onto(marks, "arms down", places, outwards, parts.TRUNK)

    return line


_BREASTBONE = 10.4
"""How many cun below its notch the breastbone ends, with its tip: 9 without it."""


def _notch(cun_down: float, cun_across: float = 0.0) -> Callable[[Landmarks], tuple[float, float]]:
    def place(marks: Landmarks) -> tuple[float, float]:
        return cun_across * marks.chest_cun + 3e-4, marks.notch - cun_down * marks.torso_cun

    return place


def _navel(cun_across: float, cun_up: float) -> Callable[[Landmarks], tuple[float, float]]:
    def place(marks: Landmarks) -> tuple[float, float]:
        return cun_across * marks.chest_cun + 3e-4, marks.navel + cun_up * marks.torso_cun

    return place


def _waist(cun_across: float, cun_up: float) -> Callable[[Landmarks], tuple[float, float]]:
    def place(marks: Landmarks) -> tuple[float, float]:
        return cun_across * marks.chest_cun + 3e-4, marks.waist[0] + cun_up * marks.torso_cun

    return place


def _collar_bone(marks: Landmarks, _: Places) -> Array:
    return onto(marks, "arms down", list(marks.collarbone), FRONT + 0.35 * UP, parts.ALL)


def neck_to_shoulder(marks: Landmarks) -> Array:
    """Over the skin from the neck's last spine to the tip of the left shoulder."""
    arms = marks.pose("arms down")
    neck = arms.joint("neck01") + np.array([3e-4, 0, 0])
    spine = arms.skin.at(arms.skin.towards(neck, BACK))
    tip = arms.skin.at(arms.skin.towards(arms.joint("upperarm01.L"), UP))
    return onto(
        marks,
        "arms down",
        [spine, (spine + tip) / 2, tip],
        BACK + 0.8 * UP,
        r"(?!head|jaw).*",
    )


def _knob(marks: Landmarks) -> Array:
    return np.asarray(marks.in_leg(marks.fibula))


def _ankle(side: int) -> Callable[[Landmarks], Array]:
    return lambda marks: marks.ankle_knob(side)


def _kneecap(marks: Landmarks, _: Places) -> Array:
    skin, allowed = marks.pose("standing").skin, marks.body.part(parts.LEG)
    middle = marks.in_leg(marks.kneecap + marks.shin_cun) + LEFT * 0.25 * marks.shin_cun
    turns = np.linspace(0, 2 * np.pi, 29)
    wide, high = 0.87 * marks.shin_cun * RIGHT, marks.shin_cun * UP
    centres = [middle + wide * np.cos(t) + high * np.sin(t) for t in turns]
    return np.array([skin.at(skin.towards(c, FRONT + 0.18 * LEFT, allowed, 0.2)) for c in centres])


def _above_kneecap(marks: Landmarks, _: Places) -> Array:
    places = [
        marks.in_leg(marks.kneecap + cun * marks.shin_cun) + marks.kneecap_edge for cun in (2, 4)
    ]
    return onto(marks, "standing", places, FRONT, parts.LEG)


def _fingers(count: int, points: tuple[str, ...], line: Line) -> Guide:
    label = "1 finger" if count == 1 else f"{count} fingers"
    return Guide("measure", label, points, line, fingers=count)


GUIDES: tuple[Guide, ...] = (
    Guide("crease", "wrist crease", ("PC6", "HT7", "LU9"), _arm((0, -1.2), (0, 1.2))),
    Guide("cord", "tendon", ("PC6",), _arm((0.4, -0.22), (3.6, -0.22))),
    Guide("cord", "tendon", ("PC6",), _arm((0.4, 0.32), (3.6, 0.37))),
    _fingers(3, ("PC6",), _arm((0, 0.05), (2, 0.05))),
    Guide("cord", "outer tendon", ("HT7",), _arm((0, -0.96), (2.2, -1.06), (1, -0.6))),
    Guide("line", "pulse", ("LU9",), _arm((0.2, 0.42), (1.6, 0.5))),
    Guide("crease", "wrist crease", ("LU7",), _arm((0, 1.0), (0, -1.0), (-0.15, 1))),
    _fingers(2, ("LU7",), _arm((0, 0), (1.5, 0), (-0.15, 1))),
    Guide("crease", "back of the wrist", ("TE5",), _arm((0, -1.1), (0, 1.1), (-1, 0))),
    _fingers(3, ("TE5",), _arm((0, 0), (2, 0), (-1, 0))),
    Guide("crease", "elbow crease", ("LI10", "LI11"), _elbow_crease),
    Guide("crease", "wrist", ("LI10", "LI11"), _arm((0, 1.0), (0, -1.0), (-0.15, 1))),
    _fingers(3, ("LI10",), _down_from_elbow),
    Guide("bone", "index finger’s bone", ("PC8",), _palm_bone(2)),
    Guide("bone", "middle finger’s bone", ("PC8",), _palm_bone(3)),
    Guide("bone", "index finger’s bone", ("LI4",), _hand_bone(2)),
    Guide("bone", "hand bones", ("EX-UE7",), _hand_bone(2), ("hand_back",)),
    Guide("bone", "hand bones", ("EX-UE7",), _hand_bone(3), ("hand_back",)),
    Guide("bone", "hand bones", ("EX-UE7",), _hand_bone(4), ("hand_back",)),
    Guide("bone", "hand bones", ("EX-UE7",), _hand_bone(5), ("hand_back",)),
    Guide(
        "bone",
        "ring finger’s bone",
        ("TE3",),
        _hand_bone(4),
        ("hand_back",),
    ),
    Guide(
        "bone",
        "little finger’s bone",
        ("TE3",),
        _hand_bone(5),
        ("hand_back",),
    ),
    Guide("crease", "palm crease", ("SI3",), _palm_crease),
    Guide("bone", "little finger’s knuckle", ("SI3",), _little_knuckle),
    Guide(
        "line",
        "outer eye of the knee",
        ("ST36",),
        _around_leg(30, 54, lambda marks: marks.knee),
    ),
    _fingers(
        4,
        ("ST36",),
        _along_leg(lambda m: m.knee, lambda m: m.knee - 3 * m.shin_cun, lambda _: 40.0),
    ),
    Guide(
        "bone",
        "shin bone",
        ("ST36",),
        _along_leg(lambda m: m.knee - 0.04, lambda m: m.knee - 0.15, lambda m: m.crest),
    ),
    _fingers(1, ("ST36",), _shin_to_point),
    Guide(
        "bone",
        "knob of the outer leg bone",
        ("GB34",),
        _ring(_knob, LEFT - 0.25 * FRONT, 0.011, parts.LEG),
    ),
    Guide("bone", "kneecap", ("SP10",), _kneecap),
    _fingers(
        3,
        ("SP10",),
        _above_kneecap,
    ),
    Guide(
        "bone",
        "back edge of the shin bone",
        ("SP9",),
        _inner_shin,
    ),
    Guide(
        "bone",
        "back edge of the shin bone",
        ("SP6",),
        _along_leg(lambda m: m.ankle + 0.02, lambda m: m.ankle + 5 * m.inner_cun, lambda _: -94.0),
    ),
    Guide(
        "bone",
        "inner ankle bone",
        ("SP6", "KI3"),
        _ring(_ankle(-1), RIGHT, 0.0115, parts.LEG),
    ),
    _fingers(
        4,
        ("SP6",),
        _along_leg(lambda m: m.ankle, lambda m: m.ankle + 3 * m.inner_cun, lambda _: -104.0),
    ),
    Guide("bone", "outer ankle bone", ("BL60",), _ring(_ankle(1), LEFT, 0.0125, parts.LEG)),
    Guide("cord", "Achilles tendon", ("KI3", "BL60"), _tendon),
    Guide(
        "crease",
        "knee crease",
        ("BL57",),
        _around_leg(150, 210, lambda marks: marks.knee),
    ),
    Guide(
        "measure",
        "half-way to the ankle",
        ("BL57",),
        _along_leg(lambda m: m.knee, lambda m: m.ankle, lambda _: 180.0),
    ),
    Guide("bone", "first foot bone", ("LR3",), _foot_bone(1)),
    Guide("bone", "second foot bone", ("LR3",), _foot_bone(2)),
    Guide("bone", "fourth foot bone", ("GB41",), _foot_bone(4)),
    Guide("bone", "fifth foot bone", ("GB41",), _foot_bone(5)),
    Guide("bone", "first foot bone", ("SP4",), _inner_foot_bone),
    Guide("line", "web of the second and third toes", ("ST44",), _toe_web),
    Guide("line", "toe web to heel", ("KI1",), _sole(0.0, 1.0)),
    Guide("measure", "one third", ("KI1",), _sole(0.0, 1 / 3)),
    Guide(
        "crease",
        "smile line",
        ("LI20",),
        _face(FRONT, _smile(0.0), _smile(0.35), _smile(0.7), _smile(1.0)),
    ),
    Guide(
        "line",
        "straight below the pupil",
        ("ST2",),
        _face(
            FRONT, lambda m: m.pupil, lambda m: np.array([m.pupil[0], 0, m.vertex("nose wing")[2]])
        ),
    ),
    Guide(
        "line",
        "straight above the inner eye corner",
        ("BL2",),
        _face(
            FRONT,
            _named("inner eye corner", (0, 0, 0.001)),
            lambda m: np.array(
                [m.vertex("inner eye corner")[0], 0, m.vertex("glabella")[2] - 0.006]
            ),
        ),
    ),
    Guide("line", "bridge of the nose", ("EX-HN3",), _nose_bridge),
    Guide("line", "hairline", ("GV24", "GV20"), _hairline),
    Guide("line", "from ear to ear", ("GV20", "EX-HN1"), _over_ears),
    Guide("line", "one thumb’s width around", ("EX-HN1",), _around_top),
    Guide(
        "line",
        "brow end to eye corner",
        ("EX-HN5",),
        _face(LEFT - 0.3 * BACK, _named("brow end", (0, 0, -0.004)), _named("eye corner")),
        ("head_side",),
    ),
    Guide("measure", "1 finger", ("EX-HN5",), _behind_brow, ("head_side",)),
    Guide(
        "bone",
        "cheekbone arch",
        ("ST7",),
        _face(
            LEFT, _named("cheekbone"), _named("cheekbone arch"), _named("ear front", (0, -0.004, 0))
        ),
    ),
    Guide(
        "bone",
        "angle of the jaw",
        ("ST6",),
        lambda marks, _: onto(marks, "standing", list(marks.jaw), LEFT, parts.ALL),
    ),
    Guide("line", "ear lobe to the hollow under the skull", ("ANMIAN",), _ear_to_hollow),
    Guide("bone", "edge of the skull", ("GB20", "BL10"), _skull_edge),
    Guide("cord", "neck muscle", ("GB20", "BL10"), _neck_cord),
    Guide("measure", "half-way", ("GB21",), lambda marks, _: neck_to_shoulder(marks)),
    Guide("bone", "collarbone", ("KI27",), _collar_bone),
    Guide(
        "line",
        "breastbone",
        ("CV17",),
        _trunk(_notch(0.2), _notch(_BREASTBONE)),
    ),
    Guide(
        "line",
        "end of the breastbone",
        ("CV17",),
        _trunk(_notch(_BREASTBONE, -1), _notch(_BREASTBONE, 1)),
    ),
    _fingers(4, ("CV17",), _trunk(_notch(_BREASTBONE), _notch(_BREASTBONE - 3))),
    Guide(
        "line",
        "fourth rib space",
        ("CV17",),
        _trunk(lambda m: (-m.nipples[0], m.fourth_ribs), lambda m: (m.nipples[0], m.fourth_ribs)),
    ),
    Guide(
        "measure",
        "half-way from navel to breastbone",
        ("CV12",),
        _trunk(_navel(0, 0), _navel(0, 8)),
    ),
    Guide(
        "line",
        "navel",
        ("CV6", "CV12", "ST25"),
        _ring(lambda m: np.array([3e-4, 0.0, m.navel]), FRONT, 0.011, parts.TRUNK, "arms down"),
    ),
    _fingers(2, ("CV6",), _trunk(_navel(0, 0), _navel(0, -1.5))),
    _fingers(3, ("ST25",), _trunk(_navel(0, 0), _navel(2, 0))),
    Guide("bone", "spine", ("BL23",), _trunk(_waist(0, 3), _waist(0, -3), BACK)),
    Guide(
        "line",
        "narrowest waist",
        ("BL23",),
        _trunk(_waist(2.4, 0), lambda m: (0.97 * m.waist[1], m.waist[0]), BACK),
    ),
    _fingers(2, ("BL23",), _trunk(_waist(0, 0), _waist(1.5, 0), BACK)),
)

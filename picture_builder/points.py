"""Where each point lies: a rule in words, and the same rule measured on the body.

The rules follow the WHO standard of point locations (2008); where the mesh lacks a landmark, the
rule says what stands for it. Keys end in .L or .R beside the midline; a point of several places
numbers them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from picture_builder import parts
from picture_builder.landmarks import BACK, FRONT, LEFT, RIGHT, UP, Landmarks
from picture_builder.makehuman import Array
from picture_builder.surface import Anchor, unit

Found = Iterator[tuple[str, Anchor]]
FINGER = 0.75
"""The width of a middle finger in cun of the part it is laid on: four fingers are 3 cun."""


@dataclass(frozen=True)
class Rule:
    """A point's rule in words, and how to measure it: (ending, anchor) for each place."""

    text: str
    find: Callable[[Landmarks], Found]


def anchors(landmarks: Landmarks) -> dict[str, Anchor]:
    """Every place of every point, by key."""
    return {
        code + ending: anchor
        for code, rule in RULES.items()
        for ending, anchor in rule.find(landmarks)
    }


def _on_arm(cun: float, across: float, way: tuple[float, float]) -> Callable[[Landmarks], Found]:
    """So many cun above the wrist crease and towards the thumb; seen from front and thumb."""

    def find(marks: Landmarks) -> Found:
        arm = marks.forearm
        place = arm.end + (arm.thumb * across - arm.along * cun) * marks.forearm_cun
        outwards = arm.front * way[0] + arm.thumb * way[1]
        skin = marks.pose("palm up").skin
        yield "", skin.towards(place, outwards, marks.body.part(parts.FOREARM), 0.2)

    return find


def _at_wrist(share: float) -> Callable[[Landmarks], Found]:
    """In the wrist crease, at a share of its half width towards the thumb."""

    def find(marks: Landmarks) -> Found:
        arm, skin = marks.forearm, marks.pose("palm up").skin
        allowed = marks.body.part(parts.FOREARM)
        edge = skin.at(skin.towards(arm.end, np.sign(share) * arm.thumb, allowed, 0.2))
        half = abs(float((edge - arm.end) @ arm.thumb))
        place = arm.end + arm.thumb * half * share
        yield "", skin.towards(place, arm.front, allowed, 0.2)

    return find


def _at_elbow(cun: float, way: tuple[float, float]) -> Callable[[Landmarks], Found]:
    """So many cun below the elbow crease, at the outer side."""

    def find(marks: Landmarks) -> Found:
        arm, skin = marks.forearm, marks.pose("palm up").skin
        place = marks.elbow_fold + arm.along * cun * marks.forearm_cun
        outwards = arm.front * way[0] + arm.thumb * way[1]
        yield "", skin.towards(place, outwards, marks.body.part(parts.ARM), 0.2)

    return find


def _joining_valley(marks: Landmarks) -> Found:
    hand = marks.pose("flat hand")
    _, thumb, palm = marks.body.hand
    start, end = marks.hand_bone(2, "flat hand")
    place = (start + end) / 2 + thumb * marks.hand_cun / 3
    allowed = marks.body.part(parts.HAND)
    yield "", hand.skin.towards(place, -palm + 0.35 * thumb, allowed, 0.2)


def _between_fingers(first: int, second: int, share: float) -> Callable[[Landmarks], Anchor]:
    """On the back of the hand between two fingers' bones, at a share from base to knuckle."""

    def find(marks: Landmarks) -> Anchor:
        hand, palm = marks.pose("flat hand"), marks.body.hand[2]
        bones = [marks.hand_bone(finger, "flat hand") for finger in (first, second)]
        base, knuckle = (sum(bone[end] for bone in bones) / 2 for end in (0, 1))
        place = base + (knuckle - base) * share
        return hand.skin.towards(place, -palm, marks.body.part(parts.HAND), 0.2)

    return find


def _central_islet(marks: Landmarks) -> Found:
    yield "", _between_fingers(4, 5, 0.8)(marks)


def _lumbar_pain(marks: Landmarks) -> Found:
    yield ".1", _between_fingers(2, 3, 0.42)(marks)
    yield ".2", _between_fingers(4, 5, 0.42)(marks)


def _back_ravine(marks: Landmarks) -> Found:
    hand = marks.pose("flat hand")
    along, thumb, palm = marks.body.hand
    place = hand.joint("finger5-1.L") - along * marks.hand_cun * 0.45 + palm * 0.001
    yield "", hand.skin.towards(place, -thumb + 0.1 * palm, marks.body.part(parts.HAND), 0.2)


def _palace_of_toil(marks: Landmarks) -> Found:
    hand = marks.pose("palm up")
    palm = hand.turned("wrist.L", marks.body.hand[2])
    along = hand.turned("wrist.L", marks.body.hand[0])
    knuckles = (hand.joint("finger2-1.L") + hand.joint("finger3-1.L")) / 2
    place = knuckles - along * marks.hand_cun * 0.85
    yield "", hand.skin.towards(place, palm, marks.body.part(parts.HAND), 0.2)


def _leg(cun: float, degrees: float) -> Callable[[Landmarks], Found]:
    """So many cun below the knee's eyes, at an angle from the front."""

    def find(marks: Landmarks) -> Found:
        yield "", marks.around_leg(marks.knee - cun * marks.shin_cun, degrees)

    return find


def _three_miles(marks: Landmarks) -> Found:
    height = marks.knee - 3 * marks.shin_cun
    yield "", marks.along_skin(height, marks.crest, FINGER * marks.shin_cun)


def _above_ankle(cun: float, degrees: float) -> Callable[[Landmarks], Found]:
    """So many cun above the inner ankle bone, at an angle from the front."""

    def find(marks: Landmarks) -> Found:
        yield "", marks.around_leg(marks.ankle + cun * marks.inner_cun, degrees)

    return find


def _yang_mound(marks: Landmarks) -> Found:
    finger = FINGER * marks.shin_cun
    yield "", marks.along_skin(marks.fibula - finger * 0.75, FIBULA, -finger * 0.75)


FIBULA = 104.0
"""Degrees from the front to the head of the fibula."""


def _behind_ankle(side: Array) -> Callable[[Landmarks], Found]:
    """Half-way from the tip of an ankle bone to the Achilles tendon."""

    def find(marks: Landmarks) -> Found:
        skin, allowed = marks.pose("standing").skin, marks.body.part(parts.LEG)
        middle = marks.in_leg(marks.ankle)
        bone = skin.at(skin.towards(middle, side, allowed, 0.2))
        tendon = skin.at(skin.towards(middle, BACK, allowed, 0.2))
        place = np.array([middle[0], (bone[1] + tendon[1]) / 2, middle[2]])
        yield "", skin.towards(place, side, allowed, 0.2)

    return find


def _sea_of_blood(marks: Landmarks) -> Found:
    place = marks.in_leg(marks.kneecap + 4 * marks.shin_cun) + marks.kneecap_edge
    skin = marks.pose("standing").skin
    yield "", skin.towards(place, FRONT, marks.body.part(parts.LEG), 0.2)


def _on_foot(
    share: float, x: Callable[[Landmarks], float], outwards: Array, height: float = 0.0
) -> Callable[[Landmarks], Found]:
    """At a share of the foot's length."""

    def find(marks: Landmarks) -> Found:
        ground = float(marks.pose("standing").skin.points[:, 2].min())
        place = (x(marks), marks.foot(share), ground + height)
        skin, allowed = marks.pose("standing").skin, marks.body.part(parts.SHIN)
        yield "", skin.towards(place, outwards, allowed, 0.2)

    return find


def _between_toes(first: int, second: int, share: float = 0.5) -> Callable[[Landmarks], float]:
    """Across the foot, 0 at the first toe's joint and 1 at the second's."""

    def x(marks: Landmarks) -> float:
        standing = marks.pose("standing")
        start, end = (standing.joint(f"toe{toe}-1.L")[0] for toe in (first, second))
        return float(start + (end - start) * share)

    return x


def _gushing_spring(marks: Landmarks) -> Found:
    web, foot = marks.toes, marks.pose("standing").joint("foot.L")
    heel = np.array([0.35 * web[0] + 0.65 * foot[0], marks.heel, web[2]])
    place = web * 2 / 3 + heel / 3
    skin = marks.pose("standing").skin
    yield "", skin.towards(place, -UP, marks.body.part(parts.FOOT), 0.2)


def _inner_court(marks: Landmarks) -> Found:
    skin = marks.pose("standing").skin
    web = marks.toes
    place = np.array([web[0], marks.foot(0.23), web[2]])
    yield "", skin.towards(place, UP, marks.body.part(parts.SHIN), 0.2)


def _both(place: Array, outwards: Array) -> Callable[[Landmarks], Found]:
    def find(marks: Landmarks) -> Found:
        skin = marks.pose("standing").skin
        for ending, side in ((".L", 1), (".R", -1)):
            across = np.array([side, 1.0, 1.0])
            yield ending, skin.towards(place * across, unit(outwards * across))

    return find


def _head(
    place: Callable[[Landmarks], Array], outwards: tuple[float, float, float]
) -> Callable[[Landmarks], Found]:
    """On the head of both sides; given for the left one."""

    def find(marks: Landmarks) -> Found:
        return _both(place(marks), np.array(outwards))(marks)

    return find


def _face(
    x: Callable[[Landmarks], float], z: Callable[[Landmarks], float]
) -> Callable[[Landmarks], Found]:
    """On the face of both sides, seen from the front."""
    return _head(lambda marks: np.array([x(marks), marks.body.eyes[1], z(marks)]), (0, -1, 0))


def _hall_of_impression(marks: Landmarks) -> Found:
    brows = marks.vertex("glabella")
    yield "", marks.pose("standing").skin.towards(brows + LEFT * 2e-4, FRONT)


def smile_line(marks: Landmarks, height: float) -> float:
    """How far the smile line is from the midline at a height."""
    line = [marks.vertex(f"smile line, {part}") for part in ("end", "middle", "top")]
    return float(np.interp(height, [place[2] for place in line], [place[0] for place in line]))


def _sun(marks: Landmarks) -> Array:
    middle = (marks.vertex("brow end") + marks.vertex("eye corner")) / 2
    return np.asarray(middle + BACK * marks.head_cun + LEFT * 0.01)


def _jaw_chariot(marks: Landmarks) -> Array:
    return np.asarray(marks.vertex("jaw angle") + unit(UP + FRONT) * FINGER * marks.head_cun)


def _lower_gate(marks: Landmarks) -> Array:
    return np.asarray(marks.vertex("cheekbone arch") - UP * 0.42 * marks.head_cun)


def wind_pool(marks: Landmarks) -> Array:
    """Half-way from the midline to the bone behind the ear, at the edge of the skull."""
    skull = marks.vertex("skull edge")
    return np.array([marks.vertex("bone behind ear")[0] / 2, skull[1] - 0.03, skull[2]])


def _celestial_pillar(marks: Landmarks) -> Array:
    spine = marks.vertex("second neck bone")
    return np.array([1.3 * marks.head_cun, spine[1] - 0.03, spine[2]])


def _peaceful_sleep(marks: Landmarks) -> Array:
    skin = marks.pose("standing").skin
    hollow = skin.at(skin.towards(wind_pool(marks), (0.25, 1, -0.05)))
    return np.asarray((marks.jaw_point + hollow) / 2)


def _scalp(marks: Landmarks) -> tuple[Array, list[Anchor]]:
    """The midline over the head: how far behind the front hairline in cun, and where."""
    skin = marks.pose("standing").skin
    middle = marks.body.eyes + np.array([0.0002, 0.085, 0.035])
    turns = np.radians(np.arange(-40.0, 206.0, 1.0))
    found = [
        skin.towards(middle, np.cos(turn) * FRONT + np.sin(turn) * UP, None, 0.3) for turn in turns
    ]
    places = np.array([skin.at(anchor) for anchor in found])
    first = int(np.argmin(np.linalg.norm(places - marks.vertex("hairline"), axis=1)))
    gone = np.r_[0, np.cumsum(np.linalg.norm(np.diff(places, axis=0), axis=1))]
    return (gone - gone[first]) / marks.head_cun, found


def on_scalp(marks: Landmarks, cun: float) -> Anchor:
    """On the midline of the scalp, so many cun behind the front hairline."""
    gone, found = _scalp(marks)
    return found[int(np.argmin(np.abs(gone - cun)))]


def _spirit_court(marks: Landmarks) -> Found:
    yield "", on_scalp(marks, 0.5)


def _hundred_meetings(marks: Landmarks) -> Found:
    yield "", on_scalp(marks, over_ears(marks))


def over_ears(marks: Landmarks) -> float:
    """How many cun behind the front hairline the line from ear to ear crosses the midline."""
    gone, found = _scalp(marks)
    skin, ear = marks.pose("standing").skin, marks.vertex("ear top")[1]
    above = [n for n, cun in enumerate(gone) if 2 < cun < 8]
    return float(gone[min(above, key=lambda n: abs(skin.at(found[n])[1] - ear))])


def _four_alert(marks: Landmarks) -> Found:
    top = over_ears(marks)
    yield ".1", on_scalp(marks, top - 1)
    yield ".2", on_scalp(marks, top + 1)
    skin = marks.pose("standing").skin
    middle = skin.at(on_scalp(marks, top))
    for ending, side in ((".3", LEFT), (".4", RIGHT)):
        yield ending, skin.towards(middle + side * marks.head_cun, UP, None, 0.2)


def _shoulder_well(marks: Landmarks) -> Found:
    arms = marks.pose("arms down")
    neck = arms.joint("neck01")
    spine = arms.skin.at(arms.skin.towards(neck + np.array([0.0003, 0, 0.0]), BACK))
    for ending, side in ((".L", "L"), (".R", "R")):
        shoulder = arms.skin.at(arms.skin.towards(arms.joint(f"upperarm01.{side}"), UP))
        middle = (spine + shoulder) / 2
        yield ending, arms.skin.towards(middle, UP + 0.15 * BACK)


def _middle(height: Callable[[Landmarks], float]) -> Callable[[Landmarks], Found]:
    def find(marks: Landmarks) -> Found:
        yield "", marks.torso(0.0003, height(marks))

    return find


def _beside(
    x: Callable[[Landmarks], float], height: Callable[[Landmarks], float], outwards: Array = FRONT
) -> Callable[[Landmarks], Found]:
    def find(marks: Landmarks) -> Found:
        for ending, side in ((".L", 1), (".R", -1)):
            yield ending, marks.torso(side * x(marks), height(marks), outwards)

    return find


RULES: Mapping[str, Rule] = {
    "LU7": Rule("1.5 cun above the wrist crease, on the thumb edge", _on_arm(1.5, 0.0, (-0.15, 1))),
    "LU9": Rule("in the wrist crease, beside the pulse", _at_wrist(0.62)),
    "LI4": Rule("beside the middle of the second hand bone, on its thumb side", _joining_valley),
    "LI10": Rule("2 cun below LI11, towards the thumb side", _at_elbow(2, (0.3, 1))),
    "LI11": Rule("at the outer end of the elbow crease", _at_elbow(0, (0.45, 1))),
    "LI20": Rule(
        "in the smile line, level with the middle of the nostril's outer edge",
        _face(
            lambda marks: smile_line(marks, marks.vertex("nose wing")[2]),
            lambda marks: float(marks.vertex("nose wing")[2]),
        ),
    ),
    "ST2": Rule(
        "straight below the pupil, three quarters of the way down to the nostril's outer edge",
        _face(
            lambda marks: float(marks.pupil[0]),
            lambda marks: float(marks.pupil[2] * 0.25 + marks.vertex("nose wing")[2] * 0.75),
        ),
    ),
    "ST6": Rule(
        "one middle finger in front of and above the angle of the jaw",
        _head(_jaw_chariot, (1, -0.1, 0)),
    ),
    "ST7": Rule(
        "below the middle of the cheekbone arch, a finger in front of the ear",
        _head(_lower_gate, (1, -0.1, 0)),
    ),
    "ST25": Rule(
        "2 cun beside the navel",
        _beside(lambda marks: 2 * marks.chest_cun, lambda marks: marks.navel),
    ),
    "ST36": Rule("3 cun below the knee's outer eye, a finger from the shin crest", _three_miles),
    "ST44": Rule("just behind the web of the second and third toes", _inner_court),
    "SP4": Rule(
        "on the inner edge, in front of the base of the first foot bone",
        _on_foot(0.47, _between_toes(1, 1), RIGHT, 0.021),
    ),
    "SP6": Rule("3 cun above the inner ankle bone, behind the shin bone", _above_ankle(3, -104)),
    "SP9": Rule("13 cun above the inner ankle bone, behind the shin bone", _above_ankle(13, -100)),
    "SP10": Rule("2 cun above the inner upper corner of the kneecap", _sea_of_blood),
    "HT7": Rule("in the wrist crease, on the thumb side of the outer cord", _at_wrist(-0.58)),
    "SI3": Rule("on the edge of the hand, just behind the little-finger knuckle", _back_ravine),
    "BL2": Rule(
        "at the inner end of the eyebrow, straight above the inner eye corner",
        _face(
            lambda marks: float(marks.vertex("inner eye corner")[0]),
            lambda marks: float(marks.vertex("glabella")[2] - 0.15 * marks.head_cun),
        ),
    ),
    "BL10": Rule(
        "1.3 cun beside the midline, level with the second neck bone",
        _head(_celestial_pillar, (0, 1, 0)),
    ),
    "BL23": Rule(
        "1.5 cun beside the spine, level with its second lumbar bone, where the waist is narrowest",
        _beside(lambda marks: 1.5 * marks.chest_cun, lambda marks: marks.waist[0], BACK),
    ),
    "BL57": Rule("8 cun below the knee crease, where the calf ends in a V", _leg(8, 180)),
    "BL60": Rule("half-way from the outer ankle bone to the tendon", _behind_ankle(LEFT)),
    "KI1": Rule("in the sole, a third of the way from the toe web to the heel", _gushing_spring),
    "KI3": Rule("half-way from the inner ankle bone to the tendon", _behind_ankle(RIGHT)),
    "KI27": Rule(
        "at the lower edge of the collarbone, 2 cun beside the midline",
        _beside(
            lambda marks: 2 * marks.chest_cun, lambda marks: marks.notch - 0.82 * marks.torso_cun
        ),
    ),
    "PC6": Rule("2 cun above the wrist crease, between the two cords", _on_arm(2, 0.05, (1, 0))),
    "PC8": Rule(
        "between the second and third hand bones, where the bent middle finger meets the palm",
        _palace_of_toil,
    ),
    "TE3": Rule("between the fourth and fifth hand bones, behind the knuckles", _central_islet),
    "TE5": Rule("2 cun above the wrist, on the back, between the bones", _on_arm(2, 0.0, (-1, 0))),
    "GB20": Rule(
        "in the hollow under the skull, half-way from the midline to the bone behind the ear",
        _head(wind_pool, (0.25, 1, -0.05)),
    ),
    "GB21": Rule("half-way from the neck's last spine to the shoulder tip", _shoulder_well),
    "GB34": Rule("a finger in front of and below the head of the fibula", _yang_mound),
    "GB41": Rule(
        "in front of where the fourth and fifth foot bones meet",
        _on_foot(0.50, _between_toes(4, 5, 0.35), UP, 0.02),
    ),
    "LR3": Rule(
        "in front of where the first and second foot bones meet",
        _on_foot(0.385, _between_toes(1, 2), UP - 0.25 * BACK, 0.03),
    ),
    "GV20": Rule(
        "where the line from ear to ear crosses the midline, 5 cun behind the hairline",
        _hundred_meetings,
    ),
    "GV24": Rule("0.5 cun behind the front hairline, on the midline", _spirit_court),
    "CV6": Rule(
        "1.5 cun below the navel", _middle(lambda marks: marks.navel - 1.5 * marks.torso_cun)
    ),
    "CV12": Rule("4 cun above the navel", _middle(lambda marks: marks.navel + 4 * marks.torso_cun)),
    "CV17": Rule(
        "level with the fourth space between the ribs", _middle(lambda marks: marks.fourth_ribs)
    ),
    "ANMIAN": Rule(
        "half-way from the hollow behind the earlobe to GB20",
        _head(_peaceful_sleep, (1, 0.42, 0)),
    ),
    "EX-HN1": Rule("1 cun around GV20", _four_alert),
    "EX-HN3": Rule("half-way between the inner ends of the eyebrows", _hall_of_impression),
    "EX-HN5": Rule(
        "a thumb's width behind the middle of eyebrow end and eye corner",
        _head(_sun, (1, -0.42, 0)),
    ),
    "EX-UE7": Rule("between the hand bones, half-way from wrist to knuckles", _lumbar_pain),
}

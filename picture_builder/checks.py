"""Measures where the points came to lie on the skin.

A rule goes from landmarks to a place inside the body and out to the skin; a check takes the place
on the skin and measures back, in cun of that part of the body, against the figure of the rule,
where it can from another landmark or by another way. `measured.json` holds what was found, so
that the program's own tests can read it without a mesh.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from picture_builder import parts
from picture_builder.guides import neck_to_shoulder
from picture_builder.landmarks import Landmarks
from picture_builder.makehuman import Array
from picture_builder.points import FIBULA, FINGER, RULES, anchors, smile_line, wind_pool
from picture_builder.relief import brow
from picture_builder.surface import unit

Measure = Callable[[Landmarks, "Places"], float]


class Places:
    """Where the points of a body lie in a pose."""

    def __init__(self, marks: Landmarks) -> None:
        self._marks, self._found = marks, anchors(marks)

    def __call__(self, key: str, pose: str) -> Array:
        """A place in metres."""
        return self._marks.pose(pose).skin.at(self._found[key])


@dataclass(frozen=True)
class Check:
    """What to measure of a point: words, the wanted figure and how far off it may be, in cun."""

    what: str
    wanted: float
    tolerance: float
    measure: Measure


@dataclass(frozen=True)
class Found:
    """One measure of one body, as the table holds it."""

    point: str
    body: str
    rule: str
    what: str
    wanted: float
    found: float
    tolerance: float


def measured(marks: Landmarks) -> list[dict[str, Any]]:
    """Every check of a body, as rows of the table."""
    places = Places(marks)
    return [
        asdict(
            Found(
                code,
                marks.body.name,
                RULES[code].text,
                check.what,
                check.wanted,
                round(check.measure(marks, places), 2),
                check.tolerance,
            )
        )
        for code, checks in CHECKS.items()
        for check in checks
    ]


def _far(first: Array, second: Array) -> float:
    return float(np.linalg.norm(np.asarray(first) - np.asarray(second)))


def _arm_up(code: str) -> Measure:
    """Cun from the wrist joint towards the elbow."""

    def measure(marks: Landmarks, places: Places) -> float:
        posed = marks.pose("palm up")
        elbow, wrist = posed.joint("lowerarm01.L"), posed.joint("wrist.L")
        off = (wrist - places(code, "palm up")) @ unit(wrist - elbow)
        return float(off) / (_far(elbow, wrist) / 12)

    return measure


def _arm_across(code: str) -> Measure:
    """Cun from the middle line of the forearm towards the thumb."""

    def measure(marks: Landmarks, places: Places) -> float:
        arm = marks.forearm
        return float((places(code, "palm up") - arm.start) @ arm.thumb) / marks.forearm_cun

    return measure


def _from_elbow(code: str) -> Measure:
    """Cun from the fold of the elbow towards the wrist."""

    def measure(marks: Landmarks, places: Places) -> float:
        away = places(code, "palm up") - marks.elbow_fold
        return float(away @ marks.forearm.along) / marks.forearm_cun

    return measure


def _opposite(first: str, second: str) -> Measure:
    """Cun between two points along the forearm."""
    return lambda marks, places: _arm_up(first)(marks, places) - _arm_up(second)(marks, places)


def _off_elbow_line(marks: Landmarks, places: Places) -> float:
    """Cun from LI10 to the straight line between LI11 and the thumb side of the wrist."""
    arm, skin = marks.forearm, marks.pose("palm up").skin
    wrist = skin.at(skin.towards(arm.end, arm.thumb, marks.body.part(parts.ARM), 0.2))
    elbow, place = places("LI11", "palm up"), places("LI10", "palm up")
    off = place - elbow
    along = unit(wrist - elbow)
    off = off - along * (off @ along)
    return abs(float(off @ np.cross(arm.thumb, arm.along))) / marks.forearm_cun


def _own_fingers(*fingers: int) -> Measure:
    """How wide the figure's own fingers are at their middle joints, in cun of its forearm."""

    def measure(marks: Landmarks, _: Places) -> float:
        hand, thumb = marks.pose("flat hand"), marks.body.hand[1]
        wide = 0.0
        for finger in fingers:
            joint = hand.joint(f"finger{finger}-2.L")
            along = unit(hand.joint(f"finger{finger}-3.L") - joint)
            across = unit(thumb - along * (thumb @ along))
            ways = np.array([across, -across])
            wide += float(hand.skin.hits(np.array([joint, joint]), ways).distance.sum())
        return wide / marks.forearm_cun

    return measure


def _share_of_bone(code: str, finger: int) -> Measure:
    """How far along a hand bone, 0 at its base and 1 at the knuckle."""

    def measure(marks: Landmarks, places: Places) -> float:
        base, knuckle = marks.hand_bone(finger, "flat hand")
        along = knuckle - base
        return float((places(code, "flat hand") - base) @ along / (along @ along))

    return measure


def _between_bones(code: str, first: int, second: int, pose: str = "flat hand") -> Measure:
    """Where across, 0 at the first finger's bone and 1 at the second's."""

    def measure(marks: Landmarks, places: Places) -> float:
        place = places(code, pose)
        sides = []
        for finger in (first, second):
            base, knuckle = marks.hand_bone(finger, pose)
            share = (place - base) @ (knuckle - base) / ((knuckle - base) @ (knuckle - base))
            sides.append(base + (knuckle - base) * share)
        palm = marks.pose(pose).turned("wrist.L", marks.body.hand[2])
        across = sides[1] - sides[0]
        across = across - palm * (across @ palm)
        return float((place - sides[0]) @ across / (across @ across))

    return measure


def _thumb_side(marks: Landmarks, places: Places) -> float:
    base, knuckle = marks.hand_bone(2, "flat hand")
    thumb = marks.body.hand[1]
    along = unit(knuckle - base)
    off = places("LI4", "flat hand") - base
    off = off - along * (off @ along)
    return float(off @ thumb) / marks.hand_cun


def _behind_knuckle(marks: Landmarks, places: Places) -> float:
    """Cun from the knuckle of the little finger towards the wrist."""
    _, knuckle = marks.hand_bone(5, "flat hand")
    along = marks.body.hand[0]
    return float((knuckle - places("SI3", "flat hand")) @ along) / marks.hand_cun


def _palm_share(marks: Landmarks, places: Places) -> float:
    base, knuckle = marks.hand_bone(3, "palm up")
    along = knuckle - base
    return float((places("PC8", "palm up") - base) @ along / (along @ along))


def _below_knee(code: str) -> Measure:
    """Cun below the knee's eye, of the 16 to the outer ankle bone."""

    def measure(marks: Landmarks, places: Places) -> float:
        return (marks.knee - float(places(code, "standing")[2])) / marks.shin_cun

    return measure


def _above_ankle(code: str) -> Measure:
    """Cun above the inner ankle bone, of the 15 to the kneecap."""

    def measure(marks: Landmarks, places: Places) -> float:
        return (float(places(code, "standing")[2]) - marks.ankle) / marks.inner_cun

    return measure


def _from_crest(marks: Landmarks, places: Places) -> float:
    """Fingers on the skin from the crest of the shin; straight, so a little less than along it."""
    crest = marks.around_leg(marks.knee - 3 * marks.shin_cun, marks.crest)
    away = _far(marks.pose("standing").skin.at(crest), places("ST36", "standing"))
    return away / (FINGER * marks.shin_cun)


def _higher_than(code: str, other: str) -> Measure:
    """Cun of the lower leg between the heights of two points."""
    return lambda marks, places: (
        float(places(code, "standing")[2] - places(other, "standing")[2]) / marks.shin_cun
    )


def _knee_to_outer_ankle(marks: Landmarks, places: Places) -> float:
    """0 at the knee crease, 1 at BL60."""
    ankle = float(places("BL60", "standing")[2])
    return (marks.knee - float(places("BL57", "standing")[2])) / (marks.knee - ankle)


def _off_knob(code: str, side: int) -> Measure:
    """Cun between the height of a point and of the ankle bone as it is seen."""
    return lambda marks, places: (
        float(places(code, "standing")[2] - marks.ankle_knob(side)[2]) / marks.inner_cun
    )


def _above_kneecap(marks: Landmarks, places: Places) -> float:
    top = marks.kneecap + 2 * marks.shin_cun
    return (float(places("SP10", "standing")[2]) - top) / marks.shin_cun


def _from_fibula(marks: Landmarks, places: Places) -> float:
    """Fingers between the knob of the outer leg bone and the point."""
    knob = marks.pose("standing").skin.at(marks.around_leg(marks.fibula, FIBULA))
    return _far(knob, places("GB34", "standing")) / (FINGER * marks.shin_cun)


def _bone_to_tendon(code: str, side: int) -> Measure:
    """0 at the ankle bone, 1 at the Achilles tendon, by how far back it lies."""

    def measure(marks: Landmarks, places: Places) -> float:
        skin = marks.pose("standing").skin
        bone = skin.at(marks.around_leg(marks.ankle, 90.0 * side))
        tendon = skin.at(marks.around_leg(marks.ankle, 180.0))
        return float((places(code, "standing")[1] - bone[1]) / (tendon[1] - bone[1]))

    return measure


def _foot_share(code: str) -> Measure:
    """Where along the foot: 0 at the tips of the toes, 1 at the heel."""

    def measure(marks: Landmarks, places: Places) -> float:
        y = float(places(code, "standing")[1])
        return (y - marks.toe_tip) / (marks.heel - marks.toe_tip)

    return measure


def _between_toes(code: str, first: int, second: int) -> Measure:
    def measure(marks: Landmarks, places: Places) -> float:
        a, b = (marks.pose("standing").joint(f"toe{toe}-1.L")[0] for toe in (first, second))
        return float((places(code, "standing")[0] - a) / (b - a))

    return measure


def _web_to_heel(marks: Landmarks, places: Places) -> float:
    web = marks.toes
    return float((places("KI1", "standing")[1] - web[1]) / (marks.heel - web[1]))


def _midline(code: str, pose: str) -> Measure:
    """Cun beside the midline of the trunk."""
    return lambda marks, places: abs(float(places(code, pose)[0])) / marks.chest_cun


def _navel_up(code: str) -> Measure:
    return lambda marks, places: (
        (float(places(code, "arms down")[2]) - marks.navel) / marks.torso_cun
    )


def _notch_down(code: str) -> Measure:
    return lambda marks, places: (
        (marks.notch - float(places(code, "arms down")[2])) / marks.torso_cun
    )


def _to_collarbone(code: str) -> Measure:
    """0 at the midline, 1 below the middle of the collarbone, which is 4 cun beside it."""
    return lambda marks, places: float(places(code, "arms down")[0]) / marks.collarbone_middle


def _off_nipples(marks: Landmarks, places: Places) -> float:
    return float(places("CV17", "arms down")[2] - marks.nipples[2]) / marks.torso_cun


def _off_waist(marks: Landmarks, places: Places) -> float:
    return float(places("BL23.L", "arms down")[2] - marks.waist[0]) / marks.torso_cun


def _down_spine(marks: Landmarks, places: Places) -> float:
    """0 at the last spine of the neck, 1 at the height of the hip joints.

    The second lumbar vertebra ends at 0.63 of that: 12 vertebrae of the chest measure 28 cm, 5
    lumbar ones 18 cm (Gray's Anatomy, of a man), and the hip joints lie 10 cm below the last.
    """
    top, bottom = marks.last_neck_spine, marks.pose("arms down").joint("upperleg01.L")[2]
    return float((top - places("BL23.L", "arms down")[2]) / (top - bottom))


def _on_shoulder(marks: Landmarks, places: Places) -> float:
    """Over the skin, 0 at the last spine of the neck and 1 at the tip of the shoulder."""
    line = neck_to_shoulder(marks)
    gone = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    nearest = int(np.argmin(np.linalg.norm(line - places("GB21.L", "arms down"), axis=1)))
    return float(gone[nearest] / gone[-1])


def _head(measure: Callable[[Landmarks, Places], float]) -> Measure:
    """Metres on the head, as cun of the head."""
    return lambda marks, places: measure(marks, places) / marks.head_cun


def _behind_hairline(code: str) -> Measure:
    """Cun over the skull from the front hairline, by an arc of many small steps."""

    def measure(marks: Landmarks, places: Places) -> float:
        skin = marks.pose("standing").skin
        end, start = places(code, "standing"), marks.vertex("hairline")
        middle = start * 0.5 + end * 0.5 + np.array([0.0, 0.04, -0.06])
        steps = [start + (end - start) * share for share in np.linspace(0, 1, 200)]
        path = np.array([skin.at(skin.towards(middle, step - middle)) for step in steps])
        return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum()) / marks.head_cun

    return measure


def _ear_line(marks: Landmarks, places: Places) -> float:
    return float(places("GV20", "standing")[1] - marks.vertex("ear top")[1])


def _around_top(_: Landmarks, places: Places) -> float:
    top = places("GV20", "standing")
    return float(np.mean([_far(places(f"EX-HN1.{n}", "standing"), top) for n in (1, 2, 3, 4)]))


def _behind_brow(marks: Landmarks, places: Places) -> float:
    middle = (marks.vertex("brow end") + marks.vertex("eye corner")) / 2
    return float(places("EX-HN5.L", "standing")[1] - middle[1])


def _beside_temple(marks: Landmarks, places: Places) -> float:
    middle = (marks.vertex("brow end") + marks.vertex("eye corner")) / 2
    return float(places("EX-HN5.L", "standing")[2] - middle[2])


def _smile_off(marks: Landmarks, places: Places) -> float:
    place = places("LI20.L", "standing")
    return abs(float(place[0]) - smile_line(marks, float(place[2])))


def _nose_off(marks: Landmarks, places: Places) -> float:
    return abs(float(places("LI20.L", "standing")[2] - marks.vertex("nose wing")[2]))


def _pupil_off(marks: Landmarks, places: Places) -> float:
    return abs(float(places("ST2.L", "standing")[0] - marks.pupil[0]))


def _arch_below(marks: Landmarks, places: Places) -> float:
    return float(marks.vertex("cheekbone arch")[2] - places("ST7.L", "standing")[2])


def _ear_before(marks: Landmarks, places: Places) -> float:
    return float(marks.vertex("ear front")[1] - places("ST7.L", "standing")[1])


def _from_jaw(marks: Landmarks, places: Places) -> float:
    away = places("ST6.L", "standing") - marks.vertex("jaw angle")
    return float(np.hypot(away[1], away[2])) / (FINGER * marks.head_cun)


def _skull_off(marks: Landmarks, places: Places) -> float:
    return abs(float(places("GB20.L", "standing")[2] - wind_pool(marks)[2]))


def _behind_ear(code: str) -> Measure:
    """0 at the midline, 1 at the bone behind the ear."""
    return lambda marks, places: float(
        places(code, "standing")[0] / marks.vertex("bone behind ear")[0]
    )


def _sleep_share(marks: Landmarks, places: Places) -> float:
    """0 in the hollow behind the earlobe, 1 at GB20."""
    start, end = marks.jaw_point, places("GB20.L", "standing")
    return float((places("ANMIAN.L", "standing") - start) @ (end - start) / _far(start, end) ** 2)


def _brow_middle(_: Landmarks, places: Places) -> float:
    ends = (places("BL2.L", "standing") + places("BL2.R", "standing")) / 2
    return float(np.hypot(*(places("EX-HN3", "standing") - ends)[[0, 2]]))


def _brow_end(marks: Landmarks, places: Places) -> float:
    """From the inner end of the drawn brow."""
    return float(np.hypot(*(places("BL2.L", "standing") - brow(marks)[0])[[0, 2]]))


def _spine_to_shoulder(marks: Landmarks, places: Places) -> float:
    """0 at the midline, 1 above the shoulder joint."""
    return float(
        places("GB21.L", "arms down")[0] / marks.pose("arms down").joint("upperarm01.L")[0]
    )


_UP, _ACROSS = "cun above the wrist crease", "cun from the middle line towards the thumb"
_COLLARBONE = "from the midline (0) to the middle of the collarbone (1)"
_SHARE = "share of the bone from base to knuckle"
CHECKS: Mapping[str, tuple[Check, ...]] = {
    "PC6": (
        Check(_UP, 2, 0.15, _arm_up("PC6")),
        Check(_ACROSS, 0.05, 0.1, _arm_across("PC6")),
        Check("width of three fingers in cun", 2, 0.25, _own_fingers(2, 3, 4)),
    ),
    "TE5": (
        Check(_UP, 2, 0.15, _arm_up("TE5")),
        Check(_ACROSS, 0, 0.15, _arm_across("TE5")),
        Check("cun above PC6, which lies opposite", 0, 0.1, _opposite("TE5", "PC6")),
    ),
    "LU7": (
        Check(_UP, 1.5, 0.15, _arm_up("LU7")),
        Check("width of two fingers in cun", 1.5, 0.25, _own_fingers(2, 3)),
    ),
    "LU9": (Check(_UP, 0, 0.2, _arm_up("LU9")), Check(_ACROSS, 0.75, 0.2, _arm_across("LU9"))),
    "HT7": (Check(_UP, 0, 0.2, _arm_up("HT7")), Check(_ACROSS, -0.7, 0.2, _arm_across("HT7"))),
    "LI11": (Check("cun below the elbow crease", 0, 0.2, _from_elbow("LI11")),),
    "LI10": (
        Check("cun below the elbow crease", 2, 0.2, _from_elbow("LI10")),
        Check("cun off the line from LI11 to the thumb side of the wrist", 0, 0.5, _off_elbow_line),
    ),
    "LI4": (
        Check(_SHARE, 0.5, 0.1, _share_of_bone("LI4", 2)),
        Check("cun from the bone's middle towards the thumb", 0.35, 0.2, _thumb_side),
    ),
    "TE3": (
        Check(_SHARE, 0.8, 0.1, _share_of_bone("TE3", 4)),
        Check("from the fourth bone (0) to the fifth (1)", 0.5, 0.1, _between_bones("TE3", 4, 5)),
    ),
    "EX-UE7": (
        Check(
            "first: from the second bone (0) to the third (1)",
            0.5,
            0.1,
            _between_bones("EX-UE7.1", 2, 3),
        ),
        Check(
            "second: from the fourth bone (0) to the fifth (1)",
            0.5,
            0.1,
            _between_bones("EX-UE7.2", 4, 5),
        ),
        Check("first: " + _SHARE, 0.42, 0.1, _share_of_bone("EX-UE7.1", 3)),
    ),
    "SI3": (Check("cun behind the little finger's knuckle", 0.45, 0.15, _behind_knuckle),),
    "PC8": (
        Check(
            "from the second bone (0) to the third (1)",
            0.5,
            0.2,
            _between_bones("PC8", 2, 3, "palm up"),
        ),
        Check("share of the third bone from base to knuckle", 0.65, 0.12, _palm_share),
    ),
    "ST36": (
        Check("cun below the knee's outer eye", 3, 0.1, _below_knee("ST36")),
        Check("fingers from the crest of the shin", 1, 0.15, _from_crest),
    ),
    "GB34": (
        Check("fingers from the head of the outer leg bone", 1, 0.3, _from_fibula),
        Check("cun below the knee's outer eye", 1.4, 0.3, _below_knee("GB34")),
    ),
    "SP6": (Check("cun above the inner ankle bone", 3, 0.1, _above_ankle("SP6")),),
    "SP9": (
        Check("cun above the inner ankle bone", 13, 0.15, _above_ankle("SP9")),
        Check("cun higher than GB34 on the outer side", 0, 0.5, _higher_than("SP9", "GB34")),
    ),
    "SP10": (Check("cun above the kneecap", 2, 0.1, _above_kneecap),),
    "BL57": (
        Check("cun below the knee", 8, 0.1, _below_knee("BL57")),
        Check("from the knee crease (0) to BL60 (1)", 0.5, 0.03, _knee_to_outer_ankle),
    ),
    "BL60": (
        Check(
            "from the outer ankle bone (0) to the tendon (1)", 0.5, 0.15, _bone_to_tendon("BL60", 1)
        ),
        Check("cun above the knob of the outer ankle bone", 0, 0.3, _off_knob("BL60", 1)),
    ),
    "KI3": (
        Check(
            "from the inner ankle bone (0) to the tendon (1)", 0.5, 0.15, _bone_to_tendon("KI3", -1)
        ),
        Check("cun above the knob of the inner ankle bone", 0, 0.3, _off_knob("KI3", -1)),
    ),
    "KI1": (Check("share from the toe web to the heel", 1 / 3, 0.03, _web_to_heel),),
    "LR3": (
        Check(
            "from the first toe's bone (0) to the second's (1)",
            0.5,
            0.15,
            _between_toes("LR3", 1, 2),
        ),
        Check("share of the foot from toe tips to heel", 0.385, 0.04, _foot_share("LR3")),
    ),
    "GB41": (
        Check(
            "from the fourth toe's bone (0) to the fifth's (1)",
            0.4,
            0.2,
            _between_toes("GB41", 4, 5),
        ),
        Check("share of the foot from toe tips to heel", 0.5, 0.04, _foot_share("GB41")),
    ),
    "ST44": (
        Check(
            "from the second toe's bone (0) to the third's (1)",
            0.5,
            0.15,
            _between_toes("ST44", 2, 3),
        ),
        Check("share of the foot from toe tips to heel", 0.23, 0.03, _foot_share("ST44")),
    ),
    "SP4": (Check("share of the foot from toe tips to heel", 0.47, 0.04, _foot_share("SP4")),),
    "CV6": (Check("cun above the navel", -1.5, 0.1, _navel_up("CV6")),),
    "CV12": (Check("cun above the navel", 4, 0.1, _navel_up("CV12")),),
    "CV17": (
        Check("cun below the notch of the breastbone", 7.4, 0.1, _notch_down("CV17")),
        Check("cun above the nipples", 0, 0.5, _off_nipples),
    ),
    "KI27": (
        Check("cun beside the midline", 2, 0.1, _midline("KI27.L", "arms down")),
        Check("cun below the notch of the breastbone", 0.8, 0.2, _notch_down("KI27.L")),
        Check(_COLLARBONE, 0.5, 0.1, _to_collarbone("KI27.L")),
    ),
    "ST25": (
        Check("cun beside the midline", 2, 0.1, _midline("ST25.L", "arms down")),
        Check("cun above the navel", 0, 0.1, _navel_up("ST25.L")),
        Check(_COLLARBONE, 0.5, 0.1, _to_collarbone("ST25.L")),
    ),
    "BL23": (
        Check("cun beside the midline", 1.5, 0.1, _midline("BL23.L", "arms down")),
        Check("cun above the waist's narrowest place", 0, 0.1, _off_waist),
        Check(
            "cun above the navel, which is a vertebra lower or more", 2.5, 0.5, _navel_up("BL23.L")
        ),
        Check("from the neck's last spine (0) to the hip joints (1)", 0.63, 0.06, _down_spine),
    ),
    "GB21": (
        Check("from the midline (0) to the shoulder joint (1)", 0.5, 0.07, _spine_to_shoulder),
        Check("over the skin from neck (0) to shoulder tip (1)", 0.5, 0.07, _on_shoulder),
    ),
    "GB20": (
        Check("cun off the edge of the skull", 0, 0.25, _head(_skull_off)),
        Check(
            "from the midline (0) to the bone behind the ear (1)", 0.5, 0.15, _behind_ear("GB20.L")
        ),
    ),
    "BL10": (
        Check("cun beside the midline", 1.3, 0.1, _head(lambda _, at: at("BL10.L", "standing")[0])),
    ),
    "ANMIAN": (
        Check("from the hollow behind the earlobe (0) to GB20 (1)", 0.5, 0.2, _sleep_share),
    ),
    "GV24": (Check("cun behind the front hairline", 0.5, 0.15, _behind_hairline("GV24")),),
    "GV20": (
        Check("cun behind the front hairline", 5, 0.6, _behind_hairline("GV20")),
        Check("cun behind the line from ear to ear", 0, 0.15, _head(_ear_line)),
    ),
    "EX-HN1": (Check("cun around GV20", 1, 0.15, _head(_around_top)),),
    "EX-HN3": (Check("cun from the middle between the brows", 0, 0.25, _head(_brow_middle)),),
    "BL2": (Check("cun from the inner end of the brow", 0, 0.25, _head(_brow_end)),),
    "EX-HN5": (
        Check("cun behind the middle of brow end and eye corner", 1, 0.2, _head(_behind_brow)),
        Check("cun above the middle of brow end and eye corner", 0, 0.2, _head(_beside_temple)),
    ),
    "LI20": (
        Check("cun off the smile line", 0, 0.1, _head(_smile_off)),
        Check("cun off the height of the nostril's edge", 0, 0.15, _head(_nose_off)),
    ),
    "ST2": (Check("cun off the line below the pupil", 0, 0.1, _head(_pupil_off)),),
    "ST6": (Check("fingers from the angle of the jaw", 1, 0.25, _from_jaw),),
    "ST7": (
        Check("cun below the arch of the cheekbone", 0.4, 0.25, _head(_arch_below)),
        Check("cun in front of the ear", 1, 0.25, _head(_ear_before)),
    ),
}

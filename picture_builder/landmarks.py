"""The frames and bony landmarks that rules and relief measure from, on any body of this mesh.

Body measure (cun) is proportional: so many between two landmarks of the same body (WHO standard
of point locations, 2008). Landmarks of the head are vertices of the mesh, named in `VERTEX`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from picture_builder import parts
from picture_builder.body import Body, Posed
from picture_builder.makehuman import Array
from picture_builder.poses import posed
from picture_builder.surface import Anchor, unit

FRONT = np.array([0.0, -1.0, 0.0])
BACK = -FRONT
LEFT = np.array([1.0, 0.0, 0.0])
RIGHT = -LEFT
UP = np.array([0.0, 0.0, 1.0])


VERTEX = {
    "glabella": 227,
    "hairline": 983,  # as high above the brows as the nose is long
    "top": 881,
    "skull edge": 5284,  # the hollow under the back of the skull
    "second neck bone": 853,
    "eye corner": 7885,
    "inner eye corner": 6851,
    "brow end": 11870,
    "nose wing": 11685,
    "smile line, top": 6960,
    "smile line, middle": 11925,
    "smile line, end": 10407,
    "jaw angle": 7691,
    "ear front": 12167,
    "ear top": 12012,
    "ear lobe": 12027,
    "cheekbone arch": 7572,
    "cheekbone": 11797,
    "bone behind ear": 11882,
    "elbow fold": 10050,
    "notch": 1524,
    "navel": 4121,  # the middle of what MakeHuman's own targets of the navel move
}
"""Landmarks that are a vertex of the base mesh, on the midline or the left side."""


PALM_CREASE = ((-0.92, 0.70), (-0.5, 0.75), (-0.05, 0.84), (0.28, 1.0))
"""The crease nearest to the fingers, from the little-finger edge; as `in_palm` takes it."""


@dataclass(frozen=True)
class Frame:
    """A limb: its axis towards the fingers or toes, and two directions across it."""

    start: Array
    end: Array
    along: Array
    front: Array
    thumb: Array


class Landmarks:
    """Of one body."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self._kept: dict[tuple[str, str], Posed] = {}

    def pose(self, name: str) -> Posed:
        """The body in this pose."""
        return posed(self.body, name, self._kept)

    @cached_property
    def forearm(self) -> Frame:
        """The left forearm, palm up: from the elbow crease to the wrist crease, 12 cun."""
        palm_up = self.pose("palm up")
        elbow, wrist = palm_up.joint("lowerarm01.L"), palm_up.joint("wrist.L")
        along = unit(wrist - elbow)
        wrist = wrist + along * 0.002
        _, thumb_at_rest, palm_at_rest = self.body.hand
        palm = palm_up.turned("wrist.L", palm_at_rest)
        front = unit(palm - along * (palm @ along))
        thumb = np.cross(front, along)
        towards = palm_up.turned("wrist.L", thumb_at_rest)
        return Frame(elbow, wrist, along, front, unit(thumb if thumb @ towards > 0 else -thumb))

    @cached_property
    def elbow_fold(self) -> Array:
        """Inside the left arm, palm up, where its skin folds: a little beyond the joint."""
        arm, vertex = self.forearm, self.vertex("elbow fold", "palm up")
        return np.asarray(arm.start + arm.along * 0.85 * float((vertex - arm.start) @ arm.along))

    @property
    def forearm_cun(self) -> float:
        """A twelfth of elbow crease to wrist crease."""
        return float(np.linalg.norm(self.forearm.end - self.forearm.start)) / 12

    @cached_property
    def hand_cun(self) -> float:
        """A third of the hand's width, which is four fingers; from knuckle to knuckle lie three."""
        posed = self.pose("flat hand")
        first, last = posed.joint("finger2-1.L"), posed.joint("finger5-1.L")
        return float(np.linalg.norm(first - last)) * 4 / 3 / 3

    def hand_bone(self, finger: int, pose: str) -> tuple[Array, Array]:
        """The base of the bone of the left hand that carries a finger, and its knuckle."""
        hand = self.pose(pose)
        wrist, middle = hand.joint("wrist.L"), hand.joint("finger3-1.L")
        knuckle = hand.joint(f"finger{finger}-1.L")
        along = unit(middle - wrist)
        across = knuckle - middle - along * ((knuckle - middle) @ along)
        return wrist + along * 0.016 + across * 0.5, knuckle

    def in_palm(self, places: Sequence[tuple[float, float]]) -> Array:
        """In the left palm, lying up: half its width across, from wrist (0) to knuckles (1)."""
        hand = self.pose("palm up")
        wrist = hand.joint("wrist.L")
        knuckle = {finger: hand.joint(f"finger{finger}-1.L") for finger in (2, 3, 5)}
        along, length = unit(knuckle[3] - wrist), float(np.linalg.norm(knuckle[3] - wrist))
        across = unit(knuckle[2] - knuckle[5])
        half = float(np.linalg.norm(knuckle[2] - knuckle[5])) / 2 + 0.009
        middle = (knuckle[2] + knuckle[5]) / 2
        drift = middle - wrist - along * ((middle - wrist) @ along)
        return np.array(
            [
                wrist + along * length * up + across * half * side + drift * up * 0.6
                for side, up in places
            ]
        )

    @cached_property
    def knee(self) -> float:
        """The height of the knee's eyes, beside the kneecap's lower edge."""
        return float(self.pose("standing").joint("lowerleg01.L")[2]) - 0.008

    @cached_property
    def ankle(self) -> float:
        """The height of the tips of the ankle bones."""
        return float(self.pose("standing").joint("foot.L")[2]) + 0.008

    def ankle_knob(self, side: int) -> Array:
        """Inside the leg at the tip of an ankle bone: the outer one (1) is lower than the inner."""
        height, forwards = (-0.16, -0.24) if side > 0 else (0.16, 0.16)
        middle = self.in_leg(self.ankle + height * self.shin_cun)
        return np.asarray(middle + FRONT * forwards * self.shin_cun)

    @property
    def inner_cun(self) -> float:
        """A fifteenth from the tip of the kneecap to the inner ankle bone."""
        return (self.kneecap - self.ankle) / 15

    @property
    def kneecap(self) -> float:
        """The height of the kneecap's lower tip."""
        return self.knee + 0.012

    @property
    def fibula(self) -> float:
        """The height of the knob of the outer leg bone, a little less than 1 cun below the knee."""
        return self.knee - 0.87 * self.shin_cun

    @property
    def kneecap_edge(self) -> Array:
        """From the middle of the leg to above the kneecap's inner edge."""
        return LEFT * 0.25 * self.shin_cun + RIGHT * 0.87 * self.shin_cun

    @property
    def shin_cun(self) -> float:
        """A sixteenth from the knee's eyes to the outer ankle bone."""
        return (self.knee - self.ankle) / 16

    def in_leg(self, height: float) -> Array:
        """The middle of the left lower leg, or thigh, at a height."""
        standing = self.pose("standing")
        hip, knee = standing.joint("upperleg01.L"), standing.joint("lowerleg01.L")
        foot = standing.joint("foot.L")
        top, bottom = (hip, knee) if height > knee[2] else (knee, foot)
        return np.asarray(top + (bottom - top) * (height - top[2]) / (bottom[2] - top[2]))

    def around_leg(self, height: float, degrees: float) -> Anchor:
        """The skin of the left leg: 0 is the front, 90 the outer side, -90 the inner side."""
        turn = np.radians(degrees)
        outwards = np.cos(turn) * FRONT + np.sin(turn) * LEFT
        skin = self.pose("standing").skin
        return skin.towards(self.in_leg(height), outwards, self.body.part(parts.LEG), 0.2)

    @cached_property
    def crest(self) -> float:
        """Degrees from the front to the crest of the shin, 3 cun below the knee."""
        height = self.knee - 3 * self.shin_cun
        skin = self.pose("standing").skin
        degrees = np.arange(-30, 41, 2.0)
        fronts = [skin.at(self.around_leg(height, float(turn)))[1] for turn in degrees]
        return float(degrees[int(np.argmin(fronts))])

    def along_skin(self, height: float, degrees: float, way: float) -> Anchor:
        """From a place on the leg so far round it on the skin, outwards where `way` is positive."""
        skin, gone = self.pose("standing").skin, 0.0
        anchor = self.around_leg(height, degrees)
        before = skin.at(anchor)
        while gone < abs(way):
            degrees += 0.5 * np.sign(way)
            anchor = self.around_leg(height, degrees)
            here = skin.at(anchor)
            gone += float(np.linalg.norm(here - before))
            before = here
        return anchor

    @property
    def toes(self) -> Array:
        """The web between the second and third toes, a fifth of the foot's length from its tip."""
        standing = self.pose("standing")
        middle = sum(standing.joint(f"toe{n}-1.L") for n in (2, 3)) / 2
        return np.array([middle[0], self.foot(0.2), middle[2]])

    @cached_property
    def heel(self) -> float:
        """How far back the left heel reaches (Y)."""
        points = self.pose("standing").skin.points
        low = (points[:, 2] < points[:, 2].min() + 0.02) & (points[:, 0] > 0)
        return float(points[low, 1].max())

    @cached_property
    def toe_tip(self) -> float:
        """How far the longest left toe reaches to the front (Y)."""
        points = self.pose("standing").skin.points
        low = (points[:, 2] < points[:, 2].min() + 0.03) & (points[:, 0] > 0)
        return float(points[low, 1].min())

    def foot(self, share: float) -> float:
        """Y at a share of the foot's length, 0 at the toes and 1 at the heel."""
        return self.toe_tip + (self.heel - self.toe_tip) * share

    def vertex(self, name: str, pose: str = "standing") -> Array:
        """Where a named vertex of the smooth skin is."""
        return np.asarray(self.pose(pose).skin.points[VERTEX[name]])

    @cached_property
    def head_cun(self) -> float:
        """A third from the glabella to the front hairline.

        The other measure of the WHO standard, a twelfth from hairline to hairline, is longer on a
        living head too. With this one 5 cun end at the line from ear to ear, which is the
        standard's second landmark of GV20; with the other one far behind it.
        """
        return float(np.linalg.norm(self.vertex("hairline") - self.vertex("glabella"))) / 3

    @cached_property
    def pupil(self) -> Array:
        """The middle of the left eye."""
        return np.asarray(self.body.heads["eye.L"])

    @property
    def jaw_point(self) -> Array:
        """The hollow behind the left ear lobe, between jaw and skull."""
        lobe, bone = self.vertex("ear lobe"), self.vertex("bone behind ear")
        return np.array([(lobe[0] + bone[0]) / 2, lobe[1] * 0.5 + bone[1] * 0.5, lobe[2]])

    @property
    def jaw(self) -> Array:
        """The left edge of the jaw: from below the ear lobe, its angle, and towards the chin."""
        lobe, angle = self.vertex("ear lobe"), self.vertex("jaw angle")
        off = [[0, -0.008, -0.006], [0, 0, 0], [0, -0.026, -0.012], [0, -0.046, -0.021]]
        return np.array([lobe, angle, angle, angle]) + np.array(off)

    def face(self, x: float, z: float) -> Anchor:
        """The skin of the face seen from the front, from the middle between the eyes."""
        place = self.body.eyes + np.array([x, 0, z])
        return self.pose("standing").skin.towards(place, FRONT)

    def head(self, place: tuple[float, float, float], outwards: Array) -> Anchor:
        """The skin of the head in a direction from a place given from between the eyes."""
        return self.pose("standing").skin.towards(self.body.eyes + np.array(place), outwards)

    @cached_property
    def notch(self) -> float:
        """The height of the notch above the breastbone."""
        return float(self.vertex("notch", "arms down")[2])

    @cached_property
    def nipples(self) -> Array:
        """The left nipple."""
        return self.pose("arms down").end("breast.L")

    @cached_property
    def navel(self) -> float:
        """The height of the navel."""
        return float(self.vertex("navel", "arms down")[2])

    @cached_property
    def waist(self) -> tuple[float, float]:
        """Where the trunk is narrowest: its height and half its width.

        It lies midway between the lowest rib and the hip bone, level with the second and third
        lumbar vertebra.
        """
        arms = self.pose("arms down")
        share = self.body.smooth @ self.body.share(parts.TRUNK)
        trunk = arms.skin.points[share > 0.6]
        heights = np.arange(self.navel - 0.02, self.navel + 0.15, 0.002)
        halves = np.array([trunk[np.abs(trunk[:, 2] - z) < 0.008, 0].max() for z in heights])
        return float(heights[halves < halves.min() + 0.0005].mean()), float(halves.min())

    @property
    def last_neck_spine(self) -> float:
        """The height of the last spine of the neck, which stands out most."""
        return float(self.pose("arms down").joint("neck01")[2]) + 0.03

    @property
    def torso_cun(self) -> float:
        """A seventeenth from the notch to the navel: breastbone 9, belly 8."""
        return (self.notch - self.navel) / 17

    @property
    def chest_cun(self) -> float:
        """Across chest, belly and back: an eighth from nipple to nipple."""
        return float(self.nipples[0]) / 4

    @property
    def collarbone(self) -> Array:
        """Along the left collarbone, from beside the notch to the shoulder, in a flat S."""
        arms = self.pose("arms down")
        start, shoulder = arms.joint("clavicle.L"), arms.joint("shoulder01.L")
        tip = arms.joint("upperarm01.L") + np.array([-0.012, 0.004, 0.03])
        start[2] = self.notch - 0.008
        places = np.array([start, (start + shoulder) / 2, shoulder, tip])
        places[1:3, 2] = np.interp(places[1:3, 0], [start[0], tip[0]], [start[2], tip[2]])
        return places + np.array([[0, -0.03, 0], [0, -0.035, 0.003], [0, -0.01, 0.010], [0, 0, 0]])

    @property
    def collarbone_middle(self) -> float:
        """How far beside the midline the middle of the left collarbone is."""
        arms = self.pose("arms down")
        return float(arms.joint("clavicle.L")[0] + arms.joint("upperarm01.L")[0]) / 2

    @property
    def fourth_ribs(self) -> float:
        """The height of the fourth space between the ribs, 7.4 cun below the notch."""
        return self.notch - 7.4 * self.torso_cun

    def torso(self, x: float, z: float, outwards: Array = FRONT) -> Anchor:
        """The skin of chest, belly or back."""
        skin = self.pose("arms down").skin
        return skin.towards((x, 0.0, z), outwards, self.body.part(parts.TRUNK))

"""The poses that the pictures are taken in."""

from collections.abc import Callable, Mapping

import numpy as np

from picture_builder.body import Body, Posed, rotation
from picture_builder.makehuman import Array
from picture_builder.surface import unit

_SPREAD = {2: 5.0, 3: 0.0, 4: -4.0, 5: -9.0}
"""Degrees between each finger and the middle one, towards the thumb."""

_TWIST = {"lowerarm01.L": 24.5, "lowerarm02.L": 31.5, "wrist.L": 14.0}
"""How the turn of the palm to the front is shared along the forearm, in degrees."""

_ARMS_DOWN = 34.0


def _standing(_: Body) -> dict[str, Array]:
    return {}


def _arms_down(_: Body) -> dict[str, Array]:
    across = np.array([0.0, 1.0, 0.0])
    return {f"upperarm01.{side}": rotation(across, turn * _ARMS_DOWN) for side, turn in _SIDES}


_SIDES = (("L", 1), ("R", -1))


def _flat_hand(body: Body, share: float = 1.0) -> dict[str, Array]:
    """Fingers nearly side by side."""
    _, thumb, palm = body.hand
    middle = _in_plane(body.tails["finger3-3.L"] - body.heads["finger3-1.L"], palm)
    turns = {}
    for finger, wanted in _SPREAD.items():
        along = body.tails[f"finger{finger}-3.L"] - body.heads[f"finger{finger}-1.L"]
        now = _angle(middle, _in_plane(along, palm), palm)
        sense = np.sign(np.dot(np.cross(middle, thumb), palm))
        turns[f"finger{finger}-1.L"] = rotation(palm, share * (sense * wanted - now))
    return turns


def _palm_up(body: Body) -> dict[str, Array]:
    """Palm and inner elbow face the same way, the fingers a little bent."""
    along, thumb, _ = body.hand
    axis = unit(body.heads["wrist.L"] - body.heads["lowerarm01.L"])
    turns = {bone: rotation(axis, -degrees) for bone, degrees in _TWIST.items()}
    turns |= _flat_hand(body, 0.8)
    bend = np.cross(along, axis)
    degrees = np.degrees(np.arcsin(np.linalg.norm(bend)))
    turns["wrist.L"] = turns["wrist.L"] @ rotation(bend, 0.6 * degrees)
    for finger in _SPREAD:
        for joint, degrees in ((1, 10), (2, 14), (3, 10)):
            bone = f"finger{finger}-{joint}.L"
            turns[bone] = rotation(thumb, -degrees) @ turns.get(bone, np.eye(3))
    return turns


def _in_plane(vector: Array, normal: Array) -> Array:
    return unit(vector - normal * (vector @ normal))


def _angle(first: Array, second: Array, axis: Array) -> float:
    return float(np.degrees(np.arctan2(np.dot(np.cross(first, second), axis), first @ second)))


POSES: Mapping[str, Callable[[Body], dict[str, Array]]] = {
    "standing": _standing,
    "arms down": _arms_down,
    "flat hand": _flat_hand,
    "palm up": _palm_up,
}


def posed(body: Body, name: str, kept: dict[tuple[str, str], Posed]) -> Posed:
    """The body in this pose; made once and `kept`."""
    key = (body.name, name)
    if key not in kept:
        kept[key] = Posed(body, POSES[name](body))
    return kept[key]

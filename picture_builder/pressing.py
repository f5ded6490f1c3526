"""The hand that presses: the same mesh once more, posed, with its thumb on a point."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from picture_builder import parts
from picture_builder.body import SKIN, Body, Posed, rotation
from picture_builder.camera import Camera
from picture_builder.makehuman import Array, Indices
from picture_builder.surface import subdivision, triangles, unit

_PAD = 0.0075
"""From the tip of the thumb's last bone back to the middle of its pad, in metres."""

_THICK = 0.0075
"""From the thumb's bone to the skin of its pad."""


@dataclass(frozen=True)
class Press:
    """How a thumb lies on a point, as the picture shows it.

    `towards` is where the thumb points in the picture, in degrees: 0 to the right, 90 to the top.
    `tilt` is how steeply it stands on the skin, `roll` how far it is turned about itself. The hand
    is the other one of the limb, so a right one, but for `left`.
    """

    towards: float
    tilt: float = 25.0
    roll: float = 0.0
    left: bool = False
    bend: tuple[float, float, float] = (0.0, 0.0, 0.0)


def pressing_hand(
    body: Body, press: Press, place: Array, facing: Array, camera: Camera
) -> tuple[Array, Indices]:
    """Points and triangles of a hand whose thumb presses this place of the skin."""
    posed = Posed(body, _curled(body, press.bend))
    points, corners = _hand_mesh(body, posed)
    knuckle, tip = posed.joint("finger1-3.L"), posed.end("finger1-3.L")
    along = unit(tip - knuckle)
    palm = posed.turned("wrist.L", body.hand[2])
    nail = -np.cross(along, unit(palm - along * (palm @ along)))
    own = np.stack([along, nail, np.cross(along, nail)])
    pad = tip - along * _PAD - nail * _THICK
    if not press.left:
        mirror = np.diag([-1.0, 1.0, 1.0])
        points, corners = points @ mirror, corners[:, ::-1]
        own, pad = own @ mirror, mirror @ pad
    turn = np.radians(press.towards)
    seen = np.cos(turn) * camera.right + np.sin(turn) * camera.top
    flat = unit(seen - facing * (seen @ facing))
    tilt = np.radians(press.tilt)
    way = np.cos(tilt) * flat - np.sin(tilt) * facing
    up = rotation(way, press.roll) @ (np.cos(tilt) * facing + np.sin(tilt) * flat)
    side = np.cross(way, up) * (1 if press.left else -1)
    world = np.stack([way, up, side])
    return (points - pad) @ (own.T @ world) + place, corners


GRIP = (85.0, 50.0, 30.0)
SPREAD = (10.0, 12.0, 8.0)
PRESSES: Mapping[tuple[str, str], Press] = {
    ("wrist_inner", "PC6"): Press(140, 25, -20, bend=GRIP),
    ("wrist_inner", "HT7"): Press(150, 20, -20, bend=GRIP),
    ("hand_back", "LI4"): Press(152, 20, -10, bend=GRIP),
    ("ankle_inner", "SP6"): Press(165, 20, -20, bend=GRIP),
    ("neck_back", "GB20.L"): Press(60, 30, 50, left=True, bend=SPREAD),
    ("neck_back", "GB20.R"): Press(120, 30, -50, bend=SPREAD),
}
"""For which points of which views a hand is drawn."""


def _curled(body: Body, bend: tuple[float, float, float]) -> Mapping[str, Array]:
    """Fingers bent towards the palm, each joint by so many degrees."""
    _, thumb, _ = body.hand
    return {
        f"finger{finger}-{joint}.L": rotation(thumb, -degrees)
        for finger in (2, 3, 4, 5)
        for joint, degrees in enumerate(bend, 1)
    }


def _hand_mesh(body: Body, posed: Posed) -> tuple[Array, Indices]:
    kept = body.share(parts.FOREARM) > 0.4
    faces = [face for face in body.mesh.faces if kept[list(face)].all()]
    used = np.unique(np.concatenate([np.asarray(face) for face in faces]))
    number = np.full(SKIN, -1)
    number[used] = np.arange(len(used))
    renumbered = [tuple(int(n) for n in number[list(face)]) for face in faces]
    matrix, quads = subdivision(renumbered, len(used), 3)
    return matrix @ posed.vertices[used], triangles(quads)

"""A body made of base mesh, shape and rig: its skin at rest and in any pose."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from picture_builder.makehuman import Array, BaseMesh, read_mesh, read_rig, read_target
from picture_builder.surface import NDArrayBool, Surface, subdivision, triangles, unit

SKIN = 13_380
"""The first vertices of the base mesh are the skin; the rest are helpers."""

_LEVELS = 2
"""How often the skin is subdivided for landmarks; pictures subdivide once more."""


@dataclass(frozen=True)
class Shape:
    """A body shape: shares between MakeHuman's extremes, 0 to 1."""

    gender: float
    muscle: float
    weight: float = 0.44
    proportions: float = 0.8
    height: float = 0.5
    cup: float = 0.3
    firmness: float = 0.6


FEMININE = Shape(gender=0.12, muscle=0.5, cup=0.35)
MASCULINE = Shape(gender=0.88, muscle=0.64)
BODIES = {"feminine": FEMININE, "masculine": MASCULINE}

_FACE = {"eyeBlinkLeft": 0.96, "eyeBlinkRight": 0.96, "mouthSmileLeft": 0.2, "mouthSmileRight": 0.2}
"""Closed eyes and a calm mouth."""


class Posed:
    """The skin of a body in one pose, with its joints and how each bone turned."""

    def __init__(self, body: "Body", turns: Mapping[str, Array]) -> None:
        """`turns` are rotations about the heads of bones."""
        self.body = body
        self.moves = body.moves(turns)
        shares = np.stack([self.moves[bone] for bone in body.rig.bones])
        each = np.einsum("vb,bij->vij", body.weights, shares)
        each[body.weights.sum(1) == 0] = np.eye(4)
        wide = np.c_[body.vertices[:SKIN], np.ones(SKIN)]
        self.vertices: Array = np.einsum("vij,vj->vi", each, wide)[:, :3]

    @cached_property
    def skin(self) -> Surface:
        """The smooth skin."""
        return Surface(self.body.smooth @ self.vertices, self.body.corners)

    def joint(self, bone: str) -> Array:
        """Where a bone begins."""
        return np.asarray((self.moves[bone] @ np.r_[self.body.heads[bone], 1])[:3])

    def end(self, bone: str) -> Array:
        """Where a bone ends."""
        return np.asarray((self.moves[bone] @ np.r_[self.body.tails[bone], 1])[:3])

    def turned(self, bone: str, direction: Array) -> Array:
        """A direction that was fixed to a bone at rest."""
        return np.asarray(self.moves[bone][:3, :3] @ direction)


class Body:
    """A shape of the base mesh; all lengths in metres."""

    def __init__(self, data: Path, name: str) -> None:
        """`data` is the folder of MakeHuman's files, `name` one of BODIES."""
        self.name = name
        self.mesh = mesh = read_mesh(data / "mpfb2")
        self.vertices = _shaped(mesh, data, BODIES[name])
        self.rig = read_rig(data / "mpfb2", len(self.vertices))
        self.weights = self.rig.weights[:SKIN]
        self.heads = {bone: self._end(ends[0]) for bone, ends in self.rig.ends.items()}
        self.tails = {bone: self._end(ends[1]) for bone, ends in self.rig.ends.items()}
        self.smooth, self.quads = subdivision(mesh.faces, SKIN, _LEVELS)
        self.corners = triangles(self.quads)
        self._parts: dict[str, NDArrayBool] = {}
        self._poses: dict[str, Posed] = {}

    def _end(self, found: Mapping[str, Any]) -> Array:
        v = self.vertices
        match found["strategy"]:
            case "CUBE":
                return np.asarray(v[self.mesh.groups[found["cube_name"]]].mean(0))
            case "VERTEX":
                return np.asarray(v[found["vertex_index"]])
            case "MEAN":
                return np.asarray(v[found["vertex_indices"]].mean(0))
            case "XYZ":
                x, y, z = found["vertex_indices"]
                return np.array([v[x][0], v[y][1], v[z][2]])
            case strategy:
                raise ValueError(f"unknown way to find a joint: {strategy}")

    def moves(self, turns: Mapping[str, Array]) -> dict[str, Array]:
        """How each bone moves, as a 4 × 4 matrix, when these turn about their heads."""
        moves: dict[str, Array] = {}
        for bone in self._outwards():
            parent = self.rig.parents[bone]
            own = np.eye(4)
            if bone in turns:
                head = self.heads[bone]
                own[:3, :3] = turns[bone]
                own[:3, 3] = head - turns[bone] @ head
            moves[bone] = (moves[parent] if parent else np.eye(4)) @ own
        return moves

    def _outwards(self, parent: str | None = None) -> Iterator[str]:
        for bone, above in self.rig.parents.items():
            if above == parent:
                yield bone
                yield from self._outwards(bone)

    def share(self, bones: str) -> Array:
        """How much each vertex of the skin belongs to the bones whose whole name matches."""
        wanted = [bool(re.fullmatch(bones, bone)) for bone in self.rig.bones]
        return np.asarray(self.weights[:, wanted].sum(1))

    def part(self, bones: str) -> NDArrayBool:
        """Which triangles of the smooth skin belong to these bones."""
        if bones not in self._parts:
            smooth = self.smooth @ self.share(bones)
            self._parts[bones] = (smooth[self.corners] > 0.4).all(1)
        return self._parts[bones]

    @cached_property
    def eyes(self) -> Array:
        """The middle between the eyes: heads of both bodies are measured from here."""
        return np.asarray((self.heads["eye.L"] + self.heads["eye.R"]) / 2)

    @cached_property
    def hand(self) -> tuple[Array, Array, Array]:
        """Of the left hand at rest: towards the fingers, towards the thumb, out of the palm."""
        along = unit(self.heads["finger3-1.L"] - self.heads["wrist.L"])
        across = self.heads["finger2-1.L"] - self.heads["finger5-1.L"]
        thumb = unit(across - along * (across @ along))
        palm = unit(np.cross(thumb, along))
        if (self.heads["finger1-3.L"] - self.heads["finger2-1.L"]) @ palm < 0:
            palm = -palm
        return along, thumb, palm


def _shaped(mesh: BaseMesh, data: Path, shape: Shape) -> Array:
    vertices = mesh.vertices.copy()
    macro = data / "mpfb2" / "targets" / "macrodetails"
    folders = [
        macro,
        macro / "height",
        macro / "proportions",
        data / "mpfb2" / "targets" / "breast",
    ]
    strengths = _strengths(shape)
    for path in sorted(path for folder in folders for path in folder.glob("*.target.gz")):
        words = path.name.removesuffix(".target.gz").split("-")
        if all(word in strengths for word in words):
            strength = float(np.prod([strengths[word] for word in words]))
            if strength > 1e-4:
                moved, by = read_target(path)
                vertices[moved] += strength * by
    for name, strength in _FACE.items():
        moved, by = read_target(data / "faceunits01" / "targets" / "faceunits" / f"{name}.target")
        vertices[moved] += strength * by
    return vertices


def _strengths(shape: Shape) -> dict[str, float]:
    """MakeHuman's words in the names of targets, and how much each counts: aged 25, mixed."""
    result = {"universal": 1.0, "young": 1.0}
    result |= dict.fromkeys(("caucasian", "asian", "african"), 1 / 3)
    result |= _between(shape.gender, "female", "male")
    for value, least, average, most in (
        (shape.muscle, "minmuscle", "averagemuscle", "maxmuscle"),
        (shape.weight, "minweight", "averageweight", "maxweight"),
        (shape.height, "minheight", "averageheight", "maxheight"),
        (shape.proportions, "uncommonproportions", "averageproportions", "idealproportions"),
        (shape.cup, "mincup", "averagecup", "maxcup"),
        (shape.firmness, "minfirmness", "averagefirmness", "maxfirmness"),
    ):
        result |= _between(value, least, average, most)
    return result


def _between(value: float, *names: str) -> dict[str, float]:
    at = min(max(value, 0.0), 1.0) * (len(names) - 1)
    return {name: max(0.0, 1 - abs(at - i)) for i, name in enumerate(names)}


def rotation(axis: Array, degrees: float) -> Array:
    """A turn about an axis."""
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)

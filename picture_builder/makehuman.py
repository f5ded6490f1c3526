"""Reads the MakeHuman base mesh, its shape targets and its rig, as the data folder holds them."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class BaseMesh:
    """The base mesh in metres, Z up, facing -Y, its own left at +X; faces are vertex indices.

    `texture` holds one texture coordinate per vertex; `groups` names ranges of vertices, among
    them the cubes that mark the joints.
    """

    vertices: Array
    faces: tuple[tuple[int, ...], ...]
    texture: Array
    groups: Mapping[str, Indices]


def metres(points: Array) -> Array:
    """MakeHuman's decimetres, Y up, facing +Z, as metres, Z up, facing -Y."""
    return np.stack([points[..., 0], -points[..., 2], points[..., 1]], -1) * 0.1


def read_mesh(data: Path) -> BaseMesh:
    """The base mesh; only the faces of the body, not those of its helpers."""
    vertices, coordinates = [], []
    faces: list[tuple[int, ...]] = []
    texture_of: dict[int, int] = {}
    group = ""
    for line in (data / "3dobjs" / "base.obj").read_text().splitlines():
        kind, *values = line.split() or [""]
        if kind == "v":
            vertices.append([float(value) for value in values[:3]])
        elif kind == "vt":
            coordinates.append([float(value) for value in values[:2]])
        elif kind == "g":
            group = values[0]
        elif kind == "f" and group == "body":
            corners = [corner.split("/") for corner in values]
            faces.append(tuple(int(corner[0]) - 1 for corner in corners))
            texture_of |= {int(c[0]) - 1: int(c[1]) - 1 for c in corners if len(c) > 1 and c[1]}
    texture = np.zeros((len(vertices), 2))
    for vertex, coordinate in texture_of.items():
        texture[vertex] = coordinates[coordinate]
    named = json.loads((data / "mesh_metadata" / "basemesh_vertex_groups.json").read_text())
    groups = {
        name: np.concatenate([np.arange(first, last + 1) for first, last in ranges])
        for name, ranges in named.items()
    }
    return BaseMesh(metres(np.array(vertices)), tuple(faces), texture, groups)


def read_target(path: Path) -> tuple[Indices, Array]:
    """Which vertices a shape target moves, and by how much in metres at full strength."""
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode()
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    rows = [line.split() for line in lines]
    moved = np.array([int(row[0]) for row in rows], int)
    by = np.array([[float(value) for value in row[1:4]] for row in rows]).reshape(-1, 3)
    return moved, metres(by)


@dataclass(frozen=True)
class Rig:
    """Bones with their parents, where their ends are found, and each one's share of a vertex."""

    parents: Mapping[str, str | None]
    ends: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]]
    weights: Array

    @property
    def bones(self) -> tuple[str, ...]:
        """The bones in the order of the columns of `weights`."""
        return tuple(self.parents)


def read_rig(data: Path, vertices: int) -> Rig:
    """The standard rig."""
    folder = data / "rigs" / "standard"
    rig = json.loads((folder / "rig.default.json").read_text())
    shares = json.loads((folder / "weights.default.json").read_text())["weights"]
    weights = np.zeros((vertices, len(rig)))
    for column, bone in enumerate(rig):
        for vertex, share in shares.get(bone, []):
            weights[vertex, column] = share
    sums = weights.sum(1, keepdims=True)
    weights = np.divide(weights, sums, out=np.zeros_like(weights), where=sums > 0)
    parents = {bone: rig[bone]["parent"] or None for bone in rig}
    ends = {bone: (rig[bone]["head"], rig[bone]["tail"]) for bone in rig}
    return Rig(parents, ends, weights)

"""Smooth surfaces: subdivision as a matrix, normals, rays, and places that stay on the skin."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np
import scipy.sparse as sp
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from picture_builder.makehuman import Array, Indices

NDArrayBool: TypeAlias = NDArray[np.bool_]


class Anchor(NamedTuple):
    """A place on the skin: a triangle of the surface, and the weight of each of its corners.

    It stays where it is on the body in every pose and in every camera.
    """

    triangle: int
    weights: tuple[float, float, float]


def subdivision(
    faces: Sequence[tuple[int, ...]], vertices: int, levels: int
) -> tuple[sp.csr_matrix, Indices]:
    """Catmull–Clark subdivision as (matrix from old to new vertices, four-sided faces).

    Since it is linear, it can be applied to the vertices of any pose (Catmull and Clark 1978).
    """
    matrix = sp.identity(vertices, format="csr")
    quads: Sequence[tuple[int, ...]] | Indices = faces
    for _ in range(levels):
        step, quads = _subdivided(quads, matrix.shape[0])
        matrix = (step @ matrix).tocsr()
    return matrix, np.asarray(quads)


def _subdivided(
    faces: Sequence[tuple[int, ...]] | Indices, n: int
) -> tuple[sp.csr_matrix, Indices]:
    sizes = np.array([len(face) for face in faces])
    flat = np.concatenate([np.asarray(face) for face in faces])
    m = len(sizes)
    face = np.repeat(np.arange(m), sizes)
    first = np.r_[0, np.cumsum(sizes)[:-1]]
    turn = np.arange(len(flat)) - first[face]
    after = flat[first[face] + (turn + 1) % sizes[face]]
    ends = np.sort(np.c_[flat, after], 1)
    keys, edge, count = np.unique(
        ends[:, 0] * np.int64(n) + ends[:, 1], return_inverse=True, return_counts=True
    )
    k = len(keys)
    corners = np.c_[keys // n, keys % n]
    at_border = count == 1
    middle_of_face = sp.csr_matrix((1 / sizes[face], (face, flat)), shape=(m, n))
    both_ends = (np.r_[np.arange(k), np.arange(k)], np.r_[corners[:, 0], corners[:, 1]])
    middle_of_edge = sp.csr_matrix((np.full(2 * k, 0.5), both_ends), shape=(k, n))
    faces_of_edge = sp.csr_matrix((1 / count[edge], (edge, face)), shape=(k, m))
    inner = sp.diags((~at_border).astype(float))
    on_edges = middle_of_edge - 0.5 * (inner @ middle_of_edge)
    on_edges = on_edges + 0.5 * (inner @ faces_of_edge @ middle_of_face)
    on_vertices = _moved_vertices(corners, at_border, flat, face, middle_of_face, middle_of_edge)
    before = edge[first[face] + (turn - 1) % sizes[face]]
    quads = np.c_[flat, n + edge, n + k + face, n + before]
    return sp.vstack([on_vertices, on_edges, middle_of_face]).tocsr(), quads


def _moved_vertices(
    corners: Indices,
    at_border: Indices,
    flat: Indices,
    face: Indices,
    middle_of_face: sp.csr_matrix,
    middle_of_edge: sp.csr_matrix,
) -> sp.csr_matrix:
    """Where the old vertices go: inner ones by their faces and edges, border ones along it."""
    m, n = middle_of_face.shape
    k = len(corners)
    ends = (np.r_[corners[:, 0], corners[:, 1]], np.r_[np.arange(k), np.arange(k)])
    edges_of = sp.csr_matrix((np.ones(2 * k), ends), shape=(n, k))
    faces_of = sp.csr_matrix((np.ones(len(flat)), (flat, face)), shape=(n, m))
    valence = np.asarray(edges_of.sum(1)).ravel()
    per_edge, per_face = (
        sp.diags(1 / np.maximum(np.asarray(x.sum(1)).ravel(), 1)) for x in (edges_of, faces_of)
    )
    same = sp.identity(n, format="csr")
    share = 1 / np.maximum(valence, 1)
    inner = (
        sp.diags(share) @ per_face @ faces_of @ middle_of_face
        + sp.diags(2 * share) @ per_edge @ edges_of @ middle_of_edge
        + sp.diags((valence - 3) * share) @ same
    )
    border = np.flatnonzero(at_border)
    kept = (np.r_[corners[border, 0], corners[border, 1]], np.r_[border, border])
    border_of = sp.csr_matrix((np.ones(2 * len(border)), kept), shape=(n, k))
    count = np.asarray(border_of.sum(1)).ravel()
    along = 0.5 * sp.diags(1 / np.maximum(count, 1)) @ border_of @ middle_of_edge + 0.5 * same
    is_border, unused = count > 0, valence == 0
    return (
        sp.diags((is_border & ~unused).astype(float)) @ along
        + sp.diags((~is_border & ~unused).astype(float)) @ inner
        + sp.diags(unused.astype(float)) @ same
    )


def triangles(quads: Indices) -> Indices:
    """Two triangles for each four-sided face."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def normals(points: Array, corners: Indices) -> Array:
    """The unit normal of each vertex, larger triangles counting more."""
    a, b, c = (points[corners[:, i]] for i in range(3))
    across = np.cross(b - a, c - a)
    total = np.zeros_like(points)
    for i in range(3):
        for axis in range(3):
            total[:, axis] += np.bincount(corners[:, i], across[:, axis], len(points))
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-20)


def unit(vector: Array | Sequence[float]) -> Array:
    """The vector with length 1."""
    given = np.asarray(vector, float)
    return given / np.linalg.norm(given)


class Hits(NamedTuple):
    """For each ray whether it hit, how far, which triangle, and where in it."""

    hit: NDArrayBool
    distance: Array
    triangle: Indices
    weights: Array


@dataclass(frozen=True)
class Surface:
    """A triangle mesh that rays can be shot at."""

    points: Array
    corners: Indices

    @cached_property
    def normals(self) -> Array:
        """The unit normal of each vertex."""
        return normals(self.points, self.corners)

    @cached_property
    def _scene(self) -> EmbreeScene:
        scene = EmbreeScene(robust=True)
        TriangleMesh(scene, self.points[self.corners].astype(np.float32))
        return scene

    def hits(self, origins: Array, directions: Array) -> Hits:
        """The first triangle that each ray meets."""
        o = np.ascontiguousarray(np.atleast_2d(origins), np.float32)
        d = np.ascontiguousarray(np.broadcast_to(np.atleast_2d(directions), o.shape), np.float32)
        found = self._scene.run(o, d, query="INTERSECT", output=True)
        u, v = found["u"], found["v"]
        hit = found["primID"] >= 0
        return Hits(hit, found["tfar"], found["primID"], np.c_[1 - u - v, u, v].astype(float))

    def occluded(self, origins: Array, directions: Array, at_once: int = 1 << 20) -> NDArrayBool:
        """Whether each ray meets anything."""
        out = np.empty(len(origins), bool)
        wide = np.broadcast_to(np.atleast_2d(directions), origins.shape)
        for start in range(0, len(origins), at_once):
            part = slice(start, start + at_once)
            o, d = (np.ascontiguousarray(x[part], np.float32) for x in (origins, wide))
            out[part] = np.asarray(self._scene.run(o, d, query="OCCLUDED")) >= 0
        return out

    def at(self, anchor: Anchor) -> Array:
        """Where an anchor is."""
        return np.asarray(np.asarray(anchor.weights) @ self.points[self.corners[anchor.triangle]])

    def normal_at(self, anchor: Anchor) -> Array:
        """Which way the skin faces there."""
        return unit(np.asarray(anchor.weights) @ self.normals[self.corners[anchor.triangle]])

    def towards(
        self,
        place: Array | Sequence[float],
        outwards: Array | Sequence[float],
        allowed: NDArrayBool | None = None,
        reach: float = 0.35,
    ) -> Anchor:
        """The skin met on the way back from `place + outwards * reach`; raises LookupError.

        `allowed` tells for each triangle whether it counts; others are passed through.
        """
        d = -unit(outwards)
        o = np.asarray(place, float) - d * reach
        for _ in range(80):
            found = self.hits(o, d)
            if not found.hit[0]:
                break
            triangle = int(found.triangle[0])
            if allowed is None or allowed[triangle]:
                a, b, c = (float(weight) for weight in found.weights[0])
                return Anchor(triangle, (a, b, c))
            o = o + d * (found.distance[0] + 1e-5)
        raise LookupError("the ray met no skin")

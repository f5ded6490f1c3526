"""A view of a body as a grey picture with marks: shading and ink together, and where points lie."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from PIL import Image
from scipy.ndimage import gaussian_filter, maximum_filter
from scipy.sparse.linalg import spsolve

from picture_builder import ink, shading
from picture_builder.camera import Camera
from picture_builder.guides import GUIDES, Guide
from picture_builder.landmarks import Landmarks
from picture_builder.makehuman import Array, Indices
from picture_builder.relief import Relief, sculpted
from picture_builder.surface import Anchor, NDArrayBool, Surface, normals, subdivision, triangles
from picture_builder.views import View

_PAD = 0.4
"""How much of the body around the picture still throws light and shadow, of its edges."""

_INK = 0.94
_DARKEST, _BRIGHTEST = 0.40, 0.97
"""The brightnesses (after gamma) that become 0 and 1."""

_FINGER = 0.0075
"""Half the width of a finger pad in metres: the zone of a point."""


@dataclass(frozen=True)
class Scene:
    """What a picture is taken of, and from where."""

    view: View
    marks: Landmarks
    camera: Camera
    relief: Relief
    surface: Surface


@dataclass(frozen=True)
class Drawn:
    """A picture: grey 0 (ink) to 1 (light), and how much it covers."""

    grey: Array
    cover: Array

    @property
    def image(self) -> Image.Image:
        """Grey with transparency; the program gives it its colours."""
        grey, alpha = np.clip(self.grey, 0, 1), np.clip(self.cover, 0, 1)
        channels = np.dstack([grey, grey, grey, alpha])
        return Image.fromarray((channels * 255).round().astype("uint8"), "RGBA")


def scene(name: str, view: View, marks: Landmarks, pixels: int) -> Scene:
    """Pose and sculpt the body for a view."""
    camera = view.camera(marks, pixels)
    points, corners, on_arm = _near(view, marks, camera)
    skin = marks.pose(view.pose).skin
    relief = Relief(points, normals(points, corners), skin, on_arm)
    sculpted(name, view.pose, relief, marks)
    surface = Surface(
        _under_cloth(points + relief.moved, corners, relief.cloth, _knobs(marks)), corners
    )
    return Scene(view, marks, camera, relief, surface)


def draw(given: Scene) -> Drawn:
    """Draw a view."""
    surface, relief, camera = given.surface, given.relief, given.camera
    picture = shading.shade(surface, relief.dark, camera)
    inked = np.maximum(
        _INK * ink.contours(surface, camera),
        ink.lines(relief.lines, surface, camera) * (picture.cover > 0),
    )
    inside = shading.painted(surface, relief.cloth, camera)
    cloth = np.clip(inside * camera.scale + 0.5, 0, 1) * (picture.cover > 0)
    grey = _tone(picture, cloth) * (1 - np.maximum(inked, 0.6 * _border(cloth)))
    cover = np.maximum(picture.cover, inked) * _fade(given.view, camera)
    return Drawn(grey, cover)


def draw_hand(given: Scene, points: Array, corners: Indices) -> Drawn:
    """A hand before what a view shows, as a layer over its picture, with its soft shadow."""
    body, camera = given.surface, given.camera
    both = Surface(np.r_[body.points, points], np.r_[body.corners, corners + len(body.points)])
    picture = shading.shade(both, np.r_[given.relief.dark, np.zeros(len(points))], camera)
    hand = shading.covered(both, camera, len(body.corners))
    near = maximum_filter(hand, 3) > 0
    inked = _INK * ink.contours(both, camera) * near
    bare = np.zeros_like(hand)
    grey = _tone(picture, bare) * (1 - inked)
    solid = np.maximum(hand, inked)
    shadow = _SHADOW * gaussian_filter(hand, camera.pixels / 90) * (picture.cover > 0.5)
    cover = np.maximum(solid, shadow)
    grey = np.where(solid > 0, grey * solid / np.maximum(cover, 1e-3), 0.05)
    return Drawn(grey, cover * _fade(given.view, camera) * _edges(camera))


_SHADOW = 0.38


def _edges(camera: Camera) -> Array:
    """A hand never ends at the picture's edge."""
    wide, high = camera.size
    y = np.minimum(np.arange(high) + 0.5, high - np.arange(high) - 0.5)[:, None] / high
    x = np.minimum(np.arange(wide) + 0.5, wide - np.arange(wide) - 0.5)[None] / wide
    near = np.clip(np.minimum(x, y) / 0.14, 0, 1)
    return near**2 * (3 - 2 * near)


def _near(view: View, marks: Landmarks, camera: Camera) -> tuple[Array, Indices, NDArrayBool]:
    """The part of the body around the picture, subdivided once more than the landmarks are.

    Points, triangles, and which points belong to an arm.
    """
    body, posed = marks.body, marks.pose(view.pose)
    wide, high = camera.size
    seen = camera.project(posed.vertices)
    inside = (seen > [-_PAD * wide, -_PAD * high]).all(1)
    inside &= (seen < [(1 + _PAD) * wide, (1 + _PAD) * high]).all(1)
    kept = inside & (body.share(view.part) > 0.4)
    heights = posed.vertices[:, 2]
    kept &= heights < heights.min() + view.ceiling
    faces = [face for face in body.mesh.faces if kept[list(face)].all()]
    used = np.unique(np.concatenate([np.asarray(face) for face in faces]))
    number = np.full(len(kept), -1)
    number[used] = np.arange(len(used))
    renumbered = [tuple(int(n) for n in number[list(face)]) for face in faces]
    matrix, quads = subdivision(renumbered, len(used), 3)
    on_arm = matrix @ body.share(r"(upperarm|lowerarm|wrist|finger|metacarpal).*")[used] > 0.5
    return matrix @ posed.vertices[used], triangles(quads), on_arm


def _under_cloth(points: Array, corners: Indices, cloth: Array, knobs: Array) -> Array:
    """Cloth spans what lies under it: each covered point moves towards its neighbours' middle."""
    covered = np.clip(cloth / 0.004, 0, 1)[:, None]
    if not covered.any():
        return points
    ends = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]])
    ends = np.concatenate([ends, ends[:, ::-1]])
    count = len(points)
    near = sp.csr_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    share = 1 / np.maximum(np.asarray(near.sum(1)), 1)
    for knob in knobs:
        near_it = np.linalg.norm(points - knob, axis=1) < _KNOB
        round_it = np.flatnonzero(near_it & (cloth > 0))
        if len(round_it):
            points = _stretched(points, sp.diags(share.ravel()) @ near, round_it)
    for _ in range(_SMOOTHING):
        points = points + 0.6 * covered * ((near @ points) * share - points)
    return points


def _knobs(marks: Landmarks) -> Array:
    left = marks.nipples
    return np.array([left, left * [-1, 1, 1]])


def _stretched(points: Array, mean: sp.csr_matrix, inside: Indices) -> Array:
    """A skin stretched over a hole: each point inside is the mean of its neighbours."""
    outside = np.setdiff1d(np.arange(len(points)), inside)
    rows = mean.tocsr()[inside]
    left = sp.identity(len(inside), format="csr") - rows[:, inside]
    result = points.copy()
    result[inside] = spsolve(left.tocsc(), rows[:, outside] @ points[outside])
    return result


_KNOB = 0.019
"""How far around a nipple cloth is stretched, in metres."""

_SMOOTHING = 180
"""How often covered points move: enough that nothing shows through."""


def _tone(picture: shading.Picture, cloth: Array) -> Array:
    grey = np.clip(picture.light / np.maximum(picture.cover, 1e-3), 0, 1.2) ** (1 / 2.2)
    grey = np.clip((grey - _DARKEST) / (_BRIGHTEST - _DARKEST), 0, 1)
    grey = grey * (0.62 + 0.38 * picture.openness**1.2)
    return np.asarray(grey * (1 - cloth) + (0.55 + 0.45 * grey) * cloth)


def _border(cloth: Array) -> Array:
    down, across = np.gradient(gaussian_filter(cloth, 1.2))
    return np.clip(np.hypot(down, across) * 5, 0, 1)


def _fade(view: View, camera: Camera) -> Array:
    wide, high = camera.size
    if len(view.fades) == 4:
        return _vignette(wide, high)
    mask = np.ones((high, wide))
    y = ((np.arange(high) + 0.5) / high)[:, None]
    x = ((np.arange(wide) + 0.5) / wide)[None]
    ways = {"bottom": 1 - y, "top": y, "left": x, "right": 1 - x}
    for edge, share in view.fades:
        near = np.clip(ways[edge] / share, 0, 1)
        mask = mask * near**2 * (3 - 2 * near)
    return mask


def _vignette(wide: int, high: int) -> Array:
    """Fades to all sides, as a rounded plate."""
    x = np.abs(np.linspace(-1, 1, wide))[None]
    y = np.abs(np.linspace(-1, 1, high))[:, None]
    far = (x**3.2 + y**3.2) ** (1 / 3.2)
    near = np.clip((1 - far) / 0.26, 0, 1)
    return np.asarray(near**2 * (3 - 2 * near))


def marks_in(given: Scene, found: Mapping[str, Anchor]) -> dict[str, dict[str, object]]:
    """Each place of the points of a view: x and y, a finger's radius, and whether it is seen."""
    view, camera, skin = given.view, given.camera, given.marks.pose(given.view.pose).skin
    result: dict[str, dict[str, object]] = {}
    wanted = [k for code in view.shows for k in found if k == code or k.startswith(code + ".")]
    for key in wanted:
        place, facing = skin.at(found[key]), skin.normal_at(found[key])
        x, y = (round(float(edge), 1) for edge in camera.project(place))
        origin = place + facing * 5e-3 + camera.out * 2e-3
        hidden = given.surface.occluded(origin[None], camera.out[None])[0]
        seen = bool(facing @ camera.out > 0.05 and not hidden)
        if view.limb and key.endswith(".R"):
            continue
        name = key.removesuffix(".L") if view.limb else key
        result[name] = {"x": x, "y": y, "radius": round(_FINGER * camera.scale, 1), "visible": seen}
    return result


_MARGIN = 0.02
"""How near to the picture's edge a landmark may come, of its shorter side."""


def landmarks_in(name: str, given: Scene, found: Mapping[str, Anchor]) -> list[dict[str, object]]:
    """The lines that help to find a view's points, as far as they are seen.

    In a view of both sides a line of one side is told for each, with the points of that side.
    """
    result: list[dict[str, object]] = []
    for guide in GUIDES:
        helped = [code for code in guide.points if code in given.view.shows]
        if not helped or name not in (guide.views or (name,)):
            continue
        line = guide.line(given.marks, found)
        if given.view.limb or not _of_one_side(line):
            result += _told(guide, given, line, helped)
        else:
            for ending, mirror in ((".L", 1), (".R", -1)):
                codes = [code + ending for code in helped]
                result += _told(guide, given, line * [mirror, 1, 1], codes)
    return result


def _of_one_side(line: Array) -> bool:
    return bool(len(line) and (line[:, 0] > 0).all() and line[:, 0].mean() > _BESIDE)


_BESIDE = 0.005
"""How many metres beside the midline a line has to lie to be of one side."""


def _told(guide: Guide, given: Scene, line: Array, points: list[str]) -> list[dict[str, object]]:
    """A line as the table tells it, if it is seen."""
    seen = _seen(line, given)
    if len(seen) < 2:
        return []
    told: dict[str, object] = {
        "kind": guide.kind,
        "label": {"en": guide.label},
        "line": seen,
        "points": points,
    }
    return [told | ({"fingers": guide.fingers} if guide.fingers else {})]


def _seen(places: Array, given: Scene) -> list[list[float]]:
    """The longest run of a line that nothing hides and that lies in the picture."""
    if not len(places):
        return []
    camera = given.camera
    towards = np.broadcast_to(camera.out, places.shape)
    seen = camera.project(places)
    edge = _MARGIN * min(camera.size)
    good = ~given.surface.occluded(places + camera.out * 9e-3, towards)
    good &= (seen > edge).all(1) & (seen < np.array(camera.size) - edge).all(1)
    runs = np.split(np.arange(len(seen)), np.flatnonzero(np.diff(good.astype(int))) + 1)
    best = max((run for run in runs if good[run[0]]), key=len, default=np.array([], int))
    return [[round(float(edge), 1) for edge in seen[index]] for index in best]

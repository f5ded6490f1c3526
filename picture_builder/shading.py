"""Light on a surface: how bright each pixel is, with soft shadows, and what it covers."""

from dataclasses import dataclass

import numpy as np

from picture_builder.camera import Camera
from picture_builder.makehuman import Array
from picture_builder.surface import Surface, unit

_AMBIENT_RAYS = 32
_LAMP_RAYS = 10
_LAMP_SIZE = 0.22
_ALBEDO = 0.62
"""How much light skin gives back."""


@dataclass(frozen=True)
class Picture:
    """Per pixel: brightness 0 to 1 and above, coverage 0 to 1, and how open to light it is."""

    light: Array
    cover: Array
    openness: Array


def shade(surface: Surface, dark: Array, camera: Camera, seed: int = 1) -> Picture:
    """Draw a surface; `dark` is how much darker each vertex is, 0 to 1."""
    random = np.random.default_rng(seed)
    wide, high = camera.size
    cover = covered(surface, camera)
    started = origins(camera, 0.5, 0.5)
    found = surface.hits(started, -camera.out)
    seen = np.flatnonzero(found.hit)
    corners = surface.corners[found.triangle[seen]]
    weights = found.weights[seen][..., None]
    places = (surface.points[corners] * weights).sum(1)
    facing = (surface.normals[corners] * weights).sum(1)
    facing /= np.linalg.norm(facing, axis=1, keepdims=True)
    darker = (dark[corners] * weights[..., 0]).sum(1)
    albedo = _ALBEDO * (1 - 0.36 * darker)
    open_, lit = _visible_light(surface, places, facing, camera, random)
    grid = _Grid(wide, high, seen)
    depth = grid.full((places - camera.centre) @ camera.out)
    open_, lit = _smooth(np.stack([open_, lit], 1), facing, depth, grid)
    brightness = _brightness(facing, albedo, open_, lit, camera)
    light = _bleed(grid.full(brightness), grid.mask, cover)
    openness = grid.full(open_)
    openness[~grid.mask] = 1
    return Picture(light, cover, openness)


@dataclass(frozen=True)
class _Grid:
    wide: int
    high: int
    seen: Array

    @property
    def mask(self) -> Array:
        flat = np.zeros(self.wide * self.high, bool)
        flat[self.seen] = True
        return flat.reshape(self.high, self.wide)

    def full(self, values: Array) -> Array:
        flat = np.zeros((self.wide * self.high, *values.shape[1:]))
        flat[self.seen] = values
        return flat.reshape(self.high, self.wide, *values.shape[1:])


def origins(camera: Camera, across: float, down: float) -> Array:
    """Where the ray of each pixel starts, so far into the pixel."""
    wide, high = camera.size
    x, y = np.meshgrid(np.arange(wide) + across, np.arange(high) + down)
    right = ((x.ravel() - wide / 2) / camera.scale)[:, None] * camera.right
    top = ((high / 2 - y.ravel()) / camera.scale)[:, None] * camera.top
    return np.asarray(camera.centre + camera.out * 2 + right + top)


def covered(surface: Surface, camera: Camera, first: int = 0, each: int = 3) -> Array:
    """How much of each pixel shows the triangles from the `first` on."""
    wide, high = camera.size
    total = np.zeros(wide * high)
    for i in range(each):
        for j in range(each):
            started = origins(camera, (i + 0.5) / each, (j + 0.5) / each)
            found = surface.hits(started, -camera.out)
            total += found.hit & (found.triangle >= first)
    return total.reshape(high, wide) / each**2


def _visible_light(
    surface: Surface, places: Array, facing: Array, camera: Camera, random: np.random.Generator
) -> tuple[Array, Array]:
    """How much of the sky, and of the lamp, each place sees."""
    count = len(places)
    origins = places + facing * 6e-4
    first, second = _across(facing)
    sky, lamp = np.zeros(count), np.zeros(count)
    for ray in range(_AMBIENT_RAYS):
        share = (ray + random.random(count)) / _AMBIENT_RAYS
        turn = 2 * np.pi * random.random(count)
        out = np.sqrt(share)
        way = first * (out * np.cos(turn))[:, None] + second * (out * np.sin(turn))[:, None]
        sky += ~surface.occluded(origins, way + facing * np.sqrt(1 - share)[:, None])
    towards = _lamp(camera)
    one, two = (axis[0] for axis in _across(towards[None]))
    for ray in range(_LAMP_RAYS):
        out = _LAMP_SIZE * np.sqrt((ray + random.random(count)) / _LAMP_RAYS)
        turn = 2 * np.pi * random.random(count)
        way = towards + (out * np.cos(turn))[:, None] * one + (out * np.sin(turn))[:, None] * two
        lamp += ~surface.occluded(origins, way)
    return sky / _AMBIENT_RAYS, lamp / _LAMP_RAYS


def _lamp(camera: Camera) -> Array:
    return unit(-0.85 * camera.right + 0.75 * camera.top + 0.6 * camera.out)


def _across(ways: Array) -> tuple[Array, Array]:
    """Two directions across each (Duff and others 2017, a basis without a branch)."""
    x, y, z = ways.T
    sign = np.where(z >= 0, 1.0, -1.0)
    a = -1 / (sign + z)
    b = x * y * a
    return (
        np.c_[1 + sign * x**2 * a, sign * b, -sign * x],
        np.c_[b, sign + y**2 * a, -y],
    )


def _brightness(facing: Array, albedo: Array, open_: Array, lit: Array, camera: Camera) -> Array:
    """Sky, a lamp from the upper left, light along the right edge, a little from the front."""
    lamp = _lamp(camera)
    edge = unit(0.95 * camera.right + 0.35 * camera.top - 0.45 * camera.out)
    fill = unit(0.6 * camera.right - 0.3 * camera.top + camera.out)
    shine = 0.045 * np.maximum(0, facing @ unit(lamp + camera.out)) ** 22 * lit
    sky = 0.34 * (open_ + albedo * (1 - open_) * 0.6)
    direct = 2.5 * np.maximum(0, facing @ lamp) * lit + 1.1 * np.maximum(0, facing @ edge) * open_
    direct = direct + 0.35 * np.maximum(0, facing @ fill)
    return np.asarray(albedo * (sky + direct / np.pi) + shine)


def _smooth(values: Array, facing: Array, depth: Array, grid: _Grid) -> tuple[Array, Array]:
    """Less noise, but not over edges (edge-avoiding à-trous filter, Dammertz 2010)."""
    image, normal = grid.full(values), grid.full(facing)
    covered = grid.mask.astype(float)
    kernel = np.array([1, 4, 6, 4, 1]) / 16
    for turn in range(4):
        step = 2**turn
        total, weight = np.zeros_like(image), np.zeros(image.shape[:2])
        for down in range(-2, 3):
            for across in range(-2, 3):
                shift = (down * step, across * step)
                near = [np.roll(x, shift, (0, 1)) for x in (image, normal, depth, covered)]
                alike = np.maximum(0, (normal * near[1]).sum(-1)) ** 40
                close = np.exp(-np.abs(depth - near[2]) / (0.004 * step))
                share = kernel[down + 2] * kernel[across + 2] * alike * close * near[3]
                total += share[..., None] * near[0]
                weight += share
        known = weight[..., None] > 1e-6
        image = np.where(known, total / np.maximum(weight, 1e-6)[..., None], image)
    flat = image.reshape(-1, 2)[grid.seen]
    return flat[:, 0], flat[:, 1]


def _bleed(light: Array, mask: Array, cover: Array) -> Array:
    """Give the half-covered pixels of the rim the brightness of their neighbours."""
    known = mask.astype(float)
    for _ in range(2):
        total, count = np.zeros_like(light), np.zeros_like(light)
        for shift in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            total += np.roll(light * known, shift, (0, 1))
            count += np.roll(known, shift, (0, 1))
        missing = (known < 0.5) & (cover > 0) & (count > 0)
        light = np.where(missing, total / np.maximum(count, 1), light)
        known = np.where(missing, 1.0, known)
    return light


def painted(surface: Surface, values: Array, camera: Camera) -> Array:
    """What each pixel shows of values given at the vertices; 0 where there is nothing."""
    wide, high = camera.size
    found = surface.hits(origins(camera, 0.5, 0.5), -camera.out)
    seen = np.flatnonzero(found.hit)
    flat = np.zeros(wide * high)
    flat[seen] = (values[surface.corners[found.triangle[seen]]] * found.weights[seen]).sum(1)
    return flat.reshape(high, wide)

"""The drawn lines of a picture: contours where something lies behind, creases, brows, edges."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy.ndimage import gaussian_filter, maximum_filter

from picture_builder.camera import Camera
from picture_builder.makehuman import Array
from picture_builder.relief import Line
from picture_builder.shading import origins
from picture_builder.surface import Surface

_FINER = 2
_CONTOUR = 2.4
"""Its width in thousandths of the picture's longer edge."""

_STRENGTH = {"crease": 0.6, "brow": 0.62, "edge": 0.6}


def contours(surface: Surface, camera: Camera) -> Array:
    """How strongly each pixel is inked: where the surface ends, or lies before something."""
    fine = Camera(
        camera.centre,
        camera.towards,
        camera.up,
        camera.width,
        camera.height,
        camera.pixels * _FINER,
    )
    wide, high = fine.size
    found = surface.hits(origins(fine, 0.5, 0.5), -fine.out)
    far = np.where(found.hit, -found.distance, -9.0).reshape(high, wide)
    step = 0.0035
    jump = np.zeros((high, wide), bool)
    for down, across in ((0, 1), (1, 0), (1, 1), (1, -1)):
        before, after = (np.roll(far, (s * down, s * across), (0, 1)) for s in (1, -1))
        bend = before + after - 2 * far
        jump |= (bend < -step) & (far > -8)
    jump[:2] = jump[-2:] = jump[:, :2] = jump[:, -2:] = False
    radius = max(1, round(_CONTOUR / 1000 * camera.pixels * _FINER / 2))
    thick = maximum_filter(jump.astype(float), footprint=_disc(radius))
    soft = gaussian_filter(thick, 0.6 * _FINER)
    small = Image.fromarray((soft * 255).astype("uint8")).resize(
        camera.size, Image.Resampling.LANCZOS
    )
    return np.asarray(small, float) / 255


def _disc(radius: int) -> Array:
    y, x = np.ogrid[-radius : radius + 1, -radius : radius + 1]
    return x * x + y * y <= radius * radius


def lines(drawn: Iterable[Line], surface: Surface, camera: Camera) -> Array:
    """The ink of lines that can be seen."""
    total = np.zeros(camera.size[::-1])
    for line in drawn:
        if line.kind == "brow":
            total = np.maximum(total, _STRENGTH["brow"] * _brow(line, surface, camera))
        else:
            stroke = _stroke(line, surface, camera)
            total = np.maximum(total, _STRENGTH[line.kind] * stroke)
    return total


def _seen(line: Line, surface: Surface, camera: Camera) -> Array:
    """The places of a line in the picture, as far as nothing lies before them."""
    towards = np.broadcast_to(camera.out, line.places.shape)
    free = ~surface.occluded(line.places + camera.out * 5e-3, towards)
    return camera.project(line.places[free])


def _stroke(line: Line, surface: Surface, camera: Camera, finer: int = 3) -> Array:
    """A line that begins and ends thinly."""
    image = Image.new("L", tuple(edge * finer for edge in camera.size))
    draw = ImageDraw.Draw(image)
    places = _seen(line, surface, camera) * finer
    width = line.width / 1000 * camera.pixels * finer
    for index, ((x, y), (a, b)) in enumerate(pairwise(places)):
        share = index / max(1, len(places) - 2)
        thick = width * (0.35 + 0.65 * np.sin(np.pi * share))
        draw.line([x, y, a, b], fill=255, width=max(1, round(thick)))
    small = image.resize(camera.size, Image.Resampling.LANCZOS)
    return np.asarray(small, float) / 255


def _brow(line: Line, surface: Surface, camera: Camera, finer: int = 3) -> Array:
    """A soft shape, thick at the nose and thin at its end."""
    places = _seen(line, surface, camera) * finer
    image = Image.new("L", tuple(edge * finer for edge in camera.size))
    if len(places) < 4:
        return np.zeros(camera.size[::-1])
    share = np.linspace(0, 1, len(places))
    width = line.width / 1000 * camera.pixels * finer
    thick = (
        width * np.clip((share + 0.02) / 0.1, 0, 1) ** 0.5 * np.clip((1 - share) / 0.75, 0.05, 1)
    )
    along = np.gradient(places, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    across = np.c_[-along[:, 1], along[:, 0]] * thick[:, None] / 2
    shape = np.r_[places + across, (places - across)[::-1]]
    ImageDraw.Draw(image).polygon([tuple(place) for place in shape], fill=255)
    soft = image.filter(ImageFilter.GaussianBlur(2.2 * finer * camera.pixels / 1000))
    return np.asarray(soft.resize(camera.size, Image.Resampling.LANCZOS), float) / 255

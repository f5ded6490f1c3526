"""An orthographic camera: body to picture."""

from dataclasses import dataclass

import numpy as np

from picture_builder.makehuman import Array
from picture_builder.surface import unit


@dataclass(frozen=True)
class Camera:
    """Looks at `centre` from `towards`; `width`, `height` in metres, `pixels` the longer edge."""

    centre: Array
    towards: Array
    up: Array
    width: float
    height: float
    pixels: int

    @property
    def out(self) -> Array:
        """From the body to the camera."""
        return unit(self.towards)

    @property
    def right(self) -> Array:
        """To the right of the picture."""
        return unit(np.cross(self.up, self.out))

    @property
    def top(self) -> Array:
        """To the top of the picture."""
        return np.asarray(np.cross(self.out, self.right))

    @property
    def scale(self) -> float:
        """Pixels per metre."""
        return self.pixels / max(self.width, self.height)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return round(self.width * self.scale), round(self.height * self.scale)

    def project(self, places: Array) -> Array:
        """Places in metres as (x, y) in pixels, y downwards."""
        seen = np.asarray(places, float) - self.centre
        wide, high = self.size
        x, y = seen @ self.right, seen @ self.top
        return np.stack([wide / 2 + x * self.scale, high / 2 - y * self.scale], -1)

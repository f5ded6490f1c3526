"""What the body pictures show: the points in them, and what helps to find those."""

from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec.structs import replace

from acupressure_app.core.body import Side
from acupressure_app.core.text import Text
from acupressure_app.core.value import Value
from acupressure_app.store.settings import BodyShape

Mark = tuple[float, float]
"""Where in a picture a point is, in pixels of that picture."""


class Kind(StrEnum):
    """What a landmark is: a fold of the skin, a tendon, bone, another line, or finger widths."""

    CREASE = "crease"
    CORD = "cord"
    BONE = "bone"
    LINE = "line"
    MEASURE = "measure"


class Landmark(Value, frozen=True, kw_only=True):
    """What helps to find these `points`: a line through these places, and its name.

    What lies on one side of a view of both helps the points of that side alone.

    A measure leads over so many `fingers` laid side by side, where they are told.
    """

    kind: Kind
    label: Text
    line: tuple[Mark, ...]
    points: tuple[str, ...]
    fingers: int = 0


class Layer(Value, frozen=True, kw_only=True):
    """A picture of the size of its view that is laid over it: a hand that presses."""

    file: str


class Place(Value, frozen=True, kw_only=True):
    """Where a point is in a picture, how wide a finger pad is there, and whether it is seen."""

    x: float
    y: float
    radius: float
    visible: bool = True


class BodyView(Value, frozen=True, kw_only=True):
    """One picture of a body, in pixels of that picture.

    The file is grey; `tones` gives it its colours. `limb` is a view of one side only, drawn as the
    user's left and mirrored for the right; its points carry their bare code. In other views they
    end in ".L" and ".R" for the user's own left and right, but for those on the midline. A code of
    several places numbers them. `crop` (x, y, width, height) is what must stay visible. `hands`
    are those that press a point, called as it is.
    """

    view: str
    body: BodyShape
    title: Text
    file: str
    size: tuple[int, int]
    limb: bool
    crop: tuple[int, int, int, int]
    points: dict[str, Place]
    landmarks: tuple[Landmark, ...] = ()
    hands: dict[str, Layer] = msgspec.field(default_factory=dict)


class _File(Value, frozen=True, kw_only=True):
    views: dict[str, BodyView]


def load_views(root: Path, body: BodyShape = BodyShape.FEMININE) -> dict[str, BodyView]:
    """The views of a body in `root`/pictures.json; raises OSError or msgspec.MsgspecError."""
    views = msgspec.json.decode((root / "pictures.json").read_bytes(), type=_File).views
    return {view.view: view for view in views.values() if view.body is body}


def landmarks(view: BodyView, code: str, side: Side, *, turned: bool) -> tuple[Landmark, ...]:
    """What helps to find this point on this side in the picture as it is shown."""
    names = set(_names(view, code, side))
    found = tuple(landmark for landmark in view.landmarks if names & set(landmark.points))
    if not turned:
        return found
    return tuple(
        replace(landmark, line=tuple((view.size[0] - x, y) for x, y in landmark.line))
        for landmark in found
    )


def marks(view: BodyView, code: str, side: Side, *, mirror: bool = False) -> tuple[Mark, ...]:
    """Where this point is in the picture as shown for this side; empty when it is not in it."""
    names = _names(view, code, side)
    drawn = (view.points[name] for name in names if name in view.points)
    turned = mirrored(view, side, mirror=mirror)
    return tuple((view.size[0] - at.x if turned else at.x, at.y) for at in drawn)


def hands(view: BodyView, code: str, side: Side) -> tuple[Layer, ...]:
    """The hands that press this point on this side; empty where none is drawn."""
    return tuple(view.hands[name] for name in _names(view, code, side) if name in view.hands)


def _names(view: BodyView, code: str, side: Side) -> tuple[str, ...]:
    """What the places of a point on this side may be called in a picture."""
    endings = {Side.LEFT: (".L",), Side.RIGHT: (".R",), Side.BOTH: (".L", ".R")}
    sided = () if view.limb else endings.get(side, ())
    return code, *(code + ending for ending in sided), *numbered(code)


_MOST_PLACES = 4
"""The places that one code may stand for."""


def numbered(code: str) -> tuple[str, ...]:
    """What the places of a point are called in a picture where it has several."""
    return tuple(f"{code}.{n}" for n in range(1, _MOST_PLACES + 1))


def mirrored(view: BodyView, side: Side, *, mirror: bool = False) -> bool:
    """Whether the picture is turned over: the right of a view drawn as the left.

    A view of both sides is turned over where the user wants to see it as in a `mirror`.
    """
    return side is Side.RIGHT if view.limb else mirror


def side_at_left_edge(view: BodyView, *, mirror: bool = False) -> Side | None:
    """The user's own side at the left edge of the picture; None where only one side is drawn."""
    for name, at in view.points.items():
        other = view.points.get(name.removesuffix(".L") + ".R")
        if name.endswith(".L") and other is not None:
            return Side.LEFT if (at.x < other.x) is not mirror else Side.RIGHT
    return None

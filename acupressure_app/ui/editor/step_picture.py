"""The picture of a step's place: of the library, or the user's own photo of a spot."""

from msgspec.structs import replace

from acupressure_app.core.body import Side
from acupressure_app.core.content import Point
from acupressure_app.core.routine import SideChoice, Spot, Step
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.view import place_of
from acupressure_app.ui.pictures.picture import PictureProps
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.thumbnail import Thumbnail, small_picture

_SHOWN = {
    SideChoice.LEFT: Side.LEFT,
    SideChoice.RIGHT: Side.RIGHT,
    SideChoice.EACH: Side.LEFT,
    SideChoice.BOTH: Side.BOTH,
    SideChoice.ONE: Side.LEFT,
    SideChoice.MIDLINE: Side.MIDLINE,
}


def step_picture(desk: Desk, pictures: Pictures, step: Step, size: float) -> Thumbnail:
    """It is `size` E wide and high; a photo is shown from wherever it lies now."""
    place = place_of(step, desk.content)
    midline = isinstance(place, Point) and place.midline
    side = Side.MIDLINE if midline else _SHOWN.get(step.side, Side.LEFT)
    if isinstance(place, Spot) and place.picture:
        place = replace(place, picture=str(desk.photo(place.picture)))
    props = small_picture(place, side) if place else PictureProps(None, step.place, side)
    return Thumbnail(desk.theme, pictures, desk.wording.tr.gettext, props, size)

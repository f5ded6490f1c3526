"""The small body pictures in lists."""

from collections.abc import Callable

from acupressure_app.core.body import Side
from acupressure_app.core.content import Point
from acupressure_app.core.routine import Spot
from acupressure_app.ui.picture import BodyPicture, PictureProps, Pictures
from acupressure_app.ui.theme import Theme

_ZONE_PX = 6


def small_picture(point: Point | Spot, side: Side, *, crossed: bool = False) -> PictureProps:
    """What a list shows of a place; `crossed` where it is left out."""
    if isinstance(point, Spot):
        return PictureProps(None, point.name, side, zone_px=_ZONE_PX, crossed=crossed)
    picture = point.view.picture if point.view else None
    return PictureProps(picture, point.code, side, zone_px=_ZONE_PX, crossed=crossed)


class Thumbnail(BodyPicture):
    """A body picture of a fixed size; the words beside it say what it shows."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        tr: Callable[[str], str],
        props: PictureProps,
        size: float,
    ) -> None:
        """`size` is its edge in E."""
        self._edge = size
        super().__init__(theme, pictures, tr)
        self.set_props(props)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        super().set_theme(theme)
        edge = theme.scale.px(self._edge)
        self.setFixedSize(edge, edge)

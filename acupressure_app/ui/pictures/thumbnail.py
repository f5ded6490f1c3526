"""The small body pictures in lists."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPaintEvent

from acupressure_app.core.body import Side
from acupressure_app.core.content import Point
from acupressure_app.core.routine import Spot
from acupressure_app.ui.pictures.picture import BodyPicture, PictureProps
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme

_ZONE_PX = 6


def small_picture(point: Point | Spot, side: Side, *, crossed: bool = False) -> PictureProps:
    """What a list shows of a place; `crossed` where it is left out."""
    if isinstance(point, Spot):
        return PictureProps(
            None,
            point.name,
            side,
            zone_px=_ZONE_PX,
            crossed=crossed,
            photo=point.picture,
            photo_mark=point.mark,
        )
    picture = point.view.picture if point.view else None
    return PictureProps(picture, point.code, side, zone_px=_ZONE_PX, crossed=crossed)


class Thumbnail(BodyPicture):
    """A body picture of a fixed size; the words beside it say what it shows.

    It is read once the plate itself has been painted, so that no list waits for its pictures.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        gettext: Callable[[str], str],
        props: PictureProps,
        size: float,
    ) -> None:
        """`size` is its edge in E."""
        self._edge, self._wanted, self._shown = size, props, False
        super().__init__(theme, pictures, gettext)
        self.set_theme(theme)

    def sizeHint(self) -> QSize:
        """Its fixed size."""
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate, and see to the picture next."""
        super().paintEvent(event)
        if not self._shown:
            QTimer.singleShot(0, self, self._show_picture)

    def _show_picture(self) -> None:
        self._shown = True
        self.set_props(self._wanted)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        super().set_theme(theme)
        edge = theme.scale.px(self._edge)
        self.setFixedSize(edge, edge)

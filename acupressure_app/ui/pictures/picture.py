"""The body picture with the place to press marked on it."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.core.body import Direction, Side
from acupressure_app.core.routine import PictureMark
from acupressure_app.ui.pictures.labels import paint_pill, pill_size, square_around
from acupressure_app.ui.pictures.landmarks import drawn, paint_landmarks
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.placing import place_zones
from acupressure_app.ui.pictures.views import (
    BodyView,
    Mark,
    hands,
    marks,
    mirrored,
    side_at_left_edge,
)
from acupressure_app.ui.pictures.zone import SMALLEST_ZONE, paint_mark
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.icons import Icon
from acupressure_app.ui.widgets.parts import label, link_button
from acupressure_app.ui.worker import Worker, once


class PictureProps(Struct, frozen=True):
    """What the picture shows.

    `title` is the line over it ("Your left wrist, palm up"); empty for none. `description` is for
    screen readers, and for all where there is no picture. `zone_px` is the radius of the zone on
    screen at 100 % text size: 44 in a session, 26 while finding, 6 in lists. `crossed` marks a
    place that is left out; `direction` draws the arrow of a circling finger. `can_mirror` offers
    the mirror switch where the picture shows both sides. `landmarks` draws what helps to find it,
    `hand` the hand that presses, where it was drawn. `photo` is the file of the user's own photo of
    a place, `photo_mark` where in it that is.
    """

    view: str | None
    code: str
    side: Side
    title: str = ""
    description: str = ""
    zone_px: float = 44
    crossed: bool = False
    direction: Direction | None = None
    can_mirror: bool = False
    landmarks: bool = False
    hand: bool = False
    photo: str | None = None
    photo_mark: PictureMark | None = None


class BodyPicture(QFrame):
    """A plate with a head line and the picture; a click on it emits `clicked`.

    It can be turned into what a mirror shows, and stays so for the places to come.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, gettext: Callable[[str], str]) -> None:
        """An empty plate; nothing is shown before the first props."""
        super().__init__()
        self.setProperty("role", "plate")
        self._theme, self._gettext = theme, gettext
        self._head: _Head | None = None
        self._canvas = _Canvas(theme, pictures, gettext)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._canvas, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self._canvas.set_theme(theme)

    def set_props(self, props: PictureProps) -> None:
        """Show this place."""
        self._canvas.set_props(props)
        mirror = props.can_mirror and self._canvas.has_both_sides
        if self._head is None and (props.title or mirror):
            self._head = _Head(self._theme, self._gettext)
            self._head.mirror.toggled.connect(self._canvas.set_mirror)
            self._column.insertWidget(0, self._head)
        if self._head is not None:
            self._head.show_title(props.title, mirror=mirror)

    def redraw(self) -> None:
        """Draw it again: the pictures show another body now."""
        self._canvas.update()

    def take_foot(self, foot: QWidget) -> None:
        """Show something below the picture, within the frame."""
        self._column.addWidget(foot)

    def ask_for(self, least: float) -> None:
        """Be content with a picture that is so high, in E; what is free comes on top."""
        self._canvas.ask_for(least)

    @property
    def head_height(self) -> int:
        """How high the line over the picture is; 0 without one."""
        return self._head.height() if self._head is not None and self._head.isVisible() else 0

    @property
    def mirror(self) -> QPushButton | None:
        """The mirror switch, once there is one."""
        return self._head.mirror if self._head else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the picture was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()


class _Head(QFrame):
    """The line above the picture: a hand, what the picture shows, and the mirror switch."""

    def __init__(self, theme: Theme, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("head")
        self._hand, self._words = Icon(theme, "hand"), label("body")
        self.mirror = link_button(theme, gettext("Mirror"), "flip-horizontal")
        self.mirror.setCheckable(True)
        self.mirror.setAccessibleDescription(gettext("Shows it as you see it in a mirror"))
        self.mirror.setToolTip(self.mirror.accessibleDescription())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._hand)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.mirror, 0, Qt.AlignmentFlag.AlignRight)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        tokens, px = theme.tokens, theme.scale.px
        edge = 2 if tokens.high_contrast else 1
        corner = px(1.25) - edge
        self.setMinimumHeight(px(2.875))
        self._row.setContentsMargins(px(1.25), px(0.25), px(0.75), px(0.25))
        self._row.setSpacing(px(0.5))
        self._words.setStyleSheet("font-weight: 600")
        self.setStyleSheet(
            f"#head {{ background: {tokens.surface}; border: none;"
            f" border-bottom: {edge}px solid {tokens.line};"
            f" border-top-left-radius: {corner}px; border-top-right-radius: {corner}px }}"
            f" QPushButton {{ min-height: {px(2)}px; padding: 0 {px(0.5)}px;"
            f" border: {max(edge, 2)}px solid transparent }}"
            f" QPushButton:checked {{ color: {tokens.on_soft}; background: {tokens.soft};"
            f" border-color: {tokens.primary} }}"
        )

    def show_title(self, title: str, *, mirror: bool) -> None:
        """Say this, with or without the switch; without both it is not there."""
        self._words.setText(title)
        self._hand.setVisible(bool(title))
        self._words.setVisible(bool(title))
        self.mirror.setVisible(mirror)
        self.setVisible(bool(title) or mirror)


class _Scaled:
    """One picture in the size it is shown, smoothly scaled once for every pixel of the screen.

    Qt's painter blurs or frays a picture that it shrinks by itself.
    """

    def __init__(self, shown_on: QWidget, theme: Theme, pictures: Pictures) -> None:
        self.theme = theme
        self._shown_on, self._pictures = shown_on, pictures
        self._kept: tuple[object, QPixmap] | None = None

    def pixmap(self, file: str, size: tuple[int, int], turned: bool, scale: float) -> QPixmap:
        ratio, dark = self._shown_on.devicePixelRatio(), self.theme.tokens.dark
        key = (self._pictures.image, file, turned, scale, ratio, dark)
        if self._kept is None or self._kept[0] != key:
            width, height = (max(1, round(side * scale * ratio)) for side in size)
            pixmap = QPixmap.fromImage(self._pictures.image(file, turned, width, height, dark))
            pixmap.setDevicePixelRatio(ratio)
            self._kept = (key, pixmap)
        return self._kept[1]


class _Canvas(QLabel):
    """The picture and its marks. A label, because screen readers pass over a plain widget."""

    def __init__(self, theme: Theme, pictures: Pictures, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self._pictures, self._gettext = theme, pictures, gettext
        self._props: PictureProps | None = None
        self._body, *self._hands = (_Scaled(self, theme, pictures) for _ in range(3))
        self._photo = QImage()
        self._least: float | None = None
        self._mirror = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for scaled in (self._body, *self._hands):
            scaled.theme = theme
        self.update()

    def set_props(self, props: PictureProps) -> None:
        if props == self._props:
            return
        before, self._props = self._props, props
        if props.photo and (before is None or before.photo != props.photo):
            self._read_photo(props.photo)
        self.setAccessibleName(props.title or props.description)
        self.setAccessibleDescription(props.description)
        # Only a label that holds a pixmap is a picture to a screen reader; paintEvent draws.
        self.setPixmap(QPixmap(1, 1) if props.photo or self._found() else QPixmap())
        self.update()

    def set_mirror(self, on: bool) -> None:
        self._mirror = on
        self.update()

    def ask_for(self, least: float) -> None:
        self._least = least
        self.updateGeometry()

    @property
    def has_both_sides(self) -> bool:
        found = self._found()
        return found is not None and not found[0].limb

    def sizeHint(self) -> QSize:
        px, least = self._theme.scale.px, self._least
        return QSize(px(20), px(20)) if least is None else QSize(px(8), px(least))

    def minimumSizeHint(self) -> QSize:
        px, least = self._theme.scale.px, self._least
        return QSize(px(3), px(3)) if least is None else QSize(px(8), px(least))

    def _found(self) -> tuple[BodyView, tuple[Mark, ...]] | None:
        """The view and the marks to show; None where there is no picture of this place."""
        props = self._props
        view = self._pictures.views.get(props.view) if props and props.view else None
        if props is None or view is None:
            return None
        marked = marks(view, props.code, props.side, mirror=self._mirror)
        return (view, marked) if marked else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._props is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._props.photo and not self._photo.isNull():
            self._paint_photo(painter, self._props)
        elif found := self._found():
            self._paint_picture(painter, self._props, *found)
        else:
            self._paint_stand_in(painter, self._props)
        painter.end()

    def _read_photo(self, name: str) -> None:
        """Read it beside the window; until then the words stand alone."""
        self._photo = QImage()
        reading = Worker(once(lambda: (name, self._pictures.photo(name))), self)
        reading.came.connect(self._take_photo)
        reading.start()

    def _take_photo(self, came: tuple[str, QImage]) -> None:
        name, image = came
        if self._props is not None and self._props.photo == name:
            self._photo = image
            self.update()

    def _paint_photo(self, painter: QPainter, props: PictureProps) -> None:
        """All of the photo, as large as there is room, with the mark on it."""
        size = self._photo.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        shown = QRectF(left, top, size.width(), size.height())
        painter.save()
        painter.setClipPath(self._outline())
        painter.setOpacity(0.55 if props.crossed else 1.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(shown, self._photo)
        painter.restore()
        if props.photo_mark is None:
            return
        at = QPointF(props.photo_mark.x * size.width(), props.photo_mark.y * size.height())
        painter.translate(shown.topLeft() + at)
        radius = props.zone_px * self._theme.scale.unit / 16
        paint_mark(painter, self._theme.tokens, radius, props.direction, crossed=props.crossed)

    def _paint_picture(
        self, painter: QPainter, props: PictureProps, view: BodyView, marked: tuple[Mark, ...]
    ) -> None:
        tokens = self._theme.tokens
        turned = mirrored(view, props.side, mirror=self._mirror)
        radius = props.zone_px * self._theme.scale.unit / 16
        placed, radius = place_zones(view, turned, self.size(), marked, radius)
        painter.save()
        painter.setClipPath(self._outline())
        painter.setOpacity(0.55 if props.crossed else 1.0)
        corner = QPointF(placed.x, placed.y)
        painter.drawPixmap(corner, self._body.pixmap(view.file, view.size, turned, placed.scale))
        pressing = hands(view, props.code, props.side) if props.hand else ()
        for hand, scaled in zip(pressing, self._hands, strict=False):
            painter.drawPixmap(corner, scaled.pixmap(hand.file, view.size, turned, placed.scale))
        painter.restore()
        sides = self._sides(painter, props, view)
        if props.landmarks:
            zones = [square_around(placed.mark(mark), radius) for mark in marked]
            language = self._pictures.language
            found = drawn(view, props.code, props.side, placed, language, turned=turned)
            paint_landmarks(painter, self._theme, found, zones, sides.values())
        for mark in marked:
            painter.save()
            painter.translate(placed.mark(mark))
            weight = self._theme.scale.unit / 16
            paint_mark(
                painter, tokens, radius, props.direction, crossed=props.crossed, weight=weight
            )
            painter.restore()
        for word, box in sides.items():
            paint_pill(painter, self._theme, word, box)

    def _outline(self) -> QPainterPath:
        """The plate's inside: round corners, but none next to a head line or a foot."""
        radius, plate = self._theme.scale.px(1.25) - 1, self.parentWidget()
        above = self.y() > radius
        below = plate is not None and self.geometry().bottom() < plate.height() - radius
        box = QRectF(self.rect())
        box.adjust(0, -2 * radius if above else 0, 0, 2 * radius if below else 0)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        return path

    def _sides(self, painter: QPainter, props: PictureProps, view: BodyView) -> dict[str, QRectF]:
        """Which side is which, and where to write it, in a large picture of both."""
        left = side_at_left_edge(view, mirror=self._mirror)
        if left is None or props.zone_px < SMALLEST_ZONE:
            return {}
        words = [self._gettext("your left"), self._gettext("your right")]
        if left is Side.RIGHT:
            words.reverse()
        gap, boxes = self._theme.scale.px(0.75), {}
        for word, at_left in zip(words, (True, False), strict=True):
            size = pill_size(painter, self._theme, word)
            x = gap if at_left else self.width() - gap - size.width()
            corner = QPointF(x + 0.5, self.height() - gap - size.height() + 0.5)
            boxes[word] = QRectF(corner, QSizeF(size))
        return boxes

    def _paint_stand_in(self, painter: QPainter, props: PictureProps) -> None:
        """A dashed outline; the words get the room."""
        gettext, tokens, scale = self._gettext, self._theme.tokens, self._theme.scale
        inset = scale.px(1) if self.height() > scale.px(8) else scale.px(0.25)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(QColor(tokens.line_strong), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, scale.px(0.75), scale.px(0.75))
        if props.zone_px < SMALLEST_ZONE:
            return
        inner = box.adjusted(inset, inset, -inset, -inset)
        painter.setPen(QColor(tokens.ink))
        title = gettext("No picture yet")
        lines = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        for words, role in _fallbacks(title, props.description):
            font = self.font()
            font.setPointSizeF(scale.points(role))
            painter.setFont(font)
            if inner.contains(painter.boundingRect(inner, lines, words)):
                painter.drawText(inner, lines, words)
                return


def _fallbacks(title: str, description: str) -> Iterator[tuple[str, str]]:
    """What to write in the place of a picture, and how big: the first that fits is taken."""
    for role in ("lead", "body", "small"):
        yield f"{title}\n\n{description}".strip(), role
    for role in ("body", "small"):
        yield title, role

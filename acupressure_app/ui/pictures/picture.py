"""The body picture with the place to press marked on it, and the data behind it."""

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
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
from acupressure_app.core.text import Text
from acupressure_app.core.value import Value
from acupressure_app.ui.pictures.zone import SMALLEST_ZONE, paint_mark
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.icons import Icon
from acupressure_app.ui.widgets.parts import label, link_button

Mark = tuple[float, float]
"""Where in a picture a point is, in pixels of that picture."""


class Landmark(Value, frozen=True, kw_only=True):
    """A crease or the edge of a bone: a line through these places, and its name."""

    name: Text
    line: tuple[Mark, ...]


class BodyView(Value, frozen=True, kw_only=True):
    """One picture of the body, in pixels of that picture.

    `limb` is a view of one side only, drawn as the user's left and mirrored for the right; its
    points carry their bare code. In other views they end in ".L" and ".R" for the user's own
    left and right, but for those on the midline. `crop` (x, y, width, height) is the close-up
    that must stay visible. `landmarks` help to find a point; none are drawn yet.
    """

    light: str
    dark: str
    size: tuple[int, int]
    limb: bool
    crop: tuple[int, int, int, int]
    points: dict[str, Mark]
    landmarks: tuple[Landmark, ...] = ()


class _File(Value, frozen=True, kw_only=True):
    views: dict[str, BodyView]


def load_views(root: Path) -> dict[str, BodyView]:
    """The views in `root`/pictures.json; raises OSError or msgspec.MsgspecError."""
    return msgspec.json.decode((root / "pictures.json").read_bytes(), type=_File).views


def marks(view: BodyView, code: str, side: Side, *, mirror: bool = False) -> tuple[Mark, ...]:
    """Where this point is in the picture as shown for this side; empty when it is not in it."""
    endings = {Side.LEFT: (".L",), Side.RIGHT: (".R",), Side.BOTH: (".L", ".R")}
    sided = () if view.limb else endings.get(side, ())
    names = (code, *(code + ending for ending in sided))
    drawn = (view.points[name] for name in names if name in view.points)
    turned = mirrored(view, side, mirror=mirror)
    return tuple((view.size[0] - x, y) if turned else (x, y) for x, y in drawn)


def mirrored(view: BodyView, side: Side, *, mirror: bool = False) -> bool:
    """Whether the picture is turned over: the right of a view drawn as the left.

    A view of both sides is turned over where the user wants to see it as in a `mirror`.
    """
    return side is Side.RIGHT if view.limb else mirror


def side_at_left_edge(view: BodyView, *, mirror: bool = False) -> Side | None:
    """The user's own side at the left edge of the picture; None where only one side is drawn."""
    for name, (x, _) in view.points.items():
        other = view.points.get(name.removesuffix(".L") + ".R")
        if name.endswith(".L") and other is not None:
            return Side.LEFT if (x < other[0]) is not mirror else Side.RIGHT
    return None


class Placement(Struct, frozen=True):
    """How a picture lies on a canvas: canvas = picture * scale + (x, y)."""

    scale: float
    x: float
    y: float

    def mark(self, mark: Mark) -> QPointF:
        """A mark in the picture as a place on the canvas."""
        return QPointF(mark[0] * self.scale + self.x, mark[1] * self.scale + self.y)


def place(view: BodyView, turned: bool, width: float, height: float) -> Placement:
    """Fill a canvas: all of the crop is visible, and around it as much picture as there is."""
    left, top, crop_width, crop_height = view.crop
    if turned:
        left = view.size[0] - left - crop_width
    scale = min(width / crop_width, height / crop_height)
    return Placement(
        scale,
        _offset(width, view.size[0] * scale, (left + crop_width / 2) * scale),
        _offset(height, view.size[1] * scale, (top + crop_height / 2) * scale),
    )


def _offset(canvas: float, picture: float, centre: float) -> float:
    """Put `centre` in the middle, but leave no gap at an edge that the picture can fill."""
    offset = canvas / 2 - centre
    if picture <= canvas:
        return min(max(offset, 0.0), canvas - picture)
    return min(max(offset, canvas - picture), 0.0)


def _room(marked: tuple[Mark, ...], scale: float, radius: float) -> float:
    """The radius, made smaller where two zones would overlap."""
    pairs = [(a, b) for index, a in enumerate(marked) for b in marked[:index]]
    return min([radius, *(max(3.0, math.dist(a, b) * scale / 2 - 4) for a, b in pairs)])


def place_zones(
    view: BodyView, turned: bool, canvas: QSize, marked: tuple[Mark, ...], radius: float
) -> tuple[Placement, float]:
    """As `place`, but moved so that a zone around each mark is wholly seen; and its radius.

    Zones that would overlap, or are too wide for a small canvas, are made smaller.
    """
    placed = place(view, turned, canvas.width(), canvas.height())
    spots = [placed.mark(mark) for mark in marked]
    radius = _zone_room(spots, canvas, _room(marked, placed.scale, radius))
    moved = _into_view(spots, canvas, radius)
    return replace(placed, x=placed.x + moved.x(), y=placed.y + moved.y()), radius


def _zone_room(spots: list[QPointF], canvas: QSize, radius: float) -> float:
    """The radius, made smaller where so wide a zone around each spot has no room."""
    box = _around(spots)
    free = min(canvas.width() - box.width(), canvas.height() - box.height()) / 2 - _RIM
    share = min(canvas.width(), canvas.height()) * _WIDEST_ZONE
    return min(radius, max(SMALLEST_ZONE, min(free, share)))


def _into_view(spots: list[QPointF], canvas: QSize, radius: float) -> QPointF:
    """How far to move the picture so that the zones around these spots are wholly seen."""
    box, edge = _around(spots), radius + _RIM
    across = _nudge(box.left() - edge, box.right() + edge, canvas.width())
    return QPointF(across, _nudge(box.top() - edge, box.bottom() + edge, canvas.height()))


def _around(spots: list[QPointF]) -> QRectF:
    across, down = [spot.x() for spot in spots], [spot.y() for spot in spots]
    return QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))


def _nudge(first: float, last: float, room: float) -> float:
    """The shortest way into 0 to `room`; into the middle where it is too long for that."""
    if last - first > room:
        return (room - first - last) / 2
    return max(0.0, -first) + min(0.0, room - last)


_RIM = 4
"""Pixels from a zone to the edge of the picture."""

_WIDEST_ZONE = 0.2
"""The radius of a zone as a share of the picture's shorter side: more would hide the body."""


class Pictures:
    """The picture files of one folder; the last few stay in memory, in the size of the screen."""

    def __init__(self, root: Path) -> None:
        """Read the list of views; the pictures themselves are read when first shown."""
        self._root = root
        self.views = load_views(root)
        self.image = lru_cache(maxsize=4)(self._read)

    def _read(self, file: str, turned: bool, width: int, height: int) -> QImage:
        reader = QImageReader(str(self._root / file))
        reader.setScaledSize(QSize(width, height))
        image = reader.read()
        return image.flipped(Qt.Orientation.Horizontal) if turned else image


class PictureProps(Struct, frozen=True):
    """What the picture shows.

    `title` is the line over it ("Your left wrist, palm up"); empty for none. `description` is for
    screen readers, and for all where there is no picture. `zone_px` is the radius of the zone on
    screen at 100 % text size: 44 in a session, 26 while finding, 6 in lists. `crossed` marks a
    place that is left out; `direction` draws the arrow of a circling finger. `can_mirror` offers
    the mirror switch where the picture shows both sides.
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


class _Canvas(QLabel):
    """The picture and its marks. A label, because screen readers pass over a plain widget."""

    def __init__(self, theme: Theme, pictures: Pictures, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self._pictures, self._gettext = theme, pictures, gettext
        self._props: PictureProps | None = None
        self._scaled: tuple[object, QPixmap] | None = None
        self._least: float | None = None
        self._mirror = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_props(self, props: PictureProps) -> None:
        if props == self._props:
            return
        self._props = props
        self.setAccessibleName(props.title or props.description)
        self.setAccessibleDescription(props.description)
        # Only a label that holds a pixmap is a picture to a screen reader; paintEvent draws.
        self.setPixmap(QPixmap(1, 1) if self._found() else QPixmap())
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
        if found := self._found():
            self._paint_picture(painter, self._props, *found)
        else:
            self._paint_stand_in(painter, self._props)
        painter.end()

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
        painter.drawPixmap(QPointF(placed.x, placed.y), self._pixmap(view, turned, placed.scale))
        painter.restore()
        for mark in marked:
            painter.save()
            painter.translate(placed.mark(mark))
            paint_mark(painter, tokens, radius, props.direction, crossed=props.crossed)
            painter.restore()
        if props.zone_px >= SMALLEST_ZONE:
            self._paint_sides(painter, view)

    def _pixmap(self, view: BodyView, turned: bool, scale: float) -> QPixmap:
        """The picture in the size it is shown, smoothly scaled once for every pixel of the screen.

        Qt's painter blurs or frays a picture that it shrinks by itself.
        """
        ratio = self.devicePixelRatio()
        file = view.dark if self._theme.tokens.dark else view.light
        key = (file, turned, scale, ratio)
        if self._scaled is None or self._scaled[0] != key:
            width, height = (max(1, round(side * scale * ratio)) for side in view.size)
            pixmap = QPixmap.fromImage(self._pictures.image(file, turned, width, height))
            pixmap.setDevicePixelRatio(ratio)
            self._scaled = (key, pixmap)
        return self._scaled[1]

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

    def _paint_sides(self, painter: QPainter, view: BodyView) -> None:
        """Write which side is which, where the picture shows both."""
        gettext = self._gettext
        left = side_at_left_edge(view, mirror=self._mirror)
        if left is None:
            return
        words = [gettext("your left"), gettext("your right")]
        if left is Side.RIGHT:
            words.reverse()
        for word, at_left in zip(words, (True, False), strict=True):
            self._paint_pill(painter, word, at_left=at_left)

    def _paint_pill(self, painter: QPainter, word: str, *, at_left: bool) -> None:
        tokens, scale = self._theme.tokens, self._theme.scale
        font = self.font()
        font.setPointSizeF(scale.points("small"))
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(word) + scale.px(1.25)
        height, gap = scale.px(1.75), scale.px(0.75)
        left = gap if at_left else self.width() - gap - width
        box = QRectF(left + 0.5, self.height() - gap - height + 0.5, width, height)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

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

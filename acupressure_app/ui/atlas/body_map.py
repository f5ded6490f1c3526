"""The map of the atlas: a body picture with a marker to press for each point on it."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QSizePolicy

from acupressure_app.core.body import Side
from acupressure_app.ui.pictures.labels import labelled
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.views import BodyView, numbered
from acupressure_app.ui.pictures.zone import paint_mark
from acupressure_app.ui.theme import Theme

_DOT = 0.5
"""The radius of a mark in E."""
_RING = 1.125
"""That of the one that is pointed at; a larger one hides what is below."""
_PILL = 1.625
"""How high a code stands beside its mark, in E."""
_TARGET = 2.75
"""How wide a marker is to be pressed, in E, where its neighbours leave room."""
_HEIGHT = 28
"""Of the map in E; where it is narrow it is no higher than it is wide."""


class Mark(Struct, frozen=True):
    """Where a point is in a picture as it is shown, in pixels of that picture, and on which side.

    The middle of the body is a side of its own here.
    """

    code: str
    side: Side
    x: float
    y: float


class Seen(Struct, frozen=True):
    """A body picture as the map shows it; `left_edge` is the user's side at its left edge."""

    file: str
    size: tuple[int, int]
    turned: bool
    marks: tuple[Mark, ...]
    left_edge: Side | None = None


def seen(view: BodyView, codes: Iterable[str], side: Side) -> Seen:
    """The picture for one side of the user, with the marks of those points that are in it."""
    turned = view.limb and side is Side.RIGHT
    width = view.size[0]
    marks = []
    for code in codes:
        for name, where in _names(code, side if view.limb else Side.MIDLINE):
            if name in view.points:
                at = view.points[name]
                marks.append(Mark(code, where, width - at.x if turned else at.x, at.y))
    return Seen(
        view.file, view.size, turned, tuple(marks), None if view.limb else _left_edge(marks)
    )


def _names(code: str, bare: Side) -> tuple[tuple[str, Side], ...]:
    """What a mark of the point may be called in a picture, and the side that it is on."""
    sided = ((f"{code}.L", Side.LEFT), (f"{code}.R", Side.RIGHT))
    return (code, bare), *sided, *((name, bare) for name in numbered(code))


def _left_edge(marks: Iterable[Mark]) -> Side | None:
    """The side of the mark furthest to the left, of those that have one."""
    sided = [mark for mark in marks if mark.side in (Side.LEFT, Side.RIGHT)]
    return min(sided, key=lambda mark: mark.x).side if sided else None


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def next_towards(dots: Mapping[int, QPointF], here: int, key: Qt.Key) -> int | None:
    """The nearest dot in the direction of an arrow key, those straight ahead first."""
    x, y = _ARROWS[key]
    found: list[tuple[float, int]] = []
    for number, dot in dots.items():
        way = dot - dots[here]
        ahead, aside = way.x() * x + way.y() * y, abs(way.x() * y) + abs(way.y() * x)
        if ahead > 0:
            found.append((ahead + 2 * aside, number))
    return min(found)[1] if found else None


class Marker(QAbstractButton):
    """What is pressed and focused at a mark; the map paints it. Emits the arrow keys."""

    moved = Signal(Qt.Key)
    pointed = Signal(bool)

    def __init__(self, map_: "BodyMap") -> None:
        """Without a name at first."""
        super().__init__(map_)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_name(self, name: str) -> None:
        """Be called this by screen readers, and where the mouse rests."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the mark lies below."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does; arrow keys lead to the next marker."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.moved.emit(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse points at it."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points elsewhere."""
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard points at it."""
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard points elsewhere."""
        super().focusOutEvent(event)
        self.pointed.emit(False)


class BodyMap(QLabel):
    """All of a picture with its marks; emits the code of the point that was pressed.

    Tab reaches one marker, from which the arrow keys lead to the others.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, pictures: Pictures, gettext: Callable[[str], str]) -> None:
        """Shows nothing before `show_view`."""
        super().__init__()
        self.setProperty("role", "plate")
        self._pictures, self._gettext = pictures, gettext
        self._view: BodyView | None = None
        self._seen: Seen | None = None
        self._names: Mapping[str, str] = {}
        self._side, self._code = Side.LEFT, ""
        self._scaled: tuple[object, QPixmap] | None = None
        self._group = QButtonGroup(self)
        self._made: list[Marker] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_theme(theme)

    def show_view(self, view: BodyView, names: Mapping[str, str], side: Side, title: str) -> None:
        """Show this picture for one side of the user; `names` are those of the points by code."""
        self._view, self._names, self._side, self._code = view, names, side, ""
        self.setAccessibleName(title)
        # Only a label that holds a pixmap is a picture to a screen reader; paintEvent draws.
        self.setPixmap(QPixmap(1, 1))
        self._look()
        self._name_markers()

    def point_at(self, code: str) -> None:
        """Draw a ring around this point; around none where it is empty or not here."""
        if code != self._code:
            self._code = code
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self._look()
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        """As high as it gets."""
        px = self._theme.scale.px
        return QSize(px(20), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Small: the picture becomes as small as it must."""
        px = self._theme.scale.px
        return QSize(px(8), px(8))

    def hasHeightForWidth(self) -> bool:
        """Whether it is lower where it is narrow: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """No higher than its picture gets in this width."""
        if self._seen is None:
            return 0
        across, down = self._seen.size
        return min(self._theme.scale.px(_HEIGHT), round(width * down / across))

    def _look(self) -> None:
        if self._view is not None:
            self._seen = seen(self._view, self._names, self._side)
        self.update()

    @property
    def markers(self) -> list[Marker]:
        """One for each mark, in their order."""
        return self._made[: len(self._marks)]

    @property
    def _marks(self) -> tuple[Mark, ...]:
        return self._seen.marks if self._seen else ()

    def _name_markers(self) -> None:
        """Use the markers that are there for these marks, and make those that are missing."""
        marks = self._marks
        self._made += [self._marker(number) for number in range(len(self._made), len(marks))]
        for number, marker in enumerate(self._made):
            marker.setVisible(number < len(marks))
        for marker, mark in zip(self.markers, marks, strict=True):
            marker.set_name(self._spoken(mark))
        self._tab_to(0)
        self._place()

    def _marker(self, number: int) -> Marker:
        marker = Marker(self)
        marker.clicked.connect(lambda: self.chosen.emit(self._marks[number].code))
        marker.moved.connect(lambda key: self._move(number, key))
        marker.pointed.connect(lambda on: self._point(number, on=on))
        self._group.addButton(marker)
        return marker

    def _spoken(self, mark: Mark) -> str:
        name = f"{self._names[mark.code]}, {mark.code}"
        sided = {
            Side.LEFT: self._gettext("{point}, on your left"),
            Side.RIGHT: self._gettext("{point}, on your right"),
        }
        return sided.get(mark.side, "{point}").format(point=name)

    def _point(self, number: int, *, on: bool) -> None:
        if number >= len(self._marks):
            return  # it loses the focus because it is not there any more
        if on and self._made[number].hasFocus():
            self._tab_to(number)
        self.point_at(self._marks[number].code if on else "")

    def _tab_to(self, number: int) -> None:
        policy = Qt.FocusPolicy
        for at, marker in enumerate(self.markers):
            marker.setFocusPolicy(policy.StrongFocus if at == number else policy.ClickFocus)

    def _move(self, number: int, key: Qt.Key) -> None:
        to = next_towards(self._dots(), number, key)
        if to is not None:
            self.markers[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fitted(self) -> tuple[float, QPointF]:
        """The scale at which all of the picture is seen, and where its corner lies."""
        width, height = self._seen.size if self._seen else (1, 1)
        scale = min(self.width() / width, self.height() / height)
        corner = QPointF((self.width() - width * scale) / 2, (self.height() - height * scale) / 2)
        return scale, corner

    def _dots(self) -> dict[int, QPointF]:
        scale, corner = self._fitted()
        return {
            number: corner + QPointF(mark.x, mark.y) * scale
            for number, mark in enumerate(self._marks)
        }

    def _place(self) -> None:
        """Put each marker on its mark, as large as its neighbours leave room for."""
        dots, px = self._dots(), self._theme.scale.px
        for number, marker in enumerate(self.markers):
            here = dots[number]
            others = (dot for at, dot in dots.items() if at != number)
            near = min((_apart(here, other) for other in others), default=px(_TARGET))
            edge = round(min(px(_TARGET), max(near, 2 * px(_DOT))))
            left = min(max(0, round(here.x() - edge / 2)), max(0, self.width() - edge))
            top = min(max(0, round(here.y() - edge / 2)), max(0, self.height() - edge))
            marker.setGeometry(left, top, edge, edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The marks move with the picture."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw plate, picture, marks, and the codes that there is room for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        edge = 2 if tokens.high_contrast else 1
        inside = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        radius = self._theme.scale.px(1.25)
        outline = QPainterPath()
        outline.addRoundedRect(inside, radius, radius)
        painter.fillPath(outline, QColor(tokens.plate))
        if self._seen is not None:
            self._paint_picture(painter, self._seen, outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.line), edge))
        painter.drawPath(outline)
        painter.end()

    def _paint_picture(self, painter: QPainter, shown: Seen, outline: QPainterPath) -> None:
        scale, corner = self._fitted()
        painter.save()
        painter.setClipPath(outline)
        painter.drawPixmap(corner, self._pixmap(shown, scale))
        painter.restore()
        self._paint_sides(painter, shown)
        dots = self._dots()
        for number, mark in enumerate(shown.marks):
            painter.save()
            painter.translate(dots[number])
            size = _RING if mark.code == self._code else _DOT
            paint_mark(painter, self._theme.tokens, self._theme.scale.unit * size * 0.8)
            painter.restore()
        self._paint_codes(painter, shown, dots)

    def _pixmap(self, shown: Seen, scale: float) -> QPixmap:
        ratio = self.devicePixelRatio()
        dark = self._theme.tokens.dark
        key = (self._pictures.image, shown.file, shown.turned, scale, ratio, dark)
        if self._scaled is None or self._scaled[0] != key:
            width, height = (max(1, round(side * scale * ratio)) for side in shown.size)
            image = self._pictures.image(shown.file, shown.turned, width, height, dark)
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            self._scaled = (key, pixmap)
        return self._scaled[1]

    def _paint_codes(self, painter: QPainter, shown: Seen, dots: Mapping[int, QPointF]) -> None:
        """The code of each point once, on the user's left where it is on both sides."""
        px = self._theme.scale.px
        font = self.font()
        font.setPointSizeF(self._theme.scale.points("small"))
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance
        once = [n for n, mark in enumerate(shown.marks) if not _told_before(shown.marks, n)]
        once.sort(key=lambda number: shown.marks[number].code != self._code)
        sizes = {n: QSize(wide(shown.marks[n].code) + px(0.875), px(_PILL)) for n in once}
        each = {number: (dot,) for number, dot in dots.items()}
        for number, box in labelled(each, sizes, self.size(), px(_DOT) + 2).items():
            code = shown.marks[number].code
            self._paint_pill(painter, box, code, strong=code == self._code)

    def _paint_sides(self, painter: QPainter, shown: Seen) -> None:
        """Write which side is which at the foot, where the picture shows both."""
        if shown.left_edge is None:
            return
        words = [self._gettext("your left"), self._gettext("your right")]
        if shown.left_edge is Side.RIGHT:
            words.reverse()
        px, font = self._theme.scale.px, self.font()
        font.setPointSizeF(self._theme.scale.points("small"))
        painter.setFont(font)
        height, gap = px(_PILL), px(0.75)
        for word, at_left in zip(words, (True, False), strict=True):
            width = painter.fontMetrics().horizontalAdvance(word) + px(0.875)
            left = gap if at_left else self.width() - gap - width
            box = QRectF(left, self.height() - gap - height, width, height)
            self._paint_pill(painter, box, word, strong=False)

    def _paint_pill(self, painter: QPainter, box: QRectF, words: str, *, strong: bool) -> None:
        tokens = self._theme.tokens
        painter.setPen(QPen(QColor(tokens.primary if strong else tokens.line), 1))
        painter.setBrush(QColor(tokens.soft if strong else tokens.surface))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(tokens.on_soft if strong else tokens.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _apart(one: QPointF, other: QPointF) -> float:
    """How wide two squares around these may be without overlapping."""
    return max(abs(one.x() - other.x()), abs(one.y() - other.y()))


def _told_before(marks: tuple[Mark, ...], number: int) -> bool:
    return any(mark.code == marks[number].code for mark in marks[:number])

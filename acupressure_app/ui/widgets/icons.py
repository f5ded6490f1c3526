"""The line icons: small SVG files drawn in the colour and size that is asked for."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from acupressure_app.ui.theme import Theme, Tokens


def pixmap(name: str, colour: str, size: int, root: Path, ratio: float = 1.0) -> QPixmap:
    """The icon `name` of the folder `root`, `size` pixels high, sharp at this pixel ratio.

    Raises OSError when there is no such icon.
    """
    side = round(size * ratio)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, side, side), name, colour, root)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def paint(painter: QPainter, room: QRectF, name: str, colour: str, root: Path) -> None:
    """Draw the icon into a square of something larger. Raises OSError when there is none."""
    _draw(painter, room, _drawing(root / f"{name}.svg"), colour)


def icon(
    name: str,
    colour: str,
    root: Path,
    *,
    disabled: str | None = None,
    checked: str | None = None,
    margin: float = 0.0,
) -> QIcon:
    """The icon for a button; in the colour `disabled` where it is off, `checked` where it is on.

    `margin` is left free at its left and right, as a share of its height. It is drawn when it is
    seen, in the size that it has there. Raises OSError when there is no such icon.
    """
    colours = colour, disabled or colour, checked or colour
    return QIcon(_Engine(_drawing(root / f"{name}.svg"), colours, margin))


class _Engine(QIconEngine):
    """Draws the icon anew in each size, so that it is sharp on every screen."""

    def __init__(self, drawing: str, colours: tuple[str, str, str], margin: float) -> None:
        super().__init__()
        self._drawing, self._colours, self._margin = drawing, colours, margin

    def clone(self) -> QIconEngine:
        return _Engine(self._drawing, self._colours, self._margin)

    def isNull(self) -> bool:
        return False

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        usual, disabled, checked = self._colours
        colour = checked if state is QIcon.State.On else usual
        side = min(rect.width() / (1 + 2 * self._margin), rect.height())
        room = QRectF(0, 0, side, side)
        room.moveCenter(QRectF(rect).center())
        _draw(painter, room, self._drawing, disabled if mode is QIcon.Mode.Disabled else colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,
        scale: float,  # noqa: ARG002 - `size` is in pixels of the screen already
    ) -> QPixmap:
        image = QPixmap(size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, image.rect(), mode, state)
        painter.end()
        return image


def _draw(painter: QPainter, room: QRectF, drawing: str, colour: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    coloured = drawing.replace("currentColor", colour)
    QSvgRenderer(QByteArray(coloured.encode())).render(painter, room)


@lru_cache
def _drawing(file: Path) -> str:
    return file.read_text(encoding="utf-8")


Colour = Callable[[Tokens], str]
"""Which token a part is drawn in."""


def ink(tokens: Tokens) -> str:
    """As text."""
    return tokens.ink


def ink2(tokens: Tokens) -> str:
    """As quieter text."""
    return tokens.ink2


def primary(tokens: Tokens) -> str:
    """As what can be pressed."""
    return tokens.primary


def on_soft(tokens: Tokens) -> str:
    """As text on a soft ground."""
    return tokens.on_soft


def caution(tokens: Tokens) -> str:
    """As a caution's label."""
    return tokens.caution_ink


def stop(tokens: Tokens) -> str:
    """As a stop's label."""
    return tokens.stop_ink


class Icon(QLabel):
    """An icon; the words beside it say the same."""

    def __init__(self, theme: Theme, name: str, colour: Colour = ink, size: float = 1.25) -> None:
        """`name` is a file of the icons folder, `size` in E."""
        super().__init__()
        self._name, self._colour, self._size = name, colour, size
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        size, colour = theme.scale.px(self._size), self._colour(theme.tokens)
        ratio = self.devicePixelRatio()
        self.setPixmap(pixmap(self._name, colour, size, theme.icons, ratio))
        self.setFixedWidth(size)

"""The bar of the atlas that leads to a part of the body, each with its picture."""

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton

from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.view import BodyPart, part_name
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.views import BodyView
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.wrap import Wrap

_PICTURE = 3.5
"""How high a picture is, in E."""
_LEAST, _HIGH = 6, 6.25
"""How wide a button with a picture is at least, and how high, in E."""


class PartButton(QToolButton):
    """A part of the body; with pictures all are as high as those that have one."""

    def __init__(self, part: BodyPart, name: str) -> None:
        """Words alone."""
        super().__init__()
        self.part = part
        self.setText(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._least = QSize()

    def set_least(self, least: QSize) -> None:
        """Be at least so large."""
        self._least = least
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """What words and picture need."""
        return super().sizeHint().expandedTo(self._least)


class PartBar(Wrap):
    """A button for each part of the body, one of them on; emits the part that was chosen.

    Tab reaches the one that is on, from which the arrow keys lead to the others.
    """

    chosen = Signal(BodyPart)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        wording: Wording,
        parts: Iterable[tuple[BodyPart, str | None]],
    ) -> None:
        """`parts` come with the name of their picture, where there is one; the first is on."""
        self._pictures, self._pictured = pictures, False
        self._buttons: dict[BodyPart, PartButton] = {}
        self._views: dict[BodyPart, BodyView] = {}
        self._waiting: list[BodyPart] = []
        super().__init__(theme)
        self._group = QButtonGroup(self)
        for part, picture in parts:
            self._add_part(part, part_name(part, wording))
            if picture in pictures.views:
                self._views[part] = pictures.views[picture]
        for button in islice(self._buttons.values(), 1):
            button.setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self._tab_to_chosen()
        self.set_theme(theme)

    def show_pictures(self, on: bool) -> None:
        """Show the pictures, where there is room for them, or words alone."""
        if on is not self._pictured:
            self._pictured = on
            self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        px, below = theme.scale.px, Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for part, button in self._buttons.items():
            pictured = self._pictured and part in self._views
            button.setToolButtonStyle(below if pictured else Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setIcon(QIcon())
            button.setIconSize(QSize(px(_PICTURE * 1.5), px(_PICTURE)))
            button.set_least(QSize(px(_LEAST), px(_HIGH)) if self._pictured else QSize())
        self._waiting = list(self._views) if self._pictured else []
        self.setStyleSheet(_style(theme))
        super().set_theme(theme)
        QTimer.singleShot(0, self, self._draw_next)

    def showEvent(self, event: QShowEvent) -> None:
        """The pictures are read once the page is there."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._draw_next)

    def _add_part(self, part: BodyPart, name: str) -> None:
        button = PartButton(part, name)
        self._group.addButton(button)
        self._buttons[part] = button
        self.add(button)

    def _toggled(self, button: PartButton, on: bool) -> None:
        if on:
            self._tab_to_chosen()
            self.chosen.emit(button.part)

    def _tab_to_chosen(self) -> None:
        for button in self._buttons.values():
            policy = Qt.FocusPolicy
            button.setFocusPolicy(policy.StrongFocus if button.isChecked() else policy.ClickFocus)

    def _draw_next(self) -> None:
        """One picture at a time, so that no press waits for all of them."""
        if not self._waiting or not self.isVisible():
            return
        part = self._waiting.pop(0)
        button = self._buttons[part]
        button.setIcon(QIcon(self._drawn(self._views[part], button.iconSize())))
        QTimer.singleShot(0, self, self._draw_next)

    def _drawn(self, view: BodyView, room: QSize) -> QPixmap:
        """All of a picture without marks, as large as it gets in this room."""
        ratio, (width, height) = self.devicePixelRatio(), view.size
        scale = min(room.width() / width, room.height() / height) * ratio
        dark = self._theme.tokens.dark
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        pixmap = QPixmap.fromImage(self._pictures.image(view.file, False, *size, dark))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def _style(theme: Theme) -> str:
    t, px = theme.tokens, theme.scale.px
    edge = 2 if t.high_contrast else 1
    return f"""
QToolButton {{ outline: none; color: {t.ink2}; background: transparent;
    font-size: {theme.scale.points("small")}pt; border: {edge}px solid {t.line};
    border-radius: {px(0.75)}px; padding: {px(0.5)}px {px(0.375)}px }}
QToolButton:hover {{ background: {t.surface}; border-color: {t.line_strong} }}
QToolButton:checked {{ color: {t.on_soft}; background: {t.soft}; font-weight: 600;
    border-color: {t.primary} }}
"""

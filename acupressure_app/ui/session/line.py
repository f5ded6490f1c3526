"""The line that tells what has just happened or is being said, with a way to undo it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from acupressure_app.core.text import Ms
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.parts import NoticeKind, label, other_button


class Line(QFrame):
    """Notices for a while, and what is being said; not there while there is nothing to tell.

    It lies over the head of the picture where it can, so that nothing else has to move.
    """

    def __init__(self, theme: Theme, gettext: Callable[[str], str], stays: Ms = 8_000) -> None:
        """`stays` is how long a notice is shown, and can be undone."""
        super().__init__()
        self.setObjectName("line")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.undo = other_button(theme, gettext("Undo"), "undo-2")
        self.undo.setToolTip(gettext("Undo (Ctrl+Z)"))
        self._icon, self._words = QLabel(), label("body")
        self._caption, self._notice, self._kind = "", "", NoticeKind.INFO
        self._undoes, self._can_undo, self._over = False, False, False
        self._covers = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(stays)
        self._timer.timeout.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.undo)
        self.set_theme(theme)

    @property
    def text(self) -> str:
        """What stands there now."""
        return self._words.text()

    @property
    def offers_undo(self) -> bool:
        """Whether what it tells can be undone."""
        return bool(self._notice) and self._undoes and self._can_undo

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._theme = theme
        tokens, px = theme.tokens, theme.scale.px
        edge, corner = 2 if tokens.high_contrast else 1, px(1.25)
        side, above = (px(1.25), px(0.25)) if self._over else (0, 0)
        self._row.setContentsMargins(side, above, side, above)
        self._row.setSpacing(px(0.5))
        self.setMinimumHeight(max(px(2.875), self._covers) if self._over else px(1.75))
        style = f"QPushButton {{ min-height: {px(2.25)}px; padding: 0 {px(0.75)}px }}"
        if self._over:
            style += (
                f" #line {{ background: {tokens.surface}; border: {edge}px solid {tokens.line};"
                f" border-top-left-radius: {corner}px; border-top-right-radius: {corner}px }}"
            )
        self.setStyleSheet(style)
        self._render()

    def lie_over(self, *, over: bool) -> None:
        """Whether it lies over the picture's head, or stands in a row of its own."""
        if over is not self._over:
            self._over = over
            self.set_theme(self._theme)

    def cover(self, height: int) -> None:
        """Be at least so high, where it lies over words that shall not look out under it."""
        if height != self._covers:
            self._covers = height
            self.set_theme(self._theme)

    def set_caption(self, text: str) -> None:
        """What is being said; below a notice, where there is one."""
        if text != self._caption:
            self._caption = text
            self._render()

    def tell(
        self, kind: NoticeKind, text: str, *, stay: bool = False, undoes: bool = False
    ) -> None:
        """Show a notice for a while, or until it is cleared if it shall `stay`."""
        self._notice, self._kind, self._undoes = text, kind, undoes
        if stay:
            self._timer.stop()
        else:
            self._timer.start()
        self._render()

    def allow_undo(self, *, can_undo: bool) -> None:
        """Whether there is still something to undo."""
        if can_undo is not self._can_undo:
            self._can_undo = can_undo
            self._render()

    def clear(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._notice = ""
        self._render()

    def _render(self) -> None:
        tokens, size = self._theme.tokens, self._theme.scale.px(1.25)
        caution = self._kind is NoticeKind.CAUTION and bool(self._notice)
        colour = tokens.caution_ink if caution else tokens.ink
        told = dict.fromkeys((self._notice, self._caption))
        self._words.setText("\n".join(filter(None, told)))
        self._words.setStyleSheet(f"color: {colour}; font-weight: 600")
        self._icon.setVisible(bool(self._notice))
        self.undo.setVisible(self.offers_undo)
        if self.parentWidget() is not None:  # alone it would open as a window
            self.setVisible(bool(self.text))
        if self._notice:
            name = "triangle-alert" if caution else "info"
            ratio = self.devicePixelRatio()
            self._icon.setPixmap(icons.pixmap(name, colour, size, self._theme.icons, ratio))

"""The line that tells what has just happened or is being said, with a way to undo it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from acupressure_app.core.text import Ms
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.parts import NoticeKind, label, other_button


class _Notice(Struct, frozen=True):
    """What is told now: whether it can be undone, and whether it stays until it is cleared."""

    text: str
    undoes: bool = False
    stays: bool = False


class Line(QFrame):
    """Notices for a while, and what is being said; not there while there is nothing to tell.

    A caution and what the user just did stand beside each other, so that neither is lost; what is
    done next takes the place of what was done before. It lies over the head of the picture where
    it can, so that nothing else has to move.
    """

    def __init__(self, theme: Theme, gettext: Callable[[str], str], stays: Ms = 8_000) -> None:
        """`stays` is how long a notice is shown, and can be undone."""
        super().__init__()
        self.setObjectName("line")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.undo = other_button(theme, gettext("Undo"), "undo-2")
        self.undo.setToolTip(gettext("Undo (Ctrl+Z)"))
        self._icon, self._words = QLabel(), label("body")
        self._caption, self._can_undo, self._over = "", False, False
        self._told: dict[NoticeKind, _Notice] = {}
        self._covers = 0
        self._timers = {kind: self._timer(kind, stays) for kind in NoticeKind}
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.undo)
        self.set_theme(theme)

    def _timer(self, kind: NoticeKind, stays: Ms) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(stays)
        timer.timeout.connect(lambda: self._forget(kind))
        return timer

    @property
    def text(self) -> str:
        """What stands there now."""
        return self._words.text()

    @property
    def offers_undo(self) -> bool:
        """Whether what it tells can be undone."""
        return self._can_undo and any(notice.undoes for notice in self._told.values())

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
        before = self._told.get(kind)
        if before is not None and before.stays and text not in before.text:
            text, stay = f"{before.text} {text}", True
        self._told[kind] = _Notice(text, undoes, stay)
        if stay:
            self._timers[kind].stop()
        else:
            self._timers[kind].start()
        self._render()

    def allow_undo(self, *, can_undo: bool) -> None:
        """Whether there is still something to undo."""
        if can_undo is not self._can_undo:
            self._can_undo = can_undo
            self._render()

    def clear(self) -> None:
        """Take the notices away."""
        for timer in self._timers.values():
            timer.stop()
        self._told.clear()
        self._render()

    def _forget(self, kind: NoticeKind) -> None:
        self._told.pop(kind, None)
        self._render()

    def _render(self) -> None:
        tokens, size = self._theme.tokens, self._theme.scale.px(1.25)
        caution = NoticeKind.CAUTION in self._told
        colour = tokens.caution_ink if caution else tokens.ink
        notices = (self._told[kind].text for kind in reversed(NoticeKind) if kind in self._told)
        told = dict.fromkeys((*notices, self._caption))
        self._words.setText("\n".join(filter(None, told)))
        self._words.setStyleSheet(f"color: {colour}; font-weight: 600")
        self._icon.setVisible(bool(self._told))
        self.undo.setVisible(self.offers_undo)
        if self.parentWidget() is not None:  # alone it would open as a window
            self.setVisible(bool(self.text))
        if self._told:
            name = "triangle-alert" if caution else "info"
            ratio = self.devicePixelRatio()
            self._icon.setPixmap(icons.pixmap(name, colour, size, self._theme.icons, ratio))

"""The way between the parts of the window: Home, Points and others, at the left or below."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton

from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.logo import logo


class Part(StrEnum):
    """The parts of the window that are a press away from everywhere but a session."""

    HOME = "home"
    POINTS = "points"
    JOURNAL = "journal"
    SETTINGS = "settings"
    HELP = "help"


_ICONS = {
    Part.HOME: "house",
    Part.POINTS: "person-standing",
    Part.JOURNAL: "notebook-pen",
    Part.SETTINGS: "settings",
    Part.HELP: "circle-help",
}
_WIDTH = 5.5
"""In E; below the pages it is as wide as the window."""
_NO_ROOM_BESIDE = "padding-left: 0; padding-right: 0"
_LARGEST = 17.5
"""Below the pages all words need their room: they are no larger than this, in points."""


class Rail(QFrame):
    """A button for each part, the one that is shown marked; emits the part that was chosen."""

    chosen = Signal(Part)

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """At the left, Home marked."""
        super().__init__()
        self.setProperty("role", "rail")
        gettext = tr.gettext
        self._below = False
        names = {
            Part.HOME: (gettext("Home"), "Alt+1"),
            Part.POINTS: (gettext("Points"), "Alt+2"),
            Part.JOURNAL: (gettext("Journal"), "Alt+3"),
            Part.SETTINGS: (gettext("Settings"), "Alt+4"),
            Part.HELP: (gettext("Help"), "F1"),
        }
        self._logo = QLabel(self)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._group = QButtonGroup(self)
        self.buttons = {part: _button(*words) for part, words in names.items()}
        for part, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, part=part: self._choose(part))
            self._group.addButton(button)
        self.mark(Part.HOME)
        self.set_theme(theme)

    def mark(self, part: Part) -> None:
        """This part is shown now."""
        self._marked = part
        self.buttons[part].setChecked(True)

    def set_below(self, below: bool) -> None:
        """Stand below the pages, where the window is narrow, or at their left."""
        if below is not self._below:
            self._below = below
            self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        tokens, px = theme.tokens, theme.scale.px
        self._logo.setPixmap(logo(tokens, px(2.5), self.devicePixelRatio()))
        for part, button in self.buttons.items():
            button.setIcon(
                icons.icon(_ICONS[part], tokens.ink2, theme.icons, checked=tokens.on_soft)
            )
            button.setIconSize(QSize(px(1.5), px(1.5)))
        self._place()

    def _place(self) -> None:
        """At the left Help stands at the foot; below, all stand side by side."""
        px, below = self._theme.scale.px, self._below
        points = min(self._theme.scale.points("small"), _LARGEST)
        while self._box.takeAt(0):
            pass
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if below else ways.TopToBottom)
        edge, end = px(0.25 if below else 0.5), px(0.25 if below else 1.25)
        self._box.setContentsMargins(edge, end, edge, end)
        self._box.setSpacing(px(0.125 if below else 0.25))
        self._logo.setVisible(not below)
        if not below:
            self._box.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignHCenter)
            self._box.addSpacing(px(1))
        for part, button in self.buttons.items():
            if part is Part.HELP and not below:
                self._box.addStretch(1)
            button.setStyleSheet(f"{_NO_ROOM_BESIDE}; font-size: {points}pt" if below else "")
            self._box.addWidget(button)
        along, across = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        self.setSizePolicy(*((along, across) if below else (across, along)))
        self.setMinimumWidth(0 if below else px(_WIDTH))
        self.setProperty("below", below)
        self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Below, share the width by the length of the words, whenever these change."""
        if event.type() is QEvent.Type.LayoutRequest:
            for button in self.buttons.values():
                words = button.fontMetrics().horizontalAdvance(button.text())
                share = words + self._theme.scale.px(0.5) if self._below else 0
                self._box.setStretch(self._box.indexOf(button), share)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as it does everywhere."""
        pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focused = next((b for b in self.buttons.values() if b.hasFocus()), None)
        if pressed and focused:
            focused.click()
        else:
            super().keyPressEvent(event)

    def _choose(self, part: Part) -> None:
        """What is marked is for the window to say: the press may have led nowhere."""
        self.buttons[self._marked].setChecked(True)
        self.chosen.emit(part)


def _button(text: str, keys: str) -> QToolButton:
    result = QToolButton()
    result.setText(text)
    result.setCheckable(True)
    result.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    result.setToolTip(f"{text} ({keys})")
    result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return result

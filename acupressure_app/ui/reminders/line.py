"""The line above a page that says that a reminder is due, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.reminders.view import Line
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import (
    NoticeFrame,
    NoticeKind,
    bold_first,
    label,
    other_button,
)
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.wrap import Wrap

_BESIDE = 38
"""From this width in E on, the buttons stand beside the words."""
_NARROW = 24
"""In a narrower window, in E, the first words have to do; a screen reader hears all."""


class ReminderLine(QWidget):
    """Emits what is wanted; it takes no focus, so that nothing typed elsewhere answers it."""

    started = Signal()
    listed = Signal()
    later = Signal()
    not_today = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """It says nothing yet."""
        super().__init__()
        self._notice, self._around = NoticeFrame(theme, NoticeKind.INFO), QVBoxLayout(self)
        self._around.addWidget(self._notice)
        gettext = tr.gettext
        self._line = Line("", "")
        self._words = label("body")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self.start = other_button(theme, gettext("Start"))
        self.list = other_button(theme, gettext("Show reminders"))
        self._later = gettext("In 10 minutes"), gettext("Later")
        self.put_off = other_button(theme, self._later[0])
        self.put_off.setAccessibleName(self._later[0])
        self.put_off.setToolTip(self._later[0])
        self.skip = other_button(theme, gettext("Not today"))
        row, buttons = Row(theme, least=_BESIDE), Wrap(theme)
        row.add(self._words, 1)
        for button, signal in (
            (self.start, self.started),
            (self.list, self.listed),
            (self.put_off, self.later),
            (self.skip, self.not_today),
        ):
            buttons.add(button)
            button.clicked.connect(signal)
        row.add(buttons)
        self._notice.row.addWidget(row, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._scale, edge = theme.scale, theme.scale.px(0.5)
        self._around.setContentsMargins(edge, edge, edge, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where it would take the room of the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._scale.px(_NARROW)
        line = self._line
        self.put_off.setText(self._later[narrow])
        if (item := self._notice.row.itemAt(0)) and (icon := item.widget()):
            item.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            icon.setHidden(narrow)
        self._words.setText(bold_first(line.bold, "" if narrow else line.text))

    def say(self, line: Line) -> None:
        """Say it; `announce` tells a screen reader."""
        self._line = line
        self.start.setVisible(line.start is not None)
        self.list.setVisible(line.start is None)
        for button in (self.start, self.list, self.put_off, self.skip):
            button.setAccessibleDescription(f"{line.bold} {line.text}")
        self._fit()

    def announce(self) -> None:
        """Tell a screen reader what is said now."""
        words = f"{self._line.bold} {self._line.text}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

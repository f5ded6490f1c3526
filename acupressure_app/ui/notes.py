"""What could not be read or written, said above the page: one note after the other, none lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import (
    NoticeFrame,
    NoticeKind,
    bold_first,
    breakable,
    label,
    other_button,
)
from acupressure_app.ui.widgets.row import Row

_BESIDE = 30
"""From this width in E on, the button stands beside the words."""
_SHARE = 0.3
"""Of the window's height that the words may take; the others are scrolled to."""

Note = tuple[str, str]
"""A few bold words of what happened, and the reason."""


class Notes(QWidget):
    """Shows the note that came first; its button leads to the next. It takes no focus by itself.

    `announced` brings what a screen reader hears: each note, when it is told. While it is held, as
    in a session, nothing is shown or read out; that follows afterwards.
    """

    announced = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Nothing is told yet, and so nothing is there."""
        super().__init__()
        self._waiting: list[Note] = []
        self._unheard: list[Note] = []
        self._held = False
        self.announced.connect(self._announce)
        notice, self._words = NoticeFrame(theme, NoticeKind.CAUTION), _Words()
        self.next = other_button(theme, "")
        self.next.clicked.connect(self.close_one)
        row = Row(theme, least=_BESIDE)
        row.add(self._words, 1)
        row.add(self.next)
        notice.row.addWidget(row, 1)
        QVBoxLayout(self).addWidget(notice)
        self.hide()

    def speak(self, tr: Translations) -> None:
        """Say the words of the button in this language."""
        self._tr = tr
        self._show()

    def tell(self, bold: str, why: str) -> None:
        """Say it after what is said already; what stands there is not said twice."""
        if (bold, why) not in self._waiting:
            self._waiting.append((bold, why))
            self._unheard.append((bold, why))
            self._show()

    def close_one(self) -> None:
        """The user has seen the one that is shown."""
        if self._waiting and not self._held:
            self._waiting.pop(0)
            self._show()

    def hold(self, held: bool) -> None:
        """Keep still, or say what came meanwhile."""
        self._held = held
        self._show()

    def _show(self) -> None:
        if self._waiting and not self._held:
            self._words.say(*self._waiting[0])
            more = len(self._waiting) - 1
            text = self._tr.ngettext("Next ({n} more)", "Next ({n} more)", more).format(n=more)
            self.next.setText(text if more else self._tr.gettext("Close"))
            self.next.setAccessibleDescription(" ".join(self._waiting[0]))
        self.setVisible(bool(self._waiting) and not self._held)
        if self._unheard and not self._held:
            heard, self._unheard = self._unheard, []
            for note in heard:
                self.announced.emit(" ".join(note))

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class _Words(QScrollArea):
    """A note that takes no more than its share of the window; the keyboard scrolls the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._label = label("body")
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def say(self, bold: str, why: str) -> None:
        self._label.setText(bold_first(bold, breakable(why)))
        self.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self._label.heightForWidth(self.width())
        room = round(self.window().height() * _SHARE)
        self.setFixedHeight(max(0, min(wanted, room)))
        tab, none = Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(tab if wanted > room else none)

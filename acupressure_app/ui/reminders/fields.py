"""Fields for a time of day and for a day, typed or stepped by keyboard; and several times."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QTimeEdit, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import IconButton, other_button
from acupressure_app.ui.widgets.row import side_by_side
from acupressure_app.ui.widgets.wrap import Wrap

_CLOCK = "HH:mm"
_USUAL = "12:00"


class TimeField(QTimeEdit):
    """A time of day as "08:30"; the arrow keys change the hour or the minute."""

    def __init__(self, name: str, clock: str) -> None:
        """`name` says what it is the time of."""
        super().__init__(QTime.fromString(clock, _CLOCK))
        self.setDisplayFormat(_CLOCK)
        _make_plain(self, name)

    @property
    def clock(self) -> str:
        """The time that stands there."""
        return self.time().toString(_CLOCK)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab leaves the field; what it holds is gone through with the arrow keys."""
        return QWidget.focusNextPrevChild(self, forwards)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a time that changes under way would go unseen."""
        event.ignore()


class DayField(QDateEdit):
    """A day as the language writes it; the arrow keys change day, month or year."""

    def __init__(self, name: str, day: date, language: str) -> None:
        """`name` says which day is asked for."""
        super().__init__(QDate(day.year, day.month, day.day))
        self.setLocale(QLocale(language))
        self.setDisplayFormat("d MMM yyyy")
        self.setDateRange(QDate(1970, 1, 1), QDate(2199, 12, 31))
        _make_plain(self, name)

    @property
    def day(self) -> date:
        """The day that stands there."""
        return cast(date, self.date().toPython())

    def show_day(self, day: date) -> None:
        """Show another without telling."""
        with QSignalBlocker(self):
            self.setDate(QDate(day.year, day.month, day.day))

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab leaves the field; what it holds is gone through with the arrow keys."""
        return QWidget.focusNextPrevChild(self, forwards)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a day that changes under way would go unseen."""
        event.ignore()


def _make_plain(field: QTimeEdit | QDateEdit, name: str) -> None:
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    field.setAccessibleName(name)
    field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Times(Wrap):
    """Several times of day, each of which can be removed, and a button for one more."""

    changed = Signal()

    def __init__(self, theme: Theme, tr: Translations, name: str, more: str) -> None:
        """`name` is what each is called to screen readers, `more` is on the button."""
        super().__init__(theme, gap=0.75)
        self._tr, self._name = tr, name
        self.fields: list[TimeField] = []
        self.more = other_button(theme, more, "plus")
        self.more.clicked.connect(self._add_one)
        self.add(self.more)

    @property
    def clocks(self) -> tuple[str, ...]:
        """All of them, as they stand there."""
        return tuple(field.clock for field in self.fields)

    def show_clocks(self, clocks: Iterable[str]) -> None:
        """Show these without telling."""
        while self.fields:
            self._drop(self.fields[-1])
        for clock in clocks:
            self._add(clock)

    def _add_one(self) -> None:
        field = self._add(_USUAL)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _add(self, clock: str) -> TimeField:
        field = TimeField(self._name, clock)
        remove = other_button(self._theme, "", "x")
        part = side_by_side(self._theme, field, remove)
        remove.clicked.connect(lambda: self._remove(field))
        field.timeChanged.connect(lambda _time: self._renamed(field, remove))
        self._name_button(field, remove)
        self.fields.append(field)
        self.add(part)
        self.more.raise_()  # stays the last of the parts
        part.show()
        return field

    def _renamed(self, field: TimeField, remove: IconButton) -> None:
        self._name_button(field, remove)
        self.changed.emit()

    def _name_button(self, field: TimeField, remove: IconButton) -> None:
        name = self._tr.gettext("Remove {time}").format(time=field.clock)
        remove.setAccessibleName(name)
        remove.setToolTip(name)

    def _remove(self, field: TimeField) -> None:
        self._drop(field)
        (self.fields[-1] if self.fields else self.more).setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _drop(self, field: TimeField) -> None:
        self.fields.remove(field)
        part = cast(QWidget, field.parentWidget())
        part.hide()
        part.setParent(None)
        part.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for what is added."""
        self._theme = theme
        super().set_theme(theme)

"""Where the focus goes in the editor, and what comes into view with it."""

import re

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from acupressure_app.core.judged import place_in
from acupressure_app.ui.editor.overview import Overview
from acupressure_app.ui.editor.sheet import Sheet
from acupressure_app.ui.editor.writing import Writing

_AT_REST_MS = 300
"""By then the page has found its height: what is out of view was scrolled away by somebody."""


class Leading(QObject):
    """Leads between the steps and the form of one."""

    def __init__(
        self, writing: Writing, overview: Overview, sheet: Sheet, area: QScrollArea
    ) -> None:
        """All of it lies in this area."""
        super().__init__(area)
        self._writing, self._overview, self._sheet, self._area = writing, overview, sheet, area
        self._shown: QWidget | None = None
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._keep)
        self._at_rest = QTimer(self, singleShot=True, interval=_AT_REST_MS)
        self._at_rest.timeout.connect(self._let_scroll)
        bar.valueChanged.connect(self._at_rest.start)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._follow)

    def to_problem(self, where: str, unlock: QWidget | None) -> None:
        """Go to the control of what is wrong, or to what unlocks it."""
        place = place_in(where, self._writing.routine)
        self._writing.look_at(place[0] if place else -1)
        field = place[1] if place else where.removeprefix("$.")
        control = self._sheet.control_of(field) or self._control_of(field)
        if control is not None and not control.isEnabled() and self._writing.locked:
            control = unlock  # what locks it comes first
        if control is not None:
            self._sheet.lead_to(control)
            self.show(control)

    def _control_of(self, field: str) -> QWidget | None:
        """The control of a set: its rounds, or what adds a step."""
        if found := re.fullmatch(r"sets\[(\d+)\]\.rounds", field):
            return self._overview.steps.rounds[int(found[1])]
        return self._overview.add_point if field.startswith("sets") else None

    def to_name(self) -> None:
        """To the name of the spot that is looked at."""
        if name := self._sheet.control_of("point.name"):
            name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show(name)

    def to_title(self) -> None:
        """To the title of the routine, so that typing replaces it."""
        title = self._sheet.control_of("title")
        if isinstance(title, QLineEdit):
            title.setFocus(Qt.FocusReason.OtherFocusReason)
            title.selectAll()
            self.show(title)

    def to_form(self) -> None:
        """To the beginning of the form."""
        self._sheet.title.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._scroll_to_form)

    def _scroll_to_form(self) -> None:
        if (column := self._area.widget()) is not None:
            top = self._sheet.mapTo(column, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(top)

    def to_steps(self) -> None:
        """To the step that is looked at, in the list."""
        self.to_step(-1 if self._writing.number is None else self._writing.number)

    def to_step(self, number: int) -> None:
        """To a step in the list, or to the routine as a whole (-1)."""
        steps = self._overview.steps
        card = steps.about if number < 0 else steps.cards[number]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.show(card)

    def to_rounds(self, index: int) -> None:
        """To how often a set is played."""
        rounds = self._overview.steps.rounds[index]
        rounds.setFocus(Qt.FocusReason.TabFocusReason)
        self.show(rounds)

    def show_focus(self) -> None:
        """Bring what has the focus in the form into view: it was made anew around it."""
        focused: QWidget | None = self._area.window().focusWidget()
        if focused is not None and self._sheet.isAncestorOf(focused):
            self.show(focused)

    def show(self, part: QWidget) -> None:
        """Bring a part into view, once it has its place."""
        self._shown = part
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part))

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What has the focus is what is shown, as Tab brought it into view."""
        if new is not None and self._area.isAncestorOf(new):
            self._shown = new

    def _let_scroll(self) -> None:
        """Whoever scrolls away from it is not fetched back."""
        if self._shown and isValid(self._shown) and self._shown.visibleRegion().isEmpty():
            self._shown = None

    def _keep(self) -> None:
        """What is shown stays in view while it has the focus and what stands above it changes.

        The form is laid out in several goes, and what is wrong with it is told a moment later.
        """
        part, focused = self._shown, self._area.window().focusWidget()
        if part is None or not isValid(part) or focused is None:
            self._shown = None
        elif part is focused or part.isAncestorOf(focused):
            QTimer.singleShot(0, focused, lambda: self._area.ensureWidgetVisible(focused))

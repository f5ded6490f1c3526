"""The sessions below each other, each with all that is known of it: for windows too narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.journal.view import Row
from acupressure_app.ui.settings.row import CardRow
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import Card, label, other_button
from acupressure_app.ui.widgets.wrap import Wrap

_AT_ONCE = 20
"""Sessions that are shown before more are wanted."""


class SessionList(Card):
    """Emits the number of the session that is to be changed or removed."""

    edited = Signal(int)
    removed = Signal(int)

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """Empty."""
        super().__init__(theme)
        self._tr, self._rows, self._count = tr, (), _AT_ONCE
        self._made: list[QWidget] = []
        self.more = other_button(theme, "")
        self.more.clicked.connect(self._show_more)
        self.column.addWidget(self.more)

    _rows: tuple[Row, ...]

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for what is made later."""
        super().set_theme(theme)
        self._theme = theme

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; of many only the first, until more are wanted."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        for part in self._made:
            part.hide()
            part.deleteLater()
        self._made = []
        self._make()

    def _make(self) -> None:
        """Make what is shown and is not there yet."""
        for row in self._rows[len(self._made) : self._count]:
            made = self._row(row)
            self.column.insertWidget(len(self._made), made)
            made.show()
            self._made.append(made)
        left = len(self._rows) - len(self._made)
        self.more.setText(self._tr.gettext("Show &more ({n})").format(n=left))
        self.more.setVisible(left > 0)

    def _show_more(self) -> None:
        first = len(self._made)
        self._count += _AT_ONCE
        self._make()
        if button := self._made[first].findChild(QWidget, "change"):
            button.setFocus()

    def _row(self, row: Row) -> CardRow:
        gettext, theme = self._tr.gettext, self._theme
        change = other_button(theme, gettext("Change"))
        remove = other_button(theme, "", "trash-2")
        named = {"routine": row.routine, "when": row.when}
        change.setAccessibleName(gettext("Change: {routine}, {when}").format(**named))
        remove.setAccessibleName(gettext("Remove: {routine}, {when}").format(**named))
        remove.setToolTip(remove.accessibleName())
        change.setObjectName("change")
        change.clicked.connect(lambda: self.edited.emit(row.number))
        remove.clicked.connect(lambda: self.removed.emit(row.number))
        buttons = Wrap(theme)
        for button in (change, remove):
            buttons.add(button)
        words = [label("h3", row.routine), *(label("body", fact) for fact in row.facts)]
        made = CardRow(theme, Column(theme, *words, buttons, gap=0.25))
        made.line.setVisible(bool(self._made))
        return made

"""All reminders: when each comes next, switched on or off, changed, removed; and the calendar."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.reminders.view import Row as Shown
from acupressure_app.ui.settings.row import CardRow, Line
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.controls import Switch
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeFrame,
    NoticeKind,
    label,
    large,
    main_button,
    other_button,
)
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.wrap import Wrap

_SUGGESTED = "acupressure.ics"


class RemindersPage(FlowPage):
    """Emits the id of the reminder that is to be switched, changed or removed, and other wishes.

    `calendar_wanted` brings the path of the file to write.
    """

    switched = Signal(str, bool)
    changing = Signal(str)
    removed = Signal(str)
    undone = Signal()
    adding = Signal()
    beginning_anew = Signal()
    calendar_wanted = Signal(str)

    def __init__(self, theme: Theme, tr: Translations, back: str, folder: str) -> None:
        """Empty; `back` names the page before, `folder` is where a calendar file is suggested."""
        lead = tr.gettext(
            "You are reminded while this program runs. As a calendar file, also when it is closed."
        )
        super().__init__(theme, tr.gettext("Reminders"), lead, back)
        self._tr, self._folder = tr, folder
        self._dialog: QFileDialog | None = None
        self.rows: dict[str, ReminderRow] = {}
        self.unreadable = Unreadable(theme, tr)
        self.unreadable.anew.clicked.connect(self.beginning_anew)
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        self._undo_row = self._make_undo(theme)
        self._card = Card(theme)
        self._none = label(
            "body", tr.gettext("Nothing here yet. A routine’s own schedule helps to set the first.")
        )
        self._saved = self._make_saved(theme)
        for part in (self.unreadable, self.problem, self._undo_row, self._card, self._none):
            self.column.addWidget(part)
        self.column.addWidget(self._saved)
        for part in (self.unreadable, self.problem, self._undo_row, self._saved):
            part.hide()
        self._add_buttons(theme)
        self.show_rows(())

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for rows that come later."""
        super().set_theme(theme)
        self._theme = theme

    def _make_undo(self, theme: Theme) -> Row:
        row, self._gone = Row(theme), label("body")
        self.undo = other_button(theme, self._tr.gettext("&Undo"), "undo-2")
        self.undo.clicked.connect(self.undone)
        row.add(self._gone, 1)
        row.add(self.undo)
        return row

    def _make_saved(self, theme: Theme) -> Card:
        gettext, card = self._tr.gettext, Card(theme)
        self._path = Copyable(theme, "body", gettext("The file"), "")
        how = gettext(
            "Open it with your calendar program. Opening a newer one there changes the same "
            "entries. A calendar may lie on a server: who can read it there can read the names of "
            "the routines."
        )
        card.column.addWidget(label("h3", gettext("Saved for your calendar")))
        card.column.addWidget(self._path)
        card.column.addWidget(label("small", how))
        return card

    def _add_buttons(self, theme: Theme) -> None:
        gettext = self._tr.gettext
        self.calendar = large(other_button(theme, gettext("&Calendar file"), "save"))
        self.add = large(main_button(theme, gettext("&Add a reminder"), "plus"))
        self.calendar.clicked.connect(self._choose_file)
        self.add.clicked.connect(self.adding)
        self.buttons.add_space()
        self.buttons.add(self.calendar)
        self.buttons.add(self.add)

    def show_rows(self, shown: Sequence[Shown]) -> None:
        """Show what there is now; the part that has the focus keeps it where it is still there."""
        if [row.id for row in shown] != [*self.rows]:
            self._make_rows(shown)
        for row in shown:
            self.rows[row.id].say(row)
        self._card.setVisible(bool(shown))
        self._none.setVisible(not shown and self.unreadable.isHidden())
        self.calendar.setEnabled(bool(shown))

    def _make_rows(self, shown: Sequence[Shown]) -> None:
        for old in self.rows.values():
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.rows = {row.id: self._row(row) for row in shown}
        for number, made in enumerate(self.rows.values()):
            made.line.setVisible(number > 0)
            self._card.column.addWidget(made)
        self.order_tabs()

    def _row(self, shown: Shown) -> "ReminderRow":
        made, name = ReminderRow(self._theme, self._tr, shown), shown.id
        made.switch.toggled.connect(lambda on: self.switched.emit(name, on))
        made.change.clicked.connect(lambda: self.changing.emit(name))
        made.remove.clicked.connect(lambda: self.removed.emit(name))
        return made

    def show_unreadable(self, why: str) -> None:
        """Say that the file cannot be used, or that it can if there is no reason."""
        self.unreadable.say(why)
        self.unreadable.setVisible(bool(why))
        self.add.setEnabled(not why)
        self._none.setVisible(not why and not self.rows)

    def show_undo(self, title: str) -> None:
        """This one was removed and can be had back; nothing can, if there is no title."""
        self._gone.setText(self._tr.gettext("Removed: {name}").format(name=title))
        self.undo.setAccessibleDescription(self._gone.text())
        self._undo_row.setVisible(bool(title))
        focus = self.undo if title else next(iter(self.rows.values())).remove if self.rows else None
        (focus or self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, bold: str, why: str) -> None:
        """Say what could not be stored or written."""
        self.problem.set_words(bold, why)
        self.show_notice(self.problem)

    def show_saved(self, path: Path) -> None:
        """The calendar file lies there."""
        self.problem.hide()
        self._path.setPlainText(str(path))
        self.show_notice(self._saved)

    def _choose_file(self) -> None:
        """Let a file be chosen; the page can be used meanwhile."""
        if self._dialog is None:
            gettext = self._tr.gettext
            start = str(Path(self._folder) / _SUGGESTED)
            self._dialog = QFileDialog(self, gettext("Save for your calendar"), start)
            self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self._dialog.setNameFilter(f"{gettext('Calendar')} (*.ics)")
            self._dialog.setDefaultSuffix("ics")
            self._dialog.selectFile(start)
            self._dialog.setModal(False)
            self._dialog.fileSelected.connect(self.calendar_wanted)
        self._dialog.show()
        self._dialog.raise_()


class ReminderRow(CardRow):
    """One reminder: what it says, a switch, and buttons to change and to remove it."""

    def __init__(self, theme: Theme, tr: Translations, shown: Shown) -> None:
        """It says what `say` is given."""
        gettext = tr.gettext
        self.switch = Switch(theme, gettext("On: {name}").format(name=shown.title))
        self.change = other_button(theme, gettext("Change"))
        self.remove = other_button(theme, "", "trash-2")
        template = gettext("Remove: {name}")
        self.remove.setAccessibleName(template.format(name=shown.title))
        self.remove.setToolTip(template.format(name=shown.title))
        self.change.setAccessibleName(gettext("Change: {name}").format(name=shown.title))
        self._when = label("body")
        buttons = Wrap(theme)
        for part in (self.switch, self.change, self.remove):
            buttons.add(part)
        self._words = Line(theme, shown.title, " ", buttons)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addWidget(self._when)
        super().__init__(theme, inner)

    def say(self, shown: Shown) -> None:
        """Show how it stands now."""
        self.switch.set_value(shown.on)
        self._words.set_detail(shown.following)
        self._when.setText(shown.when)


class Unreadable(NoticeFrame):
    """Says that the file cannot be used, why, and offers to begin anew without losing it."""

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """The reason comes later."""
        super().__init__(theme, NoticeKind.CAUTION)
        gettext = tr.gettext
        column = QVBoxLayout()
        bold = label("h3", gettext("Your reminders could not be read, so none is told."))
        self._why = Copyable(theme, "small", gettext("The reason"), "")
        self.anew = other_button(theme, gettext("&Keep the file aside and begin anew"))
        for part in (bold, self._why):
            column.addWidget(part)
        column.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        self.row.addLayout(column, 1)

    def say(self, why: str) -> None:
        """This is the reason."""
        self._why.setPlainText(why)

"""The journal: the sessions as a table, the trend of one symptom, and files to hand on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from acupressure_app.core.wording import Wording
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.journal.chart import TrendChart
from acupressure_app.ui.journal.session_list import SessionList
from acupressure_app.ui.journal.view import JournalProps, Row, headings
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.chip import Chip
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeKind,
    label,
    large,
    other_button,
)
from acupressure_app.ui.widgets.row import Row as Beside
from acupressure_app.ui.widgets.wrap import Wrap

_ROOM_FOR_COLUMNS = 44
"""In a narrower page, in E, the sessions stand below each other."""
_FITS, _SHARES = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
_ROOM = (_FITS, _SHARES, _FITS, _FITS, _SHARES, _SHARES)
"""Of each column: what its words need, or a share of what is left."""
_ROW = 2.5
_WIDEST = 66
"""Of the page in E: a table wants more than text."""
_MOST_ROWS = 12
"""A longer table scrolls by itself."""


class JournalPage(FlowPage):
    """Emits what is wanted: a symptom's id to look at (None for all), a session's number."""

    symptom_chosen = Signal(object)
    edited = Signal(int)
    removed = Signal(int)
    undone = Signal()
    csv_wanted = Signal(str)
    json_wanted = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, folder: str) -> None:
        """Empty; `folder` is where a file is suggested."""
        gettext = wording.tr.gettext
        super().__init__(theme, gettext("Journal"))
        self._wording, self._folder = wording, folder
        self._dialog: QFileDialog | None = None
        self._rows: tuple[Row, ...] = ()
        self._undo = self._make_undo(theme)
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        self.saved = Notice(theme, NoticeKind.INFO, "")
        self.filters = Wrap(theme)
        self._chips: dict[str | None, Chip] = {}
        self._group = QButtonGroup(self)
        self.chart, self._said = TrendChart(theme, wording), label("body")
        self._trend = Card(theme)
        self._trend.column.addWidget(label("h3", gettext("How strong, from 0 to 10")))
        self._trend.column.addWidget(self.chart)
        self._trend.column.addWidget(self._said)
        self.table = self._make_table()
        self.list = SessionList(theme, wording.tr)
        self.list.edited.connect(self.edited)
        self.list.removed.connect(self.removed)
        self._none = label(
            "body", gettext("Nothing here yet. A finished session appears by itself.")
        )
        at_first: tuple[QWidget, ...] = (self.problem, self.saved, self._undo, self._trend)
        for part in (*at_first[:3], self.filters, self._trend, self.table, self.list, self._none):
            self.column.addWidget(part)
        for part in at_first:
            part.hide()
        self._add_buttons(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self._theme = theme
        for held in (self._body, self._bar):
            held.setMaximumWidth(theme.scale.px(_WIDEST + 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the sessions as a table where there is room for its columns, else as a list."""
        super().resizeEvent(event)
        self._choose_form()

    def _choose_form(self) -> None:
        narrow, some = self.width() < self._theme.scale.px(_ROOM_FOR_COLUMNS), bool(self._rows)
        if narrow:
            self.list.show_rows(self._rows)
        self.list.setVisible(some and narrow)
        self.table.setVisible(some and not narrow)
        for button in (self.edit, self.remove):
            button.setVisible(not narrow)

    def _make_undo(self, theme: Theme) -> Beside:
        gettext = self._wording.tr.gettext
        row = Beside(theme)
        self.undo_button = other_button(theme, gettext("&Undo"), "undo-2")
        self.undo_button.clicked.connect(self.undone)
        self.undo_button.setToolTip("Ctrl+Z")
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), row)
        keys.activated.connect(self.undone)  # only while the row is there
        self._gone = label("body")
        row.add(self._gone, 1)
        row.add(self.undo_button)
        return row

    def _make_table(self) -> QTableWidget:
        names = headings(self._wording)
        table = QTableWidget(0, len(names))
        table.setHorizontalHeaderLabels(names)
        table.setAccessibleName(self._wording.tr.gettext("Sessions"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        for column, mode in enumerate(_ROOM):
            header.setSectionResizeMode(column, mode)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.itemSelectionChanged.connect(self._look)
        delete = QShortcut(QKeySequence.StandardKey.Delete, table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._with_chosen(self.removed.emit))
        table.itemActivated.connect(lambda item: self.edited.emit(self._rows[item.row()].number))
        return table

    def _add_buttons(self, theme: Theme) -> None:
        gettext = self._wording.tr.gettext
        self.edit = large(other_button(theme, gettext("&Change")))
        self.remove = large(other_button(theme, gettext("&Remove"), "trash-2"))
        self.csv = large(other_button(theme, gettext("Save as CS&V"), "save"))
        self.json = large(other_button(theme, gettext("Save as &JSON"), "save"))
        self.edit.clicked.connect(lambda: self._with_chosen(self.edited.emit))
        self.remove.clicked.connect(lambda: self._with_chosen(self.removed.emit))
        self.csv.clicked.connect(lambda: self._choose_file("journal.csv", self.csv_wanted))
        self.json.clicked.connect(lambda: self._choose_file("journal.json", self.json_wanted))
        for button in (self.edit, self.remove):
            self.buttons.add(button)
        self.buttons.add_space()
        for button in (self.json, self.csv):
            self.buttons.add(button)
        self._look()

    def show_props(self, props: JournalProps, symptom: str | None) -> None:
        """Show this; a session that is chosen stays so while it is there."""
        chosen = self.chosen
        self._show_filters(props, symptom)
        self._rows = props.rows
        self._fill()
        for number, row in enumerate(props.rows):
            if row.number == chosen:
                self.table.selectRow(number)
        self._trend.setVisible(props.trend is not None)
        if props.trend is not None:
            said = " ".join(props.said)
            self._said.setText(said)
            self.chart.setVisible(props.trend.enough)
            self.chart.show_trend(props.trend, said)
        some = bool(props.rows)
        self._choose_form()
        self.filters.setVisible(len(props.symptoms) > 1 or props.trend is not None or some)
        self._none.setHidden(some)
        for button in (self.csv, self.json):
            button.setEnabled(some)
        self._look()

    @property
    def chosen(self) -> int | None:
        """The number of the session that is chosen."""
        row = self.table.currentRow()
        picked = bool(self.table.selectedItems()) and 0 <= row < len(self._rows)
        return self._rows[row].number if picked else None

    def tell_saved(self, file: str) -> None:
        """The file lies there."""
        self.problem.hide()
        self.saved.set_words(self._wording.tr.gettext("Saved."), file)
        self.show_notice(self.saved)

    def tell(self, bold: str, why: str) -> None:
        """Say what did not work."""
        self.saved.hide()
        self.problem.set_words(bold, why)
        self.show_notice(self.problem)

    def _show_filters(self, props: JournalProps, symptom: str | None) -> None:
        wanted = [*props.symptoms, (None, self._wording.tr.gettext("All"))]
        if [name for name, _ in wanted] != [*self._chips]:
            for chip in self._chips.values():
                chip.hide()
                chip.deleteLater()
            self._chips = {name: self._chip(name, title) for name, title in wanted}
        for name, chip in self._chips.items():
            chip.setChecked(name == symptom)

    def _chip(self, name: str | None, title: str) -> Chip:
        chip = Chip(self._theme, title)
        chip.clicked.connect(lambda: self.symptom_chosen.emit(name))
        self._group.addButton(chip)
        self.filters.add(chip)
        chip.show()
        return chip

    def _fill(self) -> None:
        px = self._theme.scale.px
        self.table.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            words = (row.when, row.routine, row.strength, row.time, row.ended, row.note)
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(number, column, item)
            self.table.setRowHeight(number, px(_ROW))
        header = self.table.horizontalHeader().sizeHint().height()
        shown = min(len(self._rows), _MOST_ROWS)
        self.table.setFixedHeight(header + shown * px(_ROW) + 4)

    def _look(self) -> None:
        for button in (self.edit, self.remove):
            button.setEnabled(self.chosen is not None)

    def _with_chosen(self, do: Callable[[int], None]) -> None:
        if self.chosen is not None:
            do(self.chosen)

    def show_undo(self, title: str) -> None:
        """This session was removed and can be had back; none can, if there is no title."""
        self._gone.setText(self._wording.tr.gettext("Removed: {title}").format(title=title))
        self.undo_button.setAccessibleDescription(self._gone.text())
        self._undo.setVisible(bool(title))
        if title:
            self.show_notice(self._undo)
            self.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self, name: str, wanted: SignalInstance) -> None:
        dialog = QFileDialog(self, self._wording.tr.gettext("Save the journal"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(self._folder)
        dialog.selectFile(name)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.fileSelected.connect(wanted)
        self._dialog = dialog
        dialog.open()

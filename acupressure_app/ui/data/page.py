"""Your data: where the files are, all of them in one, brought back, or deleted."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from acupressure_app.core.wording import Wording
from acupressure_app.store.backup import Backup
from acupressure_app.store.backup_beside import Beside
from acupressure_app.ui.data.view import Group, backup_words, groups
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeKind,
    bold_first,
    breakable,
    label,
    large,
    main_button,
    other_button,
    stop_button,
)
from acupressure_app.ui.widgets.row import Row


class DataPage(FlowPage):
    """Emits what is wanted; `restoring` and `deleting` come after the question on the page.

    `backup_wanted` brings the file to write, `opened` one to look into.
    """

    folder_wanted = Signal(str)
    backup_wanted = Signal(str)
    opened = Signal(str)
    restoring = Signal(str)
    deleting = Signal()
    leaving = Signal()

    def __init__(
        self, theme: Theme, wording: Wording, folders: tuple[Path, ...], suggested: str, back: str
    ) -> None:
        """`folders` hold the user's files; `suggested` is the path of a backup."""
        gettext = wording.tr.gettext
        lead = gettext("Everything is in plain files on this computer. Nothing is sent anywhere.")
        super().__init__(theme, gettext("Your data"), lead, back)
        self._wording, self._suggested = wording, suggested
        self._dialog: QFileDialog | None = None
        self._file = ""
        self._over = False
        self.notice = Notice(theme, NoticeKind.INFO, "")
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        for part in (
            self.notice,
            self.problem,
            self._files(theme, folders),
            self._backup(theme),
            self._delete(theme),
        ):
            self.column.addWidget(part)
        self.close_button = large(main_button(theme, gettext("&Close the program")))
        self.close_button.clicked.connect(self.leaving)
        self.buttons.add_space()
        self.buttons.add(self.close_button)
        self.foot.hide()
        for notice in (self.notice, self.problem):
            notice.hide()

    def _files(self, theme: Theme, folders: tuple[Path, ...]) -> Card:
        gettext, card = self._wording.tr.gettext, Card(theme)
        card.column.addWidget(label("h3", gettext("Your files")))
        for folder in folders:
            card.column.addWidget(Copyable(theme, "body", gettext("Folder"), str(folder)))
        self.show_files = other_button(theme, gettext("S&how my files"), "folder")
        self.show_files.clicked.connect(lambda: self.folder_wanted.emit(str(folders[0])))
        row = Row(theme)
        row.add(self.show_files)
        row.add_space()
        card.column.addWidget(row)
        return card

    def _backup(self, theme: Theme) -> Card:
        gettext, card = self._wording.tr.gettext, Card(theme)
        card.column.addWidget(label("h3", gettext("Back up and restore")))
        text = gettext(
            "A backup is one file with your routines, journal, settings, remembered answers and "
            "reminders. Whoever has it can read them."
        )
        card.column.addWidget(label("body", text))
        self.back_up = other_button(theme, gettext("Back &up"), "save")
        self.restore = other_button(theme, gettext("&Restore"), "rotate-ccw")
        self.back_up.clicked.connect(self._choose_target)
        self.restore.clicked.connect(self._choose_backup)
        row = Row(theme)
        row.add(self.back_up)
        row.add(self.restore)
        row.add_space()
        card.column.addWidget(row)
        self.question = label("body")
        self._groups = QWidget()
        self._shown = QVBoxLayout(self._groups)
        self._shown.setContentsMargins(0, 0, 0, 0)
        kept = gettext(
            "All that is here now is kept beside it, in folders whose names end in “before”."
        )
        self.replace = stop_button(theme, gettext("Re&place all"))
        self.leave = other_button(theme, gettext("&Leave it"))
        self.replace.clicked.connect(lambda: self.restoring.emit(self._file))
        self.leave.clicked.connect(lambda: self.ask_to_restore(None))
        self._answers = Row(theme)
        self._answers.add(self.replace)
        self._answers.add(self.leave)
        self._answers.add_space()
        self._asking = (self.question, self._groups, label("body", kept), self._answers)
        for part in self._asking:
            card.column.addWidget(part)
            part.hide()
        return card

    def _delete(self, theme: Theme) -> Card:
        gettext, card = self._wording.tr.gettext, Card(theme)
        card.column.addWidget(label("h3", gettext("Delete everything")))
        text = gettext(
            "Your routines with their pictures, the journal, settings, remembered answers, "
            "reminders, the sounds that were made, and what restoring put aside. It cannot be "
            "undone; a backup can bring it back. What you saved elsewhere stays, such as a backup, "
            "a printed sheet or a sound file."
        )
        card.column.addWidget(label("body", text))
        self.delete = other_button(theme, gettext("&Delete all …"), "trash-2")
        self.really = stop_button(theme, gettext("&Yes, delete"))
        self.keep = other_button(theme, gettext("&No, keep it"))
        self.delete.clicked.connect(lambda: self._ask_to_delete(asking=True))
        self.keep.clicked.connect(lambda: self._ask_to_delete(asking=False))
        self.really.clicked.connect(self.deleting)
        answers = Row(theme)
        answers.add(self.really)
        answers.add(self.keep)
        answers.add_space()
        self._sure = Column(theme, label("h3", gettext("Delete all of it?")), answers)
        row = Row(theme)
        row.add(self.delete)
        row.add_space()
        card.column.addWidget(row)
        card.column.addWidget(self._sure)
        self._sure.hide()
        return card

    def _ask_to_delete(self, *, asking: bool) -> None:
        self.delete.setHidden(asking)
        self._sure.setVisible(asking)
        if asking:
            self.show_notice(self._sure)
        (self.keep if asking else self.delete).setFocus()

    def ask_to_restore(
        self, found: Backup | None, file: str = "", compared: Beside | None = None
    ) -> None:
        """Say what is in a backup and what it would change, and ask; without one nothing."""
        self._file = file
        if found is not None:
            self.question.setText(backup_words(found, self._wording))
            self._show_groups(groups(compared or Beside(), self._wording.tr))
        for part in self._asking:
            part.setVisible(found is not None)
        if found is not None:
            self.show_notice(self._answers)
            self.leave.setFocus()

    def _show_groups(self, shown: Iterable[Group]) -> None:
        while item := self._shown.takeAt(0):
            if part := item.widget():
                part.deleteLater()
        for group in shown:
            words = label("body")
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setText(bold_first(group.bold, group.becomes))
            for part in (words, label("small", breakable(group.names))):
                self._shown.addWidget(part)

    def tell(self, bold: str, text: str = "") -> None:
        """Say what was done."""
        self.problem.hide()
        self.notice.set_words(bold, text)
        self.show_notice(self.notice)

    def tell_problem(self, bold: str, text: str) -> None:
        """Say what could not be done, and why."""
        self.notice.hide()
        self.problem.set_words(bold, text)
        self.show_notice(self.problem)

    def end(self, bold: str, text: str) -> None:
        """Everything is another now: the program has to be opened anew."""
        self.tell(bold, text)
        for button in (self.back_up, self.restore, self.delete, self.really, self.keep):
            button.setEnabled(False)
        self.ask_to_restore(None)
        self.foot.show()
        self._over = True
        self.close_button.setFocus()

    def may_leave(self, _then: Callable[[], None]) -> bool:
        """Not once everything is another: what this run still knows would be written over it."""
        if self._over:
            self.show_notice(self.notice)
            self.close_button.setFocus()
        return not self._over

    def _choose_target(self) -> None:
        dialog = self._made_dialog(self._wording.tr.gettext("Back up everything"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(Path(self._suggested).name)
        dialog.fileSelected.connect(self.backup_wanted)
        dialog.open()

    def _choose_backup(self) -> None:
        dialog = self._made_dialog(self._wording.tr.gettext("Restore a backup"))
        dialog.setNameFilter("*.zip")
        dialog.fileSelected.connect(self.opened)
        dialog.open()

    def _made_dialog(self, title: str) -> QFileDialog:
        self._dialog = QFileDialog(self, title, str(Path(self._suggested).parent))
        return self._dialog

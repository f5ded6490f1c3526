"""A routine saved as a file to hand on, or as pages to print."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeKind,
    label,
    large,
    main_button,
    other_button,
)
from acupressure_app.ui.widgets.segments import Question

Open = Callable[[str], bool]
"""Opens a file or a folder in what the system has for it, and says whether anything could."""


class Saving(Struct, frozen=True):
    """What is saved: its words, the name that is suggested, and the papers there are to choose."""

    heading: str
    lead: str
    suggested: Path
    papers: tuple[tuple[str, str], ...] = ()
    opened: bool = False


class SavePage(FlowPage):
    """Emits the file and the paper that are wanted."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, tr: Translations, saving: Saving, back: str) -> None:
        """`saving` says what."""
        super().__init__(theme, saving.heading, saving.lead, back)
        self._gettext, self._saving = tr.gettext, saving
        self._dialog: QFileDialog | None = None
        self._allowed = True
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        self.problem.hide()
        self.done = self._done_card(theme)
        self.done.hide()
        self.paper: Question | None = None
        if saving.papers:
            card = Card(theme)
            self.paper = Question(theme, tr.gettext("Paper"), saving.papers, tight=True)
            self.paper.segments.choose(saving.papers[0][0])
            card.column.addWidget(self.paper)
            self.column.addWidget(card)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.done)
        self.save = large(main_button(theme, tr.gettext("&Save as a file…"), "save"))
        self.save.clicked.connect(self._choose)
        self.open = large(other_button(theme, tr.gettext("&Open it to print")))
        self.open.clicked.connect(lambda: self._open(self._path.toPlainText()))
        self.folder = large(other_button(theme, tr.gettext("Open the &folder"), "folder"))
        self.folder.clicked.connect(lambda: self._open(str(Path(self._path.toPlainText()).parent)))
        self.open.hide()
        self.folder.hide()
        self.buttons.add_space()
        for button in (self.open, self.folder, self.save):
            self.buttons.add(button)

    def _done_card(self, theme: Theme) -> Card:
        card = Card(theme)
        self._path = Copyable(theme, "body", self._gettext("The file"), "")
        self._note = label("small", " ")
        for part in (label("h2", self._gettext("Saved")), self._path, self._note):
            card.column.addWidget(part)
        self._note.hide()
        return card

    def ask(self, part: QWidget) -> None:
        """Let something be chosen first, above what is told."""
        self.column.insertWidget(self.column.indexOf(self.problem), part)
        self.order_tabs()

    def allow(self, allowed: bool) -> None:
        """Say whether there is something to save."""
        self._allowed = allowed
        self.save.setEnabled(allowed)

    def forget(self) -> None:
        """Something else is to be saved: what was saved, or failed, is past."""
        self.done.hide()
        self.problem.hide()
        for button in (self.open, self.folder):
            button.hide()

    def _choose(self) -> None:
        """Let the place be chosen; the page can be used meanwhile."""
        if self._dialog is None:
            self._dialog = QFileDialog(self, self._saving.heading, str(self._saving.suggested))
            self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self._dialog.setDefaultSuffix(self._saving.suggested.suffix.lstrip("."))
            self._dialog.selectFile(self._saving.suggested.name)
            self._dialog.setModal(False)
            self._dialog.fileSelected.connect(self.save_as)
        self._dialog.show()
        self._dialog.raise_()

    def save_as(self, file: str) -> None:
        """Save it there."""
        self.problem.hide()
        self.save.setEnabled(False)
        self.wanted.emit(file, (self.paper.segments.value or "") if self.paper else "")

    def show_done(self, file: Path, note: str = "") -> None:
        """It lies there now."""
        self.save.setEnabled(self._allowed)
        self._path.setPlainText(str(file))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.done.show()
        self.open.setVisible(self._saving.opened)
        self.folder.show()
        (self.open if self._saving.opened else self.folder).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def show_problem(self, why: str) -> None:
        """It could not be written."""
        self.save.setEnabled(self._allowed)
        self.done.hide()
        self.problem.set_words(self._gettext("It could not be saved."), why)
        self.show_notice(self.problem)

    def _open(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            form = self._gettext("Nothing here could open it. This is where it is: {folder}")
            self._note.setText(form.format(folder=path))
            self._note.show()

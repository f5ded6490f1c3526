"""A session as a sound file: what kind, where to, how far it is, and where it lies then."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from acupressure_app.audio.encode import Format
from acupressure_app.core.language import Phrase
from acupressure_app.core.text import Ms
from acupressure_app.core.wording import Wording
from acupressure_app.ui.export.view import (
    Order,
    Writing,
    about,
    offered_formats,
    suggested_name,
    target,
)
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.choices import Tick
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
from acupressure_app.ui.widgets.progress import Progress
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Segments


class Cancel(Protocol):
    """Ends the writing; with `wait` nothing half-written is left when it returns."""

    def __call__(self, *, wait: bool) -> None:
        """End it."""


class ExportPage(FlowPage):
    """Emits the `Order` that is wanted; leaving the page ends what is being written."""

    wanted = Signal(object)
    home = Signal()

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        name: str,
        formats: Iterable[Format],
        total: Ms,
        folder: str,
        *,
        background: bool,
        spoken: bool,
    ) -> None:
        """`name` is the routine's, `total` the length; `folder` and `background` are suggested.

        `spoken`: it holds a voice, if there is one.
        """
        gettext = wording.tr.gettext
        lead = gettext("The whole session, to be heard without this program.")
        super().__init__(theme, gettext("Save as a sound file"), lead, gettext("&Back"))
        self._tr, self._total, self._folder = wording.tr, total, folder
        self._cancel: Cancel | None = None
        self._dialog: QFileDialog | None = None
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        self.replacing = Replacing(theme, wording)
        self.form, self.running = self._form_card(theme, name, formats), self._running_card(theme)
        self.done = self._done_card(theme)
        self.background.setChecked(background)
        if not spoken:
            why = gettext("It holds tones only: the settings say that the voice says nothing.")
            self.form.column.addWidget(label("small", why))
        for part in (self.form, self.problem, self.replacing, self.running, self.done):
            self.column.addWidget(part)
        self._add_buttons(theme)
        self._show_target()
        self._show(self.form)

    def _form_card(self, theme: Theme, name: str, formats: Iterable[Format]) -> Card:
        gettext, card = self._tr.gettext, Card(theme)
        offered = offered_formats(formats)
        self.formats = Segments(theme, gettext("Format"), offered, tight=True)
        self.formats.choose(offered[0][0])
        self.formats.chosen.connect(lambda _format: self._show_target())
        self._about = label("small")
        self.name = QLineEdit(suggested_name(name) or gettext("Session"))
        self.name.setCursorPosition(0)
        self.name.setAccessibleName(gettext("Name"))
        self.name.textChanged.connect(self._show_target)
        self.choose = other_button(theme, gettext("&Choose…"), "folder")
        self.choose.setAccessibleName(gettext("Choose the folder"))
        self.choose.clicked.connect(self._choose_folder)
        self._where = Copyable(theme, "small", gettext("The file"), "")
        self.background = Tick(theme, gettext("With a quiet background, like calm water"))
        row = Row(theme)
        row.add(self.name, 1)
        row.add(self.choose)
        for part in (
            label("h3", gettext("Format")),
            self.formats,
            self._about,
            label("h3", gettext("Name and folder")),
            row,
            self._where,
            self.background,
        ):
            card.column.addWidget(part)
        return card

    def _running_card(self, theme: Theme) -> Card:
        card, gettext = Card(theme), self._tr.gettext
        self.progress = Progress(theme, gettext("Writing the file"))
        card.column.addWidget(label("h3", gettext("Writing the file")))
        card.column.addWidget(self.progress)
        card.column.addWidget(label("small", gettext("Leaving this page ends it.")))
        return card

    def _done_card(self, theme: Theme) -> Card:
        card, gettext = Card(theme), self._tr.gettext
        self._no_voice = Notice(theme, NoticeKind.CAUTION, "")
        self._path = Copyable(theme, "body", gettext("The file"), "")
        self._opened = label("small")
        marks = gettext("Beside it lies a list of what is said when.")
        card.column.addWidget(label("h2", gettext("Saved")))
        for part in (self._path, label("small", marks), self._no_voice, self._opened):
            card.column.addWidget(part)
        self._opened.hide()
        return card

    def _add_buttons(self, theme: Theme) -> None:
        gettext = self._tr.gettext
        self._why_not = label("small", gettext("The file needs a name."))
        self._why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.save = large(main_button(theme, gettext("&Save"), "save"))
        self.stop = large(other_button(theme, gettext("&Cancel"), "x"))
        self.to_home = large(other_button(theme, gettext("&Home"), "house"))
        self.open_folder = large(main_button(theme, gettext("&Open the folder"), "folder"))
        self.save.clicked.connect(lambda: self._order(agreed=False))
        self.stop.clicked.connect(self._end)
        self.to_home.clicked.connect(self.home)
        self.open_folder.clicked.connect(self._open_folder)
        self.replacing.agreed.connect(lambda: self._order(agreed=True))
        self.buttons.add(self._why_not, 1)
        self.buttons.add_space()
        for button in (self.save, self.stop, self.to_home, self.open_folder):
            self.buttons.add(button)

    def _show(self, card: QWidget) -> None:
        """Show one of the cards, with the buttons that belong to it."""
        filling, writing, done = (card is part for part in (self.form, self.running, self.done))
        for part, visible in (
            (self.form, filling),
            (self.running, writing),
            (self.done, done),
            (self.problem, False),
            (self.replacing, False),
            (self._why_not, filling and self._target() is None),
            (self.save, filling),
            (self.stop, writing),
            (self.to_home, done),
            (self.open_folder, done),
        ):
            part.setVisible(visible)

    def _target(self) -> Path | None:
        return target(self._folder, self.name.text(), Format(self.formats.value or ""))

    def _show_target(self) -> None:
        """Say where it will lie, and what the format is good for."""
        path, chosen = self._target(), Format(self.formats.value or "")
        self._about.setText(about(chosen, self._total, self._tr))
        self._where.setPlainText(str(path or self._folder))
        self.problem.hide()
        self.replacing.hide()
        self.save.setEnabled(path is not None)
        self._why_not.setHidden(path is not None)

    def _choose_folder(self) -> None:
        """Let a folder be chosen; the page can be used meanwhile."""
        if self._dialog is None:
            self._dialog = QFileDialog(self, self._tr.gettext("Folder"), self._folder)
            self._dialog.setFileMode(QFileDialog.FileMode.Directory)
            self._dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            self._dialog.setModal(False)
            self._dialog.fileSelected.connect(self.use_folder)
        self._dialog.show()
        self._dialog.raise_()

    def use_folder(self, folder: str) -> None:
        """Save in this folder."""
        self._folder = folder
        self._show_target()

    def _order(self, *, agreed: bool) -> None:
        if (out := self._target()) is not None:
            self.wanted.emit(Order(out, self.background.isChecked(), agreed))

    def begin(self, cancel: Cancel) -> None:
        """It is being written; `cancel` ends that."""
        self._cancel = cancel
        self.progress.show_share(" ", 0)
        self._show(self.running)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_writing(self, writing: Writing) -> None:
        """How far it is."""
        self.progress.show_share(writing.words(self._tr), writing.share)

    def show_written(self, out: Path, voice_problem: Phrase | None) -> None:
        """It lies there now, perhaps without voice."""
        self._cancel = None
        self._path.setPlainText(str(out))
        self._show(self.done)
        self._no_voice.setVisible(voice_problem is not None)
        if voice_problem:
            why, stop, _ = voice_problem(self._tr).partition(". ")
            bold = self._tr.gettext("It holds tones, but no voice.")
            self._no_voice.set_words(bold, why + stop.rstrip())
        self.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: str) -> None:
        """It could not be written; all that was chosen is still there."""
        self._stop_showing()
        self.problem.set_words(problem)
        self.show_notice(self.problem)

    def ask_to_replace(self, order: Order) -> None:
        """A file of this name is there already: ask in place."""
        self._stop_showing()
        self.replacing.ask(order.out.name)
        self.show_notice(self.replacing)
        self.replacing.replace.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        """Write no more; nothing of it is left."""
        if self._cancel is not None:
            self._cancel(wait=False)
        self._stop_showing()
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_showing(self) -> None:
        self._cancel = None
        self._show(self.form)

    def _open_folder(self) -> None:
        folder = str(Path(self._path.toPlainText()).parent)
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
        template = self._tr.gettext("The folder could not be opened: {folder}")
        self._opened.setText(template.format(folder=folder))
        self._opened.setVisible(not opened)

    def may_close(self) -> bool:
        """The window may always close; nothing half-written stays behind."""
        if self._cancel is not None:
            self._cancel(wait=True)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the page does not want the file any more."""
        super().hideEvent(event)
        if not event.spontaneous() and self._cancel is not None:
            self._end()


class Replacing(NoticeFrame):
    """Asks whether a file may be replaced; leaving the question alone is a no."""

    agreed = Signal()

    def __init__(self, theme: Theme, wording: Wording) -> None:
        """About no file yet."""
        super().__init__(theme, NoticeKind.CAUTION)
        gettext = wording.tr.gettext
        self._template = gettext("“{name}” is there already. Replace it, or give another name.")
        self._words = label("body")
        self.replace = other_button(theme, gettext("&Replace it"))
        self.replace.clicked.connect(self.agreed)
        row = Row(theme)
        row.add(self._words, 1)
        row.add(self.replace)
        self.row.addWidget(row, 1)

    def ask(self, name: str) -> None:
        """Ask about this file."""
        self._words.setText(self._template.format(name=name))

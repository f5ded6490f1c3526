"""What the editor tells and asks above the steps, each hidden until it is needed."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.core.problem import place_in_words
from acupressure_app.store.standing import Standing
from acupressure_app.ui.editor.asking import DraftOffer, OtherFile, TrialQuestion
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Notice, NoticeKind


class Above(QObject):
    """`shown` brings a part that is to come into view, with what a screen reader says of it.

    `said` brings what a screen reader says of a part that comes while somebody may be typing.

    `other_taken` and `other_unwanted` bring what another program wrote into the file: it is taken
    over, or what stands here is kept.
    """

    shown = Signal(QWidget, str)
    said = Signal(str)
    other_taken = Signal(object)
    other_unwanted = Signal(object)

    def __init__(self, theme: Theme, tr: Translations, parent: QObject) -> None:
        """Nothing is told or asked yet; whoever shows them adds the `parts`."""
        super().__init__(parent)
        self._tr, self._gettext = tr, tr.gettext
        self._other: Standing | None = None
        self.offer = DraftOffer(theme, tr)
        self.other_file, self.trial = OtherFile(theme, tr), TrialQuestion(theme, tr)
        self.failed, self.lacking = (Notice(theme, NoticeKind.CAUTION, "") for _ in range(2))
        kept = tr.gettext("A trial is not kept in the journal.")
        self.tried = Notice(theme, NoticeKind.INFO, tr.gettext("Tried."), kept)
        self.parts: tuple[QWidget, ...] = (
            self.failed,
            self.other_file,
            self.trial,
            self.tried,
            self.offer,
            self.lacking,
        )
        for part in self.parts:
            part.hide()
        self.other_file.taken.connect(lambda: self.other_taken.emit(self._other))
        self.other_file.kept.connect(lambda: self.other_unwanted.emit(self._other))

    def tell(self, bold: str, why: str) -> None:
        """Say what could not be done, and why."""
        self.failed.set_words(bold, why)
        self.shown.emit(self.failed, f"{bold} {why}")

    def tell_lacking(self, paths: tuple[str, ...]) -> None:
        """Name what the file says and no routine can, before it is saved without that."""
        names = ", ".join(place_in_words(path, self._tr) for path in paths)
        bold = self._gettext("The file says more than a routine can.")
        text = self._gettext(
            "Saving leaves this out; the file as it is now stays beside it, as a copy that ends "
            "in .old. Not known: {names}."
        )
        self.lacking.set_words(bold, text.format(names=names))
        self.lacking.show()

    def ask_about_file(self, other: Standing, *, at_once: bool) -> None:
        """Something else stands in the file now; only a routine can be taken over.

        Only where somebody waits for the answer it is asked `at_once`: else no key that is typed
        shall answer it.
        """
        self._other = other
        self.other_file.take.setVisible(other.routine is not None)
        if at_once:
            self._ask(self.other_file, self.other_file.words.text(), self.other_file.keep)
        else:
            self.other_file.show()
            self.said.emit(self.other_file.words.text())

    def ask_about_trial(self, left_out: tuple[int, ...]) -> None:
        """Something is wrong with these steps."""
        self.trial.name(left_out)
        self._ask(self.trial, self.trial.words.text(), self.trial.go_on)

    def refuse_trial(self, why: str) -> None:
        """Nothing can be tried from where somebody looks."""
        self.trial.refuse(why)
        self.shown.emit(self.trial, self.trial.words.text())

    def was_changed(self) -> None:
        """What was told of a trial was told of another draft."""
        self.trial.hide()
        self.tried.hide()

    def was_saved(self) -> None:
        """What was told of the file before holds no longer."""
        self.failed.hide()
        self.lacking.hide()

    def _ask(self, question: QWidget, words: str, answer: QPushButton) -> None:
        self.shown.emit(question, words)
        answer.setFocus(Qt.FocusReason.OtherFocusReason)

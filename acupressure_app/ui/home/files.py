"""What Home says of files: where the user's own routines lie, and which cannot be used yet."""

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from acupressure_app.core.library import Broken, Origin
from acupressure_app.core.routine import Routine
from acupressure_app.core.wording import Wording
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.parts import (
    Card,
    IconButton,
    NoticeFrame,
    NoticeKind,
    label,
    link_button,
    other_button,
)
from acupressure_app.ui.widgets.row import Row

_AT_ONCE = 3
"""So many of the things to mend are told on Home."""

OpenFolder = Callable[[str], bool]
"""Shows a folder to the user, and says whether anything could."""


class BrokenFiles(NoticeFrame):
    """The files that cannot be used yet, each with every reason; `mended` brings one to open."""

    mended = Signal(str)

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        broken: tuple[Broken, ...],
        open_folder: OpenFolder,
    ) -> None:
        """`broken` is not empty."""
        self._words = QVBoxLayout()
        super().__init__(theme, NoticeKind.CAUTION)
        ngettext = wording.tr.ngettext
        self.row.addLayout(self._words, 1)
        headline = ngettext(
            "A file can’t be used yet. All else works.",
            "{n} files can’t be used yet. All else works.",
            len(broken),
        )
        self._words.addWidget(label("h3", headline.format(n=len(broken))))
        reasons = "\n\n".join(_reasons(wording, file) for file in broken)
        name = wording.tr.gettext("What is wrong with them")
        self._words.addWidget(Copyable(theme, "body", name, reasons))
        for file in broken:
            if file.origin is Origin.USER and file.file.endswith(".json"):
                self._words.addWidget(self._fix(theme, wording, file.file, len(broken) > 1))
        text = wording.tr.gettext("&Open the folder")
        for folder in dict.fromkeys(str(PurePath(file.file).parent) for file in broken):
            self._words.addWidget(FolderRow(theme, wording, text, folder, open_folder))

    def _fix(self, theme: Theme, wording: Wording, file: str, named: bool) -> IconButton:
        """The button that opens a file in the editor."""
        gettext, name = wording.tr.gettext, PurePath(file).name
        words = gettext("Fix {file}").format(file=name) if named else gettext("Fi&x it")
        button = link_button(theme, words, "pencil")
        button.setAccessibleDescription(name)
        button.clicked.connect(lambda: self.mended.emit(file))
        return button

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        super().set_theme(theme)
        self._words.setSpacing(theme.scale.px(0.5))


class Unfinished(Card):
    """A routine of the user's own that was saved before it was right; `mended` opens it."""

    mended = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, file: Broken, routine: Routine) -> None:
        """`routine` is what is there of it."""
        from acupressure_app.ui.editor.view import problem_words  # noqa: PLC0415 - seldom needed

        super().__init__(theme)
        gettext = wording.tr.gettext
        title = wording.text(routine.title) if routine.title else PurePath(file.file).stem
        words = gettext("Not finished yet: {title}").format(title=title)
        wrong = [problem_words(problem, routine, wording.tr) for problem in file.problems]
        told = [*wrong[:_AT_ONCE], *(["…"] if wrong[_AT_ONCE:] else [])]
        self.button = other_button(theme, gettext("Finish it"), "pencil")
        self.button.setAccessibleDescription(words)
        self.button.clicked.connect(lambda: self.mended.emit(file.file))
        for part in (label("body", words), label("small", "\n".join(told)), self.button):
            self.column.addWidget(part)


class FolderRow(Row):
    """A button that opens a folder, with its path beside it to copy, and what came of it."""

    def __init__(
        self, theme: Theme, wording: Wording, text: str, folder: str, open_folder: OpenFolder
    ) -> None:
        """`text` is the button's; what could not be opened is said beside it."""
        super().__init__(theme)
        self._folder, self._open_folder = folder, open_folder
        self._failed = wording.tr.gettext(
            "Nothing here could open it. This is where it is: {folder}"
        )
        self.button = link_button(theme, text)
        self.button.setAccessibleDescription(folder)
        self.button.clicked.connect(self._open)
        self._path = Copyable(theme, "small", wording.tr.gettext("Folder"), folder)
        self.add(self.button)
        self.add(self._path, 1)

    def _open(self) -> None:
        opened = self._open_folder(self._folder)
        words = self._folder if opened else self._failed.format(folder=self._folder)
        self._path.setPlainText(words)


def _reasons(wording: Wording, broken: Broken) -> str:
    """File name, then one line for each thing wrong."""
    lines = [PurePath(broken.file).name]
    lines += [problem.in_words(wording.tr) for problem in broken.problems]
    return "\n".join(lines)

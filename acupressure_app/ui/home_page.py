"""Home: what is bothering you, the routines for it, and the files that cannot be used yet."""

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.core.library import Broken, Library
from acupressure_app.core.timeline import Lengths
from acupressure_app.core.wording import Wording
from acupressure_app.ui.menu import Entry, Group, matching, menu, sounds_urgent
from acupressure_app.ui.parts import (
    Notice,
    NoticeFrame,
    NoticeKind,
    Page,
    label,
    other_button,
    title,
)
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.row import Row
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.thumbnail import Thumbnail, small_picture

_TWO_COLUMNS = 32
"""From this width in E on, cards stand two in a row."""


def _open_folder(folder: str) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


class HomePage(Page):
    """Search and menu; emits the id of the chosen routine."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        wording: Wording,
        library: Library,
        lengths: Lengths,
        open_folder: Callable[[str], bool] = _open_folder,
    ) -> None:
        """Lists the whole library; the search is empty.

        `open_folder` shows a folder to the user, and says whether anything could.
        """
        super().__init__(theme)
        gettext = wording.tr.gettext
        self._theme, self._pictures, self._wording = theme, pictures, wording
        self._groups = menu(library, wording, lengths)
        self._symptoms = tuple(library.content.symptoms.values())
        self.setWindowTitle(gettext("Home"))
        self.search = _search_field(wording)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take_only)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(title(gettext("What is bothering you?")))
        self.column.addWidget(self.search)
        self._urgent = Notice(
            theme,
            NoticeKind.STOP,
            gettext("If this is happening now, call 112, 911 or 999."),
        )
        self._urgent.hide()
        self.column.addWidget(self._urgent)
        self.column.addWidget(self._list)
        if library.broken:
            self.column.addWidget(BrokenFiles(theme, wording, library.broken, open_folder))
        self.footer.addWidget(_purpose(wording))
        self._show(self._groups)

    @property
    def cards(self) -> list["RoutineCard"]:
        """The cards that the search leaves, in order."""
        return self._list.findChildren(RoutineCard)

    def arrive(self) -> None:
        """Take the focus to the search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for cards that are made later."""
        super().set_theme(theme)
        self._theme = theme

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears the search."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _filter(self, query: str) -> None:
        self._urgent.setVisible(sounds_urgent(self._groups, self._symptoms, query))
        self._show(matching(self._groups, query))

    def _take_only(self) -> None:
        """Enter in the search opens the only routine left, or goes to the first of several."""
        if len(self.cards) == 1:
            self.cards[0].click()
        elif self.cards:
            self.cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, groups: tuple[Group, ...]) -> None:
        """List these groups instead of what was listed."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._rows.setSpacing(self._theme.scale.px(0.5))
        if not groups:
            self._rows.addWidget(self._nothing_found())
        before: QWidget = self.search
        for group in groups:
            self._rows.addSpacing(self._theme.scale.px(0.25))
            self._rows.addWidget(label("small", group.title))
            for pair in range(0, len(group.entries), 2):
                row, cards = self._card_row(group.entries[pair : pair + 2])
                self._rows.addWidget(row)
                for card in cards:
                    QWidget.setTabOrder(before, card)
                    before = card

    def _card_row(self, entries: tuple[Entry, ...]) -> tuple[Row, list["RoutineCard"]]:
        row = Row(self._theme, least=_TWO_COLUMNS)
        cards = [RoutineCard(self._theme, self._pictures, self._wording, e) for e in entries]
        for card in cards:
            card.clicked.connect(lambda _on=False, card=card: self.chosen.emit(card.routine))
            row.add(card, 1)
        if len(cards) == 1:
            row.add(QWidget(), 1)
        return row, cards

    def _nothing_found(self) -> QLabel:
        template = self._wording.tr.gettext("Nothing for “{words}”. Try nausea, headache or calm.")
        return label("lead", template.format(words=self.search.text().strip()))


def _search_field(wording: Wording) -> QLineEdit:
    gettext = wording.tr.gettext
    field = QLineEdit()
    field.setPlaceholderText(gettext("Type how it feels, like “queasy” or “tight head”"))
    field.setAccessibleName(gettext("Search by symptom, routine or point"))
    field.setClearButtonEnabled(True)
    return field


def _purpose(wording: Wording) -> QLabel:
    gettext = wording.tr.gettext
    return label(
        "small",
        gettext("For everyday complaints, not in place of a doctor.") + " " + wording.purpose(),
    )


class RoutineCard(QPushButton):
    """A routine in the menu: picture, title, time and place."""

    def __init__(self, theme: Theme, pictures: Pictures, wording: Wording, entry: Entry) -> None:
        """`routine` is the id of what it opens."""
        super().__init__()
        self.routine = entry.id
        self.setProperty("role", "open")
        self.setAccessibleName(f"{entry.title}. {entry.detail}")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        gettext = wording.tr.gettext
        props = small_picture(entry.point, entry.side)
        self._row = QHBoxLayout(self)
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        self._words.addWidget(label("h3", entry.title))
        self._words.addWidget(label("small", entry.detail))
        self._words.addStretch(1)
        self._row.addWidget(Thumbnail(theme, pictures, gettext, props, 4.5))
        self._row.addLayout(self._words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        edge = theme.scale.px(0.75)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(theme.scale.px(1))
        self._words.setSpacing(theme.scale.px(0.25))

    def sizeHint(self) -> QSize:
        """The size of what is in it, where a button knows only of its own text."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least size of what is in it."""
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Whether the text wraps: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text beside the picture."""
        return self._row.totalHeightForWidth(width)


class BrokenFiles(NoticeFrame):
    """The files that cannot be used yet, each with every reason."""

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        broken: tuple[Broken, ...],
        open_folder: Callable[[str], bool],
    ) -> None:
        """`broken` is not empty; `open_folder` says whether anything could open a folder."""
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
        for file in broken:
            self._words.addWidget(_reasons(wording, file))
        for folder in dict.fromkeys(str(PurePath(file.file).parent) for file in broken):
            self._words.addWidget(FolderRow(theme, wording, folder, open_folder))

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        super().set_theme(theme)
        self._words.setSpacing(theme.scale.px(0.5))


class FolderRow(Row):
    """A button that opens a folder, with its path beside it to copy, and what came of it."""

    def __init__(
        self, theme: Theme, wording: Wording, folder: str, open_folder: Callable[[str], bool]
    ) -> None:
        """The path can be selected; what could not be opened is said there too."""
        super().__init__(theme)
        gettext = wording.tr.gettext
        self._folder, self._open_folder = folder, open_folder
        self._failed = gettext("Nothing here could open it. This is where it is: {folder}")
        self.button = other_button(theme, gettext("&Open the folder"))
        self.button.setAccessibleDescription(folder)
        self.button.clicked.connect(self._open)
        self._path = _selectable("small", folder)
        self.add(self.button)
        self.add(self._path, 1)

    def _open(self) -> None:
        opened = self._open_folder(self._folder)
        words = self._folder if opened else self._failed.format(folder=self._folder)
        self._path.setText(words)


def _selectable(role: str, text: str) -> QLabel:
    """Text that can be copied."""
    result = label(role, text)
    result.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return result


def _reasons(wording: Wording, broken: Broken) -> QLabel:
    """File name, then one line for each thing wrong; can be selected and copied."""
    lines = [PurePath(broken.file).name]
    lines += [wording.problem("", problem) for problem in broken.problems]
    return _selectable("body", "\n".join(lines))

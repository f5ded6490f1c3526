"""The one window: the rail, the pages beside it, a line above them, and what closing does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QVBoxLayout, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.core.text import sentence
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.context import Context
from acupressure_app.ui.look import Look
from acupressure_app.ui.notes import Notes
from acupressure_app.ui.pages import Pages
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.rail import Part, Rail
from acupressure_app.ui.session.awake import KeepsAwake
from acupressure_app.ui.theme import Theme, dress
from acupressure_app.ui.way import Way
from acupressure_app.ui.widgets.focus import FocusRing
from acupressure_app.ui.widgets.logo import logo

if TYPE_CHECKING:
    from acupressure_app.store.settings import Settings
    from acupressure_app.ui.sound.sound import Sound

_SIZE = (1100, 760)
_LEAST = (360, 420)
_SHARE_OF_SCREEN = 0.95
"""The window opens no larger than this, so that its frame has room on a small screen too."""

_NARROW = 44
"""In E: in a narrower window the rail stands below the pages."""

_ICON_SIZES = (16, 32, 48, 128)


_TAKEN = (".acupressure", ".json")
"""The endings of files that may be dropped on the window."""


def _dropped(data: QMimeData) -> list[Path]:
    """The files in what is dragged that may hold routines."""
    local = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return [Path(file) for file in local if file.lower().endswith(_TAKEN)]


@runtime_checkable
class Closing(Protocol):
    """A page that has a say before the window closes."""

    def may_close(self) -> bool:
        """Whether it may; if not, the page says why, and what to do."""


class MainWindow(QMainWindow):
    """Holds the pages; a session has it for itself, without the rail.

    `preferences` are the settings that hold now.
    """

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        look: Look,
        open_sound: "Callable[[Translations], Sound]",
        awake: KeepsAwake,
    ) -> None:
        """`open_sound` is called when the first tone may be wanted."""
        super().__init__()
        self._context, self._look = context, look
        self.preferences = preferences
        self._open_sound, self._awake = open_sound, awake
        self._notes, self._way = Notes(look.theme), Way(look.theme)
        self._topmost = QVBoxLayout()
        self._whole = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._whole)
        self._build()
        self.setAcceptDrops(True)
        self._focus_ring = FocusRing(look.theme, self)
        self._way.titled.connect(self._show_title)
        self._way.moved.connect(self._fit_page)
        self._shortcuts: list[QShortcut] = []
        self._rail: Rail | None = None
        self._pages: Pages | None = None
        self._painted = False
        self._speak_language()
        look.changed.connect(self._set_theme)
        preferences.changed.connect(self._settings_changed)
        preferences.not_kept.connect(self._tell_not_kept)

    def _build(self) -> None:
        pages = QWidget()
        column = QVBoxLayout(pages)
        for box in (column, self._row, self._topmost):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        column.addLayout(self._topmost)
        column.addWidget(self._notes)
        column.addWidget(self._way, 1)
        self._row.addWidget(pages, 1)
        self.setCentralWidget(self._whole)
        room = self.screen().availableSize() * _SHARE_OF_SCREEN
        self.setMinimumSize(QSize(*_LEAST).boundedTo(room))
        self.resize(QSize(*_SIZE).boundedTo(room))

    def _speak_language(self) -> None:
        """Make rail and pages in the language that is set now."""
        language = self.preferences.settings.language or self._context.language
        self._tr = tr = self._context.translations(language)
        self._notes.speak(tr)
        if self._rail is not None:
            self._rail.hide()
            self._row.removeWidget(self._rail)
            self._rail.deleteLater()
        if self._pages is not None:
            self._pages.finish()
            self._pages.deleteLater()
        self._rail = Rail(self._look.theme, self._tr)
        self._rail.chosen.connect(self._open)
        self._row.insertWidget(0, self._rail)
        self._pages = Pages(
            self._context,
            self.preferences,
            self._way,
            language,
            tr,
            lambda: self._open_sound(tr),
            self._awake,
            self._topmost.addWidget,
            self._notes.tell,
        )
        dress(self, self._look.theme)
        self._fit_rail()
        if self._painted:
            self._pages.read()

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._way.page

    def show_bug(self, report: str) -> None:
        """Show what failed; a running session pauses. A second failure changes nothing."""
        from acupressure_app.ui.bug_page import BugPage  # noqa: PLC0415 - seldom needed

        if isinstance(self.page, BugPage) or self._pages is None:
            return
        self._way.open(BugPage(self._way.theme, self._pages.wording, report))
        self._pages.pause()

    def _open(self, part: Part) -> None:
        if self._pages is not None:
            self._pages.open(part)

    def _settings_changed(self, before: "Settings", after: "Settings") -> None:
        """Speak the other language at once; all else is heard of by whom it concerns."""
        if before.language != after.language:
            # Later, since the page that was clicked in goes away.
            QTimer.singleShot(0, self, self._speak_other_language)

    def _speak_other_language(self) -> None:
        self._speak_language()
        if self._pages is not None:
            self._pages.open_languages()

    def _set_theme(self, theme: Theme) -> None:
        self._way.theme = theme
        dress(self, theme)
        self._fit_rail()

    def _tell_not_kept(self, error: OSError) -> None:
        """Say it above the page, unless the settings say it where the choice was made."""
        if self._pages is not None and self._pages.part is not Part.SETTINGS:
            why = in_words(error, self._tr)
            self._notes.tell(self._tr.gettext("This choice could not be kept."), why)

    def _show_title(self, title: str) -> None:
        self.setWindowTitle(f"{title} – {self._tr.gettext('Acupressure')}")

    def _fit_page(self) -> None:
        """Without rail and notes in a session."""
        in_session = self._way.in_session
        if self._rail is not None:
            self._rail.setVisible(not in_session)
            if self._pages is not None:
                self._rail.mark(self._pages.part)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not in_session)
        self._notes.hold(in_session)

    def _fit_rail(self) -> None:
        below = self.width() < self._look.theme.scale.px(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.BottomToTop if below else way.LeftToRight)
        if self._rail is not None:
            self._rail.set_below(below)

    def _keys(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        return (
            ("Alt+1", lambda: self._open(Part.HOME)),
            ("Alt+2", lambda: self._open(Part.POINTS)),
            ("Alt+3", lambda: self._open(Part.JOURNAL)),
            ("Alt+4", lambda: self._open(Part.SETTINGS)),
            ("Ctrl+,", lambda: self._open(Part.SETTINGS)),
            ("F1", lambda: self._open(Part.HELP)),
            ("F11", self._switch_full_screen),
        )

    def _shortcut(self, keys: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        return shortcut

    def _switch_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first frame, read the library and load the rest of the program."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._complete)

    def _complete(self) -> None:
        """What the first frame does without."""
        if self._pages is not None:
            self._pages.read()
        if self._context.unread:
            text = self._tr.gettext("Some settings could not be read. The usual ones hold instead.")
            reasons = (sentence(why(self._tr)) for why in self._context.unread)
            self._notes.tell(text, " ".join(reasons))
        self._look.follow_motion()
        self._shortcuts = [self._shortcut(keys, act) for keys, act in self._keys()]
        self._shortcut("Ctrl+Q", self.close)  # also in a session, which asks first
        icon = QIcon()
        for size in _ICON_SIZES:
            icon.addPixmap(logo(self._look.theme.tokens, size))
        self.setWindowIcon(icon)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of routines that are dragged here."""
        if self._pages is not None and _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what they hold; nothing is written by dropping them."""
        if self._pages is not None:
            self._pages.take_over(_dropped(event.mimeData()))
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the rail where there is room for it."""
        self._fit_rail()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._look.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing during a session pauses it and asks; closing again keeps its place and closes."""
        if isinstance(self.page, Closing) and not self.page.may_close():
            event.ignore()
        else:
            super().closeEvent(event)

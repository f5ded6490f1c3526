"""The one window: Home first, and all else once a routine is chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from acupressure_app.ui.awake import KeepsAwake
from acupressure_app.ui.context import Context
from acupressure_app.ui.focus import FocusRing
from acupressure_app.ui.home_page import HomePage
from acupressure_app.ui.parts import Notice, NoticeKind
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.theme import Theme, dress
from acupressure_app.ui.way import Way

if TYPE_CHECKING:
    from acupressure_app.ui.journey import Journey
    from acupressure_app.ui.sound import Sound

_SIZE = (1100, 760)
_LEAST = (360, 420)
_SHARE_OF_SCREEN = 0.95
"""The window opens no larger than this, so that its frame has room on a small screen too."""

_AFTER_FIRST_FRAME_MS = 150


@runtime_checkable
class Closing(Protocol):
    """A page that has a say before the window closes."""

    def may_close(self) -> bool:
        """Whether it may; if not, the page says why, and what to do."""


class MainWindow(QMainWindow):
    """Holds the way, a line above it for what could not be written, and asks before it closes."""

    def __init__(
        self,
        context: Context,
        theme: Theme,
        open_sound: "Callable[[], Sound]",
        awake: KeepsAwake,
    ) -> None:
        """`open_sound` is called when the first session starts."""
        super().__init__()
        self._context, self._open_sound, self._awake = context, open_sound, awake
        self._wording = context.wording
        self._pictures = Pictures(context.folders.pictures)
        self._made: Journey | None = None
        self._note = Notice(theme, NoticeKind.CAUTION, "")
        self._above, self._way = QWidget(), Way(theme)
        self._build()
        self._focus_ring = FocusRing(theme, self)
        self._home = HomePage(
            theme, self._pictures, self._wording, context.library, context.settings.lengths
        )
        self._home.chosen.connect(self._show_routine)
        self._way.titled.connect(self._show_title)
        self._way.came_home.connect(self._above.hide)
        dress(self, theme)
        self._way.open(self._home)

    def _build(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        QVBoxLayout(self._above).addWidget(self._note)
        column.addWidget(self._above)
        column.addWidget(self._way, 1)
        self._above.hide()
        self.setCentralWidget(whole)
        room = self.screen().availableSize() * _SHARE_OF_SCREEN
        self.setMinimumSize(QSize(*_LEAST).boundedTo(room))
        self.resize(QSize(*_SIZE).boundedTo(room))

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._way.page

    @property
    def _journey(self) -> "Journey":
        """Made when it is first wanted, or soon after the first frame."""
        if self._made is None:
            from acupressure_app.ui.journey import Journey  # noqa: PLC0415 - Home comes first

            self._made = Journey(
                self._context, self._way, self._pictures, self._open_sound, self._awake, self._tell
            )
            self._made.finished.connect(self._home.search.clear)
        return self._made

    def _show_routine(self, routine_id: str) -> None:
        self._journey.show_routine(routine_id)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes from now on."""
        self._way.theme = theme
        dress(self, theme)

    def show_bug(self, report: str) -> None:
        """Show what failed; a running session pauses. A second failure changes nothing."""
        from acupressure_app.ui.bug_page import BugPage  # noqa: PLC0415 - seldom needed

        if isinstance(self.page, BugPage):
            return
        self._way.open(BugPage(self._way.theme, self._wording, report))
        if self._made is not None and self._made.under_way:
            self._made.pause()

    def _tell(self, text: str, why: str) -> None:
        self._note.set_words(text, why)
        self._above.show()

    def _show_title(self, title: str) -> None:
        name = self._wording.tr.gettext("Acupressure")
        self.setWindowTitle(f"{title} – {name}")

    def showEvent(self, event: QShowEvent) -> None:
        """Load the rest of the program while the user reads."""
        super().showEvent(event)
        QTimer.singleShot(_AFTER_FIRST_FRAME_MS, self, lambda: self._journey)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing during a session pauses it and asks; closing again closes."""
        if isinstance(self.page, Closing) and not self.page.may_close():
            event.ignore()
        else:
            super().closeEvent(event)

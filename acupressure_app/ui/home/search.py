"""The search field of Home, and the button beside it that opens the filters where it is narrow."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.parts import IconButton, large

_HEIGHT = 3.75
"""In E, as a large button has it."""


class SearchField(QLineEdit):
    """A large field with a magnifier; it says less where it is narrow.

    Emits `downwards` where the arrow key leads on to what was found.
    """

    downwards = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """Empty."""
        super().__init__()
        gettext = tr.gettext
        self._hints = (
            gettext("Type how it feels, like “queasy” or “tight head”"),
            gettext("How does it feel?"),
            gettext("Search"),
        )
        self._magnifier = QLabel(self)
        self._magnifier.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(gettext("Search by symptom, routine or point"))
        self._clear = QToolButton(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setAccessibleName(gettext("Clear the search"))
        self._clear.setToolTip(self._clear.accessibleName())
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._typed = False
        self.textEdited.connect(self._note_typing)
        self.textChanged.connect(self._see_to_clear)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        px, tokens = theme.scale.px, theme.tokens
        drawn = icons.pixmap("search", tokens.ink, px(1.25), theme.icons, self.devicePixelRatio())
        self._magnifier.setPixmap(drawn)
        self._magnifier.setFixedSize(px(1.25), px(1.25))
        self._theme = theme
        self._clear.setIcon(QIcon())
        self._clear.setIconSize(QSize(px(1.25), px(1.25)))
        self._clear.setFixedSize(px(2.75), px(2.75))
        self._edge = px(1)
        border = 2 if tokens.high_contrast else 1
        self.setStyleSheet(f"""
QLineEdit {{ font-size: {theme.scale.points("lead")}pt; min-height: {px(_HEIGHT) - 2 * border}px;
    padding: 0 {px(3.25)}px 0 {px(2.75)}px }}
QToolButton {{ background: transparent; border: none; border-radius: {px(0.5)}px }}
QToolButton:hover {{ background: {tokens.soft} }}
""")
        self._see_to_clear()
        self._arrange()

    def forget_typing(self) -> None:
        """Something else is to be undone from now on than what was typed before."""
        self._typed = False

    def _note_typing(self) -> None:
        self._typed = True

    def event(self, event: QEvent) -> bool:
        """While nothing was typed that could be undone, Ctrl+Z belongs to the page."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            nothing = not (self._typed and self.text())
            if nothing and event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads out of the field; a scroll area around it would take the key."""
        if event.key() == Qt.Key.Key_Down:
            self.downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the magnifier in the middle, and say what there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _see_to_clear(self) -> None:
        """The button is there while there is something to clear; its icon is drawn only then."""
        self._clear.setVisible(bool(self.text()))
        if self.text() and self._clear.icon().isNull():
            ink = self._theme.tokens.ink
            self._clear.setIcon(icons.icon("x", ink, self._theme.icons))

    def _arrange(self) -> None:
        self._magnifier.move(self._edge, (self.height() - self._magnifier.height()) // 2)
        right = self.width() - self._clear.width() - self._edge // 2
        self._clear.move(right, (self.height() - self._clear.height()) // 2)
        room = right - self._magnifier.geometry().right() - self._edge
        wide = self.fontMetrics().horizontalAdvance
        fitting = (hint for hint in self._hints if wide(hint) <= room)
        self.setPlaceholderText(next(fitting, self._hints[-1]))


class FiltersButton(IconButton):
    """Opens and closes the filters; shows how many are on."""

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """Closed, none on."""
        super().__init__(theme, "other", "")
        self._tr = tr
        self.setCheckable(True)
        large(self)
        self.set_count(0)

    def set_count(self, n: int) -> None:
        """So many filters are on."""
        name = self._tr.ngettext("Filters, {n} on", "Filters, {n} on", n).format(n=n)
        self.setText(str(n) if n else "")
        self.setAccessibleName(name if n else self._tr.gettext("Filters"))
        self.setToolTip(self.accessibleName())
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes, no wider than it must be."""
        super().set_theme(theme)
        self.setStyleSheet(f"padding: 0 {theme.scale.px(0.75)}px")

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the icon once it is needed: where it is wide the button is never seen."""
        self.set_icon("sliders-horizontal")
        super().showEvent(event)

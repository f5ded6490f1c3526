"""A routine to choose on Home: a card in the menu, or a plain row among a few."""

from msgspec import Struct
from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Library
from acupressure_app.core.routine import Routine
from acupressure_app.core.wording import Wording
from acupressure_app.ui.home.menu import first_place
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.thumbnail import Thumbnail, small_picture
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import label

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class Supply(Struct, frozen=True):
    """What Home is filled from."""

    pictures: Pictures
    wording: Wording
    library: Library
    lengths: Lengths


def picture_of(theme: Theme, supply: Supply, routine: Routine, size: float) -> Thumbnail:
    """The first place of a routine as a small picture, `size` E wide and high."""
    props = small_picture(*first_place(routine, supply.library.content))
    return Thumbnail(theme, supply.pictures, supply.wording.tr.gettext, props, size)


class RoutineCard(QPushButton):
    """Picture, title and a line below; emits `moved` with the arrow key that was pressed.

    `routine` is the id of what it opens.
    """

    moved = Signal(Qt.Key)

    def __init__(
        self, theme: Theme, supply: Supply, routine: Routine, detail: str, *, plain: bool = False
    ) -> None:
        """A card, or with `plain` a row without a frame and with a smaller picture."""
        super().__init__()
        self.routine, self._plain = routine.id, plain
        self._title = supply.wording.text(routine.title)
        self.setProperty("role", "row" if plain else "open")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._detail = label("small")
        self._row = QHBoxLayout(self)
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        self._words.addWidget(label("h3", self._title))
        self._words.addWidget(self._detail)
        self._words.addStretch(1)
        self._picture = picture_of(theme, supply, routine, 3.25 if plain else 4.5)
        self._row.addWidget(self._picture)
        self._row.addLayout(self._words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_detail(detail)
        self.set_theme(theme)

    def set_detail(self, detail: str) -> None:
        """Say something else below the title."""
        self._detail.setText(detail)
        self.setAccessibleName(f"{self._title}. {detail}")

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        px = theme.scale.px
        around, edge = (0, px(0.5)) if self._plain else (px(0.75), px(0.75))
        self._row.setContentsMargins(around, edge, around, edge)
        self._row.setSpacing(px(1))
        self._words.setSpacing(0 if self._plain else px(0.25))
        if self._plain:
            self.setStyleSheet(_plain_row(theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys lead on to other cards."""
        if event.key() in _ARROWS and not self._plain:
            self.moved.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The size of what is in it, where a button knows only of its own text."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least size of the words alone: a long one gets the room of the picture."""
        beside = self._row.contentsMargins()
        words = self._words.minimumSize()
        return words.grownBy(QMargins(beside.left(), beside.top(), beside.right(), beside.bottom()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where a word needs its room."""
        super().resizeEvent(event)
        beside = self._row.spacing() + self._picture.width()
        self._picture.setVisible(self.width() >= self.minimumSizeHint().width() + beside)

    def hasHeightForWidth(self) -> bool:
        """Whether the text wraps: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text beside the picture."""
        return self._row.totalHeightForWidth(width)


def _plain_row(theme: Theme) -> str:
    soft, radius = theme.tokens.soft, theme.scale.px(0.75)
    return f"""
QPushButton[role="row"] {{ background: transparent; border: none; padding: 0;
    border-radius: {radius}px }}
QPushButton[role="row"]:hover, QPushButton[role="row"]:pressed {{ background: {soft} }}
"""

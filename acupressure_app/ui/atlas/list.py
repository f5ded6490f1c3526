"""The lists of the atlas: cards of points under their headings."""

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from acupressure_app.core.body import Side
from acupressure_app.core.content import Point
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.view import Entry, Section, Sections
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.thumbnail import Thumbnail, small_picture
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.icons import Icon, stop
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.wrap import Tiles

_PICTURE = 3.5
"""How wide and high a small picture is, in E."""
_TWO_COLUMNS = 32
"""From this width in E on, cards stand two in a row."""


class PointCard(QPushButton):
    """Picture, name and code; a sign in place of the picture where it is not pressed.

    `pointed` tells that mouse or keyboard points at it, or does no longer.
    """

    pointed = Signal(bool)

    def __init__(self, theme: Theme, pictures: Pictures, wording: Wording, entry: Entry) -> None:
        """Opens the point when it is pressed."""
        super().__init__()
        self.setProperty("role", "open")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(_spoken(entry, wording))
        self._row, self._words = QHBoxLayout(self), QVBoxLayout()
        self._words.addStretch(1)
        self._words.addWidget(label("h3", entry.name))
        self._words.addWidget(label("small", entry.told))
        self._words.addStretch(1)
        self._picture = _picture(theme, pictures, wording, entry)
        self._row.addWidget(self._picture)
        self._row.addLayout(self._words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        edge = theme.scale.px(0.5)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(theme.scale.px(0.75))
        self._words.setSpacing(0)

    def sizeHint(self) -> QSize:
        """The size of what is in it, where a button knows only of its own text."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least size of the words alone: a long one gets the room of the picture."""
        around: QMargins = self._row.contentsMargins()
        return self._words.minimumSize().grownBy(around)

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

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse points at it."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points elsewhere."""
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard points at it."""
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard points elsewhere."""
        super().focusOutEvent(event)
        self.pointed.emit(False)


class PointList(QWidget):
    """Cards under their headings; emits the code of the point that was pressed.

    `pointed` brings the code that mouse or keyboard points at, empty for none.
    """

    chosen = Signal(str)
    pointed = Signal(str)

    def __init__(self, theme: Theme, pictures: Pictures, wording: Wording) -> None:
        """Lists nothing before `show_sections`."""
        super().__init__()
        self._theme, self._pictures, self._wording = theme, pictures, wording
        self._made: dict[str, PointCard] = {}
        self.cards: list[PointCard] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.set_theme(theme)

    def show_sections(self, sections: Sections) -> None:
        """List these in place of what was there; cards that were made once are kept."""
        self._empty()
        for number, section in enumerate(sections):
            if number:
                self._rows.addSpacing(self._theme.scale.px(0.75))
            self._add_section(section)
        self._rows.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for cards that are made later."""
        self._theme = theme
        self._rows.setSpacing(theme.scale.px(0.5))

    def _add_section(self, section: Section) -> None:
        if section.title:
            self._add(label("h3", section.title))
        if section.about:
            self._add(label("small", section.about))
        tiles = Tiles(self._theme, _TWO_COLUMNS, gap=0.5)
        for entry in section.entries:
            card = self._card(entry)
            tiles.add(card)
            card.show()
            self.cards.append(card)
        self._add(tiles)

    def _add(self, part: QWidget) -> None:
        """Show it at once: what the layout shows by itself comes an event later, and flickers."""
        self._rows.addWidget(part)
        part.show()

    def _card(self, entry: Entry) -> PointCard:
        if entry.code not in self._made:
            card = PointCard(self._theme, self._pictures, self._wording, entry)
            card.clicked.connect(lambda: self.chosen.emit(entry.code))
            card.pointed.connect(lambda on: self.pointed.emit(entry.code if on else ""))
            self._made[entry.code] = card
        return self._made[entry.code]

    def _empty(self) -> None:
        """Take out everything; the cards stay here, hidden."""
        for card in self.cards:
            card.hide()
            card.setParent(self)
        self.cards = []
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


def _spoken(entry: Entry, wording: Wording) -> str:
    if entry.pressed:
        return f"{entry.name}. {entry.told}"
    template = wording.tr.gettext("{name}. {told}. Not pressed here")
    return template.format(name=entry.name, told=entry.told)


def _picture(theme: Theme, pictures: Pictures, wording: Wording, entry: Entry) -> QWidget:
    point = entry.point
    if not isinstance(point, Point):
        return Icon(theme, "octagon-alert", stop, 1.75)
    side = Side.MIDLINE if point.midline else Side.LEFT
    return Thumbnail(theme, pictures, wording.tr.gettext, small_picture(point, side), _PICTURE)

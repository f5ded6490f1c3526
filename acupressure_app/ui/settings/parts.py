"""The parts of the settings page: its head, the list of its sections, and their cards."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.core.language import Translations
from acupressure_app.ui.settings.row import CardRow, Line, control_for
from acupressure_app.ui.settings.view import Section, Setting, section_title
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.controls import Stepper
from acupressure_app.ui.widgets.icons import Icon, ink2
from acupressure_app.ui.widgets.parts import Card, Page, label, other_button, title
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.told import ranged

_NO_LIMIT = 16_777_215
"""Qt's own word for a width without limit."""

_ICONS = {
    Section.LOOK: "eye",
    Section.SESSION: "timer",
    Section.SOUND: "volume-2",
    Section.HEALTH: "heart-pulse",
    Section.REMINDERS: "bell",
    Section.LANGUAGE: "languages",
    Section.DATA: "folder",
}


class Main(Page):
    """The part that scrolls, without buttons below."""

    def __init__(self, theme: Theme) -> None:
        """Empty; its parts come into `column`."""
        self._edges = (0, 0, 0)
        super().__init__(theme)
        self.foot.hide()

    def set_edges(self, left: int, top: int, right: int) -> None:
        """Leave so much free."""
        self._edges = (left, top, right)
        self.column.setContentsMargins(left, top, right, right)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self.column.setSpacing(theme.scale.px(1.5))
        self.set_edges(*self._edges)


class Head(QWidget):
    """The title, and that nothing needs to be saved."""

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """The title can take the focus."""
        super().__init__()
        self.heading = title(tr.gettext("Settings"))
        words, note = label("small", tr.gettext("Changes apply at once")), QWidget()
        words.setWordWrap(False)
        beside = QHBoxLayout(note)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(Icon(theme, "check", ink2))
        beside.addWidget(words, 1)
        row = Row(theme)
        row.add(self.heading, 1)
        row.add(note)
        self._box = QVBoxLayout(self)
        self._box.addWidget(row)

    def set_edges(self, side: int, top: int, below: int) -> None:
        """Leave so much free."""
        self._box.setContentsMargins(side, top, side, below if top else 0)


class Side(QWidget):
    """The search, and below it the list of the sections where there is room for it."""

    chosen = Signal(Section)

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """The first section is marked."""
        super().__init__()
        self.search = SearchField(theme, tr.gettext("Search settings"))
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self.buttons: dict[Section, QPushButton] = {}
        for section in Section:
            button = QPushButton(section_title(section, tr))
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on=False, section=section: self.chosen.emit(section))
            self._group.addButton(button)
            column.addWidget(button)
            self.buttons[section] = button
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.search)
        self._box.addWidget(self._list)
        self._box.addStretch(1)
        self.mark(Section.LOOK)
        self.set_theme(theme)

    def mark(self, section: Section) -> None:
        """This section is read now."""
        self.buttons[section].setChecked(True)

    def set_wide(self, wide: bool, width: int, edge: int) -> None:
        """With the list, `width` wide at the left of the page, or the search alone above it."""
        self._list.setVisible(wide)
        self.setMinimumWidth(width + edge if wide else 0)
        self.setMaximumWidth(width + edge if wide else _NO_LIMIT)
        self._box.setContentsMargins(edge if wide else 0, 0, 0, 0)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        px = theme.scale.px
        self._box.setSpacing(px(0.75))
        self._list.setStyleSheet(_list_style(theme))
        for section, button in self.buttons.items():
            size, margin = px(1.25), px(0.25)
            button.setIconSize(QSize(size + 2 * margin, size))
            drawn = icons.icon(
                _ICONS[section],
                theme.tokens.ink,
                theme.icons,
                margin=margin / size,
                checked=theme.tokens.on_soft,
            )
            button.setIcon(drawn)


def _list_style(theme: Theme) -> str:
    t, px = theme.tokens, theme.scale.px
    edge = 2 if t.high_contrast else 1
    return f"""
QPushButton {{ text-align: left; font-weight: 400; background: transparent;
    border: {edge}px solid transparent; padding: 0 {px(0.75)}px; min-height: {px(2.5)}px }}
QPushButton:hover {{ background: {t.surface}; border-color: {t.line} }}
QPushButton:checked {{ color: {t.on_soft}; background: {t.soft}; font-weight: 600;
    border-color: {t.primary if t.high_contrast else t.soft} }}
"""


class SearchField(QLineEdit):
    """A field to search in; Escape empties it first."""

    def __init__(self, theme: Theme, name: str) -> None:
        """`name` stands in it while it is empty."""
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon with these colours and sizes."""
        self._theme = theme
        self.setTextMargins(theme.scale.px(1.75), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon before the text."""
        super().paintEvent(event)
        theme, size = self._theme, self._theme.scale.px(1.25)
        box = QRectF(theme.scale.px(0.75), (self.height() - size) // 2, size, size)
        painter = QPainter(self)
        icons.paint(painter, box, "search", theme.tokens.ink2, theme.icons)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the search away before it leads away from the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SectionPart(QWidget):
    """A heading over a card."""

    def __init__(self, theme: Theme, heading: str, card: Card) -> None:
        """The card holds rows of settings, or something else."""
        super().__init__()
        self._card = card
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(label("h2", heading))
        self._column.addWidget(card)
        self.set_theme(theme)

    def show_only(self, fields: frozenset[str]) -> None:
        """Show these rows, or nothing at all where it has none of them."""
        if isinstance(self._card, SettingsCard):
            self.setVisible(self._card.show_only(fields))

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._column.setSpacing(theme.scale.px(0.75))


class WayOn(Card):
    """A card that leads on to a page of its own."""

    def __init__(self, theme: Theme, words: str, text: str) -> None:
        """`words` say what is there, `text` is on the button."""
        super().__init__(theme)
        self.words = words
        self.button = other_button(theme, text, "arrow-right")
        row = Row(theme)
        row.add(label("body", words), 1)
        row.add(self.button)
        self.column.addWidget(row)

    def add(self, lines: "list[SettingLine]") -> None:
        """Show these rows below, and let a search find them."""
        for line in lines:
            self.column.addWidget(line)
            self.words = f"{self.words} {line.setting.words}"


class SettingsCard(Card):
    """The rows of one section."""

    def __init__(self, theme: Theme, lines: "list[SettingLine]") -> None:
        """In this order."""
        super().__init__(theme)
        self._lines = lines
        for line in lines:
            self.column.addWidget(line)
        self.show_only(frozenset(line.setting.field for line in lines))

    def show_only(self, fields: frozenset[str]) -> bool:
        """Show these rows; whether there are any. The first has no line above it."""
        shown = [line for line in self._lines if line.setting.field in fields]
        for line in self._lines:
            line.setVisible(line in shown)
            line.line.setVisible(line is not shown[0] if shown else False)
        return bool(shown)


class SettingLine(CardRow):
    """One setting, and what sets it; `test` is there where it can be heard."""

    def __init__(
        self,
        theme: Theme,
        tr: Translations,
        setting: Setting,
        change: Callable[[Any], None],
        unknown: str,
    ) -> None:
        """`change` is told each value that the user sets; `unknown` as in `control_for`."""
        self.setting = setting
        self.control, self.show_value = control_for(theme, setting, change, unknown)
        self.test = other_button(theme, setting.test, "volume-2") if setting.test else None
        sets = Row(theme) if self.test else self.control
        if isinstance(sets, Row) and self.test:
            sets.add(self.control, 1)
            sets.add(self.test)
        named: QWidget = Line(theme, setting.label, setting.help, sets)
        if isinstance(self.control, Stepper):
            named = ranged(theme, tr, named, self.control)
        super().__init__(theme, named)

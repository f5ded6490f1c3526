"""The small parts that pages are made of: text, buttons, notices, cards, the page itself."""

import html
import re
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.icons import Icon, caution, on_soft, stop


def label(role: str, text: str = "") -> QLabel:
    """Wrapping text in one of the roles of the theme's type scale.

    Its accessible name stays unset: a name would hide the text from screen readers.
    """
    result = QLabel(text)
    result.setProperty("role", role)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(True)
    return result


def bold_first(bold: str, text: str) -> str:
    """Rich text of a few bold words, and what comes after them if there is anything."""
    strong = f'<span style="font-weight: 600">{html.escape(bold)}</span>'
    return f"{strong} {html.escape(text)}" if text else strong


_RUN = re.compile(r"[/._-](?=\S)|\w{12}(?=\w)")
"""After what a long name may go on in the next line."""


def breakable(name: str) -> str:
    """A path or the name of a file, whose lines may break where nothing is to be seen of it."""
    return _RUN.sub(lambda found: f"{found[0]}\u200b", name)


def title(text: str) -> QLabel:
    """The page's title; it can take the focus, where it shows no ring."""
    result = label("h1", text)
    result.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return result


def small_font(part: QWidget, theme: Theme) -> QFont:
    """The part's own letters in the size of small text, for what it draws itself."""
    font = QFont(part.font())
    font.setPointSizeF(theme.scale.points("small"))
    return font


def hairline() -> QFrame:
    """A thin line between parts."""
    result = QFrame()
    result.setProperty("role", "hairline")
    result.setFixedHeight(2)
    return result


_BEHIND = {"arrow-right", "skip-forward"}
"""Icons that lead on stand behind the word."""


_BESIDE_ICON = 4
"""Pixels that Qt leaves between icon and words."""


class IconButton(QPushButton):
    """A button whose icon takes its colour from the theme, and gives way to the words.

    Enter presses it while it has the focus.
    """

    def __init__(self, theme: Theme, role: str, text: str, icon: str | None = None) -> None:
        """`role` is main, other, stop or link; `icon` names a file of the icons folder."""
        super().__init__(text)
        self._role, self._icon, self._crowded = role, icon, False
        self.setAutoDefault(True)
        self.setProperty("role", role)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon with these colours and sizes."""
        self._theme = theme
        if self._icon is None:
            return
        size, margin = theme.scale.px(1.25), theme.scale.px(0.25) if self.text() else 0
        self.setIconSize(QSize(size + 2 * margin, size))
        self._draw_icon()
        self.unsetLayoutDirection()
        if self._icon in _BEHIND:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def _draw_icon(self) -> None:
        if self._icon is None or self._crowded:
            self.setIcon(QIcon())
            return
        theme, size = self._theme, self.iconSize()
        tokens, margin = theme.tokens, (size.width() - size.height()) / 2
        colours = {"main": tokens.on_primary, "stop": tokens.stop_ink, "link": tokens.primary}
        colour = colours.get(self._role, tokens.ink)
        self.setIcon(
            icons.icon(
                self._icon,
                colour,
                theme.icons,
                disabled=tokens.disabled,
                margin=margin / size.height(),
            )
        )

    @property
    def _icon_room(self) -> int:
        return self.iconSize().width() + _BESIDE_ICON if self._icon and self.text() else 0

    def sizeHint(self) -> QSize:
        """Room for words and icon, whether or not there is."""
        hint = super().sizeHint()
        return QSize(hint.width() + (self._icon_room if self._crowded else 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the words alone."""
        hint = self.sizeHint()
        return QSize(hint.width() - self._icon_room, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for the icon."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """In other letters the words take other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Leave the icon out where the words need its room."""
        crowded = self._icon_room > 0 and self.width() < self.sizeHint().width()
        if crowded is not self._crowded:
            self._crowded = crowded
            self._draw_icon()

    def set_icon(self, icon: str) -> None:
        """Show another icon, as when Pause becomes Go on."""
        if icon != self._icon:
            self._icon = icon
            self.set_theme(self._theme)


def main_button(theme: Theme, text: str, icon: str | None = None) -> IconButton:
    """The one filled button of a page."""
    return IconButton(theme, "main", text, icon)


def other_button(theme: Theme, text: str, icon: str | None = None) -> IconButton:
    """Any other button of a page."""
    return IconButton(theme, "other", text, icon)


def stop_button(theme: Theme, text: str, icon: str | None = None) -> IconButton:
    """A button that stops something."""
    return IconButton(theme, "stop", text, icon)


def link_button(theme: Theme, text: str, icon: str | None = None) -> IconButton:
    """A button that looks like a link, as the way back above a title."""
    return IconButton(theme, "link", text, icon)


def large(button: QPushButton, *, on: bool = True) -> QPushButton:
    """Make a button as high as session and footer buttons are, or as others again."""
    if bool(button.property("large")) is not on:
        button.setProperty("large", on)
        button.style().unpolish(button)
        button.style().polish(button)
        button.updateGeometry()
    return button


class NoticeKind(StrEnum):
    """How urgent a notice is; each kind has its own shape of icon."""

    INFO = "info"
    CAUTION = "caution"
    STOP = "stop"


_NOTICE_ICONS = {
    NoticeKind.INFO: ("info", on_soft),
    NoticeKind.CAUTION: ("triangle-alert", caution),
    NoticeKind.STOP: ("octagon-alert", stop),
}


class NoticeFrame(QFrame):
    """A frame with the icon of its kind; put what it says into `row`, beside the icon."""

    def __init__(self, theme: Theme, kind: NoticeKind) -> None:
        """The icon alone."""
        super().__init__()
        self.row = QHBoxLayout(self)
        icon = Icon(theme, *_NOTICE_ICONS[kind], size=1.5)
        self.row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self.setProperty("role", kind)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        px = theme.scale.px
        self.row.setContentsMargins(px(1), px(0.75), px(1), px(0.75))
        self.row.setSpacing(px(0.75))


class Notice(NoticeFrame):
    """A notice in the page: icon, a few bold words, then the way out."""

    def __init__(self, theme: Theme, kind: NoticeKind, bold: str, text: str = "") -> None:
        """`bold` comes first and says what happened."""
        super().__init__(theme, kind)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self.row.addWidget(self._words, 1)
        self.set_words(bold, text)

    def set_words(self, bold: str, text: str = "") -> None:
        """Say something else in the same place; `words` is what it says."""
        self.words = f"{bold} {text}".strip()
        self._words.setText(bold_first(bold, text))


class Card(QFrame):
    """A framed group; put its parts into `column`. Never a card in a card."""

    def __init__(self, theme: Theme) -> None:
        """An empty card."""
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        edge = theme.scale.px(1.25)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(theme.scale.px(0.75))


_NARROW = 44
"""A page that is narrower, in E, has narrower edges."""


class Page(QWidget):
    """A page to read: one centred column that scrolls, over a footer with the page's buttons.

    `foot` is the frame of the footer; a page without buttons hides it.
    """

    above = 2.0
    """Space above and below the column, in E."""

    around_foot = 1.0
    """Space above and below the buttons, in E."""

    def __init__(self, theme: Theme) -> None:
        """An empty page; put its parts into `column` and its buttons into `footer`."""
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout()
        self.footer = QHBoxLayout()
        self._body = QWidget()
        self._bar = QWidget()
        self.scroll_area = QScrollArea()
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        top = QVBoxLayout(self._body)
        top.setContentsMargins(0, 0, 0, 0)
        top.addLayout(self.column)
        top.addStretch(1)
        self._bar.setLayout(self.footer)
        inner, self.foot = QWidget(), QFrame()
        inner.setProperty("role", "column")
        self.foot.setProperty("role", "footer")
        for holder, held in ((inner, self._body), (self.foot, self._bar)):
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addStretch(1)
            row.addWidget(held, 1000)
            row.addStretch(1)
        self.scroll_area.setWidget(inner)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        beside = self.scroll_area.verticalScrollBar()

        def line_up(_low: int, high: int) -> None:
            self.foot.setContentsMargins(0, 0, beside.sizeHint().width() if high else 0, 0)

        beside.rangeChanged.connect(line_up)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scroll_area, 1)
        whole.addWidget(self.foot)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._px = px = theme.scale.px
        for held in (self._body, self._bar):
            held.setMaximumWidth(px(46 + 4))
        self.column.setSpacing(px(0.75))
        self.footer.setSpacing(px(0.75))
        self._set_edges()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words get the room."""
        super().resizeEvent(event)
        self._set_edges()

    def _set_edges(self) -> None:
        px = self._px
        side, above = px(2 if self.width() >= px(_NARROW) else 1), px(self.above)
        self.column.setContentsMargins(side, above, side, above)
        foot = px(self.around_foot)
        self.footer.setContentsMargins(side, foot, side, foot)

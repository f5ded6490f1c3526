"""A line icon, alone or before a few words, in a colour that follows the theme."""

import html
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from acupressure_app.ui import icons
from acupressure_app.ui.parts import label
from acupressure_app.ui.theme import Theme, Tokens

Colour = Callable[[Tokens], str]
"""Which token a part is drawn in."""


def ink(tokens: Tokens) -> str:
    """As text."""
    return tokens.ink


def primary(tokens: Tokens) -> str:
    """As what can be pressed."""
    return tokens.primary


def caution(tokens: Tokens) -> str:
    """As a caution's label."""
    return tokens.caution_ink


def stop(tokens: Tokens) -> str:
    """As a stop's label."""
    return tokens.stop_ink


class Icon(QLabel):
    """An icon; the words beside it say the same."""

    def __init__(self, theme: Theme, name: str, colour: Colour = ink, size: float = 1.25) -> None:
        """`name` is a file of the icons folder, `size` in E."""
        super().__init__()
        self._name, self._colour, self._size = name, colour, size
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        size, colour = theme.scale.px(self._size), self._colour(theme.tokens)
        ratio = self.devicePixelRatio()
        self.setPixmap(icons.pixmap(self._name, colour, size, theme.icons, ratio))
        self.setFixedWidth(size)


class IconLine(QWidget):
    """An icon before words that wrap, the first of them bold if they are given apart."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        bold: str = "",
        colour: Colour = ink,
        role: str = "body",
    ) -> None:
        """The icon stands at the first line."""
        super().__init__()
        self._icon = Icon(theme, icon, colour)
        self._words = label(role, text)
        if bold:
            strong = f'<span style="font-weight: 600">{html.escape(bold)}</span>'
            self._words.setTextFormat(Qt.TextFormat.RichText)
            self._words.setText(f"{strong} {html.escape(text)}".rstrip())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.scale.px(0.75))

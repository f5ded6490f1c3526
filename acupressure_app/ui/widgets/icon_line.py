"""A line icon before a few words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.icons import Colour, Icon, ink
from acupressure_app.ui.widgets.parts import bold_first, label


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
            self._words.setTextFormat(Qt.TextFormat.RichText)
            self._words.setText(bold_first(bold, text))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self.set_theme(theme)

    def set_text(self, text: str) -> None:
        """Say something else, plainly."""
        self._words.setText(text)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.scale.px(0.75))

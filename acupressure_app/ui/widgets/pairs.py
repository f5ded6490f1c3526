"""A few words and what they stand for, in two columns, or below each other where it is narrow."""

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import hairline, label

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_NO_LIMIT = 16_777_215
"""Qt's own word for a width without limit."""


class Pairs(QWidget):
    """Rows with thin lines between them; the first words of each are bold."""

    def __init__(
        self, theme: Theme, pairs: Iterable[tuple[str, str]], width: float, beside: float
    ) -> None:
        """`width` is that of the first column; from `beside` on there are two, both in E."""
        super().__init__()
        self._width, self._least = width, beside
        self._rows: list[tuple[QBoxLayout, QLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for number, (first, second) in enumerate(pairs):
            row, name = QBoxLayout(_BELOW), label("body", first)
            name.setStyleSheet("font-weight: 600")
            row.addWidget(name)
            row.addWidget(label("body", second), 1)
            self._rows.append((row, name))
            if number:
                self._column.addWidget(hairline())
            self._column.addLayout(row)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._scale = theme.scale
        self._column.setSpacing(theme.scale.px(0.5))
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have two columns or one."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        px = self._scale.px
        two = self.width() >= px(self._least)
        for row, name in self._rows:
            row.setDirection(_BESIDE if two else _BELOW)
            row.setSpacing(px(0.5 if two else 0.25))
            name.setMinimumWidth(px(self._width) if two else 0)
            name.setMaximumWidth(px(self._width) if two else _NO_LIMIT)

"""Parts one below the other: a column, or a few lines that belong together."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from acupressure_app.ui.theme import Theme


class Column(QWidget):
    """A column whose parts stay at its top."""

    def __init__(
        self, theme: Theme, *parts: QWidget, gap: float = 0.75, foot: QWidget | None = None
    ) -> None:
        """From top to bottom; `gap` is the space between the parts in E.

        `foot` stands below the parts, and is not one of them.
        """
        super().__init__()
        self._parts, self._gap = parts, gap
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self._column.addWidget(part)
        if foot is not None:
            self._column.addWidget(foot)
        self._column.addStretch(1)
        self.set_theme(theme)

    def hide_if_empty(self) -> None:
        """Leave its room to others where no part is shown."""
        self.setHidden(all(part.isHidden() for part in self._parts))

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._column.setSpacing(theme.scale.px(self._gap))


def lines(*parts: QWidget, gap: int = 2) -> QWidget:
    """Parts close below each other, in the middle of the height there is.

    Labels without words are left away; `gap` is the space between the others in pixels.
    """
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    column.addStretch(1)
    for part in parts:
        if not isinstance(part, QLabel) or part.text():
            column.addWidget(part)
    column.addStretch(1)
    return result

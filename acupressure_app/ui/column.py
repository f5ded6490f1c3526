"""Parts one below the other, as a part of their own."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

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

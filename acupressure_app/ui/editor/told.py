"""What the forms of the editor are built of: groups of controls."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.ui.theme import Theme


class Group(QWidget):
    """Parts below each other; more can be added to its `column`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self.column.setSpacing(theme.scale.px(0.75))

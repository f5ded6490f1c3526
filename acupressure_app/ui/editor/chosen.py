"""Buttons that are cards with words which wrap; one kind can be chosen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from acupressure_app.ui.theme import Theme


class Wordy(QPushButton):
    """A card to press; put its parts into `row`, and what wraps into `words`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "open")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.row, self.words = QHBoxLayout(self), QVBoxLayout()
        self.set_theme(theme)

    def see_through(self) -> None:
        """What is in it leaves the mouse to the card."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        px = theme.scale.px
        self.row.setContentsMargins(px(0.5), px(0.5), px(0.75), px(0.5))
        self.row.setSpacing(px(0.5))
        self.words.setSpacing(0)

    def sizeHint(self) -> QSize:
        """The size of what is in it."""
        return self.row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least size of what is in it."""
        return self.row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Whether the text wraps: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text."""
        return self.row.totalHeightForWidth(width)


class Chosen(Wordy):
    """A card that is chosen: its edge and a filled ground say so, and screen readers hear it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setCheckable(True)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, and mark what is chosen."""
        super().set_theme(theme)
        tokens = theme.tokens
        self.setStyleSheet(
            f"QPushButton:checked {{ border: 2px solid {tokens.primary};"
            f" background: {tokens.soft} }}"
        )

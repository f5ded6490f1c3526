"""How far something is: a bar, and the same in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import label

_PARTS = 1000
_HEIGHT = 0.75


class Progress(QWidget):
    """Words over a bar, empty at first."""

    def __init__(self, theme: Theme, name: str) -> None:
        """`name` says to screen readers what goes on."""
        super().__init__()
        self.words, self.bar = label("body"), QProgressBar()
        self.words.setText(" ")  # its room from the beginning
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        self.bar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.words)
        self._column.addWidget(self.bar)
        self.set_theme(theme)

    def show_share(self, words: str, share: float) -> None:
        """So much is done, from 0.0 to 1.0."""
        self.words.setText(words)
        self.bar.setValue(round(_PARTS * share))
        self.bar.setAccessibleDescription(words)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        t, height = theme.tokens, theme.scale.px(_HEIGHT)
        self._column.setSpacing(theme.scale.px(0.75))
        self.bar.setFixedHeight(height)
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {t.track}; border: 1px solid {t.line_strong};"
            f" border-radius: {height // 2}px }}"
            f" QProgressBar::chunk {{ background: {t.primary};"
            f" border-radius: {height // 2 - 1}px }}"
        )

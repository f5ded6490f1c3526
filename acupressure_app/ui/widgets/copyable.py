"""Text to read and to copy, which wraps also inside a long word."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from acupressure_app.ui.theme import Theme


class Copyable(QTextEdit):
    """As high as its text: paths and addresses, which no label can wrap."""

    def __init__(self, theme: Theme, role: str, name: str, text: str) -> None:
        """`role` is small or body; `name` is for screen readers."""
        super().__init__()
        self._role = role
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _size: self._fit())
        self.setPlainText(text)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        tokens, scale = theme.tokens, theme.scale
        ink = tokens.ink2 if self._role == "small" else tokens.ink
        self.setStyleSheet(
            f"color: {ink}; background: transparent; border: none; padding: 0; min-height: 0;"
            f"font-size: {scale.points(self._role)}pt; "
            f"selection-background-color: {tokens.primary}; selection-color: {tokens.on_primary}"
        )
        self.document().setDocumentMargin(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out all of it at once: Qt takes its time with long texts, and its height is late."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another height, and the document does not always tell of it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        document = self.document()
        document.documentLayout().blockBoundingRect(document.lastBlock())
        self.setFixedHeight(ceil(document.size().height()))

    def minimumSizeHint(self) -> QSize:
        """Narrow: it wraps anywhere."""
        return QSize(1, super().minimumSizeHint().height())

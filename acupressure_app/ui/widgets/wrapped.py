"""Buttons that draw their own words, which wrap: how large they are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton

from acupressure_app.ui.theme import Theme

WRAPPED = int(Qt.TextFlag.TextWordWrap)
_ANY_HEIGHT = 10_000

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class WrapsWords(_Button):
    """Goes before the Qt class; says how much room is needed beside, around and for the words."""

    _theme: Theme

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words in one line."""
        width = self._beside() + self._metrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word."""
        words = (self._metrics().horizontalAdvance(word) for word in self.text().split())
        return QSize(self._beside() + max(words, default=0), self._least_height())

    def hasHeightForWidth(self) -> bool:
        """Whether the text wraps: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text with some room around it."""
        room = QRect(0, 0, max(1, width - self._beside()), _ANY_HEIGHT)
        words = self._metrics().boundingRect(room, WRAPPED, self.text())
        return max(self._least_height(), words.height() + self._above_and_below())

    def _metrics(self) -> QFontMetrics:
        """Those of the letters at their widest."""
        return self.fontMetrics()

    def _beside(self) -> int:
        """Pixels of the width that are no room for words."""
        raise NotImplementedError

    def _least_height(self) -> int:
        """Pixels of height also where the words need less."""
        raise NotImplementedError

    def _above_and_below(self) -> int:
        """Pixels of height around the words."""
        raise NotImplementedError

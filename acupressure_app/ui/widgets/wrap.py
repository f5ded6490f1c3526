"""Parts in as many lines as the width asks for: like the words of a text, or as equal tiles."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from acupressure_app.ui.theme import Theme

_Line = tuple[list[tuple[QWidget, QSize]], int]
"""The parts of a line with their sizes, and its height."""


class Wrap(QWidget):
    """Lines of parts; a part wider than the whole is made as narrow as that."""

    def __init__(self, theme: Theme, gap: float = 0.5) -> None:
        """`gap` is the space between the parts and the lines in E."""
        super().__init__()
        self._gap = gap
        self.set_theme(theme)

    def add(self, part: QWidget) -> None:
        """Add a part at the end."""
        part.setParent(self)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._space = theme.scale.px(self._gap)
        self._changed()

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        widths = [part.sizeHint().width() for part in self._shown()]
        width = sum(widths) + self._space * max(0, len(widths) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the part that needs most."""
        narrowest = max((part.minimumSizeHint().width() for part in self._shown()), default=0)
        return QSize(narrowest, 0)

    def hasHeightForWidth(self) -> bool:
        """Whether it gets higher where it is narrower: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        heights = [height for _, height in self._lines(width)]
        return sum(heights) + self._space * max(0, len(heights) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Hear of parts that changed their size, came or went."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    def _changed(self) -> None:
        self.updateGeometry()
        self._place()

    def _shown(self) -> list[QWidget]:
        parts = (child for child in self.children() if isinstance(child, QWidget))
        return [part for part in parts if not part.isHidden()]

    def _lines(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        right = 0
        for part in self._shown():
            size = _size(part, width)
            if lines and right + self._space + size.width() <= width:
                line, height = lines[-1]
                lines[-1] = ([*line, (part, size)], max(height, size.height()))
                right += self._space + size.width()
            else:
                lines.append(([(part, size)], size.height()))
                right = size.width()
        return lines

    def _place(self) -> None:
        y = 0
        for line, height in self._lines(self.width()):
            x = 0
            for part, size in line:
                part.setGeometry(x, y + (height - size.height()) // 2, size.width(), size.height())
                x += size.width() + self._space
            y += height + self._space


class Tiles(Wrap):
    """Parts of equal width, two in a line where there is room, and as high as their line."""

    def __init__(self, theme: Theme, two_from: float, gap: float = 0.75) -> None:
        """From `two_from` E on there are two in a line."""
        self._two_from = two_from
        super().__init__(theme, gap)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._two = theme.scale.px(self._two_from)
        super().set_theme(theme)

    def _lines(self, width: int) -> list[_Line]:
        parts, columns = self._shown(), 2 if width >= self._two else 1
        each = (width - self._space * (columns - 1)) // columns
        lines: list[_Line] = []
        for first in range(0, len(parts), columns):
            line = parts[first : first + columns]
            height = max(_height(part, each) for part in line)
            lines.append(([(part, QSize(each, height)) for part in line], height))
        return lines


def _size(part: QWidget, most: int) -> QSize:
    """The size of a part that may be no wider than `most`."""
    width = min(part.sizeHint().width(), most)
    return QSize(width, _height(part, width))


def _height(part: QWidget, width: int) -> int:
    wraps = part.hasHeightForWidth()
    wanted = part.heightForWidth(width) if wraps else part.sizeHint().height()
    return max(wanted, part.minimumHeight())

"""Parts side by side where there is room, else one below the other."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import IconButton

_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_STACKED = QBoxLayout.Direction.TopToBottom
_ROOM_TO_READ = 8
"""What shares the room left is at least this wide in E, so that words are not squeezed."""


class Row(QWidget):
    """A row that becomes a column where it is narrower than `least` E, or than its parts."""

    def __init__(self, theme: Theme, least: float = 0, gap: float = 0.75) -> None:
        """`gap` is the space between the parts in E."""
        super().__init__()
        self._least, self._gap = least, gap
        self._parts: list[tuple[QWidget, int]] = []
        self._row = QBoxLayout(_SIDE_BY_SIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.set_theme(theme)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Add a part; the room left is shared by `stretch`."""
        self._parts.append((part, stretch))
        self._row.addWidget(part, stretch)

    def add_space(self) -> None:
        """Push apart what stands before and after."""
        self._row.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._theme = theme
        self._row.setSpacing(theme.scale.px(self._gap))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part: then the parts stand below each other."""
        widest = max((_least_width(part) for part, _ in self._shown()), default=0)
        return QSize(widest, self._row.totalMinimumSize().height())

    def event(self, event: QEvent) -> bool:
        """Look at the room again when a part comes, goes or changes its words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go beside or below each other."""
        self._turn()
        super().resizeEvent(event)

    def _turn(self) -> None:
        direction = self._direction(self.width())
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()

    def _direction(self, width: int) -> QBoxLayout.Direction:
        scale, parts = self._theme.scale, self._shown()
        widths = [
            max(_usual_width(part), scale.px(_ROOM_TO_READ) if stretch else 0)
            for part, stretch in parts
        ]
        gaps = self._row.spacing() * max(0, len(parts) - 1)
        needed = max(sum(widths) + gaps, scale.px(self._least))
        return _SIDE_BY_SIDE if width >= needed else _STACKED

    def _shown(self) -> list[tuple[QWidget, int]]:
        return [(part, stretch) for part, stretch in self._parts if not part.isHidden()]


def side_by_side(theme: Theme, *parts: QWidget) -> QWidget:
    """Parts in their own width, from the left, that always stay beside each other."""
    result = QWidget()
    row = QHBoxLayout(result)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.scale.px(0.5))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return result


def _usual_width(part: QWidget) -> int:
    """What a part asks for beside others: a button its icon too."""
    return part.sizeHint().width() if isinstance(part, IconButton) else _least_width(part)


def _least_width(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())

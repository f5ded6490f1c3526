"""The bars of the session page: title and ways out above, the controls below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton

from acupressure_app.ui.parts import (
    IconButton,
    label,
    large,
    main_button,
    other_button,
    stop_button,
)
from acupressure_app.ui.session_props import Act, Control, Controls
from acupressure_app.ui.theme import Theme

_ICONS = {Act.PAUSE: "pause", Act.GO_ON: "play", Act.FOUND: "check"}


class TopBar(QFrame):
    """What is played, sound, when to stop, and the way out."""

    def __init__(self, theme: Theme, gettext: Callable[[str], str]) -> None:
        """Clicks on it go nowhere else: only the page's free room pauses."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._gettext = gettext
        self.title = label("h3")
        self.picture = other_button(theme, gettext("Picture"))
        self.sound = other_button(theme, "", "volume-2")
        self.stop = stop_button(theme, gettext("When to stop"), "octagon-alert")
        self.end = other_button(theme, gettext("End"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title, 1)
        for button in (self.picture, self.sound, self.stop, self.end):
            self._row.addWidget(button)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        px = theme.scale.px
        self._row.setContentsMargins(px(1.5), px(0.5), px(1.5), px(0.5))
        self._row.setSpacing(px(0.5))

    def show_sound(self, *, on: bool, problem: str) -> None:
        """Whether tones are wanted, and why none are heard."""
        gettext = self._gettext
        self.sound.set_icon("volume-2" if on and not problem else "volume-x")
        self.sound.setAccessibleName(gettext("Sound is on") if on else gettext("Sound is off"))
        self.sound.setAccessibleDescription(problem)
        self.sound.setToolTip(problem or gettext("Sound on or off (M)"))

    def minimumSizeHint(self) -> QSize:
        """Narrow: the words give way."""
        return QSize(self._theme.scale.px(18), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it in one word where there is no room for three."""
        full, short = self._gettext("When to stop"), self._gettext("Stop?")
        self.stop.setAccessibleName(full)
        self.stop.setText(full)
        buttons = (self.picture, self.sound, self.stop, self.end)
        needed = sum(button.sizeHint().width() for button in buttons if not button.isHidden())
        room = self.width() - self._theme.scale.px(9)
        self.stop.setText(full if needed <= room else short)
        super().resizeEvent(event)


class ControlBar(QFrame):
    """Back, too strong, the main button, 30 seconds, next: in one row, two, or three.

    While finding, Pause and Wait for me take the places of Too strong and 30 seconds.
    """

    def __init__(self, theme: Theme, gettext: Callable[[str], str]) -> None:
        """Clicks beside the buttons go nowhere else."""
        super().__init__()
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._gettext = gettext
        self.back = large(other_button(theme, gettext("Back"), "skip-back"))
        self.strong = large(other_button(theme, gettext("Too strong"), "feather"))
        self.pause = large(other_button(theme, gettext("Pause"), "pause"))
        self.main: IconButton = main_button(theme, gettext("Pause"), "pause")
        large(self.main)
        self.wait = large(other_button(theme, gettext("Wait for me")))
        self.more = large(other_button(theme, gettext("30 seconds"), "plus"))
        self.next = large(other_button(theme, gettext("Next"), "skip-forward"))
        self._grid = QGridLayout(self)
        self._rows = 0
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        self._rows = 0
        self._lay_out()

    def show_controls(self, controls: Controls, main: str) -> None:
        """Name the buttons and switch them on or off; `main` are the words of the main one."""
        for button, control in (
            (self.back, controls.back),
            (self.strong, controls.strong),
            (self.wait, controls.wait),
            (self.more, controls.more),
            (self.next, controls.next),
        ):
            _show(button, control)
        self.main.setText(main)
        self.main.set_icon(_ICONS[controls.act])
        for button, shown in (
            (self.pause, controls.searching),
            (self.wait, controls.searching),
            (self.strong, not controls.searching),
            (self.more, not controls.searching),
        ):
            if button.isHidden() is shown:
                button.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        """Narrow: the buttons go into more rows."""
        return QSize(self._theme.scale.px(18), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the buttons out anew where they need more rows, or fewer."""
        self._lay_out()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        px, pairs = self._theme.scale.px, ((self.strong, self.pause), (self.wait, self.more))
        outer = (self.back, *(max(pair, key=_width) for pair in pairs), self.next)
        gaps, edges = 4 * px(0.75), 2 * px(1.5)
        beside = sum(map(_width, outer)) + gaps + edges
        rows = 1 if beside + _width(self.main) <= self.width() else 2
        if rows == 2 and beside > self.width():
            rows = 3
        if rows != self._rows:
            self._rows = rows
            self._place(rows)

    def _place(self, rows: int) -> None:
        """Cells as (row, column, columns) of back, the pairs, main and next."""
        px = self._theme.scale.px
        cells = {
            1: ((0, 0, 2), (0, 2, 2), (0, 4, 3), (0, 7, 2), (0, 9, 2)),
            2: ((1, 0, 1), (1, 1, 1), (0, 0, 4), (1, 2, 1), (1, 3, 1)),
            3: ((1, 0, 1), (1, 1, 1), (0, 0, 2), (2, 0, 1), (2, 1, 1)),
        }[rows]
        slots: Sequence[tuple[QPushButton, ...]] = (
            (self.back,),
            (self.strong, self.pause),
            (self.main,),
            (self.more, self.wait),
            (self.next,),
        )
        for slot, (row, column, columns) in zip(slots, cells, strict=True):
            for button in slot:
                self._grid.removeWidget(button)
                self._grid.addWidget(button, row, column, 1, columns)
        used = max(column + columns for _, column, columns in cells)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < used else 0)
        edge, gap = px(1.5 if rows == 1 else 1), px(0.75 if rows == 1 else 0.5)
        self._grid.setContentsMargins(edge, px(0.875), edge, px(0.875))
        self._grid.setSpacing(gap)
        self.updateGeometry()


def _width(button: QPushButton) -> int:
    return button.sizeHint().width()


def _show(button: QPushButton, control: Control) -> None:
    button.setText(control.text)
    button.setToolTip(control.why_not)
    button.setAccessibleDescription(control.why_not)
    button.setEnabled(control.on)

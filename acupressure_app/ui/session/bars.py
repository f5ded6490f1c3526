"""The bars of the session page: title and ways out above, the controls below."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QPushButton

from acupressure_app.ui.session.buttons import KeyButton
from acupressure_app.ui.session.props import Act, Control, Controls
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import (
    label,
    large,
    other_button,
    stop_button,
)

_ICONS = {Act.PAUSE: "pause", Act.GO_ON: "play", Act.FOUND: "check"}


class TopBar(QFrame):
    """What is played, sound, full screen, when to stop, and the way out.

    It takes two rows where one is too short.
    """

    def __init__(self, theme: Theme, gettext: Callable[[str], str]) -> None:
        """Clicks on it go nowhere else: only the page's free room pauses."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._gettext = gettext
        self.title, self.subtitle = label("h3"), label("body")
        self.subtitle.setWordWrap(False)
        self._wanted = False
        self.picture = other_button(theme, gettext("Picture"))
        self.sound = other_button(theme, "", "volume-2")
        self.full = other_button(theme, "", "maximize")
        self.stop = stop_button(theme, gettext("When to stop"), "octagon-alert")
        self.end = other_button(theme, gettext("End"))
        for part in (self.picture, self.full, self.subtitle):
            part.hide()
        for button in (self.sound, self.full):
            button.setProperty("plain", True)
        self._all = self.picture, self.sound, self.full, self.stop, self.end
        self._row, self._buttons = QBoxLayout(_BESIDE, self), QHBoxLayout()
        self._names = QHBoxLayout()
        self._names.addWidget(self.title)
        self._names.addWidget(self.subtitle)
        self._names.addStretch()
        self._row.addLayout(self._names, 1)
        self._row.addLayout(self._buttons)
        self.show_full(full=False)
        for button in self._all:
            self._buttons.addWidget(button)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        px = theme.scale.px
        self._row.setContentsMargins(px(1.5), px(0.5), px(1.5), px(0.5))
        for row in (self._row, self._buttons):
            row.setSpacing(px(0.5))
        self._names.setSpacing(px(0.75))
        self.subtitle.setStyleSheet(f"color: {theme.tokens.ink2}")
        self.fit()

    def show_titles(self, title: str, subtitle: str) -> None:
        """Name the routine, and say what is pressed where there is room for it."""
        if (title, subtitle) != (self.title.text(), self.subtitle.text()):
            self.title.setText(title)
            self.subtitle.setText(subtitle)
            self.fit()

    def show_full(self, *, full: bool) -> None:
        """Whether the window fills the screen."""
        gettext = self._gettext
        self.full.set_icon("minimize" if full else "maximize")
        name = gettext("Leave full screen") if full else gettext("Full screen")
        self.full.setAccessibleName(name)
        self.full.setToolTip(f"{name} (F11)")

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
        """Lay out anew what does not fit."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Choose the words for the room; the title may take two lines beside the buttons."""
        full, short = self._gettext("When to stop"), self._gettext("Stop?")
        px = self._theme.scale.px
        words = "" if self.title.isHidden() else self.title.text()
        title = round(self.title.fontMetrics().horizontalAdvance(words) * 0.65)
        room = self.width() - px(3)
        self._show_subtitle(room - self._buttons_width(full))
        text, beside = next(
            (
                (text, beside)
                for text, beside in ((full, True), (short, True), (full, False))
                if self._buttons_width(text) + (title if beside else 0) <= room
            ),
            (short, False),
        )
        self.stop.setText(text)
        self.stop.setAccessibleName(full)
        self._row.setDirection(_BESIDE if beside else _BELOW)
        self._tighten(self._buttons_width(text) - room)

    def want_subtitle(self, *, wanted: bool) -> None:
        """Whether it may be there at all."""
        self._wanted = wanted
        self.fit()

    def _show_subtitle(self, room: int) -> None:
        """Beside the title on one line, or not at all."""
        words = self.title.fontMetrics().horizontalAdvance(self.title.text())
        words += self.subtitle.fontMetrics().horizontalAdvance(self.subtitle.text())
        fits = words + self._theme.scale.px(1.5) < room and self._wanted
        self.subtitle.setVisible(fits and bool(self.subtitle.text()))
        self.title.setWordWrap(not fits)
        for place, grows in enumerate((not fits, False, fits)):
            self._names.setStretch(place, grows)

    def _tighten(self, excess: int) -> None:
        """Save so much width: first beside the buttons' words, then an icon and the edges too."""
        px = self._theme.scale.px
        shown = sum(not button.isHidden() for button in self._all)
        tight, tighter = excess > 0, excess > shown * px(1.5)
        padding = px(0.25 if tighter else 0.5)
        style = f"QPushButton {{ padding: 0 {padding}px }}" if tight else ""
        if tighter:
            style += f" QPushButton {{ min-height: {px(2.25)}px }}"
        style += (
            f' QPushButton[plain="true"] {{ background: transparent; padding: 0 {padding}px;'
            f" border: 2px solid transparent }}"
            f' QPushButton[plain="true"]:hover {{ background: {self._theme.tokens.soft} }}'
        )
        if style != self.styleSheet():
            self.setStyleSheet(style)
        edge, above = px(0.5 if tighter else 1.5), px(0.25 if tighter else 0.5)
        self._row.setContentsMargins(edge, above, edge, above)
        if tighter:
            self.stop.setIcon(QIcon())
        elif self.stop.icon().isNull():
            self.stop.set_theme(self._theme)

    def _buttons_width(self, stop: str) -> int:
        """The width of all buttons with their usual padding."""
        px = self._theme.scale.px
        words = {self.stop: stop}
        shown = [button for button in self._all if not button.isHidden()]
        icons = px(1.75) + sum(px(1.25) for b in (self.sound, self.full) if not b.isHidden())
        texts = (b.fontMetrics().horizontalAdvance(words.get(b, b.text())) for b in shown)
        return sum(texts) + icons + len(shown) * (px(2.5) + px(0.5) + 4)


_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class ControlBar(QFrame):
    """Back, too strong, the main button, 30 seconds, next: in one row, two, or three.

    While finding, Pause and Wait for me take the places of Too strong and 30 seconds.
    """

    def __init__(self, theme: Theme, gettext: Callable[[str], str]) -> None:
        """Clicks beside the buttons go nowhere else."""
        super().__init__()
        self.setProperty("role", "controls")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.back = other_button(theme, gettext("Back"), "skip-back")
        self.strong = other_button(theme, gettext("Too strong"), "feather")
        self.pause = other_button(theme, gettext("Pause"), "pause")
        self.main = KeyButton(theme, gettext("Pause"), "pause")
        self.wait = other_button(theme, gettext("Wait for me"))
        self.more = other_button(theme, gettext("30 seconds"), "plus")
        self.next = other_button(theme, gettext("Next"), "skip-forward")
        self._icon_buttons = (self.back, self.strong, self.pause, self.more, self.next)
        for button in (*self._icon_buttons, self.main, self.wait):
            large(button)
        self._keys = gettext("Space"), gettext("Enter")
        self._mains = main_words(gettext)
        self._names = gettext("30 seconds"), gettext("30 s"), gettext("+ 30 s")
        self._grid = QGridLayout(self)
        self._fit = _Fit(0, tight=False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        self._fit = _Fit(0, tight=False)
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
            lengthens = control.text == self._names[0]
            _show(button, control, self._thirty(self._fit) if lengthens else control.text)
        self._drop_icons()
        self.main.setText(main)
        self.main.set_icon(_ICONS[controls.act])
        self.main.show_key(self._keys[controls.act is Act.FOUND])
        for button, shown in (
            (self.pause, controls.searching),
            (self.wait, controls.searching),
            (self.strong, not controls.searching),
            (self.more, not controls.searching),
        ):
            if button.isHidden() is shown:
                button.setVisible(shown)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the buttons go into more rows."""
        return QSize(self._theme.scale.px(18), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the buttons out anew where they need more rows, or fewer."""
        self._lay_out()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """A button that was dressed anew has its icon again, where there is no room for it."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._drop_icons()
        return taken

    def _lay_out(self) -> None:
        fits = (fit for fit in _FITS if self._width_of(fit) <= self.width())
        fit = next(fits, _FITS[-1])
        if fit != self._fit:
            self._fit = fit
            self.setStyleSheet(_style(fit, self._theme))
            if self.more.text() in self._names:
                self.more.setText(self._thirty(fit))
            for button in self._icon_buttons:
                button.set_theme(self._theme)
            self._drop_icons()
            self._place(fit)

    def _thirty(self, fit: "_Fit") -> str:
        """The words for 30 seconds more; the plus is said once, by the icon or by the words."""
        if not fit.tight:
            return self._names[0]
        return self._names[1] if fit.icons else self._names[2]

    def _drop_icons(self) -> None:
        if not self._fit.icons:
            for button in self._icon_buttons:
                if not button.icon().isNull():
                    button.setIcon(QIcon())

    def _width_of(self, fit: "_Fit") -> int:
        """The width that the buttons need, the wider one where two share a place."""
        px = self._theme.scale.px
        padding, icon = px(_padding(fit)), px(1.75) + 4

        def width(button: QPushButton, text: str, icons: bool) -> int:
            words = button.fontMetrics().horizontalAdvance(text)
            return words + (icon if icons else 0) + 2 * padding + 4

        pairs = (
            max(width(b, b.text(), fit.icons) for b in (self.strong, self.pause)),
            max(
                width(self.more, self._thirty(fit), fit.icons),
                width(self.wait, self.wait.text(), False),
            ),
        )
        ends = sum(width(b, b.text(), fit.icons) for b in (self.back, self.next))
        gap, edge = _gaps(fit, self._theme)
        if fit.paired:
            main = width(self.main, self.main.text(), True)
            return max(ends + main + 2 * gap, sum(pairs) + gap) + 2 * edge
        if fit.rows == 1:
            main = max(width(self.main, words, True) for words in self._mains)
            return sum(pairs) + ends + main + 4 * gap + 2 * edge
        return sum(pairs) + ends + 3 * gap + 2 * edge if fit.rows == 2 else 0

    def _place(self, fit: "_Fit") -> None:
        """Put the buttons into the cells (row, column, columns) of their rows."""
        rows, cells = fit.rows, _PAIRED if fit.paired else _CELLS[fit.rows]
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
        (gap, edge), above = _gaps(self._fit, self._theme), self._theme.scale.px(0.875)
        above = max(_FOCUS_RING, above if rows < 3 and not fit.paired else above // 2)
        self._grid.setContentsMargins(edge, above, edge, above)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(max(gap, _FOCUS_RING))
        self.updateGeometry()


class _Fit(Struct, frozen=True):
    """How the buttons are laid out; `tight` saves room beside their words.

    In two rows the main button has one to itself, unless it is `paired` with those at the ends.
    """

    rows: int
    tight: bool
    icons: bool = True
    paired: bool = False


_FITS = (
    _Fit(1, tight=False),
    _Fit(1, tight=True),
    _Fit(1, tight=True, icons=False),
    _Fit(2, tight=True),
    _Fit(2, tight=True, icons=False),
    _Fit(2, tight=True, icons=False, paired=True),
    _Fit(3, tight=True, icons=False),
)
"""From the roomiest to what always fits."""

_CELLS = {
    1: ((0, 0, 2), (0, 2, 2), (0, 4, 3), (0, 7, 2), (0, 9, 2)),
    2: ((1, 0, 3), (1, 3, 4), (0, 0, 14), (1, 7, 4), (1, 11, 3)),
    3: ((1, 0, 1), (1, 1, 1), (0, 0, 2), (2, 0, 1), (2, 1, 1)),
}

_PAIRED = ((0, 0, 1), (1, 0, 2), (0, 1, 2), (1, 2, 2), (0, 3, 1))

_FOCUS_RING = 10
"""In pixels: the ring around the button with the focus, and a little air."""


def main_words(gettext: Callable[[str], str]) -> tuple[str, ...]:
    """All that the main button may say."""
    return (
        gettext("Pause"),
        gettext("Go on"),
        gettext("I’ve found it"),
        gettext("I’m fine, go on"),
    )


def _gaps(fit: _Fit, theme: Theme) -> tuple[int, int]:
    """The gap between the buttons, and that at the edges."""
    px = theme.scale.px
    if fit.paired:
        return px(0.5), px(0.5)
    return px(0.5 if fit.tight else 0.75), px(1 if fit.tight else 1.5)


def _padding(fit: _Fit) -> float:
    """The room beside a button's words, in E."""
    if not fit.tight:
        return 1.5
    return 0.25 if fit.paired or fit.rows == 3 else 0.5


def _style(fit: _Fit, theme: Theme) -> str:
    """The bar looks as a page's footer, but has no least height, which would clip its rows."""
    px, tokens = theme.scale.px, theme.tokens
    edge = 2 if tokens.high_contrast else 1
    style = (
        f'QFrame[role="controls"] {{ background: {tokens.surface}; border: none;'
        f" border-top: {edge}px solid {tokens.line} }}"
    )
    if fit.tight:
        style += f" QPushButton {{ padding: 0 {px(_padding(fit))}px }}"
    if fit.rows > 1:
        low = fit.paired or fit.rows == 3
        main, other = (2.75, 2.25) if low else (3.75, 3)
        style += f' QPushButton[role="main"] {{ min-height: {px(main)}px }}'
        style += f' QPushButton[role="other"] {{ min-height: {px(other)}px }}'
    return style


def _show(button: QPushButton, control: Control, text: str) -> None:
    button.setText(text)
    button.setToolTip(control.why_not)
    button.setAccessibleDescription(control.why_not)
    button.setEnabled(control.on)

"""How strong something is: one of the numbers from 0 to 10, or none of them."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from acupressure_app.core.entry import STRONGEST
from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.wrap import Wrap


class _Number(QPushButton):
    """A number that is as wide as it is high, so that all of them are alike."""

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__(str(number))
        self._edge = theme.scale.px(2.75)
        self.setProperty("role", "number")
        self.setCheckable(True)
        self.setAutoDefault(True)

    def set_theme(self, theme: Theme) -> None:
        """Use this size."""
        self._edge = theme.scale.px(2.75)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square that a finger can hit."""
        return QSize(self._edge, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class Rating(Column):
    """A question with eleven numbers; pressing the chosen one again takes it back.

    Emits the number, or None where it was taken back.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, tr: Translations, question: str, note: str = "") -> None:
        """None is chosen at first; `note` is said below the question."""
        self._numbers = Wrap(theme, gap=0.375)
        self._buttons = [_Number(number, theme) for number in range(STRONGEST + 1)]
        for number, button in enumerate(self._buttons):
            name = tr.gettext("{number} of {strongest}")
            button.setAccessibleName(name.format(number=number, strongest=STRONGEST))
            button.setAccessibleDescription(question)
            button.toggled.connect(lambda on, number=number: self._toggled(number, on=on))
        for button in self._buttons:
            self._numbers.add(button)
        told = tr.gettext("0 is none, 10 is as bad as it can be. You can leave this out.")
        parts: list[QWidget] = [label("h3", question)]
        if note:
            parts.append(label("body", note))
        super().__init__(theme, *parts, self._numbers, label("small", told), gap=0.5)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        super().set_theme(theme)
        self._numbers.set_theme(theme)
        for button in self._buttons:
            button.set_theme(theme)

    @property
    def number(self) -> int | None:
        """The number that is chosen."""
        return next((n for n, button in enumerate(self._buttons) if button.isChecked()), None)

    def choose(self, number: int | None) -> None:
        """Choose a number, without emitting it."""
        for n, button in enumerate(self._buttons):
            with QSignalBlocker(button):
                button.setChecked(n == number)

    @property
    def first(self) -> QPushButton:
        """What takes the focus: the chosen number, else the first."""
        return self._buttons[self.number or 0]

    def _toggled(self, number: int, *, on: bool) -> None:
        if on:
            self.choose(number)
        self.chosen.emit(number if on else None)

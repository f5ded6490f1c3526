"""A control with its name, and what is wrong with it, if anything is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.controls import Stepper
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import stop


class Told(QWidget):
    """A control with its name, and below it what is wrong with it, if anything is."""

    def __init__(self, theme: Theme, named: QWidget, control: QWidget) -> None:
        """`named` holds the control and its name."""
        super().__init__()
        self._control, self._wrong = control, ""
        self._heard: dict[QWidget, str] = {}
        self._line = IconLine(theme, "octagon-alert", "", colour=stop, role="small")
        self._line.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(named)
        self._column.addWidget(self._line)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing and the colour of what stops."""
        self._column.setSpacing(theme.scale.px(0.25))
        self._line.setStyleSheet(f"QLabel {{ color: {theme.tokens.stop_ink}; font-weight: 600 }}")

    @property
    def wrong(self) -> str:
        """What is wrong, or nothing."""
        return self._wrong

    def tell(self, wrong: str) -> None:
        """Say it below the control, with its edge, and to screen readers."""
        if wrong == self._wrong:
            return
        self._wrong = wrong
        self._line.set_text(wrong)
        self._line.setVisible(bool(wrong))
        for part in (self._control, *self._control.findChildren(QWidget)):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                usual = self._heard.setdefault(part, part.accessibleDescription())
                part.setAccessibleDescription(" ".join(filter(None, (wrong, usual))))
        for part in (self._control, *self._control.findChildren(Stepper)):
            part.setProperty("wrong", bool(wrong))
            part.style().unpolish(part)
            part.style().polish(part)


def ranged(theme: Theme, tr: Translations, named: QWidget, stepper: Stepper) -> Told:
    """A stepper with its name, told below as long as its number is beyond the ends."""
    told = Told(theme, named, stepper)
    stepper.limit_changed.connect(lambda: told.tell(limit_words(stepper, tr)))
    return told


def limit_words(stepper: Stepper, tr: Translations) -> str:
    """How far its number may go, where it is beyond that; else nothing."""
    if (limit := stepper.limit) is None:
        return ""
    form = (
        tr.gettext("At most {number}.")
        if stepper.value() > limit
        else tr.gettext("At least {number}.")
    )
    return form.format(number=stepper.in_words(limit))

"""Another routine that the answers allow, offered where one loses places or is not possible."""

from PySide6.QtCore import Signal

from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Refused, Screened
from acupressure_app.core.wording import Wording
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Card, label, other_button
from acupressure_app.ui.widgets.row import Row


class Offer(Card):
    """A routine's title with the button `look`, and why it is offered; emits the routine's id."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, wording: Wording, routine: Routine, screened: Screened
    ) -> None:
        """It is offered because of what `screened` leaves out, or refuses."""
        super().__init__(theme)
        title = wording.text(routine.title)
        self.look = other_button(theme, wording.tr.gettext("&Look at it"), "arrow-right")
        self.look.setAccessibleDescription(title)
        self.look.clicked.connect(lambda: self.chosen.emit(routine.id))
        row = Row(theme)
        row.add(label("h3", title), 1)
        row.add(self.look)
        self.column.addWidget(row)
        self.column.addWidget(label("small", _why(wording, screened)))


def _why(wording: Wording, screened: Screened) -> str:
    gettext = wording.tr.gettext
    if isinstance(screened, Refused):
        return gettext("Another routine: it remains possible with your answers")
    return gettext("Another routine: it loses less with your answers")

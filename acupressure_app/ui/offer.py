"""Another routine that the answers allow, offered where one loses places or is not possible."""

from acupressure_app.core.routine import Routine
from acupressure_app.core.wording import Wording
from acupressure_app.ui.parts import Card, label, other_button
from acupressure_app.ui.row import Row
from acupressure_app.ui.theme import Theme


class Offer(Card):
    """A routine's title with the button `look`, and why it is offered."""

    def __init__(self, theme: Theme, wording: Wording, routine: Routine, why: str) -> None:
        """`why` is a whole sentence, or a few words."""
        super().__init__(theme)
        title = wording.text(routine.title)
        self.look = other_button(theme, wording.tr.gettext("&Look at it"), "arrow-right")
        self.look.setAccessibleDescription(title)
        row = Row(theme)
        row.add(label("h3", title), 1)
        row.add(self.look)
        self.column.addWidget(row)
        self.column.addWidget(label("small", why))

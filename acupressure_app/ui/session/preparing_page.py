"""While the voice is made ready: how far it is, and a way to start without it."""

from PySide6.QtCore import Signal

from acupressure_app.core.wording import Wording
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Card, large, other_button
from acupressure_app.ui.widgets.progress import Progress


class PreparingPage(FlowPage):
    """Emits `without` if the session shall start without voice; `back` leaves it unstarted."""

    without = Signal()

    def __init__(self, theme: Theme, wording: Wording) -> None:
        """Nothing is done yet."""
        gettext = wording.tr.gettext
        heading = gettext("Getting the voice ready")
        lead = gettext("The session starts by itself.")
        super().__init__(theme, heading, lead, gettext("&Back"))
        self._template = gettext("{done} of {total} phrases")
        self._progress, card = Progress(theme, heading), Card(theme)
        card.column.addWidget(self._progress)
        self.column.addWidget(card)
        self.start = large(other_button(theme, gettext("&Start without voice"), "volume-x"))
        self.start.clicked.connect(self.without)
        self.buttons.add_space()
        self.buttons.add(self.start)

    def show_share(self, done: int, total: int) -> None:
        """So many phrases are ready."""
        words = self._template.format(done=done, total=total) if total else " "
        self._progress.show_share(words, done / total if total else 0)

"""What remembered answers would change about a routine, told before anything is asked again."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from acupressure_app.core.content import Action
from acupressure_app.core.screening import Refused, Screened
from acupressure_app.core.wording import Wording
from acupressure_app.ui.check.findings import (
    Kit,
    finding_rows,
    has_something_to_say,
    left_out_rows,
)
from acupressure_app.ui.widgets.days import day_words
from acupressure_app.ui.widgets.icons import stop
from acupressure_app.ui.widgets.parts import Card, hairline, label


def changes_anything(likely: Screened) -> bool:
    """Whether there is anything to tell before the start."""
    return isinstance(likely, Refused) or has_something_to_say(likely)


class Likely(Card):
    """Not possible at all, left out, to be asked, or lighter: with the reason of each."""

    def __init__(self, kit: Kit, likely: Screened, answered: date | None) -> None:
        """`answered` is the day of the answers, if it is known."""
        super().__init__(kit.theme)
        self.column.addWidget(label("h3", _heading(kit.wording, likely)))
        self.column.addWidget(label("small", _since(kit.wording, answered)))
        for row in _rows(kit, likely):
            self.column.addWidget(hairline())
            self.column.addWidget(row)


def _heading(wording: Wording, likely: Screened) -> str:
    gettext = wording.tr.gettext
    if isinstance(likely, Refused):
        return gettext("Not this time, unless something changed")
    if likely.left_out:
        return gettext("Left out for you")
    return gettext("What your answers change")


def _rows(kit: Kit, likely: Screened) -> Iterator[QWidget]:
    """Why it is not possible, or else all that is different; the sources come with the check."""
    stops = finding_rows(kit, likely, Action.STOP, "octagon-alert", stop, cited=False)
    if stops:
        yield from stops
        return
    yield from left_out_rows(kit, likely, cited=False)
    yield from finding_rows(kit, likely, Action.ASK, "stethoscope", cited=False)
    yield from finding_rows(kit, likely, Action.LIGHT, "feather", cited=False)


def _since(wording: Wording, answered: date | None) -> str:
    gettext = wording.tr.gettext
    if answered is None:
        return gettext("From your earlier answers. They are asked again before the start.")
    template = gettext("From your answers of {day}. They are asked again before the start.")
    return template.format(day=day_words(answered, wording))

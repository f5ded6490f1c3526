"""What a screening found, as cards: what is left out and why, and findings in words."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action, Point
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine, Spot
from acupressure_app.core.screening import Finding, LeftOut, Screened, point_of
from acupressure_app.core.wording import Wording
from acupressure_app.ui.parts import Card, hairline, label
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.row import Row
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.thumbnail import Thumbnail, small_picture


def of_action(screened: Screened, action: Action) -> tuple[Finding, ...]:
    """The findings with this action."""
    return tuple(finding for finding in screened.findings if finding.action is action)


def left_out_places(
    routine: Routine, content: Content, left_out: Iterable[LeftOut], wording: Wording
) -> tuple[tuple[Point | Spot, Side, str], ...]:
    """What is left out as (place, side, reason); both sides are one where the reason is one."""
    points = {step.place: point_of(step, content) for step in routine.steps}
    merged: dict[tuple[str, str], Side] = {}
    for out in left_out:
        key = (out.point, wording.text(out.reason))
        merged[key] = Side.BOTH if key in merged else out.side
    return tuple((points[place], side, reason) for (place, reason), side in merged.items())


def left_out_card(
    theme: Theme,
    pictures: Pictures,
    wording: Wording,
    places: tuple[tuple[Point | Spot, Side, str], ...],
) -> Card:
    """Each place that is left out: crossed picture, name and reason."""
    card = Card(theme)
    for number, (point, side, reason) in enumerate(places):
        if number:
            card.column.addWidget(hairline())
        row = Row(theme, gap=1)
        props = small_picture(point, side, crossed=True)
        row.add(Thumbnail(theme, pictures, wording.tr.gettext, props, 5))
        row.add(_left_out_words(wording, wording.place(point, side), reason), 1)
        card.column.addWidget(row)
    return card


def _left_out_words(wording: Wording, place: str, reason: str) -> QWidget:
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    heading = wording.tr.gettext("Left out: {place}").format(place=place)
    column.addWidget(label("h3", heading))
    column.addWidget(label("body", reason))
    column.addStretch(1)
    return result

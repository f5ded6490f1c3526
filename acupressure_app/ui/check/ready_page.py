"""Before the start, when the check has something to say: left out, lighter, or to be asked."""

from PySide6.QtCore import Qt, Signal

from acupressure_app.core.body import Side, as_one
from acupressure_app.core.content import Action, Point
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine, SideChoice, Spot
from acupressure_app.core.screening import Cleared, ClearedStep, Verdict, point_of
from acupressure_app.core.text import Ms, capitalised
from acupressure_app.core.wording import Wording
from acupressure_app.ui.check.findings import (
    Kit,
    card_of,
    finding_rows,
    left_out_rows,
    prescribed_card,
    ways_to,
)
from acupressure_app.ui.check.offer import Offer
from acupressure_app.ui.check.way_steps import ALL_STAGES, Stage, WaySteps
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.thumbnail import Thumbnail, small_picture
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.choices import Tick
from acupressure_app.ui.widgets.column import lines
from acupressure_app.ui.widgets.parts import Card, label, large, main_button
from acupressure_app.ui.widgets.row import Row, side_by_side
from acupressure_app.ui.widgets.wrap import Wrap

_PICTURES = 3
"""At most so many pictures of what stays stand side by side."""


class ReadyPage(FlowPage):
    """Emits `started`, the id of the other routine that was chosen instead, or a point's code."""

    started = Signal()
    alternative = Signal(str)
    point_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        wording: Wording,
        content: Content,
        cleared: Cleared,
        total: Ms,
        instead: Routine | None,
        *,
        before: Ms | None = None,
        one_side: Side = Side.LEFT,
        stages: tuple[Stage, ...] = ALL_STAGES,
    ) -> None:
        """`total` is the time that remains, `before` what it was, `instead` what loses less.

        `one_side` was chosen for the steps on one side; `stages` are those of this check.
        """
        gettext = wording.tr.gettext
        super().__init__(theme, _heading(wording, cleared), "", gettext("Change an &answer"))
        self.show_at_top(WaySteps(theme, wording, stages, Stage.READY))
        self._cleared, self._wording = cleared, wording
        self._kit = Kit(theme, pictures, wording, content, self.point_wanted.emit)
        agreed = gettext("I asked a doctor, midwife or pharmacist, and they agreed")
        self.asked = Tick(theme, agreed)
        if rows := finding_rows(self._kit, cleared, Action.ASK, "stethoscope"):
            card = card_of(theme, rows, gettext("Ask first"))
            card.column.addWidget(self.asked)
            self.column.addWidget(card)
        if rows := left_out_rows(self._kit, cleared):
            self.column.addWidget(card_of(theme, rows))
        self.column.addWidget(self._what_stays(total, before, one_side))
        if instead:
            offer = Offer(theme, wording, instead, cleared)
            offer.chosen.connect(self.alternative)
            self.instead = offer.look
            self.column.addWidget(offer)
        if rows := finding_rows(self._kit, cleared, Action.LIGHT, "feather"):
            self.column.addWidget(card_of(theme, rows, gettext("Press more lightly")))
        if prescribed := cleared.routine.prescribed:
            self.column.addWidget(prescribed_card(theme, wording, prescribed))
        self._add_buttons(theme, wording)

    def _what_stays(self, total: Ms, before: Ms | None, one_side: Side) -> Card:
        """Pictures, names and the time; and the time before, where it was longer."""
        kit, wording = self._kit, self._wording
        gettext, places = wording.tr.gettext, staying(self._cleared, kit.content, one_side)
        card, row = Card(kit.theme), Row(kit.theme, gap=1)
        seen = [at for at in places if isinstance(at[0], Point) and at[0].view]
        pictures = [
            Thumbnail(kit.theme, kit.pictures, gettext, small_picture(point, side), 3.5)
            for point, side in seen[:_PICTURES]
        ]
        if pictures:
            row.add(side_by_side(kit.theme, *pictures))
        heading = gettext("What stays") if self._cleared.left_out else gettext("What you press")
        names = capitalised(", ".join(wording.place(point, side) for point, side in places))
        row.add(lines(label("h3", heading), label("small", names)), 1)
        was = gettext("was {time}").format(time=wording.exactly(before or 0))
        shorter = before is not None and before > total
        time = label("fact", wording.exactly(total))
        row.add(lines(time, label("small", was if shorter else "")))
        card.column.addWidget(row)
        about = Wrap(kit.theme)
        for point, _ in places:
            for way in ways_to(kit, point):
                about.add(way)
        card.column.addWidget(about)
        return card

    def _add_buttons(self, theme: Theme, wording: Wording) -> None:
        gettext = wording.tr.gettext
        self.start = large(main_button(theme, gettext("&Start"), "play"))
        self.start.clicked.connect(self.started)
        self._why_not = label("small")
        self._why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.buttons.add(self._why_not, 1)
        self.buttons.add(self.start)
        self.asked.toggled.connect(self._update)
        self.view_changed.connect(self._update)
        self._update()

    def _update(self) -> None:
        allowed = self._cleared.verdict is not Verdict.ASK or self.asked.isChecked()
        self.start.setEnabled(allowed)
        self._why_not.setText("" if allowed else self._reason())

    def _reason(self) -> str:
        gettext = self._wording.tr.gettext
        if self.in_view(self.asked):
            return gettext("Start needs the tick above.")
        return gettext("Start needs the tick below.")


def staying(
    cleared: Cleared, content: Content, one_side: Side
) -> tuple[tuple[Point | Spot, Side], ...]:
    """Each place that is pressed, once, with its sides as one."""
    sides: dict[str, set[Side]] = {}
    for step in cleared.steps:
        sides.setdefault(step.step.place, set()).update(_played(step, one_side))
    points = {step.step.place: point_of(step.step, content) for step in cleared.steps}
    return tuple((points[place], as_one(at)) for place, at in sides.items())


def _played(step: ClearedStep, one_side: Side) -> tuple[Side, ...]:
    if step.step.side is not SideChoice.ONE:
        return step.sides
    return tuple(side for side in step.sides if side is one_side) or step.sides[:1]


def _heading(wording: Wording, cleared: Cleared) -> str:
    gettext, ngettext = wording.tr.gettext, wording.tr.ngettext
    if cleared.verdict is Verdict.ASK:
        return gettext("Ask somebody before you start")
    if n := len({out.point for out in cleared.left_out}):
        form = ngettext(
            "You can start, with {n} place left out", "You can start, with {n} places left out", n
        )
        return form.format(n=n)
    if any(step.light for step in cleared.steps):
        return gettext("You can start, with light pressure")
    return gettext("You can start")

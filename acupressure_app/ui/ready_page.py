"""Before the start, when the check has something to say: left out, lighter, or to be asked."""

from PySide6.QtCore import Qt, Signal

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import ALWAYS, Cleared, Finding, Verdict, point_of
from acupressure_app.core.text import Ms, capitalised
from acupressure_app.core.wording import Wording
from acupressure_app.ui.choices import Tick
from acupressure_app.ui.findings import left_out_card, left_out_places, of_action
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.offer import Offer
from acupressure_app.ui.parts import Card, hairline, label, large, main_button
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.theme import Theme


def has_something_to_say(cleared: Cleared) -> bool:
    """Whether anything is left out, or this user's answers make it lighter or to be asked.

    What holds for everyone is said while the place is pressed, and costs no page.
    """
    spoken = {Action.SKIP, Action.ASK, Action.LIGHT}
    own = [f for f in cleared.findings if f.condition != ALWAYS]
    return bool(cleared.left_out) or any(f.action in spoken for f in own)


class ReadyPage(FlowPage):
    """Emits `started`, or the id of the other routine that was chosen instead."""

    started = Signal()
    alternative = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        wording: Wording,
        content: Content,
        cleared: Cleared,
        total: Ms,
        instead: Routine | None,
    ) -> None:
        """`total` is the time that remains, `instead` a routine that loses less."""
        gettext = wording.tr.gettext
        takes = gettext("It takes {time}.").format(time=wording.exactly(total))
        super().__init__(theme, _heading(wording, cleared), takes, gettext("Change an &answer"))
        self._cleared = cleared
        self._wording, self._content = wording, content
        agreed = gettext("I asked a doctor, midwife or pharmacist, and they agreed")
        self.asked = Tick(theme, agreed)
        if to_ask := of_action(cleared, Action.ASK):
            card = self._findings(theme, gettext("Ask first"), to_ask)
            card.column.addWidget(self.asked)
            self.column.addWidget(card)
        places = left_out_places(cleared.routine, content, cleared.left_out, wording)
        if places:
            self.column.addWidget(left_out_card(theme, pictures, wording, places))
        if instead:
            self._offer(theme, wording, instead)
        if lighter := of_action(cleared, Action.LIGHT):
            self.column.addWidget(self._findings(theme, gettext("Press more lightly"), lighter))
        self._add_buttons(theme, wording)

    def _findings(self, theme: Theme, heading: str, findings: tuple[Finding, ...]) -> Card:
        """Findings under a heading: what to do, the reason, and where, if not everywhere."""
        card = Card(theme)
        card.column.addWidget(label("h3", heading))
        for finding in findings:
            card.column.addWidget(hairline())
            card.column.addWidget(label("body", self._wording.text(finding.text)))
            card.column.addWidget(label("small", self._wording.text(finding.reason)))
            if where := concerned(finding, self._cleared.routine, self._content, self._wording):
                card.column.addWidget(label("small", capitalised(", ".join(where))))
        return card

    def _offer(self, theme: Theme, wording: Wording, instead: Routine) -> None:
        why = wording.tr.gettext("Another routine: it loses less with your answers")
        offer = Offer(theme, wording, instead, why)
        self.instead = offer.look
        self.instead.clicked.connect(lambda: self.alternative.emit(instead.id))
        self.column.addWidget(offer)

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


def concerned(
    finding: Finding, routine: Routine, content: Content, wording: Wording
) -> tuple[str, ...]:
    """The places that a finding is about, where a routine has several and it is not about all.

    What is about a region of the body always names its places.
    """
    points = {step.place: point_of(step, content) for step in routine.steps}
    sides: dict[str, set[Side]] = {}
    for number, side in sorted(finding.presses):
        sides.setdefault(routine.steps[number].place, set()).add(side)
    if len(points) == 1 or (len(sides) == len(points) and finding.target.region is None):
        return ()
    return tuple(
        wording.place(points[place], Side.BOTH if len(at) > 1 else next(iter(at)))
        for place, at in sides.items()
    )


def _heading(wording: Wording, cleared: Cleared) -> str:
    gettext, ngettext = wording.tr.gettext, wording.tr.ngettext
    if cleared.verdict is Verdict.ASK:
        return gettext("Ask somebody before you start")
    if n := len({out.point for out in cleared.left_out}):
        form = ngettext(
            "You can start, with {n} place left out", "You can start, with {n} places left out", n
        )
        return form.format(n=n)
    return gettext("You can start, with light pressure")

"""When there is no start: what to do instead, and why."""

from PySide6.QtCore import Signal

from acupressure_app.core.content import Action, Urgency
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Finding, Refused
from acupressure_app.core.wording import Wording
from acupressure_app.ui.findings import left_out_card, left_out_places, of_action
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.offer import Offer
from acupressure_app.ui.parts import Notice, NoticeKind, large, link_button, main_button
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.theme import Theme


class RefusedPage(FlowPage):
    """Emits `home`, or the id of another routine; nothing on it starts this one."""

    home = Signal()
    alternative = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        wording: Wording,
        content: Content,
        refused: Refused,
        instead: Routine | None,
    ) -> None:
        """`instead` is a routine that the same answers allow."""
        stops = by_urgency(of_action(refused, Action.STOP), content)
        super().__init__(theme, _heading(wording, content, stops))
        for finding in stops:
            words = wording.text(finding.text), _why(wording, content, finding)
            self.column.addWidget(Notice(theme, NoticeKind.STOP, *words))
        if not stops:
            places = left_out_places(refused.routine, content, refused.left_out, wording)
            self.column.addWidget(left_out_card(theme, pictures, wording, places))
        if instead:
            self._offer(theme, wording, instead)
        self._add_buttons(theme, wording)

    def _offer(self, theme: Theme, wording: Wording, instead: Routine) -> None:
        why = wording.tr.gettext("Another routine: it remains possible with your answers")
        offer = Offer(theme, wording, instead, why)
        self.instead = offer.look
        self.instead.clicked.connect(lambda: self.alternative.emit(instead.id))
        self.column.addWidget(offer)

    def _add_buttons(self, theme: Theme, wording: Wording) -> None:
        gettext = wording.tr.gettext
        mistake = large(link_button(theme, gettext("That was a &mistake")))
        mistake.clicked.connect(self.back)
        home = large(main_button(theme, gettext("Back to &Home")))
        home.clicked.connect(self.home)
        self.buttons.add(mistake)
        self.buttons.add_space()
        self.buttons.add(home)


def by_urgency(stops: tuple[Finding, ...], content: Content) -> tuple[Finding, ...]:
    """What needs help soonest first; what is no warning sign last."""
    order = [*Urgency, None]
    return tuple(sorted(stops, key=lambda stop: order.index(_urgency(stop, content))))


def _urgency(finding: Finding, content: Content) -> Urgency | None:
    flags = (flag for symptom in content.symptoms.values() for flag in symptom.red_flags)
    return next((flag.urgency for flag in flags if flag.id == finding.condition), None)


def _why(wording: Wording, content: Content, finding: Finding) -> str:
    reason = wording.text(finding.reason)
    if _urgency(finding, content) is None:
        return reason
    return wording.tr.gettext("You ticked: {sign}.").format(sign=reason)


def _heading(wording: Wording, content: Content, stops: tuple[Finding, ...]) -> str:
    gettext = wording.tr.gettext
    if not stops:
        return gettext("Nothing is left to press")
    return {
        Urgency.EMERGENCY: gettext("Please get medical help now"),
        Urgency.TODAY: gettext("Please call a doctor today"),
        Urgency.DOCTOR: gettext("Please see a doctor about this"),
        None: gettext("Not this time"),
    }[_urgency(stops[0], content)]

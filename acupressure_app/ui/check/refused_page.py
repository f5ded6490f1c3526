"""When there is no start: what to do instead, and why."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from acupressure_app.core.content import Action, Urgency
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Finding, Refused
from acupressure_app.core.wording import Wording
from acupressure_app.ui.check.findings import Kit, card_of, left_out_rows, of_action
from acupressure_app.ui.check.offer import Offer
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import lines
from acupressure_app.ui.widgets.icons import Icon, ink, stop
from acupressure_app.ui.widgets.parts import Card, hairline, label, large, link_button, main_button
from acupressure_app.ui.widgets.row import Row

_ROOM_FOR_ICON = 24
"""In E, beside a title that takes no more than two lines."""


class RefusedPage(FlowPage):
    """Emits `home`, the id of another routine, or the code of a point to read about.

    Nothing on it starts this routine.
    """

    home = Signal()
    alternative = Signal(str)
    point_wanted = Signal(str)

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
        self._kit = Kit(theme, pictures, wording, content, self.point_wanted.emit)
        if stops:
            notice = StopNotice(theme, self.heading)
            for finding in stops:
                notice.add(wording.text(finding.text), _why(wording, content, finding))
            self.column.addWidget(notice)
            if _urgency(stops[0], content) is Urgency.EMERGENCY:
                self.column.addWidget(_numbers(theme, wording))
        else:
            self.column.addWidget(card_of(theme, left_out_rows(self._kit, refused)))
        if instead:
            offer = Offer(theme, wording, instead, refused)
            offer.chosen.connect(self.alternative)
            self.instead = offer.look
            self.column.addWidget(offer)
        self._add_buttons(theme, wording)

    def _add_buttons(self, theme: Theme, wording: Wording) -> None:
        gettext = wording.tr.gettext
        mistake = large(link_button(theme, gettext("That was a &mistake")))
        mistake.clicked.connect(self.back)
        home = large(main_button(theme, gettext("Back to &Home")))
        home.clicked.connect(self.home)
        self.buttons.add(mistake)
        self.buttons.add_space()
        self.buttons.add(home)


class StopNotice(QFrame):
    """A stop with the page's title in it: what to do comes large, each with its reason below.

    Where it is narrow the icon gives its room to the words, so that what to do is soon in view.
    """

    def __init__(self, theme: Theme, heading: QWidget) -> None:
        """`heading` moves in here, beside the icon."""
        super().__init__()
        self.setProperty("role", "stop")
        self._column, head = QVBoxLayout(self), Row(theme, gap=1)
        self._icon = Icon(theme, "octagon-alert", stop, 2.75)
        head.add(self._icon)
        head.add(heading, 1)
        self._column.addWidget(head)
        self._empty = True
        self.set_theme(theme)

    def add(self, text: str, why: str) -> None:
        """What to do, and why."""
        if not self._empty:
            self._column.addWidget(hairline())
        self._column.addWidget(
            lines(label("do" if self._empty else "h3", text), label("body", why))
        )
        self._empty = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the icon where there is room for it."""
        super().resizeEvent(event)
        self._icon.setVisible(self.width() >= self._theme.scale.px(_ROOM_FOR_ICON))

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._theme, px = theme, theme.scale.px
        self._column.setContentsMargins(px(1.5), px(1.5), px(1.5), px(1.5))
        self._column.setSpacing(px(0.75))


def _numbers(theme: Theme, wording: Wording) -> Row:
    """Whom to call, and that a call too many is no harm."""
    gettext = wording.tr.gettext
    told = (
        ("phone", "h2", "112 · 911 · 999", gettext("Emergency number, by country")),
        ("hand", "h3", gettext("Not sure? Call anyway"), gettext("Better one call too many.")),
    )
    result = Row(theme, least=30)
    for icon, role, bold, text in told:
        card, row = Card(theme), Row(theme)
        row.add(Icon(theme, icon, ink, 1.75))
        row.add(lines(label(role, bold), label("small", text)), 1)
        card.column.addWidget(row)
        result.add(card, 1)
    return result


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

"""A routine before it starts: places, time, pace, what studies say, and who should not."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action, Kind, Point, Source
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine, SideChoice, Span, Spot, Step
from acupressure_app.core.screening import Answers, clear, point_of
from acupressure_app.core.text import capitalised, uncapitalised
from acupressure_app.core.timeline import Lengths, Pace, unscreened_in_all
from acupressure_app.core.wording import Wording, clock
from acupressure_app.ui.choices import Question
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.menu import whole_side
from acupressure_app.ui.parts import Card, hairline, label, large, main_button
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.row import Row
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.thumbnail import Thumbnail, small_picture

_TWO_COLUMNS = 36
"""From this width in E on, what studies say and who should not stand side by side."""


def exclusions(
    routine: Routine, content: Content, wording: Wording
) -> dict[Action, tuple[str, ...]]:
    """The general conditions for which the rules stop, leave out or ask, each in a few words.

    Found by screening with yes to everything, so nothing here can differ from the real check.
    """
    found: dict[Action, dict[str, None]] = {}
    for finding in clear(routine, content, Answers()).findings:
        condition = content.conditions.get(finding.condition)
        if condition and condition.kind is Kind.GENERAL and finding.action in _EXCLUDING:
            found.setdefault(finding.action, {})[wording.text(condition.short)] = None
    return {action: tuple(names) for action, names in found.items()}


_EXCLUDING = frozenset({Action.STOP, Action.SKIP, Action.ASK})


class RoutinePage(FlowPage):
    """Everything worth knowing before a start; emits the pace and side chosen with it."""

    started = Signal(Pace, Side)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        wording: Wording,
        content: Content,
        lengths: Lengths,
        routine: Routine,
    ) -> None:
        """Standard pace, left side."""
        gettext = wording.tr.gettext
        summary = wording.text(routine.summary) if routine.summary else ""
        super().__init__(theme, wording.text(routine.title), summary, gettext("&Home"))
        self._wording, self._content, self._lengths = wording, content, lengths
        self._routine = routine
        self._pace, self._side = Pace.STANDARD, Side.LEFT
        self.time = label("fact")
        self.column.addWidget(self._choices(theme))
        self._one_sided: list[tuple[Step, QLabel]] = []
        self.column.addWidget(self._places(theme, pictures))
        self._add_reading(theme)
        self.start = large(main_button(theme, gettext("&Start"), "arrow-right"))
        self.start.installEventFilter(self)
        self.start.clicked.connect(lambda: self.started.emit(self._pace, self._side))
        self.buttons.add(label("small", gettext("First a few questions about your health")), 1)
        self.buttons.add(self.start)
        self._show_time()

    def arrive(self) -> None:
        """Take the focus to Start: the questions come after it."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys scroll also from Start, where Qt would move the focus."""
        if watched is self.start and isinstance(event, QKeyEvent):
            moves = event.type() is QEvent.Type.KeyPress
            if moves and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _choices(self, theme: Theme) -> Card:
        """Time and rest position, and what can be chosen about them."""
        gettext = self._wording.tr.gettext
        card = Card(theme)
        card.column.addWidget(self.time)
        position = self._wording.rest_position(self._routine.position)
        card.column.addWidget(label("body", position))
        if self._routine.schedule:
            often = gettext("How often: {schedule}")
            schedule = self._wording.schedule(self._routine.schedule)
            card.column.addWidget(label("body", often.format(schedule=schedule)))
        if len({self._total(pace) for pace in Pace}) > 1:
            self.pace = Question(theme, gettext("Pace"), "", _paces(self._wording))
            self.pace.segments.choose(self._pace)
            self.pace.segments.chosen.connect(self._choose_pace)
            card.column.addWidget(self.pace)
        if any(step.side is SideChoice.ONE for step in self._routine.steps):
            sides = [
                (side.value, capitalised(self._wording.side(side)))
                for side in (Side.LEFT, Side.RIGHT)
            ]
            self.side = Question(theme, gettext("Your side"), "", sides)
            self.side.segments.choose(self._side)
            self.side.segments.chosen.connect(self._choose_side)
            card.column.addWidget(self.side)
        return card

    def _places(self, theme: Theme, pictures: Pictures) -> Card:
        card = Card(theme)
        for number, step in enumerate(self._routine.steps):
            if number:
                card.column.addWidget(hairline())
            card.column.addWidget(self._place(theme, pictures, step))
        return card

    def _place(self, theme: Theme, pictures: Pictures, step: Step) -> Row:
        """One step: picture, place, how long on which sides."""
        wording, point = self._wording, point_of(step, self._content)
        where = label("h3", self._where(step))
        if step.side is SideChoice.ONE:
            self._one_sided.append((step, where))
        row = Row(theme, gap=1)
        props = small_picture(point, step.sides[0])
        row.add(Thumbnail(theme, pictures, wording.tr.gettext, props, 5))
        row.add(_lines(where, label("small", _which(point, wording))), 1)
        times = (label("h3", _how_long(step, wording)), label("small", _in_turn(step, wording)))
        for line in times:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.add(_lines(*times))
        return row

    def _add_reading(self, theme: Theme) -> None:
        row = Row(theme, least=_TWO_COLUMNS)
        for card in (_studies, _who_should_not):
            row.add(card(theme, self._wording, self._content, self._routine), 1)
        self.column.addWidget(row)
        sources = tuple(_sources(self._routine, self._content))
        if sources:
            self.column.addWidget(label("h3", self._wording.tr.gettext("Sources")))
        for source in sources:
            self.column.addWidget(_selectable(source))

    def _choose_pace(self, value: str) -> None:
        self._pace = Pace(value)
        self._show_time()

    def _choose_side(self, value: str) -> None:
        self._side = Side(value)
        for step, words in self._one_sided:
            words.setText(self._where(step))

    def _where(self, step: Step) -> str:
        """The place in words, on the chosen side where one is pressed alone."""
        side = self._side if step.side is SideChoice.ONE else whole_side(step)
        return capitalised(self._wording.place(point_of(step, self._content), side))

    def _show_time(self) -> None:
        total = self._wording.exactly(self._total(self._pace))
        if self._lengths.wait_for_me:
            total = self._wording.tr.gettext("about {time}").format(time=total)
        self.time.setText(total)

    def _total(self, pace: Pace) -> int:
        return unscreened_in_all(self._routine, self._content, self._wording, pace, self._lengths)


def _paces(wording: Wording) -> tuple[tuple[str, str], ...]:
    gettext = wording.tr.gettext
    return (
        (Pace.SHORT, gettext("Short")),
        (Pace.STANDARD, gettext("Standard")),
        (Pace.LONG, gettext("Long")),
    )


def _which(point: Point | Spot, wording: Wording) -> str:
    """A point's name and code, or how a place of one's own is described."""
    if isinstance(point, Spot):
        return wording.text(point.where)
    return f"{wording.text(point.name)}, {point.code}"


def _lines(*labels: QLabel) -> QWidget:
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    for line in labels:
        if line.text():
            column.addWidget(line)
    column.addStretch(1)
    return result


def _how_long(step: Step, wording: Wording) -> str:
    """Time on one side, or on each: "2 × 2:30", "2:00–3:00", "up to 1:00", "20 times"."""
    least, most = step.shortest, step.longest
    if least is None or most is None:
        count = step.count or 0
        return wording.tr.ngettext("once", "{n} times", count).format(n=count)
    clocks = dict.fromkeys(clock(seconds * 1000) for seconds in (least, most))
    length = "–".join(clocks)
    if isinstance(step.seconds, Span) and step.seconds.min is None and step.seconds.at_most:
        length = wording.tr.gettext("up to {time}").format(time=length)
    return f"2 × {length}" if step.side is SideChoice.EACH else length


def _in_turn(step: Step, wording: Wording) -> str:
    gettext = wording.tr.gettext
    match step.side:
        case SideChoice.EACH if step.first == "left":
            return gettext("left, then right")
        case SideChoice.EACH:
            return gettext("right, then left")
        case SideChoice.BOTH:
            return gettext("both at once")
        case SideChoice.ONE:
            return gettext("one side")
        case _:
            return ""


def _studies(theme: Theme, wording: Wording, content: Content, routine: Routine) -> Card:
    """What is known, how sure it is, and when pressing is not enough."""
    gettext = wording.tr.gettext
    card = Card(theme)
    card.column.addWidget(label("h3", gettext("What studies say")))
    if evidence := routine.evidence:
        certainty = gettext("Certainty: {grade}").format(grade=wording.grade(evidence.grade))
        card.column.addWidget(label("small", certainty))
        card.column.addWidget(label("body", wording.text(evidence.statement)))
    else:
        nothing = gettext("This routine’s file names no studies.")
        card.column.addWidget(label("body", nothing))
    for name in routine.symptoms:
        card.column.addWidget(label("body", wording.text(content.symptoms[name].see_someone)))
    card.column.addStretch(1)
    return card


def _who_should_not(theme: Theme, wording: Wording, content: Content, routine: Routine) -> Card:
    gettext = wording.tr.gettext
    words = {
        Action.STOP: gettext("Not at all for now"),
        Action.SKIP: gettext("Not every place"),
        Action.ASK: gettext("Only after asking a doctor"),
    }
    card = Card(theme)
    card.column.addWidget(label("h3", gettext("Who should not")))
    for action, conditions in exclusions(routine, content, wording).items():
        names = "; ".join(uncapitalised(name) for name in conditions)
        card.column.addWidget(label("body", f"{words[action]}: {names}."))
    card.column.addStretch(1)
    return card


def _sources(routine: Routine, content: Content) -> Iterable[str]:
    """Each source once: what studies say first, then where the points come from."""
    keys: dict[str, None] = dict.fromkeys(routine.evidence.sources if routine.evidence else ())
    for step in routine.steps:
        point = point_of(step, content)
        if not isinstance(point, Spot):
            keys |= dict.fromkeys(point.sources)
    for key in keys:
        source = content.sources.get(key)
        yield _citation(source) if source else key


def _citation(source: Source) -> str:
    year = f", {source.year}" if source.year else ""
    return " ".join(filter(None, (f"{source.title}. {source.publisher}{year}.", source.address)))


def _selectable(text: str) -> QLabel:
    result = label("small", text)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result

"""A point: where it is and how to press it, what to take care of, its names and its sources."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from acupressure_app.core.body import Side
from acupressure_app.core.content import Point
from acupressure_app.core.routine import Routine
from acupressure_app.core.text import capitalised
from acupressure_app.ui.atlas.point_view import (
    Held,
    Rows,
    as_everywhere,
    changes,
    find_steps,
    for_everyone,
    holds,
    how,
    in_pregnancy,
    lead,
    measure,
    names,
    picture,
    presses,
    source_keys,
    source_lines,
    used_in,
)
from acupressure_app.ui.check.findings import Kit, card_of
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.home.card import RoutineCard, Supply
from acupressure_app.ui.home.menu import detail
from acupressure_app.ui.pictures.picture import BodyPicture
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column, lines
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.days import day_words
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import caution, primary
from acupressure_app.ui.widgets.pairs import Pairs
from acupressure_app.ui.widgets.parts import Card, hairline, label, large, link_button, main_button
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Question

_WORDS, _BESIDE = 9.5, 32
"""How wide the first words of a pair are, and from where on they stand beside the rest, in E."""
_PICTURE = 22
"""The least height of the picture, in E."""
_SAYS = 26
"""In a narrower page in E the words get all the room."""
_TWO = 40
"""From this width in E on, the words stand beside the picture."""


class PointPage(FlowPage):
    """Everything about one point; emits that it is to be practised, or the id of a routine.

    `making` asks for a routine of the user's own that begins with it.
    """

    practised = Signal()
    making = Signal()
    routine_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        supply: Supply,
        point: Point,
        *,
        back: str = "",
    ) -> None:
        """`back` are the words of the way back: to the atlas, unless others are given."""
        wording, content = supply.wording, supply.library.content
        gettext, self._built = wording.tr.gettext, False
        super().__init__(
            theme, wording.text(point.name), lead(point, wording), back or gettext("&Points")
        )
        self._kit = Kit(theme, supply.pictures, wording, content)
        self._supply, self._point = supply, point
        self._presses = presses(point, content, wording)
        self._sided: dict[Side, list[QWidget]] = {side: [] for side in self._presses}
        self._picture = BodyPicture(theme, supply.pictures, gettext)
        for heading, parts in (
            ("", (self._where(),)),
            (gettext("How to press it"), (self._how(),)),
            (gettext("Take care"), self._care()),
            (gettext("Published times for one side"), (self._times(),)),
            (gettext("Routines with this point"), (self._routines(),)),
            (gettext("Names"), (_pairs(theme, names(point, wording)),)),
            (gettext("Sources"), (self._sources(),)),
        ):
            self.column.addWidget(Column(theme, *_headed("h2", heading), *parts))
        self.practise = large(main_button(theme, " ", "play"))
        self.practise.setAccessibleName(gettext("Practise this point"))
        # It may become narrower than its words, which then become fewer.
        self.practise.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.practise.clicked.connect(self.practised)
        self.footer.addWidget(self.practise, 1)
        self.buttons.hide()
        self._side, self._built = next(iter(self._presses), Side.MIDLINE), True
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self._theme = theme
        self.column.setSpacing(theme.scale.px(1.5))
        if self._built:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the words get the room."""
        if self._built:
            self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Button and picture have less in a narrow page."""
        px, gettext = self._theme.scale.px, self._kit.wording.tr.gettext
        wide = self.width() >= px(_SAYS)
        self.practise.setText(gettext("P&ractise this point") if wide else gettext("P&ractise"))
        self._picture.setMinimumHeight(px(_PICTURE))
        self._show_side(self._side)

    def _where(self) -> QWidget:
        """The picture, and beside it the place in words and how to find it."""
        theme, wording, gettext = self._kit.theme, self._kit.wording, self._kit.wording.tr.gettext
        words = Card(theme)
        words.column.addWidget(label("h3", gettext("Where it is")))
        words.column.addWidget(label("body", wording.text(self._point.location)))
        if cun := measure(self._point, wording):
            words.column.addWidget(label("small", cun))
        words.column.addWidget(label("h3", gettext("How to find it")))
        for side, press in self._presses.items():
            steps = [label("body", step) for step in find_steps(press, wording)]
            found = Column(theme, *steps, gap=0.375)
            self._sided[side].append(found)
            words.column.addWidget(found)
        if len(self._presses) > 1:
            words.column.addWidget(self._side_question())
        words.column.addStretch(1)
        row = Row(theme, least=_TWO, gap=1)
        row.add(self._picture, 1)
        row.add(words, 1)
        return row

    def _side_question(self) -> Question:
        wording = self._kit.wording
        sides = [(side.value, capitalised(wording.side(side))) for side in self._presses]
        self.side = Question(self._kit.theme, wording.tr.gettext("Your side"), sides, tight=True)
        self.side.segments.choose(sides[0][0])
        self.side.segments.chosen.connect(lambda value: self._show_side(Side(value)))
        return self.side

    def _how(self) -> Card:
        theme, card = self._kit.theme, Card(self._kit.theme)
        for side, press in self._presses.items():
            told = Pairs(theme, how(self._point, press, self._kit.wording), _WORDS, _BESIDE)
            self._sided[side].append(told)
            card.column.addWidget(told)
        return card

    def _times(self) -> Card:
        """What others publish; none of it is the one right time."""
        theme, gettext = self._kit.theme, self._kit.wording.tr.gettext
        card = Card(theme)
        told = gettext("Times differ widely, and nobody knows which is best.")
        card.column.addWidget(label("small", told))
        for held in holds(self._point, self._kit.content, self._kit.wording):
            card.column.addWidget(hairline())
            card.column.addWidget(self._held(held))
        return card

    def _held(self, held: Held) -> Row:
        theme, gettext = self._kit.theme, self._kit.wording.tr.gettext
        row, time = Row(theme, least=_BESIDE), label("h3", held.time)
        row.add(time, 2)
        source = Copyable(theme, "small", gettext("Source"), held.source)
        row.add(lines(label("body", held.how), source), 5)
        return row

    def _care(self) -> tuple[QWidget, ...]:
        """What everybody minds here, what is known in pregnancy, and what changes for whom."""
        theme, wording, content = self._kit.theme, self._kit.wording, self._kit.content
        gettext, card = wording.tr.gettext, Card(theme)
        for found in for_everyone(self._point, content):
            told = f"{wording.text(found.text)} {wording.text(found.reason)}"
            card.column.addWidget(IconLine(theme, "triangle-alert", told, colour=caution))
        status, note = in_pregnancy(self._point, wording)
        pregnant = f"{gettext('In pregnancy:')} {status}"
        card.column.addWidget(IconLine(theme, "heart-pulse", note, pregnant, primary))
        here = [
            (change.condition, f"{change.what}\n{change.why}")
            for change in changes(self._point, content, wording)
        ]
        general = as_everywhere(self._point, content, wording)
        return (
            card,
            *self._told(gettext("What changes here, and for whom"), here),
            *self._told(gettext("As at every point"), general),
        )

    def _told(self, heading: str, rows: Rows | list[tuple[str, str]]) -> tuple[Card, ...]:
        """Pairs in a card under a heading; nothing where there are none."""
        if not rows:
            return ()
        theme = self._kit.theme
        return (card_of(theme, [Pairs(theme, rows, _WORDS, _BESIDE)], heading),)

    def _routines(self) -> Card:
        theme, supply = self._kit.theme, self._supply
        rows: list[QWidget] = [
            self._routine(routine) for routine in used_in(self._point, supply.library)
        ]
        nothing = supply.wording.tr.gettext("None yet. You can practise it alone.")
        self.make = link_button(theme, supply.wording.tr.gettext("&Make a routine"), "plus")
        self.make.setAccessibleName(supply.wording.tr.gettext("Make a routine with this point"))
        self.make.clicked.connect(self.making)
        return card_of(theme, [*(rows or [label("body", nothing)]), self.make])

    def _routine(self, routine: Routine) -> RoutineCard:
        supply = self._supply
        told = detail(routine, supply.library.content, supply.wording, supply.lengths)
        card = RoutineCard(self._kit.theme, supply, routine, told, plain=True)
        card.clicked.connect(lambda: self.routine_chosen.emit(routine.id))
        return card

    def _sources(self) -> Card:
        """When it was last checked, and every source with its address to copy."""
        theme, gettext = self._kit.theme, self._kit.wording.tr.gettext
        card = Card(theme)
        day = day_words(date.fromisoformat(self._point.checked), self._kit.wording)
        checked = gettext("Last checked {date}").format(date=day)
        card.column.addWidget(label("body", checked))
        told = source_lines(source_keys(self._point), self._kit.content)
        card.column.addWidget(Copyable(theme, "small", gettext("Sources"), told))
        return card

    def _show_side(self, side: Side) -> None:
        """A mirror is offered where there is room for it beside the title of the picture."""
        self._side = side
        shown = picture(self._point, side, self._kit.wording)
        wide = self.width() >= self._theme.scale.px(_SAYS)
        self._picture.set_props(replace(shown, can_mirror=wide))
        for each, parts in self._sided.items():
            for part in parts:
                part.setHidden(each is not side)


def _headed(role: str, heading: str) -> tuple[QWidget, ...]:
    return (label(role, heading),) if heading else ()


def _pairs(theme: Theme, rows: Rows) -> Card:
    card = Card(theme)
    card.column.addWidget(Pairs(theme, rows, _WORDS, _BESIDE))
    return card

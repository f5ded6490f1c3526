"""The list of Home: the menu by symptom, or what search and filters leave of everything."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from acupressure_app.core.timeline import Pace
from acupressure_app.ui.atlas.search import Findable, findable, hits, is_called
from acupressure_app.ui.atlas.view import entries
from acupressure_app.ui.home.card import RoutineCard, Supply
from acupressure_app.ui.home.matching import (
    Found,
    found,
    unserved,
)
from acupressure_app.ui.home.menu import (
    Entry,
    Group,
    count,
    detail_within,
    filtered_out,
    first_of,
    fitting,
    pace_within,
)
from acupressure_app.ui.home.wanted import Wanted
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Notice, NoticeKind, label, link_button, other_button
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.wrap import Tiles

_TWO_COLUMNS = 32
"""From this width in E on, cards stand two in a row."""

_AT_ONCE = 30
"""More cards are made when somebody asks for them: each costs time and memory."""


class HomeList(QWidget):
    """Cards under their headings; emits the id of the chosen routine.

    `point_wanted` brings the code of the only point that the search fits, `points_wanted` the
    search where several do, `help_wanted` asks when pressing is right. `upwards` tells that an
    arrow key leads above the first card, `went_to` which part is to have the focus, `relisted`
    that the cards are others now.
    """

    chosen = Signal(str)
    point_wanted = Signal(str)
    points_wanted = Signal(str)
    help_wanted = Signal()
    filters_unwanted = Signal()
    upwards = Signal()
    went_to = Signal(QWidget)
    relisted = Signal()

    def __init__(self, theme: Theme, supply: Supply, groups: tuple[Group, ...]) -> None:
        """Shows nothing before `show_for`; `groups` is the menu of the library."""
        super().__init__()
        self._theme, self._supply, self._groups = theme, supply, groups
        self._unserved = unserved(supply.library, supply.wording)
        self._points: tuple[Findable, ...] | None = None
        self._gettext = supply.wording.tr.gettext
        self.cards: list[RoutineCard] = []
        self._query, self._wanted = "", Wanted()
        self._left = Found(())
        self._offered, self._most = groups, _AT_ONCE
        self._named: QPushButton | None = None  # leads to the point that was called by name
        self._urgent = Notice(
            theme,
            NoticeKind.STOP,
            self._gettext("If this is happening now, call 112, 911 or 999."),
        )
        self._urgent.hide()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._urgent)
        self.set_theme(theme)

    def show_for(self, query: str, wanted: Wanted) -> None:
        """List what this search and these filters leave."""
        if wanted != self._wanted:
            supply = self._supply
            content = supply.library.content
            self._offered = fitting(self._groups, wanted, content, supply.wording, supply.lengths)
        self._query, self._wanted, self._most = query, wanted, _AT_ONCE
        left = found(self._groups, self._offered, self._unserved, query, wanted)
        self._urgent.setVisible(left.urgent)
        self._list(left)

    @property
    def is_urgent(self) -> bool:
        """Whether an emergency was searched for."""
        return self._left.urgent

    def is_short(self, routine_id: str) -> bool:
        """Whether only the short pace of a routine that is listed fits the minutes asked for."""
        supply, minutes = self._supply, self._wanted.minutes
        found = supply.library.find(routine_id)
        if found is None or all(card.routine != routine_id for card in self.cards):
            return False
        content, wording, lengths = supply.library.content, supply.wording, supply.lengths
        pace = pace_within(found.routine, content, wording, lengths, minutes)
        return pace is Pace.SHORT

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for cards that are made later."""
        self._theme = theme
        self._rows.setSpacing(theme.scale.px(0.5))

    def tab_order(self) -> list[QWidget]:
        """What Tab reaches, one after the other."""
        others = [b for b in self.findChildren(QPushButton) if not isinstance(b, RoutineCard)]
        first = [button for button in others if button is self._named]
        return [*first, *self.cards, *(button for button in others if button is not self._named)]

    def _list(self, left: Found) -> None:
        self._left = left
        before = {card.routine: card for card in self.cards}
        self._empty()
        self._named = None
        if left.urgent:
            for card in before.values():
                card.deleteLater()
            self._lead_to_help()
            self.relisted.emit()
            return
        self._say_how_found(left)
        self._say_how_many_are_out(left)
        query = left.meant or self._query.strip()
        points = self._all_points() if query else ()
        named = is_called(points, query)
        self._named = self._offer_points(points, query) if named else None
        for group in first_of(left.groups, self._most):
            self._rows.addSpacing(self._theme.scale.px(0.25))
            self._add(_heading(group.title))
            cards = [self._card(entry, before.pop(entry.id, None)) for entry in group.entries]
            tiles = Tiles(self._theme, _TWO_COLUMNS)
            for card in cards:
                tiles.add(card)
                card.show()
            self._add(tiles)
            self.cards += cards
        for card in before.values():
            card.deleteLater()
        if (more := count(left.groups) - self._most) > 0:
            self._offer_more(more)
        if not named:
            self._offer_points(points, query)
        self.relisted.emit()

    def _lead_to_help(self) -> None:
        """Nothing is offered beside an emergency, but what pressing is not for."""
        link = link_button(self._theme, self._gettext("When is &pressing right?"))
        link.clicked.connect(self.help_wanted)
        self._add_button(link)

    def _say_how_found(self, left: Found) -> None:
        """Say for what nothing is there, and what was looked for instead."""
        query = self._query.strip()
        if left.missing:
            words = self._gettext("There is no routine for this here: {complaint}.")
            self._add(label("lead", words.format(complaint=left.missing.title)))
            self._add(label("body", left.missing.see_someone))
        elif left.meant:
            words = self._gettext("Nothing for “{words}”. This is for “{meant}”.")
            self._add(label("lead", words.format(words=query, meant=left.meant)))
        if not left.groups and not left.missing:
            self._say_nothing_found(query)

    def _say_how_many_are_out(self, left: Found) -> None:
        """Say how many routines the filters leave out, and offer to clear them."""
        out = filtered_out(self._groups, self._offered)
        if not out or not left.groups:
            return  # where nothing is left that is said instead
        ngettext = self._supply.wording.tr.ngettext
        words = ngettext("{n} routine is filtered out.", "{n} routines are filtered out.", out)
        clear = link_button(self._theme, self._gettext("&Clear the filters"))
        clear.clicked.connect(self.filters_unwanted)
        row = Row(self._theme)
        row.add(label("body", words.format(n=out)))
        row.add(clear)
        row.add_space()
        self._add(row)

    def _add(self, part: QWidget) -> None:
        """Show it at once: what the layout shows by itself comes an event later, and flickers."""
        self._rows.addWidget(part)
        part.show()

    def _empty(self) -> None:
        """Take out all but the notice; the cards are kept, as most of them are shown again."""
        for card in self.cards:
            card.hide()
            card.setParent(self)
        self.cards = []
        while item := self._rows.takeAt(1):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _card(self, entry: Entry, before: RoutineCard | None) -> RoutineCard:
        supply = self._supply
        detail = detail_within(
            entry.routine,
            supply.library.content,
            supply.wording,
            supply.lengths,
            self._wanted.minutes,
        )
        if before is not None:
            before.set_detail(detail)
            return before
        card = RoutineCard(self._theme, supply, entry.routine, detail)
        card.clicked.connect(lambda: self.chosen.emit(entry.id))
        card.moved.connect(lambda key: self._move(card, key))
        return card

    def _say_nothing_found(self, query: str) -> None:
        words = (
            self._gettext("Nothing for “{words}”. Try nausea, headache or calm.")
            if query
            else self._gettext("No routine fits these filters.")
        )
        if not self._left.meant:
            self._add(label("lead", words.format(words=query)))
        if query:
            lasting = self._gettext("If it is new, strong or does not go away, ask a doctor.")
            self._add(label("body", lasting))
        if self._wanted.count:
            clear = other_button(self._theme, self._gettext("&Clear the filters"))
            clear.clicked.connect(self.filters_unwanted)
            self._add_button(clear)

    def _offer_points(self, known: tuple[Findable, ...], query: str) -> QPushButton | None:
        """Lead to the points that are called so, lie there, or are used for it, if there are."""
        points = hits(known, query)
        if not points:
            return None
        ngettext = self._supply.wording.tr.ngettext
        form = ngettext("The point {name}", "{n} points for “{words}”", len(points))
        name = f"{points[0].name}, {points[0].code}"
        told = form.format(name=name, n=len(points), words=query)
        words = ngettext("See the &point", "See the &points", len(points))
        button = other_button(self._theme, words, "person-standing")
        button.setAccessibleDescription(told)
        self._rows.addSpacing(self._theme.scale.px(0.5))
        self._add(label("lead", told))
        if len(points) == 1:
            button.clicked.connect(lambda: self.point_wanted.emit(points[0].code))
        else:
            button.clicked.connect(lambda: self.points_wanted.emit(query))
        self._add_button(button)
        return button

    def _all_points(self) -> tuple[Findable, ...]:
        """All points, taken apart at the first search."""
        if self._points is None:
            supply = self._supply
            known = entries(supply.library.content, supply.wording)
            self._points = findable(known, supply.library, supply.wording)
        return self._points

    def _offer_more(self, left: int) -> None:
        ngettext = self._supply.wording.tr.ngettext
        text = ngettext("Show {n} &more", "Show {n} &more", min(left, _AT_ONCE))
        more = other_button(self._theme, text.format(n=min(left, _AT_ONCE)))
        more.clicked.connect(self._show_more)
        self._add_button(more)

    def _add_button(self, button: QPushButton) -> None:
        self._rows.addSpacing(self._theme.scale.px(0.5))
        self._add(button)
        self._rows.setAlignment(button, Qt.AlignmentFlag.AlignLeft)

    def _show_more(self) -> None:
        """Go on to the first of the cards that were not there."""
        shown, self._most = len(self.cards), self._most + _AT_ONCE
        self._list(self._left)
        self.went_to.emit(self.cards[shown])

    def _move(self, card: RoutineCard, key: Qt.Key) -> None:
        at = self.cards.index(card)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = at + (1 if key is Qt.Key.Key_Right else -1)
            target = self.cards[to] if 0 <= to < len(self.cards) else None
        else:
            target = self._beyond(card, down=key is Qt.Key.Key_Down)
            if target is None and key is Qt.Key.Key_Up:
                self.upwards.emit()
        if target is not None:
            self.went_to.emit(target)

    def _beyond(self, card: RoutineCard, *, down: bool) -> RoutineCard | None:
        """The card of the next line that is nearest to being straight above or below."""
        places = {other: other.mapTo(self, QPoint(0, 0)) for other in self.cards}
        here = places[card]
        way = 1 if down else -1
        ahead = [other for other, at in places.items() if way * (at.y() - here.y()) > 0]
        return min(
            ahead,
            key=lambda other: (
                abs(places[other].y() - here.y()),
                abs(places[other].x() - here.x()),
            ),
            default=None,
        )


def _heading(text: str) -> QLabel:
    result = label("small", text)
    result.setStyleSheet("font-weight: 600")
    return result

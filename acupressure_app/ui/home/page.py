"""Home: what is bothering you. It paints as an empty shell at once, and is filled after that."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.core.language import Translations
from acupressure_app.ui.home.filters import Filters
from acupressure_app.ui.home.search import FiltersButton, SearchField
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import title

if TYPE_CHECKING:
    from datetime import datetime

    from acupressure_app.core.lengths import Lengths
    from acupressure_app.core.library import Library
    from acupressure_app.core.recent import Recent
    from acupressure_app.core.wording import Wording
    from acupressure_app.store.shelf import Shelf
    from acupressure_app.ui.home.card import RoutineCard, Supply
    from acupressure_app.ui.home.list import HomeList
    from acupressure_app.ui.home.side import Below
    from acupressure_app.ui.pictures.pictures import Pictures

_WIDE, _NARROW = 54, 44
"""In E: two columns from the first on; the filters behind a button below the second."""

_MOST = 80
_SIDE = 19.25
_UNLIMITED = 16_777_215
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


def open_folder(folder: str) -> bool:
    """Show a folder to the user, made first if it is not there; whether anything could."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


class HomePage(QWidget):
    """Search, filters, the list, and beside it the last time and the user's own routines.

    Emits the id of the chosen routine, and the `Recent` that is to be played again or gone on with.
    `point_wanted` brings a code, `points_wanted` what points were searched for.
    """

    chosen = Signal(str)
    point_wanted = Signal(str)
    points_wanted = Signal(str)
    start_again = Signal(object)
    let_go = Signal()
    help_wanted = Signal()
    making = Signal()
    importing = Signal()
    sharing = Signal()
    mended = Signal(str)
    draft_wanted = Signal(str)
    draft_unwanted = Signal(str)
    undone = Signal()
    removed_wanted = Signal()
    unhidden = Signal()

    def __init__(
        self,
        theme: Theme,
        tr: Translations,
        own_folder: str = "",
        open_folder: Callable[[str], bool] = open_folder,
    ) -> None:
        """A shell that lists nothing before `fill`.

        `own_folder` is where the user's routines lie. `open_folder` shows a folder to the user, and
        says whether anything could.
        """
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        gettext = tr.gettext
        self.setWindowTitle(gettext("Home"))
        self._own_folder, self._open_folder = own_folder, open_folder
        self._supply: Supply | None = None
        self._list: HomeList | None = None
        self._beside: Below | None = None
        self._main: QPushButton | None = None
        self._left_at = ""
        self._wish: Callable[[], None] | None = None
        self._shelved: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._undoable, self._just = "", QWidget()
        self._drafts: tuple[tuple[str, str], ...] = ()
        self._in_trash = 0
        self._first, self._below, self._room = QWidget(), QWidget(), QWidget()
        self.search, self.filters = SearchField(theme, tr), Filters(theme, tr)
        self._filters_button = FiltersButton(theme, tr)
        self._build(gettext("What is bothering you?"))
        self._connect()
        self.set_theme(theme)

    def _build(self, heading: str) -> None:
        body, self._inner = QWidget(), QWidget()
        body.setProperty("role", "column")
        self._column, self._search_row = QVBoxLayout(self._inner), QHBoxLayout()
        self._search_row.addWidget(self.search, 1)
        self._search_row.addWidget(self._filters_button)
        self._column.addWidget(title(heading))
        self._column.addLayout(self._search_row)
        self._column.addWidget(self._just)
        self._column.addWidget(self.filters)
        self._just.hide()
        self._columns, self._left, self._right = QBoxLayout(_ACROSS), QVBoxLayout(), QVBoxLayout()
        for box, widget in ((self._left, self._room), (self._right, self._below)):
            box.addWidget(widget)
            box.addStretch(1)
            self._columns.addLayout(box, 1)
        self._column.addLayout(self._columns, 1)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidget(body)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll_area)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(lambda: self._once_listed(self._take_only))
        self.search.downwards.connect(lambda: self._once_listed(self._go_to_first))
        self.filters.changed.connect(self._look)
        self._filters_button.toggled.connect(self._fit)
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("/")):
            QShortcut(keys, self).activated.connect(self._go_to_search)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(lambda: self.undone.emit() if self._undoable else None)

    @property
    def cards(self) -> "list[RoutineCard]":
        """The cards of the list, in order."""
        return self._list.cards if self._list else []

    def fill(
        self,
        pictures: "Pictures",
        wording: "Wording",
        library: "Library",
        lengths: "Lengths",
        recents: "tuple[Recent, ...]",
        now: "datetime",
        shelf: "Shelf | None" = None,
        undoable: str = "",
        drafts: "tuple[tuple[str, str], ...]" = (),
        in_trash: int = 0,
    ) -> None:
        """Show what there is now, under the same search and filters and at the same place.

        `shelf` has the favourites and what is hidden; `undoable` says what was done just now and
        can be undone. `drafts` were not saved: where each is kept, and its title. So many removed
        ones are `in_trash`.
        """
        from acupressure_app.ui.home.card import Supply  # noqa: PLC0415 - the shell comes first

        supply = Supply(pictures, wording, library, lengths)
        favourites, hidden = (shelf.favourites, shelf.hidden) if shelf else ((), ())
        changed = supply != self._supply or (favourites, hidden) != self._shelved
        if undoable and undoable != self._undoable:
            self.search.forget_typing()
        self._shelved, self._undoable, self._drafts = (favourites, hidden), undoable, drafts
        self._in_trash = in_trash
        first_time, focused = self._supply is None, _focused(self)
        replaced = (self._just, self._first, self._below, *((self._room,) if changed else ()))
        lost = focused is not None and any(part.isAncestorOf(focused) for part in replaced)
        self._supply, self._left_at = supply, ""
        self._tell_undoable(supply)
        self._fill_side(supply, recents, now)
        if changed:
            self._fill_list(supply)
        self._fit()
        self._set_tab_order()
        if lost or (first_time and focused is self.search and not self.search.text()):
            self.arrive()
        if self._wish is not None and focused is self.search:
            QTimer.singleShot(0, self, partial(self._once_listed, self._wish))

    def _once_listed(self, act: Callable[[], None]) -> None:
        """Do it now, or as soon as there is a list, unless something else is typed or reached."""
        self._wish = None if self._list else act
        if self._list:
            act()

    def _tell_undoable(self, supply: "Supply") -> None:
        """Say above all else what was done just now, with a way back."""
        from acupressure_app.ui.home.side import WithAWayBack  # noqa: PLC0415 - as below

        old, self._just = self._just, QWidget()
        if self._undoable:
            text = supply.wording.tr.gettext("&Undo")
            card = WithAWayBack(self._theme, self._undoable, text, "undo-2")
            card.button.setToolTip("Ctrl+Z")
            card.button.setAccessibleDescription(self._undoable)
            card.pressed.connect(self.undone)
            self._just = card
        self._column.replaceWidget(old, self._just)
        old.hide()
        old.deleteLater()
        self._just.setVisible(bool(self._undoable))

    def _fill_side(self, supply: "Supply", recents: "tuple[Recent, ...]", now: "datetime") -> None:
        from acupressure_app.ui.home import side  # noqa: PLC0415 - the shell comes first

        played = side.known(supply, recents)
        card: QWidget
        if played:
            last = side.LastTime(self._theme, supply, *played[0], now)
            last.again.connect(self.start_again)
            last.let_go.connect(self.let_go)
            last.chosen.connect(self.chosen)
            card, self._main = last, last.main
        else:
            hint = side.FirstRun(self._theme, supply)
            hint.help_wanted.connect(self.help_wanted)
            card, self._main = hint, None
        first = side.First(self._theme, supply, card, self._drafts)
        first.draft_wanted.connect(self.draft_wanted)
        first.draft_unwanted.connect(self.draft_unwanted)
        self._first = self._put(first, self._first)
        _, hidden = self._shelved
        below = side.Below(
            self._theme,
            supply,
            played[1:],
            now,
            self._own_folder,
            self._open_folder,
            self._in_trash,
            sum(supply.library.find(name) is not None for name in hidden),
        )
        below.making.connect(self.making)
        below.importing.connect(self.importing)
        below.sharing.connect(self.sharing)
        below.mended.connect(self.mended)
        below.removed_wanted.connect(self.removed_wanted)
        below.unhidden.connect(self.unhidden)
        below.chosen.connect(self.chosen)
        below.all_wanted.connect(self._show_all_own)
        self._below, self._beside = self._put(below, self._below), below
        self.filters.offer_own(side.has_more_own(supply))

    def _fill_list(self, supply: "Supply") -> None:
        from acupressure_app.ui.home.list import HomeList  # noqa: PLC0415 - the shell comes first
        from acupressure_app.ui.home.menu import menu  # noqa: PLC0415 - the same

        self._list = HomeList(
            self._theme, supply, menu(supply.library, supply.wording, *self._shelved)
        )
        self._list.show_for(self.search.text(), self.filters.wanted)
        self._list.chosen.connect(self._choose)
        self._list.point_wanted.connect(self.point_wanted)
        self._list.points_wanted.connect(self.points_wanted)
        self._list.help_wanted.connect(self.help_wanted)
        self._list.filters_unwanted.connect(self._clear_filters)
        self._list.upwards.connect(self._go_to_search)
        self._list.went_to.connect(self._go_to)
        self._list.relisted.connect(self._set_tab_order)
        self._room = self._put(self._list, self._room)

    def _put(self, new: QWidget, old: QWidget) -> QWidget:
        """Show a part in the place of another."""
        self._columns.replaceWidget(old, new)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        new.show()
        return new

    def wants_short(self, routine_id: str) -> bool:
        """Whether it was listed as one whose short pace alone fits the minutes asked for."""
        return self._list is not None and self._list.is_short(routine_id)

    def arrive(self) -> None:
        """Go to the card that was left for its routine, or to the last time, or to the search."""
        left_at, self._left_at = self._left_at, ""
        card = next((card for card in self.cards if card.routine == left_at), None)
        target = card or self._main or self.search
        self._go_to(target)
        if target is self.search:
            self.search.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for what is made later."""
        self._theme = theme
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears the search."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """One column or two, filters open or behind a button."""
        px, width = self._theme.scale.px, self.width()
        wide, narrow = width >= px(_WIDE), width < px(_NARROW)
        edge = px(1 if narrow else 2)
        self._inner.setMaximumWidth(px(_MOST))
        self._column.setContentsMargins(edge, px(1 if narrow else 1.5), edge, px(1.5))
        self._column.setSpacing(px(1))
        self._search_row.setSpacing(px(0.5))
        self._columns.setDirection(_ACROSS if wide else _DOWN)
        self._columns.setSpacing(px(1.5 if wide else 1))
        first_in = self._right if wide else self._left
        first_in.insertWidget(0, self._first)
        for column in (self._left, self._right):
            column.setSpacing(px(1))
        for part in (self._first, self._below):
            part.setMaximumWidth(px(_SIDE) if wide else _UNLIMITED)
            part.setMinimumWidth(px(_SIDE) if wide else 0)
        self._columns.setStretch(1, 0 if wide else 1)
        self._filters_button.setVisible(narrow)
        self.filters.setVisible(not narrow or self._filters_button.isChecked())
        urgent = self._list is not None and self._list.is_urgent
        self._first.setVisible((wide or not self._looking) and not urgent)
        if self._beside is not None:
            # A filter may hide an own routine from the list: they stay within reach beside it.
            searching = bool(self.search.text().strip())
            self._beside.leave_to_list(earlier=self._looking, own=searching)

    @property
    def _looking(self) -> bool:
        """Whether somebody searches or filters: then nothing stands before what was found."""
        return bool(self.search.text().strip() or self.filters.wanted.count)

    def _look(self) -> None:
        self._wish = None
        self._filters_button.set_count(self.filters.wanted.count)
        if self._list is not None:
            self._list.show_for(self.search.text(), self.filters.wanted)
        self._fit()

    def _choose(self, routine: str) -> None:
        self._left_at = routine
        self.chosen.emit(routine)

    def _take_only(self) -> None:
        """Enter in the search opens the only routine left, or goes to the first of several."""
        if len(self.cards) == 1:
            self.cards[0].click()
        else:
            self._go_to_first()

    def begin_anew(self) -> None:
        """What was looked for has been found and done: show everything again."""
        self.search.clear()
        self.filters.clear()

    def _clear_filters(self) -> None:
        self.filters.clear()
        self._go_to_search()  # the button that was pressed is gone

    def _show_all_own(self) -> None:
        self.search.clear()
        self.filters.clear()
        self.filters.own.setChecked(True)
        self._go_to_first()

    def _go_to_first(self) -> None:
        """The first card, or what is offered where there is none."""
        if self._list and (parts := self._list.tab_order()):
            self._go_to(parts[0])

    def _go_to_search(self) -> None:
        self._go_to(self.search)
        self.search.selectAll()

    def _go_to(self, target: QWidget) -> None:
        """Give it the focus, and bring it into view once it has its place."""
        target.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, target, lambda: self.scroll_area.ensureWidgetVisible(target))

    def _set_tab_order(self) -> None:
        """Search, filters, the last time, the list, and what stands below the last time."""
        order: list[QWidget] = [self.search, self._filters_button]
        order += self._just.findChildren(QPushButton)
        order += self.filters.tab_order()
        order += self._first.findChildren(QPushButton)
        order += self._list.tab_order() if self._list else []
        below = self._below.findChildren(QWidget)
        order += [part for part in below if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def _focused(page: QWidget) -> QWidget | None:
    """What has the focus in the window of a page, also while another window is in front."""
    return page.window().focusWidget()

"""The atlas: every point, by part of the body with a map, by meridian, by name, and by search."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from acupressure_app.core.library import Library
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.list import PointList
from acupressure_app.ui.atlas.parts import PartBar
from acupressure_app.ui.atlas.plate import Plate
from acupressure_app.ui.atlas.search import findable, found
from acupressure_app.ui.atlas.view import (
    BodyPart,
    Browse,
    Sections,
    browsing,
    by_meridian,
    by_name,
    by_part,
    drawn_in,
    entries,
    parts,
)
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.searching import folded
from acupressure_app.ui.settings.parts import SearchField
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Segments

_WIDE = 46
"""From this width in E on, the map stands beside the list, else above it."""
_PICTURED = 34
"""From this width in E on, the parts of the body have pictures."""
_ACROSS = 46
"""From this width in E on, title, browsing and search stand side by side."""
_LIST = 20
"""The width of the list beside the map, in E."""
_WIDEST = 66
_ANY_WIDTH = (1 << 24) - 1
"""What Qt takes for no limit."""


class AtlasPage(FlowPage):
    """Leads to a point by picture, list or search; `chosen` brings its code.

    The code may be that of a point that is not pressed.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, pictures: Pictures, wording: Wording, library: Library
    ) -> None:
        """The first part of the body is shown."""
        gettext = wording.tr.gettext
        self._wording, self._built, self._wide = wording, False, False
        super().__init__(theme, gettext("Points"))
        self.foot.hide()
        self._known = entries(library.content, wording)
        self._findable = findable(self._known, library, wording)
        self._browse, self._part = Browse.BODY, parts(self._known)[0]
        self.browse = Segments(theme, gettext("List the points"), browsing(wording), tight=True)
        self.browse.choose(self._browse)
        self.search = SearchField(theme, gettext("Search points"))
        self.list = PointList(theme, pictures, wording)
        self.plate = Plate(theme, pictures, wording)
        self.part_bar = PartBar(theme, pictures, wording, self._pictured_parts())
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out(theme)
        self._connect()
        self._built = True
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self._theme = theme
        self._body.setMaximumWidth(theme.scale.px(_WIDEST + 4))
        if self._built:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the map beside the list or above it."""
        if self._built:
            self._fit()
        super().resizeEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        across = Row(theme, least=_ACROSS, gap=1)
        across.add(self.heading, 1)
        across.add(self.browse)
        across.add(self.search, 1)
        self.column.addWidget(across)
        self.column.addWidget(self.part_bar)
        self._beside.addWidget(self.plate, 1)
        self._beside.addWidget(self.list)
        self.column.addLayout(self._beside)

    def _connect(self) -> None:
        self.browse.chosen.connect(self._choose_browse)
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._open_first)
        self.part_bar.chosen.connect(self._choose_part)
        self.list.pointed.connect(self.plate.point_at)
        self.plate.shown.connect(self._order_tabs)
        for part in (self.list, self.plate):
            part.chosen.connect(self.chosen)
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("/")):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.search.setFocus)

    def _pictured_parts(self) -> tuple[tuple[BodyPart, str | None], ...]:
        """Each part of the body with the name of its first picture."""
        return tuple((part, self._first_picture(part)) for part in parts(self._known))

    def _first_picture(self, part: BodyPart) -> str | None:
        drawn = drawn_in(self._known, part, self._wording)
        return drawn[0].picture if drawn else None

    def _choose_browse(self, value: str) -> None:
        self._browse = Browse(value)
        self._show()

    def _choose_part(self, part: BodyPart) -> None:
        self._part = part
        self._show()

    def _show(self) -> None:
        """List what is wanted; the map stands beside the points of a part of the body."""
        mapped = self._browse is Browse.BODY and not self._searched
        self.part_bar.setVisible(mapped)
        drawn = drawn_in(self._known, self._part, self._wording)
        self.plate.show_drawn(drawn if mapped else ())
        self.list.show_sections(self._sections())
        self._fit()
        self._order_tabs()

    @property
    def _searched(self) -> bool:
        """Whether anything was typed that a point could be called."""
        return bool(folded(self.search.text()))

    def _order_tabs(self) -> None:
        """Tab goes as one reads: cards and markers that are made later come last otherwise."""
        parts = [self.list, self.plate] if self._wide else [self.plate, self.list]
        widgets = [w for part in parts for w in part.findChildren(QWidget) if not w.isHidden()]
        bar = self.part_bar.findChildren(QToolButton)
        stops = [w for w in widgets if w.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        for before, after in pairwise((self.search, *bar, *stops)):
            QWidget.setTabOrder(before, after)

    def _open_first(self) -> None:
        """Enter in the search opens what was found first."""
        if self._searched and self.list.cards:
            self.list.cards[0].click()

    def _sections(self) -> Sections:
        known, wording = self._known, self._wording
        if self._searched:
            return found(self._findable, self.search.text(), wording)
        match self._browse:
            case Browse.BODY:
                return by_part(known, self._part, wording)
            case Browse.MERIDIAN:
                return by_meridian(known, wording)
            case Browse.NAME:
                return by_name(known, wording)

    def _fit(self) -> None:
        px, ways = self._theme.scale.px, QBoxLayout.Direction
        wide = self.width() >= px(_WIDE)
        if wide is not self._wide:
            self._wide = wide
            self._order_tabs()
        narrow_list = wide and not self.plate.isHidden()
        self.part_bar.show_pictures(self.width() >= px(_PICTURED))
        self._beside.setDirection(ways.RightToLeft if wide else ways.TopToBottom)
        self._beside.setSpacing(px(1.5 if wide else 1))
        self.list.setMinimumWidth(px(_LIST) if narrow_list else 0)
        self.list.setMaximumWidth(px(_LIST) if narrow_list else _ANY_WIDTH)

"""Chooses a point of the library, by search or from the list, as in the atlas."""

from PySide6.QtCore import Signal

from acupressure_app.core.library import Library
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.list import PointList
from acupressure_app.ui.atlas.search import findable, found
from acupressure_app.ui.atlas.view import Section, Sections, by_part, entries, part_name, parts
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.searching import folded
from acupressure_app.ui.settings.parts import SearchField
from acupressure_app.ui.theme import Theme


class PickerPage(FlowPage):
    """Emits the code of the point that was chosen; those that nobody presses are not offered."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, pictures: Pictures, wording: Wording, library: Library, back: str
    ) -> None:
        """All points, from head to foot; `back` names the page before."""
        gettext = wording.tr.gettext
        super().__init__(theme, gettext("Choose a point"), "", back)
        self.foot.hide()
        known = entries(library.content, wording)
        self._known = tuple(entry for entry in known if entry.pressed)
        self._wording, self._library = wording, library
        self._findable = findable(self._known, library, wording)
        self.search = SearchField(theme, gettext("Search points"))
        self.list = PointList(theme, pictures, wording)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._take_first)
        self.list.chosen.connect(self._choose)
        self._show()

    def arrive(self) -> None:
        """Begin with the search."""
        self.search.setFocus()

    def _show(self) -> None:
        self.list.show_sections(self._sections())

    def _sections(self) -> Sections:
        if folded(self.search.text()):
            return found(self._findable, self.search.text(), self._wording)
        return tuple(self._all())

    def _all(self) -> list[Section]:
        known, wording = self._known, self._wording
        return [
            Section(part_name(part, wording), section.entries)
            for part in parts(known)
            for section in by_part(known, part, wording)
        ]

    def _take_first(self) -> None:
        if folded(self.search.text()) and self.list.cards:
            self.list.cards[0].click()

    def _choose(self, code: str) -> None:
        if code in self._library.content.points:
            self.chosen.emit(code)

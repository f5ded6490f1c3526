"""Several routines to hand on in one file: which, and how large that file will be."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.share.view import ToHandOn, chosen_words
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.choices import IN_A_LIST, Tick
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.fold import Fold
from acupressure_app.ui.widgets.parts import Card, label, other_button
from acupressure_app.ui.widgets.row import Row


class Choosing(Card):
    """Ticks for them. Emits `changed` when others are chosen; tell it then how large the file is.

    `fits` tells whether there is something to save, as far as that is known.
    """

    changed = Signal()
    fits = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        tr: Translations,
        own: Sequence[ToHandOn],
        shipped: Sequence[ToHandOn],
    ) -> None:
        """The user's `own` routines are ticked at first."""
        super().__init__(theme)
        self._tr = tr
        self.ticks: dict[str, Tick] = {}
        self.summary = label("body", " ")
        own_ticks = Column(theme, *self._ticks(theme, own, on=True), gap=0)
        others = Column(theme, *self._ticks(theme, shipped, on=False), gap=0)
        for part in (
            label("h3", tr.gettext("Your routines")),
            self._all_or_none(theme, own),
            self.summary,
            own_ticks,
            Fold(theme, tr.gettext("Shipped routines"), tr.gettext("Only mine"), others),
        ):
            self.column.addWidget(part)
        self.tell_size()

    def _all_or_none(self, theme: Theme, own: Sequence[ToHandOn]) -> Row:
        self.all = other_button(theme, self._tr.gettext("&All of them"))
        self.none = other_button(theme, self._tr.gettext("&None"))
        names = [one.id for one in own]
        self.all.clicked.connect(lambda: self._tick(lambda name, on: on or name in names))
        self.none.clicked.connect(lambda: self._tick(lambda _name, _on: False))
        row = Row(theme)
        for button in (self.all, self.none):
            row.add(button)
        row.add_space()
        return row

    def _ticks(self, theme: Theme, offered: Sequence[ToHandOn], *, on: bool) -> list[QWidget]:
        made = {one.id: Tick(theme, one.words, IN_A_LIST) for one in offered}
        for tick in made.values():
            tick.setChecked(on)
            tick.toggled.connect(self._changed)
        self.ticks |= made
        return [*made.values()]

    def _tick(self, wanted: Callable[[str, bool], bool]) -> None:
        """Tick as `wanted` says for an id and whether it is ticked; told once."""
        for name, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(wanted(name, tick.isChecked()))
            tick.blockSignals(False)
            tick.update()
        self._changed()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked."""
        return tuple(name for name, tick in self.ticks.items() if tick.isChecked())

    def _changed(self) -> None:
        self.tell_size()
        self.changed.emit()

    def tell_size(self, size: int | None = None, pictures: int = 0, why_not: str = "") -> None:
        """Say how many are chosen, and how large their file is once that is known.

        `why_not` tells that nobody could take it over.
        """
        count = len(self.chosen)
        self.summary.setText(chosen_words(count, size, pictures, why_not, self._tr))
        self.fits.emit(count > 0 and not why_not)

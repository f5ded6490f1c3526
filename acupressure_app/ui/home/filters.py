"""The filters of Home: the minutes somebody has, and chips for what else must be true."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.home.wanted import Wanted
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.chip import Chip
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Segments
from acupressure_app.ui.widgets.wrap import Wrap

_ANY = "any"
_MINUTES = (5, 10, 15, 30)
_BESIDE = 20
"""From this width in E on, the times stand beside their heading."""


class Filters(Wrap):
    """All filters, none on at first; emits `changed` when one goes on or off."""

    changed = Signal()

    def __init__(self, theme: Theme, tr: Translations) -> None:
        """The chip for own routines is hidden until `offer_own`."""
        super().__init__(theme)
        gettext = tr.gettext
        self._time = _time(theme, tr)
        self._hands = Chip(theme, gettext("Hands only"), "hand")
        self._sitting = Chip(theme, gettext("Sitting"), "armchair")
        self._lying = Chip(theme, gettext("Lying down"), "bed")
        self._pregnancy = Chip(theme, gettext("Nothing ruled out in pregnancy"))
        self.own = Chip(theme, gettext("Your routines"))
        self.own.hide()
        row = Row(theme, least=_BESIDE)
        row.add(label("small", gettext("Time")))
        row.add(self._time)
        self.add(row)
        for chip in (self._hands, self._sitting, self._lying, self._pregnancy, self.own):
            chip.toggled.connect(self.changed)
            self.add(chip)
        self._time.chosen.connect(self.changed)

    @property
    def wanted(self) -> Wanted:
        """What is on."""
        minutes = self._time.value
        return Wanted(
            minutes=int(minutes) if minutes and minutes != _ANY else None,
            hands_only=self._hands.isChecked(),
            sitting=self._sitting.isChecked(),
            lying=self._lying.isChecked(),
            pregnancy=self._pregnancy.isChecked(),
            own=self.own.isChecked(),
        )

    def clear(self) -> None:
        """Switch all off; tells of it once."""
        self.blockSignals(True)
        for chip in self.findChildren(Chip):
            chip.setChecked(False)
        self._time.choose(_ANY)
        self.blockSignals(False)
        self.changed.emit()

    def tab_order(self) -> list[QWidget]:
        """What Tab reaches, one after the other."""
        return [*self.findChildren(QRadioButton), *self.findChildren(Chip)]

    def offer_own(self, offered: bool) -> None:
        """Whether there are enough own routines to filter for them."""
        self.own.setVisible(offered)
        if not offered:
            self.own.setChecked(False)
        self.updateGeometry()


def _time(theme: Theme, tr: Translations) -> Segments:
    gettext = tr.gettext
    minutes = gettext("{minutes} min")
    names = [minutes.format(minutes=n) for n in _MINUTES]
    texts = [names[0], *(str(n) for n in _MINUTES[1:])]
    values = [(str(n), text) for n, text in zip(_MINUTES, texts, strict=True)]
    result = Segments(theme, gettext("Time you have"), [(_ANY, gettext("Any")), *values])
    result.choose(_ANY)
    for button, name in zip(result.findChildren(QRadioButton)[1:], names, strict=True):
        button.setAccessibleName(name)
    return result

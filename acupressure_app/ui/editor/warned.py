"""The card that says whom a draft warns, and of what, while it is written."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.fold import Fold
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import caution
from acupressure_app.ui.widgets.pairs import Pairs
from acupressure_app.ui.widgets.parts import Card, label

_WHO, _BESIDE, _AT_ONCE = 14, 30, 3

Told = tuple[tuple[str, str], ...]
"""For whom each warning is, and what it does."""


class Warned(QWidget):
    """The first few, and the rest folded; hidden where there is none."""

    def __init__(self, tr: Translations) -> None:
        super().__init__()
        self._tr, self._card = tr, QWidget()
        self._told: Told | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)

    def tell(self, theme: Theme, told: Told) -> None:
        """Say these."""
        if told == self._told:
            return
        old, self._told, self._card = self._card, told, self._made(theme, told)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(old, self._card)
        old.hide()
        old.deleteLater()
        self.setVisible(bool(told))

    def _made(self, theme: Theme, told: Told) -> Card:
        card, tr = Card(theme), self._tr
        form = tr.ngettext("Warnings it will raise: {n}", "Warnings it will raise: {n}", len(told))
        card.column.addWidget(label("h3", form.format(n=len(told))))
        for who, what in told[:_AT_ONCE]:
            card.column.addWidget(IconLine(theme, "triangle-alert", what, f"{who}.", caution))
        if rest := told[_AT_ONCE:]:
            pairs = Pairs(theme, rest, _WHO, _BESIDE)
            words = tr.gettext("All {n}").format(n=len(told))
            card.column.addWidget(Fold(theme, words, tr.gettext("Less"), pairs))
        return card

"""A link that unfolds what is below it, and folds it again."""

from PySide6.QtWidgets import QWidget

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import link_button
from acupressure_app.ui.widgets.row import Row


class Fold(Column):
    """Folded at first: only the link is to be seen."""

    def __init__(self, theme: Theme, closed: str, opened: str, inside: QWidget) -> None:
        """The link reads `closed` or `opened`."""
        self.link = link_button(theme, closed, "chevron-down")
        at_left = Row(theme)
        at_left.add(self.link)
        at_left.add_space()
        super().__init__(theme, at_left, inside)
        self._closed, self._opened, self._inside = closed, opened, inside
        inside.hide()
        self.link.clicked.connect(self._switch)

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return not self._inside.isHidden()

    def open(self) -> None:
        """Show what is inside."""
        if not self.is_open:
            self._switch()

    def _switch(self) -> None:
        shown = self._inside.isHidden()
        self._inside.setVisible(shown)
        self.link.setText(self._opened if shown else self._closed)
        self.link.set_icon("chevron-up" if shown else "chevron-down")

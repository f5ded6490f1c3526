"""What stands around the map of the atlas: which picture, and which side of the user it shows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.body import Side
from acupressure_app.core.text import capitalised
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.body_map import BodyMap
from acupressure_app.ui.atlas.view import Drawn
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import label, other_button
from acupressure_app.ui.widgets.segments import Segments
from acupressure_app.ui.widgets.wrap import Wrap


class Plate(QWidget):
    """A map with its title above it; below it one chooses the side, and goes on among pictures.

    Emits the code of the point that was pressed, and that another picture with other markers is
    `shown`.
    """

    chosen = Signal(str)
    shown = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, wording: Wording) -> None:
        """Shows nothing before `show_drawn`."""
        super().__init__()
        self._theme, self._pictures, self._wording = theme, pictures, wording
        self._drawn: dict[str, Drawn] = {}
        self._picture, self._side = "", Side.LEFT
        self._title = label("small")
        self.map = BodyMap(theme, pictures, wording.tr.gettext)
        self.map.chosen.connect(self.chosen)
        self._sides = self._side_choice()
        self.next = other_button(theme, "", "repeat")
        self.next.clicked.connect(self._show_next)
        self._choices = Wrap(theme)
        self._choices.add(self._sides)
        self._choices.add(self.next)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self.map, self._choices):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.set_theme(theme)

    def show_drawn(self, drawn: Sequence[Drawn]) -> None:
        """Show the first of these pictures, of those that are there."""
        views = self._pictures.views
        self._drawn = {one.picture: one for one in drawn if one.picture in views}
        self.setVisible(bool(self._drawn))
        if self._drawn:
            self._show(next(iter(self._drawn)))

    def point_at(self, code: str) -> None:
        """Draw a ring around this point, in the picture where it is best seen."""
        best = (name for name, drawn in self._drawn.items() if code in drawn.best)
        picture = next(best, self._picture)
        if self._drawn and picture != self._picture:
            self._show(picture)
        self.map.point_at(code)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._theme = theme
        self._column.setSpacing(theme.scale.px(0.5))

    def _side_choice(self) -> Segments:
        wording = self._wording
        sides = [(side.value, capitalised(wording.side(side))) for side in (Side.LEFT, Side.RIGHT)]
        result = Segments(self._theme, wording.tr.gettext("Your side"), sides, tight=True)
        result.choose(self._side)
        result.chosen.connect(self._choose_side)
        return result

    def _choose_side(self, value: str) -> None:
        self._side = Side(value)
        self._show(self._picture)

    def _show_next(self) -> None:
        pictures = list(self._drawn)
        at = pictures.index(self._picture) + 1
        self._show(pictures[at % len(pictures)])

    def _show(self, picture: str) -> None:
        self._picture = picture
        drawn, view = self._drawn[picture], self._pictures.views[picture]
        title, several = capitalised(drawn.title), len(self._drawn) > 1
        self._title.setText(title)
        self._sides.setVisible(view.limb)
        self.next.setVisible(several)
        self._say_which()
        self._choices.setVisible(view.limb or several)
        self.map.show_view(view, drawn.names, self._side, title)
        self.shown.emit()

    def _say_which(self) -> None:
        gettext, at = self._wording.tr.gettext, list(self._drawn).index(self._picture) + 1
        numbers = {"n": at, "all": len(self._drawn)}
        self.next.setText(gettext("Picture {n} of {all}").format(**numbers))
        spoken = gettext("Next picture. This is {n} of {all}").format(**numbers)
        self.next.setAccessibleName(spoken)

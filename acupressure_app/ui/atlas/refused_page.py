"""A point that is known only so that it can be recognised: why it is not pressed, and what else."""

from PySide6.QtCore import Signal

from acupressure_app.core.content import NotPressed
from acupressure_app.ui.atlas.list import PointCard
from acupressure_app.ui.atlas.point_view import lead, source_keys, source_lines
from acupressure_app.ui.atlas.view import entry_of, meridian_title
from acupressure_app.ui.check.findings import Kit
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.parts import Card, Notice, NoticeKind, label


class RefusedPointPage(FlowPage):
    """Says why, and leads to another point where there is one; `chosen` brings its code."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, point: NotPressed, *, back: str = "") -> None:
        """`back` are the words of the way back: to the atlas, unless others are given."""
        theme, wording, gettext = kit.theme, kit.wording, kit.wording.tr.gettext
        super().__init__(
            theme, wording.text(point.name), lead(point, wording), back or gettext("&Points")
        )
        self.foot.hide()
        self.column.addWidget(label("body", meridian_title(point.meridian, wording)))
        why = wording.text(point.why)
        self.column.addWidget(Notice(theme, NoticeKind.STOP, gettext("Not pressed here."), why))
        self._add_other(kit, point)
        told = source_lines(source_keys(point), kit.content)
        card = Card(theme)
        card.column.addWidget(Copyable(theme, "small", gettext("Sources"), told))
        self.column.addWidget(Column(theme, label("h2", gettext("Sources")), card))

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self.column.setSpacing(theme.scale.px(1.5))

    def _add_other(self, kit: Kit, point: NotPressed) -> None:
        """The point that stands for it, or that there is none."""
        gettext = kit.wording.tr.gettext
        other = kit.content.points.get(point.instead or "")
        if other is None:
            self.column.addWidget(label("body", gettext("No other point stands for it.")))
            return
        card = PointCard(kit.theme, kit.pictures, kit.wording, entry_of(other, kit.wording))
        card.clicked.connect(lambda: self.chosen.emit(other.code))
        self.column.addWidget(Column(kit.theme, label("h2", gettext("Instead")), card))

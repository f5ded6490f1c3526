"""Is pressing right for this? When it fits, and who is the right one when it does not."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from acupressure_app.core.library import Content
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.point_view import source_lines
from acupressure_app.ui.check.findings import card_of
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.help.choosing_view import CITED, Help, fits, helpers, not_known
from acupressure_app.ui.session.words import when_to_stop
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column, lines
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import Icon, primary
from acupressure_app.ui.widgets.parts import Card, Notice, NoticeKind, label
from acupressure_app.ui.widgets.row import Row


class ChoosingPage(FlowPage):
    """A short page to read."""

    def __init__(self, theme: Theme, wording: Wording, content: Content, *, back: str) -> None:
        """`back` are the words of the way back."""
        gettext = wording.tr.gettext
        super().__init__(theme, gettext("Is pressing right for this?"), "", back)
        self.foot.hide()
        signs = when_to_stop(wording)
        sources = Copyable(theme, "small", gettext("Sources"), source_lines(CITED, content))
        open_questions = Card(theme)
        open_questions.column.addWidget(label("body", not_known(wording.tr)))
        for heading, parts in (
            (gettext("Pressing yourself fits if"), (_reasons(theme, fits(wording.tr)),)),
            (gettext("Who helps with what"), (_helpers(theme, helpers(wording.tr)),)),
            (
                gettext("Not for pressing"),
                (Notice(theme, NoticeKind.STOP, signs.call, signs.call_for),),
            ),
            (gettext("What is not known"), (open_questions,)),
            (gettext("Sources"), (card_of(theme, [sources]),)),
        ):
            self.column.addWidget(Column(theme, label("h2", heading), *parts))

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self.column.setSpacing(theme.scale.px(1.5))


def _reasons(theme: Theme, reasons: Iterable[str]) -> Card:
    card = Card(theme)
    for reason in reasons:
        card.column.addWidget(IconLine(theme, "check", reason, colour=primary))
    return card


def _helpers(theme: Theme, told: Iterable[Help]) -> Card:
    return card_of(theme, [_helper(theme, one) for one in told])


def _helper(theme: Theme, told: Help) -> QWidget:
    row = Row(theme)
    row.add(Icon(theme, told.icon, primary, 1.5))
    words = lines(label("h3", told.who), label("body", told.what), label("body", told.when))
    row.add(words, 1)
    return row

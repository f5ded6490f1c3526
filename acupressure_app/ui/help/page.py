"""Help: when pressing is right, how a session goes, keys, the user's files, and the program."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from acupressure_app import __version__
from acupressure_app.core.wording import Wording
from acupressure_app.ui.flow_page import AT_LEFT, FlowPage
from acupressure_app.ui.help.view import (
    EVERYWHERE,
    IN_A_SESSION,
    about,
    how_it_goes,
    shown,
    when_right,
)
from acupressure_app.ui.home.files import FolderRow, OpenFolder
from acupressure_app.ui.session.words import when_to_stop
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import primary
from acupressure_app.ui.widgets.pairs import Pairs
from acupressure_app.ui.widgets.parts import Card, Notice, NoticeKind, label, link_button

_KEYS = 9
"""How wide the column of the keys is, in E."""
_BESIDE = 20
"""In E: in less room, what keys do stands below them."""


class HelpPage(FlowPage):
    """A page to read, in the order in which it is needed; two links lead on to longer ones."""

    choosing_wanted = Signal()
    sources_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        folder: str,
        open_folder: OpenFolder,
        back: str = "",
    ) -> None:
        """`folder` is where the user's own routines lie; `open_folder` shows it.

        `back` names the page before, if it is opened above one.
        """
        tr = wording.tr
        super().__init__(theme, tr.gettext("Help"), back=back)
        self.foot.hide()
        self.keys = link_button(theme, tr.gettext("&Keys"), "arrow-down")
        self.choosing = link_button(theme, tr.gettext("&Choosing well"), "arrow-right")
        self.sources = link_button(theme, tr.gettext("&All sources"), "arrow-right")
        self.choosing.clicked.connect(self.choosing_wanted)
        self.sources.clicked.connect(self.sources_wanted)
        self.keys.clicked.connect(self._show_keys)
        self.keys_heading = _heading(tr.gettext("Keys"))
        self.head.addWidget(self.keys, 0, AT_LEFT)
        for heading, parts in (
            (
                _heading(tr.gettext("When is pressing right?")),
                _when(theme, wording, self.choosing),
            ),
            (_heading(tr.gettext("How a session goes")), (_steps(theme, how_it_goes(tr)),)),
            (self.keys_heading, _keys(theme, wording)),
            (_heading(tr.gettext("Your files")), (_files(theme, wording, folder, open_folder),)),
            (_heading(tr.gettext("About")), (_about(theme, wording, self.sources),)),
        ):
            self.column.addWidget(Column(theme, heading, *parts))

    def _show_keys(self) -> None:
        """Bring their heading to the top; Tab goes on from there."""
        self.keys_heading.setFocus(Qt.FocusReason.OtherFocusReason)
        below = self.keys_heading.mapTo(self.scroll_area.viewport(), QPoint()).y()
        bar = self.scroll_area.verticalScrollBar()
        bar.setValue(bar.value() + below)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self.column.setSpacing(theme.scale.px(1.5))


def _heading(words: str) -> QLabel:
    """The title of a part, which can take the focus."""
    heading = label("h2", words)
    heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return heading


def _when(theme: Theme, wording: Wording, more: QPushButton) -> tuple[QWidget, ...]:
    card, icons = Card(theme), ("hand", "stethoscope")
    for icon, (bold, rest) in zip(icons, when_right(wording.tr), strict=True):
        card.column.addWidget(IconLine(theme, icon, rest, bold, primary))
    card.column.addWidget(label("small", wording.purpose()))
    card.column.addWidget(more, 0, AT_LEFT)
    signs = when_to_stop(wording)
    return card, Notice(theme, NoticeKind.STOP, signs.call, signs.call_for)


def _steps(theme: Theme, steps: Iterable[str]) -> Card:
    card = Card(theme)
    for number, step in enumerate(steps, 1):
        card.column.addWidget(label("body", f"{number}. {step}"))
    return card


def _keys(theme: Theme, wording: Wording) -> tuple[QWidget, ...]:
    gettext = wording.tr.gettext
    everywhere, session = Card(theme), Card(theme)
    for card, heading, keys in (
        (everywhere, gettext("Everywhere but in a session"), EVERYWHERE),
        (session, gettext("In a session"), IN_A_SESSION),
    ):
        card.column.addWidget(label("h3", heading))
        pairs = [(shown(key, wording.tr), key.does(wording.tr)) for key in keys]
        card.column.addWidget(Pairs(theme, pairs, _KEYS, _BESIDE))
    also = gettext("Alt and an underlined letter press that button; Tab goes from part to part.")
    return everywhere, session, label("small", also)


def _files(theme: Theme, wording: Wording, folder: str, open_folder: OpenFolder) -> Card:
    gettext, card = wording.tr.gettext, Card(theme)
    what = gettext(
        "Routines of your own are files in this folder, one each. A file that cannot be used is "
        "listed on Home with the reason."
    )
    card.column.addWidget(label("body", what))
    card.column.addWidget(
        FolderRow(theme, wording, gettext("&Open the folder"), folder, open_folder)
    )
    return card


def _about(theme: Theme, wording: Wording, sources: QPushButton) -> Card:
    card = Card(theme)
    for line in about(__version__, wording.tr):
        card.column.addWidget(label("body", line))
    card.column.addWidget(sources, 0, AT_LEFT)
    return card

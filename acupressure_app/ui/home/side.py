"""What stands beside the list of Home: the last time, earlier ones, and the user's own routines."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from acupressure_app.core.library import Origin
from acupressure_app.core.recent import Recent, still_open
from acupressure_app.core.routine import Routine
from acupressure_app.core.wording import clock
from acupressure_app.ui.home.card import RoutineCard, Supply, picture_of
from acupressure_app.ui.home.files import BrokenFiles, FolderRow, OpenFolder, Unfinished
from acupressure_app.ui.home.menu import detail
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column, lines
from acupressure_app.ui.widgets.days import when_words
from acupressure_app.ui.widgets.parts import (
    Card,
    NoticeFrame,
    NoticeKind,
    hairline,
    label,
    large,
    link_button,
    main_button,
    other_button,
)
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.wrap import Wrap

_A_FEW = 5
"""So many own routines are listed; the others are in the list once somebody asks for them."""

_EARLIER = 3
_BESIDE = 26
"""From this width in E on, the button stands beside picture and words."""


class FirstRun(NoticeFrame):
    """Stands where the last time will be."""

    help_wanted = Signal()

    def __init__(self, theme: Theme, supply: Supply) -> None:
        """What the program is for, and a link to more."""
        super().__init__(theme, NoticeKind.INFO)
        gettext = supply.wording.tr.gettext
        words = QVBoxLayout()
        words.addWidget(
            label("body", gettext("For everyday complaints, not in place of a doctor."))
        )
        self.link = link_button(theme, gettext("&When is it right?"))
        self.link.setAccessibleName(gettext("When is pressing right?"))
        self.link.clicked.connect(self.help_wanted)
        words.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.row.addLayout(words, 1)


class LastTime(Card):
    """The routine of the last time; `main` plays it again, or goes on where it was left.

    After a session that did no good nothing urges to play it: it can be looked at, `chosen`.
    """

    again = Signal(object)
    chosen = Signal(str)
    let_go = Signal()

    def __init__(
        self, theme: Theme, supply: Supply, routine: Routine, recent: Recent, now: datetime
    ) -> None:
        """`recent` is about `routine`."""
        left = still_open(recent, now)
        gettext = supply.wording.tr.gettext
        self.main: QPushButton | None = None
        super().__init__(theme)
        if recent.unwell:
            button: QPushButton = other_button(theme, gettext("Look at it first"))
            button.clicked.connect(lambda: self.chosen.emit(recent.routine))
        else:
            text = gettext("&Go on") if left else gettext("S&tart again")
            button = self.main = large(main_button(theme, text, "play"))
            button.clicked.connect(lambda: self.again.emit(recent))
        row = Row(theme, least=_BESIDE)
        row.add(_pictured(theme, supply, routine, _last_words(supply, routine, recent, now)), 1)
        row.add(button)
        self.column.addWidget(row)
        if left:
            button = other_button(theme, gettext("&Let it go"))
            button.clicked.connect(self.let_go)
            self.column.addWidget(button)


def _last_words(
    supply: Supply, routine: Routine, recent: Recent, now: datetime
) -> tuple[tuple[str, str], ...]:
    """(role, text) of each line beside the picture."""
    wording = supply.wording
    title, when = wording.text(routine.title), when_words(recent.when, now, wording)
    if still_open(recent, now):
        return (("small", when), ("h3", _stopped(supply, title, recent)))
    words = detail(routine, supply.library.content, wording, supply.lengths, recent.pace)
    last = wording.tr.gettext("Last time")
    if recent.unwell:
        words = wording.tr.gettext("It felt wrong, or became stronger.")
    return (("small", last), ("h2", title), ("small", when), ("small", words))


def _stopped(supply: Supply, title: str, recent: Recent) -> str:
    gettext = supply.wording.tr.gettext
    if not recent.place:
        return gettext("{title} stopped before it began").format(title=title)
    template = gettext("{title} stopped on {place}, {left} left")
    return template.format(title=title, place=recent.place, left=clock(recent.left))


def _pictured(
    theme: Theme, supply: Supply, routine: Routine, words: tuple[tuple[str, str], ...]
) -> Row:
    """A small picture with a few lines beside it."""
    row = Row(theme, gap=1)
    row.add(picture_of(theme, supply, routine, 6))
    labels = [label(role, text) for role, text in words]
    row.add(lines(*labels, gap=theme.scale.px(0.125)), 1)
    return row


class _Rows(Card):
    """A card of plain rows with a heading; emits the id of the chosen routine."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, heading: str) -> None:
        super().__init__(theme)
        self.column.addWidget(label("h3", heading))

    def _add(self, theme: Theme, supply: Supply, routine: Routine, words: str) -> None:
        if self.findChildren(RoutineCard):
            self.column.addWidget(hairline())
        row = RoutineCard(theme, supply, routine, words, plain=True)
        row.clicked.connect(lambda: self.chosen.emit(routine.id))
        self.column.addWidget(row)

    def set_theme(self, theme: Theme) -> None:
        """Closer together than other cards."""
        super().set_theme(theme)
        px = theme.scale.px
        self.column.setContentsMargins(px(1), px(1), px(1), px(0.75))
        self.column.setSpacing(px(0.25))


class Earlier(_Rows):
    """A few routines that were played before the last one."""

    def __init__(
        self,
        theme: Theme,
        supply: Supply,
        played: tuple[tuple[Routine, Recent], ...],
        now: datetime,
    ) -> None:
        """`played` is not empty, the newest first."""
        super().__init__(theme, supply.wording.tr.gettext("Earlier"))
        for routine, recent in played[:_EARLIER]:
            self._add(theme, supply, routine, when_words(recent.when, now, supply.wording))


class Own(_Rows):
    """The first few of the user's own routines, and where their files lie."""

    all_wanted = Signal()
    making = Signal()
    importing = Signal()
    sharing = Signal()
    removed_wanted = Signal()

    def __init__(
        self, theme: Theme, supply: Supply, folder: str, open_folder: OpenFolder, in_trash: int
    ) -> None:
        """`folder` holds the user's routines; `making` asks for a new one.

        So many removed ones are `in_trash`.
        """
        gettext = supply.wording.tr.gettext
        super().__init__(theme, gettext("Your routines"))
        own, broken = own_routines(supply), supply.library.broken
        content, wording, lengths = supply.library.content, supply.wording, supply.lengths
        for routine in own[:_A_FEW]:
            self._add(theme, supply, routine, detail(routine, content, wording, lengths))
        if not own:
            words = gettext("Make one of your own, or put a file of a routine into this folder.")
            self.column.addWidget(label("small", words))
        elif len(own) > _A_FEW:
            text = wording.tr.ngettext("Show &all {n}", "Show &all {n}", len(own))
            button = other_button(theme, text.format(n=len(own)))
            button.clicked.connect(self.all_wanted)
            self.column.addWidget(button)
        make = other_button(theme, gettext("Ma&ke a routine"), "plus")
        make.clicked.connect(self.making)
        self.column.addWidget(make)
        take = link_button(theme, gettext("From a f&ile…"))
        take.setAccessibleName(gettext("Take over routines from a file"))
        take.clicked.connect(self.importing)
        self.column.addWidget(take)
        if len(own) > 1:
            several = link_button(theme, gettext("Hand on se&veral…"))
            several.clicked.connect(self.sharing)
            self.column.addWidget(several)
        if in_trash:
            gone = link_button(theme, gettext("Removed routines ({n})").format(n=in_trash))
            gone.clicked.connect(self.removed_wanted)
            self.column.addWidget(gone)
        if not any(file.origin is Origin.USER and not file.unfinished for file in broken):
            text = gettext("Open your &folder")
            self.column.addWidget(FolderRow(theme, wording, text, folder, open_folder))


class WithAWayBack(Card):
    """What was removed or hidden, with a button that undoes it."""

    pressed = Signal()

    def __init__(self, theme: Theme, words: str, text: str, icon: str) -> None:
        """`text` is on the button."""
        super().__init__(theme)
        self.button = other_button(theme, text, icon)
        self.button.clicked.connect(self.pressed)
        row = Row(theme)
        row.add(label("body", words), 1)
        row.add(self.button)
        self.column.addWidget(row)


class Unsaved(Card):
    """A routine that was being written when the program ended, or that was left all at once."""

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, theme: Theme, supply: Supply, title: str, *, first: bool) -> None:
        """`title` may be empty. A key leads to the `first` of several."""
        super().__init__(theme)
        gettext, buttons = supply.wording.tr.gettext, Wrap(theme)
        words = gettext("Not saved yet: {title}").format(title=title or gettext("a routine"))
        words_on_it = gettext("Go on w&riting") if first else gettext("Go on writing")
        self.column.addWidget(label("body", words))
        for button, signal in (
            (other_button(theme, words_on_it, "pencil"), self.wanted),
            (link_button(theme, gettext("Let it go")), self.unwanted),
        ):
            button.setAccessibleDescription(words)
            button.clicked.connect(signal)
            buttons.add(button)
        self.column.addWidget(buttons)


def known(supply: Supply, recents: tuple[Recent, ...]) -> tuple[tuple[Routine, Recent], ...]:
    """What was played lately, without the routines that are no longer there."""
    found = ((supply.library.find(recent.routine), recent) for recent in recents)
    return tuple((listed.routine, recent) for listed, recent in found if listed)


def own_routines(supply: Supply) -> tuple[Routine, ...]:
    """The user's own routines, in order."""
    return tuple(e.routine for e in supply.library.listed if e.origin is Origin.USER)


def has_more_own(supply: Supply) -> bool:
    """Whether there are more of them than stand beside the list."""
    return len(own_routines(supply)) > _A_FEW


class First(Column):
    """What stands before the list where it is narrow: the last time, and what was not saved."""

    draft_wanted = Signal(str)
    draft_unwanted = Signal(str)

    def __init__(
        self, theme: Theme, supply: Supply, last: QWidget, drafts: tuple[tuple[str, str], ...]
    ) -> None:
        """`drafts` are those not saved: where each is kept, and its title."""
        unsaved = tuple(
            self._unsaved(theme, supply, draft, first=draft == drafts[0]) for draft in drafts
        )
        super().__init__(theme, last, *unsaved, gap=1)

    def _unsaved(
        self, theme: Theme, supply: Supply, draft: tuple[str, str], *, first: bool
    ) -> Unsaved:
        path, title = draft
        card = Unsaved(theme, supply, title, first=first)
        card.wanted.connect(lambda: self.draft_wanted.emit(path))
        card.unwanted.connect(lambda: self.draft_unwanted.emit(path))
        return card


class Below(Column):
    """Everything below that, in one column."""

    chosen = Signal(str)
    all_wanted = Signal()
    making = Signal()
    importing = Signal()
    sharing = Signal()
    mended = Signal(str)
    removed_wanted = Signal()
    unhidden = Signal()

    def __init__(
        self,
        theme: Theme,
        supply: Supply,
        earlier: tuple[tuple[Routine, Recent], ...],
        now: datetime,
        folder: str,
        open_folder: OpenFolder,
        in_trash: int = 0,
        hidden: int = 0,
    ) -> None:
        """`earlier` are the routines that were played before the last one.

        So many removed ones are `in_trash`, and so many shipped ones `hidden`.
        """
        wording, broken = supply.wording, supply.library.broken
        own = Own(theme, supply, folder, open_folder, in_trash)
        cards = (Earlier(theme, supply, earlier, now), own) if earlier else (own,)
        unready = tuple(
            Unfinished(theme, wording, file, file.unfinished) for file in broken if file.unfinished
        )
        unusable = tuple(file for file in broken if not file.unfinished)
        files = (BrokenFiles(theme, wording, unusable, open_folder),) if unusable else ()
        unseen = _hidden(theme, supply, hidden)
        purpose = label("small", wording.purpose())
        super().__init__(theme, *unready, *cards, *unseen, *files, purpose, gap=1)
        for each in (*unready, *files):
            each.mended.connect(self.mended)
        for told in unseen:
            told.pressed.connect(self.unhidden)
        own.making.connect(self.making)
        own.importing.connect(self.importing)
        own.sharing.connect(self.sharing)
        own.removed_wanted.connect(self.removed_wanted)
        self._earlier = cards[0] if earlier else None
        self._own = own if own_routines(supply) else None
        own.all_wanted.connect(self.all_wanted)
        for card in cards:
            card.chosen.connect(self.chosen)

    def leave_to_list(self, *, earlier: bool, own: bool) -> None:
        """Leave the routines to the list, where it shows what somebody looks for."""
        for card, left in ((self._earlier, earlier), (self._own, own)):
            if card is not None:
                card.setHidden(left)


def _hidden(theme: Theme, supply: Supply, hidden: int) -> tuple[WithAWayBack, ...]:
    """How many shipped routines are hidden, if any are."""
    tr = supply.wording.tr
    form = tr.ngettext("{n} routine is hidden.", "{n} routines are hidden.", hidden)
    again = tr.gettext("Show them again")
    return (WithAWayBack(theme, form.format(n=hidden), again, "eye"),) if hidden else ()

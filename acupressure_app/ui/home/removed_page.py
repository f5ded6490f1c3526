"""The routines in the trash: each can be brought back, or deleted for good."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from acupressure_app.core.routine import Routine
from acupressure_app.core.shared import pictures_of
from acupressure_app.core.wording import Wording
from acupressure_app.store.trash import Removed
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import Card, label, other_button, stop_button
from acupressure_app.ui.widgets.wrap import Wrap


class RemovedCard(Card):
    """One of them; deleting it asks first, in its place."""

    restored = Signal()
    deleted = Signal()

    def __init__(self, theme: Theme, wording: Wording, removed: Removed) -> None:
        """Its title, or the name of its file where it has none."""
        super().__init__(theme)
        gettext, buttons = wording.tr.gettext, Wrap(theme)
        routine = removed.routine
        self.name = wording.text(routine.title) if routine and routine.title else removed.name
        self.question = label("body", _question(gettext, routine))
        self.restore = other_button(theme, gettext("Bring back"), "undo-2")
        self.delete = other_button(theme, gettext("Delete for good"), "trash-2")
        self.really = stop_button(theme, gettext("Yes, delete"))
        self.keep = other_button(theme, gettext("No, keep it"))
        for button in (self.restore, self.delete, self.really, self.keep):
            button.setAccessibleDescription(self.name)
            buttons.add(button)
        for part in (label("h3", self.name), self.question, buttons):
            self.column.addWidget(part)
        self.restore.clicked.connect(self.restored)
        self.really.clicked.connect(self.deleted)
        self.delete.clicked.connect(lambda: self._ask(asking=True))
        self.keep.clicked.connect(lambda: self._ask(asking=False))
        self._show(asking=False)

    def _ask(self, *, asking: bool) -> None:
        self._show(asking=asking)
        (self.keep if asking else self.delete).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, asking: bool) -> None:
        for part in (self.question, self.really, self.keep):
            part.setVisible(asking)
        for part in (self.restore, self.delete):
            part.setHidden(asking)


def _question(gettext: Callable[[str], str], routine: Routine | None) -> str:
    words = gettext("This cannot be undone.")
    if routine is None or not pictures_of(routine):
        return words
    return f"{gettext('Its photos go with it, unless something else uses them.')} {words}"


class RemovedPage(FlowPage):
    """Emits the Removed that is to be brought back, or deleted."""

    restored = Signal(object)
    deleted = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, back: str) -> None:
        """Empty before `show_removed`."""
        gettext = wording.tr.gettext
        lead = gettext("What you removed stays here until you delete it for good.")
        super().__init__(theme, gettext("Removed routines"), lead, back)
        self._wording, self.cards = wording, list[RemovedCard]()
        self._list = Column(theme)
        self.column.addWidget(self._list)
        self.foot.hide()

    def show_removed(self, removed: tuple[Removed, ...]) -> None:
        """List these; the focus stays near where it was."""
        focused = self.window().focusWidget()
        at = next((n for n, card in enumerate(self.cards) if card.isAncestorOf(focused)), None)
        self.cards = [self._card(one) for one in removed]
        nothing = label("body", self._wording.tr.gettext("Nothing is removed."))
        fresh = Column(self._theme, *(self.cards or (nothing,)))
        self.column.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh
        if at is not None and self.cards:
            nearest = self.cards[min(at, len(self.cards) - 1)].restore
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is not None:
            self.arrive()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for what is made later."""
        super().set_theme(theme)
        self._theme = theme

    def _card(self, removed: Removed) -> RemovedCard:
        card = RemovedCard(self._theme, self._wording, removed)
        card.restored.connect(lambda: self.restored.emit(removed))
        card.deleted.connect(lambda: self.deleted.emit(removed))
        return card

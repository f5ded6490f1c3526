"""A draft in hand: all its states, what changes it, and what is told of each change."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from acupressure_app.core import drafting, history
from acupressure_app.core.history import Draft, History
from acupressure_app.core.library import Content
from acupressure_app.core.practice import routine_of
from acupressure_app.core.routine import Routine, SideChoice, Spot, Step
from acupressure_app.core.wording import Wording
from acupressure_app.ui.editor.view import heading

Way = Callable[[Routine, int], tuple[Routine, int]]
"""Moves a step; the routine it gives, and the step's number in there."""


class Writing(QObject):
    """It outlives the page that shows it, as while it is tried.

    `changed` tells of another routine, `shown` of another state of any kind, `replaced` before
    that if it was not made by the form. `gone_to` asks for the focus on a step (-1: on the
    routine), `set_begun` on the rounds of a set. `said` tells in words what was done.
    """

    changed = Signal()
    replaced = Signal()
    shown = Signal()
    gone_to = Signal(int)
    set_begun = Signal(int)
    said = Signal(str)

    def __init__(
        self, written: History, content: Content, wording: Wording, *, stored: bool = True
    ) -> None:
        """A prescribed dose is `locked` at first. `stored`: there is a file of it."""
        super().__init__()
        self.history, self.stored = written, stored
        self.locked = written.now.routine.prescribed is not None
        self._content, self._wording, self._gettext = content, wording, wording.tr.gettext

    @property
    def routine(self) -> Routine:
        """What is written now."""
        return self.history.now.routine

    @property
    def number(self) -> int | None:
        """The number of the step that is looked at."""
        return self.history.now.step

    @property
    def step(self) -> Step | None:
        """The step that is looked at."""
        return None if self.number is None else self.routine.steps[self.number]

    @property
    def title(self) -> str:
        """The title as it reads now, which may be nothing."""
        return self._wording.text(self.routine.title) if self.routine.title else ""

    @property
    def unsaved(self) -> bool:
        """Whether anything was changed that is not saved."""
        return self.history.changed

    def count_as_saved(self) -> None:
        """What is written now is no change."""
        self.history = history.kept(self.history)

    def become(self, routine: Routine, number: int | None, what: str = "") -> None:
        """Another state; changes of the same thing (`what`) are one."""
        before = self.routine
        self.history = history.changed(self.history, Draft(routine, number), what)
        self.locked = self.locked and routine.prescribed is not None
        if self.routine != before:
            self.changed.emit()
        self.shown.emit()

    def look_at(self, number: int) -> None:
        """Look at a step, or at the routine (-1)."""
        self.history = history.looked_at(self.history, None if number < 0 else number)
        self.shown.emit()

    def with_step(self, step: Step, what: str = "") -> None:
        """Another step in the place of the one that is looked at."""
        if self.number is not None:
            routine = drafting.with_step(self.routine, self.number, step)
            self.become(routine, self.number, what)

    def with_rounds(self, index: int, rounds: int) -> None:
        """Play a set so many times."""
        routine = drafting.with_rounds(self.routine, index, rounds)
        self.become(routine, self.number, f"rounds {index}")

    def move(self, way: Way) -> None:
        """Move the step that is looked at."""
        if self.number is None or self.locked:
            return
        before = self.routine
        self.become(*way(before, self.number))
        self._go_to(self.number)
        if self.routine != before:
            told = self._gettext("{place} is step {n} of {all} now.")
        else:
            told = self._gettext("{place} stays step {n} of {all}.")
        self._tell_place(told)

    def move_to(self, number: int, index: int, at: int) -> None:
        """Move a step to a place in a set."""
        if self.locked:
            return
        step = self.routine.steps[number]
        routine = drafting.moved(self.routine, number, index, at)
        self.become(routine, next(n for n, each in enumerate(routine.steps) if each is step))
        self._go_to(self.number)
        self._tell_place(self._gettext("{place} is step {n} of {all} now."))

    def add(self, step: Step) -> None:
        """One more, after the one that is looked at, or at the end of the last set."""
        after = self.number if self.number is not None else (len(self.routine.steps) - 1)
        self.become(*drafting.with_added(self.routine, after if self.routine.steps else None, step))
        self._go_to(self.number)
        self._tell_place(self._gettext("Added: {place}, step {n} of {all}."))

    def add_code(self, code: str) -> None:
        """A step with this point, as it is practised."""
        self.add(self._practised(code))

    def add_spot(self) -> None:
        """A step on a spot of the user’s own."""
        self.add(drafting.blank_spot())

    def replace_code(self, code: str) -> None:
        """This point in the place of the one that is looked at; a side it lacks becomes its own."""
        if (step := self.step) is None:
            return
        fresh, midline = self._practised(code), SideChoice.MIDLINE
        fits = (step.side is midline) is (fresh.side is midline)
        self.with_step(replace(step, point=code, side=step.side if fits else fresh.side))

    def set_picture(self, name: str, place: str) -> bool:
        """The photo of the spot that is looked at, unless that is another place by now.

        Where the mark was says nothing of this one.
        """
        step = self.step
        if step is None or not isinstance(step.point, Spot) or step.place != place:
            return False
        self.with_step(replace(step, point=replace(step.point, picture=name, mark=None)))
        return True

    def duplicate(self) -> None:
        """The step that is looked at once more."""
        if (step := self.step) and not self.locked:
            self.add(step)

    def remove(self) -> None:
        """Take out the step that is looked at."""
        if self.number is None or self.step is None or self.locked:
            return
        name = self._name(self.step)
        routine = drafting.without_step(self.routine, self.number)
        left = len(routine.steps)
        self.become(routine, min(self.number, left - 1) if left else None)
        self._go_to(self.number)
        form = self._wording.tr.ngettext(
            "Removed: {place}. {n} step is left.", "Removed: {place}. {n} steps are left.", left
        )
        self.said.emit(form.format(place=name, n=left))

    def part(self) -> None:
        """Begin a set with the step that is looked at."""
        if self.number is not None and not self.locked:
            self.become(drafting.parted(self.routine, self.number), self.number)
            index, _ = drafting.place_of(self.routine, self.number)
            self.set_begun.emit(index)
            self.said.emit(self._gettext("Set {n} begins here.").format(n=index + 1))

    def join(self) -> None:
        """Join the set of the step that is looked at with the one before."""
        if self.number is not None and not self.locked:
            index, _ = drafting.place_of(self.routine, self.number)
            self.become(drafting.joined(self.routine, index), self.number)
            self._go_to(self.number)
            self.said.emit(self._gettext("It is in set {n} now.").format(n=index))

    def undo(self) -> None:
        """As it was before the last change."""
        self._return_to(history.undone(self.history), self._gettext("Undone."))

    def redo(self) -> None:
        """As it was before the last undo."""
        self._return_to(history.redone(self.history), self._gettext("Done again."))

    def take(self, routine: Routine) -> None:
        """Go on from what a file says now; that can be undone."""
        number = self.number if self.number is not None and routine.steps else None
        at = None if number is None else min(number, len(routine.steps) - 1)
        self.history = history.kept(history.changed(self.history, Draft(routine, at)), routine)
        self.locked = self.locked and routine.prescribed is not None
        self.replaced.emit()
        self.changed.emit()
        self.shown.emit()

    def unlock(self) -> None:
        """Let a prescribed dose be changed."""
        self.locked = False
        self.shown.emit()

    def _return_to(self, to: History, told: str) -> None:
        if to is not self.history:
            self.history = to
            self.replaced.emit()
            self.changed.emit()
            self.shown.emit()
            left = len(self.routine.steps)
            form = self._wording.tr.ngettext("{n} step.", "{n} steps.", left)
            self.said.emit(f"{told} {form.format(n=left)}")

    def _practised(self, code: str) -> Step:
        return routine_of(self._content.points[code]).steps[0]

    def _go_to(self, number: int | None) -> None:
        self.gone_to.emit(-1 if number is None else number)

    def _name(self, step: Step) -> str:
        return heading(step, self._content, self._wording)

    def _tell_place(self, form: str) -> None:
        if self.step is not None and self.number is not None:
            name, of = self._name(self.step), len(self.routine.steps)
            self.said.emit(form.format(place=name, n=self.number + 1, all=of))

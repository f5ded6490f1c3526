"""What a routine says as a whole, each with its control."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal

from acupressure_app.core import drafting
from acupressure_app.core.routine import Around, Evidence, Grade, Prescribed, Routine, Schedule
from acupressure_app.core.text import Text
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.fields import (
    Form,
    Group,
    WordsArea,
    WordsLine,
    chips,
    dropdown,
    maybe,
    number,
)
from acupressure_app.ui.editor.step_form import Desk, also_in
from acupressure_app.ui.widgets.controls import Switch

_DAYS = (-366, 366)


def shape(routine: Routine) -> object:
    """What decides which controls there are; while it stays, the form does too."""
    schedule = routine.schedule
    around = schedule is not None and schedule.around is not None
    return (routine.evidence is None, around, routine.prescribed is None)


class RoutineForm(Form):
    """Emits the routine as it becomes and the field that was changed."""

    edited = Signal(object, str)

    def __init__(
        self, desk: Desk, routine: Routine, *, locked: bool, opened: frozenset[str]
    ) -> None:
        """`opened` are the folds that stand open."""
        super().__init__(desk.theme, locked=locked)
        self._desk, self._routine, self._gettext = desk, routine, desk.wording.tr.gettext
        self._words()
        self._symptoms()
        self._position()
        self._more()
        self.open(opened)

    def take(self, routine: Routine) -> None:
        """The routine was changed by this form: go on from there."""
        self._routine = routine

    def _change(self, field: str, **values: Any) -> None:
        self._routine = replace(self._routine, **values)
        self.edited.emit(self._routine, field)

    def _shown(self, text: Text | None) -> str:
        return self._desk.wording.text(text) if text else ""

    def _said(self, before: Text | None, words: str) -> Text | None:
        return drafting.with_words(before, self._desk.wording.language, words)

    def _words(self) -> None:
        gettext, routine = self._gettext, self._routine
        title = WordsLine(gettext("Title"), self._shown(routine.title), self._title)
        self.block("title", gettext("Title"), title, also_in(routine.title, self._desk.wording))
        summary = WordsArea(
            self.theme,
            gettext("Summary"),
            self._shown(routine.summary),
            lambda words: self._change("summary", summary=self._said(self._routine.summary, words)),
        )
        told = also_in(routine.summary, self._desk.wording) or gettext("One or two sentences")
        self.block("summary", gettext("Summary"), summary, told)

    def _title(self, words: str) -> None:
        self._change("title", title=self._said(self._routine.title, words) or "")

    def _symptoms(self) -> None:
        gettext, wording = self._gettext, self._desk.wording
        known = self._desk.content.symptoms.values()
        offered = [(symptom.id, wording.text(symptom.title)) for symptom in known]
        on, change = self._routine.symptoms, self._sets("symptoms")
        part = chips(self.theme, gettext("What it is for"), offered, on, change)
        told = gettext("This decides which warning signs are asked about.")
        self.block("symptoms", gettext("What it is for"), part, told)

    def _position(self) -> None:
        gettext = self._gettext
        offered = options.named(options.POSITIONS, self._desk.wording.tr)
        part = chips(
            self.theme, gettext("Position"), offered, self._routine.position, self._sets("position")
        )
        self.block("position", gettext("Position"), part, gettext("None: sitting or lying"))

    def _sets(self, field: str) -> Callable[[Any], None]:
        return lambda value: self._change(field, **{field: value})

    def _more(self) -> None:
        gettext = self._gettext
        rounds = number(
            self.theme,
            gettext("Rounds of the whole"),
            options.ends(Routine, "rounds"),
            "{n} ×",
            self._routine.rounds,
            self._sets("rounds"),
        )
        self.line("rounds", gettext("Rounds of the whole"), rounds, dose=True)
        hide = gettext("Less")
        self._schedule(self.fold("schedule", gettext("How often"), hide))
        self._evidence(self.fold("evidence", gettext("What studies say"), hide))
        self._prescribed(self.fold("prescribed", gettext("Made by a therapist"), hide))

    def _in_schedule(self, field: str) -> Callable[[Any], None]:
        def change(value: Any) -> None:
            schedule = replace(self._routine.schedule or Schedule(), **{field: value})
            kept = None if schedule == Schedule() else schedule
            self._change(f"schedule.{field}", schedule=kept)

        return change

    def _schedule(self, into: Group) -> None:
        gettext, theme = self._gettext, self.theme
        schedule = self._routine.schedule or Schedule()
        for field, name, form, usual in (
            ("times_a_day", gettext("Times a day"), "{n} ×", 1),
            ("days_a_week", gettext("Days a week"), "{n}", 7),
            ("weeks", gettext("Weeks"), "{n}", 4),
        ):
            ends, value = options.ends(Schedule, field), getattr(schedule, field)
            part = maybe(theme, name, ends, form, value, usual, self._in_schedule(field))
            told = gettext("{low} to {high}").format(low=ends[0], high=ends[1])
            self.line(f"schedule.{field}", name, part, told, into=into, dose=True)
        self._when(schedule, into)
        around = Switch(theme, gettext("Around a date"))
        around.set_value(schedule.around is not None)
        begin = Around(date="", from_day=-1, to_day=1)
        around.toggled.connect(lambda on: self._in_schedule("around")(begin if on else None))
        self.line("schedule.around", gettext("Around a date"), around, into=into)
        if schedule.around:
            self._around(schedule.around, into)

    def _when(self, schedule: Schedule, into: Group) -> None:
        """A line for each; where one has several languages only that one’s words change."""
        gettext = self._gettext

        def change(words: str) -> None:
            lines = [line.strip() for line in words.splitlines() if line.strip()]
            now = self._routine.schedule or Schedule()
            before: tuple[Text | None, ...] = (*now.when, *(None for _ in lines))
            said = (self._said(old, line) for old, line in zip(before, lines, strict=False))
            self._in_schedule("when")(tuple(each for each in said if each))

        shown = "\n".join(self._shown(text) for text in schedule.when)
        part = WordsArea(self.theme, gettext("When"), shown, change)
        told = gettext("One to a line, as “before meals”")
        self.block("schedule.when", gettext("When"), part, told, into=into)

    def _around(self, around: Around, into: Group) -> None:
        gettext = self._gettext

        def words(new: str) -> None:
            now = (self._routine.schedule or Schedule()).around or around
            self._in_around("date")(self._said(now.date, new) or "")

        date = WordsLine(gettext("The date"), self._shown(around.date), words)
        told = gettext("As “first day of the period”")
        self.block("schedule.around.date", gettext("The date"), date, told, into=into)
        for field, name, value in (
            ("from_day", gettext("From day"), around.from_day),
            ("to_day", gettext("To day"), around.to_day),
        ):
            part = number(self.theme, name, _DAYS, "{n}", value, self._in_around(field))
            self.line(f"schedule.around.{field}", name, part, into=into)

    def _in_around(self, field: str) -> Callable[[Any], None]:
        def change(value: Any) -> None:
            schedule = self._routine.schedule
            if schedule and schedule.around:
                self._in_schedule("around")(replace(schedule.around, **{field: value}))

        return change

    def _evidence(self, into: Group) -> None:
        gettext, theme, evidence = self._gettext, self.theme, self._routine.evidence
        there = Switch(theme, gettext("Say what studies found"))
        there.set_value(evidence is not None)
        begin = Evidence(grade=Grade.UNKNOWN, statement="")
        there.toggled.connect(lambda on: self._change("evidence", evidence=begin if on else None))
        self.line("evidence", gettext("Say what studies found"), there, into=into)
        if evidence is None:
            return

        def change(field: str, value: Any) -> None:
            now = self._routine.evidence or begin
            self._change(f"evidence.{field}", evidence=replace(now, **{field: value}))

        grades = options.named(options.GRADES, self._desk.wording.tr)
        grade = dropdown(
            theme, gettext("Certainty"), grades, evidence.grade, lambda v: change("grade", v)
        )
        self.block("evidence.grade", gettext("Certainty"), grade, into=into)
        statement = WordsArea(
            theme,
            gettext("In one honest sentence"),
            self._shown(evidence.statement),
            lambda words: change("statement", self._said(self._statement, words) or ""),
        )
        name = gettext("In one honest sentence")
        also = also_in(evidence.statement, self._desk.wording)
        self.block("evidence.statement", name, statement, also, into=into)
        sources = WordsArea(
            theme,
            gettext("Sources"),
            "\n".join(evidence.sources),
            lambda words: change("sources", tuple(filter(str.strip, words.splitlines()))),
        )
        told = gettext("One to a line: title, publisher, year")
        self.block("evidence.sources", gettext("Sources"), sources, told, into=into)

    @property
    def _statement(self) -> Text | None:
        return self._routine.evidence.statement if self._routine.evidence else None

    def _prescribed(self, into: Group) -> None:
        gettext, theme, prescribed = self._gettext, self.theme, self._routine.prescribed
        there = Switch(theme, gettext("A therapist made it"))
        there.set_value(prescribed is not None)
        there.toggled.connect(
            lambda on: self._change("prescribed", prescribed=Prescribed(by="") if on else None)
        )
        told = gettext("Then its times and pressures are locked when it is opened here.")
        self.line("prescribed", gettext("A therapist made it"), there, told, into=into, dose=True)
        if prescribed is None:
            return

        def change(field: str, words: str) -> None:
            now = self._routine.prescribed or prescribed
            said = self._said(getattr(now, field), words)
            value = said or "" if field == "by" else said
            self._change(f"prescribed.{field}", prescribed=replace(now, **{field: value}))

        by = WordsLine(gettext("Who"), self._shown(prescribed.by), lambda new: change("by", new))
        self.block("prescribed.by", gettext("Who"), by, into=into)
        note = WordsArea(
            theme, gettext("Their note"), self._shown(prescribed.note), lambda n: change("note", n)
        )
        self.block("prescribed.note", gettext("Their note"), note, into=into)

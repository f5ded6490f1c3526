"""What a routine says as a whole, each with its control."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal

from acupressure_app.core import drafting
from acupressure_app.core.routine import Around, Evidence, Grade, Prescribed, Routine, Schedule
from acupressure_app.core.text import Text, capitalised
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.fields import WordsArea
from acupressure_app.ui.editor.form import At, Form
from acupressure_app.ui.editor.told import Group
from acupressure_app.ui.widgets.parts import label

_USUAL = {"times_a_day": 1, "days_a_week": 7, "weeks": 4}


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
        super().__init__(desk, locked=locked)
        self._routine = routine
        gettext = self.gettext
        self._words()
        self._choices()
        self._schedule(self._named_fold("schedule", gettext("How often")))
        self._evidence(self._named_fold("evidence", gettext("What studies say")))
        self._prescribed(self._named_fold("prescribed", gettext("Made by a therapist")))
        self.open(opened)

    def _named_fold(self, key: str, name: str) -> Group:
        """A part that is folded at first, under its name."""
        inside = self.fold(key, name, self.gettext("Less"))
        self.put(label("h2", name), inside)
        return inside

    def take(self, routine: Routine) -> None:
        """The routine was changed by this form: go on from there."""
        self._routine = routine

    def _change(self, field: str, **values: Any) -> None:
        self._routine = replace(self._routine, **values)
        self.edited.emit(self._routine, field)

    def _sets(self, field: str) -> Callable[[Any], None]:
        return lambda value: self._change(field, **{field: value})

    def _sets_in(self, part: str, field: str, empty: Any = None) -> Callable[[Any], None]:
        """What sets a field of a part that is there; `empty` stands for no words."""

        def change(value: Any) -> None:
            if (now := getattr(self._routine, part)) is not None:
                value = empty if value is None else value
                self._change(f"{part}.{field}", **{part: replace(now, **{field: value})})

        return change

    def _words(self) -> None:
        routine, told = self._routine, self.gettext("One or two sentences")
        self.words(At("title"), routine.title, lambda text: self._change("title", title=text or ""))
        self.words(At("summary", told), routine.summary, self._sets("summary"), lines=True)

    def _choices(self) -> None:
        gettext, routine, desk = self.gettext, self._routine, self.desk
        symptoms = [
            (symptom.id, desk.wording.text(symptom.title))
            for symptom in desk.content.symptoms.values()
        ]
        at = At("symptoms", gettext("This decides which warning signs are asked about."))
        self._chips = self.any_of(at, symptoms, routine.symptoms, self._set_symptoms)
        at = At("position", gettext("None: sitting or lying"))
        positions = options.named(options.POSITIONS, self.catalogue)
        self.any_of(at, positions, routine.position, self._sets("position"))
        ends = options.ends(Routine, "rounds")
        self.number(At("rounds"), routine.rounds, ends, options.TIMES, self._sets("rounds"))

    def _set_symptoms(self, chosen: tuple[str, ...]) -> None:
        kept = drafting.with_symptoms(self._routine, chosen).symptoms
        self._chips.show_values(kept)
        self._change("symptoms", symptoms=kept)

    def _in_schedule(self, field: str) -> Callable[[Any], None]:
        def change(value: Any) -> None:
            schedule = replace(self._routine.schedule or Schedule(), **{field: value})
            kept = None if schedule == Schedule() else schedule
            self._change(f"schedule.{field}", schedule=kept)

        return change

    def _schedule(self, into: Group) -> None:
        schedule = self._routine.schedule or Schedule()
        for field, usual in _USUAL.items():
            at, ends = At(f"schedule.{field}", into=into), options.ends(Schedule, field)
            value, change = getattr(schedule, field), self._in_schedule(field)
            self.maybe(at, value, usual, ends, options.PLAIN, change)
        self._when(schedule, into)
        begin, around = Around(date="", from_day=-1, to_day=1), self._in_schedule("around")
        at, there = At("schedule.around", into=into, dose=True), schedule.around is not None
        self.switch(at, there, lambda on: around(begin if on else None))
        if schedule.around:
            self._around(schedule.around, into)

    def _when(self, schedule: Schedule, into: Group) -> None:
        """A line for each; where one has several languages only that one’s words change."""
        wording, name = self.desk.wording, self.name("schedule.when")
        before: tuple[Text | None, ...] = schedule.when

        def change(words: str) -> None:
            written = _lines(words)
            old = (*before, *(None for _ in written))
            pairs = zip(old, written, strict=False)
            said = (drafting.with_words(text, wording.language, line) for text, line in pairs)
            self._in_schedule("when")(tuple(each for each in said if each))

        shown = "\n".join(wording.text(text) for text in schedule.when)
        at = At("schedule.when", self.gettext("One to a line, as “before meals”"), into)
        self.below(at, WordsArea(self.theme, name, shown, change))

    def _around(self, around: Around, into: Group) -> None:
        at = At("schedule.around.date", self.gettext("As “first day of the period”"), into)
        self.words(at, around.date, self._in_around("date"))
        ends, unit = options.ends(Around, "from_day"), options.DAYS
        for field in ("from_day", "to_day"):
            at, value = At(f"schedule.around.{field}", into=into), getattr(around, field)
            self.number(at, value, ends, unit, self._in_around(field))

    def _in_around(self, field: str) -> Callable[[Any], None]:
        def change(value: Any) -> None:
            schedule = self._routine.schedule
            if schedule and schedule.around:
                value = "" if value is None else value
                self._in_schedule("around")(replace(schedule.around, **{field: value}))

        return change

    def _evidence(self, into: Group) -> None:
        evidence, wording = self._routine.evidence, self.desk.wording
        begin, there = Evidence(grade=Grade.UNKNOWN, statement=""), self._sets("evidence")
        at = At("evidence", into=into)
        self.switch(at, evidence is not None, lambda on: there(begin if on else None))
        if evidence is None:
            return
        grades = [(grade, capitalised(wording.grade(grade))) for grade in reversed(Grade)]
        change = self._sets_in("evidence", "grade")
        at = At("evidence.grade", self.gettext("Unknown where nobody looked for studies"), into)
        self.one_of_many(at, grades, evidence.grade, change)
        say = self._sets_in("evidence", "statement", empty="")
        self.words(At("evidence.statement", into=into), evidence.statement, say, lines=True)
        name, sets = self.name("evidence.sources"), self._sets_in("evidence", "sources")
        shown = "\n".join(evidence.sources)
        sources = WordsArea(self.theme, name, shown, lambda words: sets(_lines(words)))
        at = At("evidence.sources", self.gettext("One to a line: title, publisher, year"), into)
        self.below(at, sources)

    def _prescribed(self, into: Group) -> None:
        prescribed, there = self._routine.prescribed, self._sets("prescribed")
        told = self.gettext("Then its times and pressures are locked when it is opened here.")
        at, begin = At("prescribed", told, into, dose=True), Prescribed(by="")
        self.switch(at, prescribed is not None, lambda on: there(begin if on else None))
        if prescribed is None:
            return
        say = self._sets_in("prescribed", "by", empty="")
        self.words(At("prescribed.by", into=into), prescribed.by, say)
        note = self._sets_in("prescribed", "note")
        self.words(At("prescribed.note", into=into), prescribed.note, note, lines=True)


def _lines(words: str) -> tuple[str, ...]:
    """What stands on each line, but for empty ones."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())

"""Sets a reminder: times of day, days, from when until when, with what it comes to in words."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from acupressure_app.core.remind_words import WEEKDAYS, offset_words
from acupressure_app.core.reminder import WEEK
from acupressure_app.core.wording import Wording
from acupressure_app.ui.reminders.fields import DayField, Times
from acupressure_app.ui.reminders.view import Form
from acupressure_app.ui.settings.row import Line
from acupressure_app.ui.settings.view import Option
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.unsaved import Filled, FormPage, Unsaved
from acupressure_app.ui.widgets.chip import Chip
from acupressure_app.ui.widgets.choices import Tick
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.controls import Stepper
from acupressure_app.ui.widgets.dropdown import Dropdown
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeKind,
    label,
    large,
    main_button,
)
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Question, Segments
from acupressure_app.ui.widgets.told import limit_words, ranged
from acupressure_app.ui.widgets.wrap import Wrap

_WEEK, _AROUND = "week", "around"
_ONCE, _AGAIN = "once", "again"
_USUAL_CYCLE = 28
_NARROW = 26
"""In a narrower page, in E, the footer holds its button alone."""
_LEAD, _OFFSET, _CYCLE = (0, 180), (-366, 366), (2, 366)


class EditPage(FormPage):
    """Emits `saved` where what stands there fits together.

    `routine_chosen` brings the id of the routine that a new one shall be for.

    `told` gives for a `Form` what it comes to in words, and whether that can be kept.
    """

    saved = Signal()
    routine_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        title: str,
        back: str,
        form: Form,
        told: Callable[[Form], tuple[str, bool]],
        *,
        around: str = "",
        routines: Sequence[tuple[str, str]] = (),
        routine: str = "",
    ) -> None:
        """`around` names the date that only the user knows, `title` the routine.

        `routines` are (id, title) of those to choose from, and `routine` is the first choice.
        """
        gettext = wording.tr.gettext
        super().__init__(theme, gettext("Remind me"), title, back)
        self._wording, self._told, self._showing = wording, told, False
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        self.problem.hide()
        self.column.addWidget(self.problem)
        if routines:
            self.column.addWidget(self._routine_card(theme, routines, routine))
        today = form.day
        for card in (
            self._times_card(theme),
            self._days_card(theme, today),
            self._ends_card(theme, today),
        ):
            self.column.addWidget(card)
        self._add_buttons(theme)
        self._connect()
        self.filled = Filled(lambda: self.form)
        self.unsaved = Unsaved(theme, wording.tr, self, self.filled)
        self.unsaved.asked.connect(self._allow_saving)
        self.unsaved.wanted.connect(self.saved)
        self.column.insertWidget(1, self.unsaved)
        self.show_form(form, around)

    def _routine_card(
        self, theme: Theme, routines: Sequence[tuple[str, str]], routine: str
    ) -> Card:
        gettext, card = self._wording.tr.gettext, Card(theme)
        offered = [Option(id_, title) for id_, title in routines]
        self.routine = Dropdown(theme, gettext("Routine"), "", offered)
        self.routine.show_value(routine)
        self.routine.chosen.connect(self.routine_chosen)
        card.column.addWidget(Line(theme, gettext("Routine"), "", self.routine))
        return card

    def _times_card(self, theme: Theme) -> Card:
        gettext, tr, card = self._wording.tr.gettext, self._wording.tr, Card(theme)
        self.times = Times(theme, tr, gettext("Time of day"), gettext("&Add a time"))
        self.with_meals = Tick(theme, gettext("Before meals"))
        self.lead = Stepper(theme, gettext("Minutes before a meal"), _LEAD, gettext("{n} min"))
        self.meals = Times(theme, tr, gettext("Meal"), gettext("Add a &meal"))
        self._meals_part = Column(
            theme,
            ranged(theme, tr, Line(theme, gettext("How long before"), "", self.lead), self.lead),
            label("small", gettext("When you eat; the same for all reminders")),
            self.meals,
        )
        card.column.addWidget(label("h3", gettext("Times of day")))
        for part in (self.times, self.with_meals, self._meals_part):
            card.column.addWidget(part)
        return card

    def _days_card(self, theme: Theme, today: date) -> Card:
        gettext, card = self._wording.tr.gettext, Card(theme)
        kinds = ((_WEEK, gettext("Days of the week")), (_AROUND, gettext("Around a date")))
        self.kind = Segments(theme, gettext("Days"), kinds)
        self.weekdays = Wrap(theme)
        self.chips = {day: Chip(theme, WEEKDAYS[day][0](self._wording.tr)) for day in WEEK}
        for chip in self.chips.values():
            self.weekdays.add(chip)
        self._around_part = self._around(theme, today)
        card.column.addWidget(label("h3", gettext("Days")))
        for part in (self.kind, self.weekdays, self._around_part):
            card.column.addWidget(part)
        return card

    def _around(self, theme: Theme, today: date) -> Column:
        gettext, language = self._wording.tr.gettext, self._wording.language
        name = gettext("The date")
        self.day = DayField(name, today, language)
        self._day_line = Line(theme, name, " ", self.day)
        self.from_day = Stepper(theme, gettext("From day"), _OFFSET, "{n}")
        self.to_day = Stepper(theme, gettext("To day"), _OFFSET, "{n}")
        self._from_line = Line(theme, gettext("From day"), " ", self.from_day)
        self._to_line = Line(theme, gettext("To day"), " ", self.to_day)
        once = ((_ONCE, gettext("Once")), (_AGAIN, gettext("Again and again")))
        self.again = Question(theme, gettext("How often"), once)
        days = gettext("{n} days")
        self.every = Stepper(theme, gettext("Days from one date to the next"), _CYCLE, days)
        every = Line(theme, gettext("From one date to the next"), "", self.every)
        tr = self._wording.tr
        self._every_part = ranged(theme, tr, every, self.every)
        lines = (
            self._day_line,
            ranged(theme, tr, self._from_line, self.from_day),
            ranged(theme, tr, self._to_line, self.to_day),
            self.again,
            self._every_part,
        )
        return Column(theme, *lines)

    def _ends_card(self, theme: Theme, today: date) -> Card:
        gettext, language, card = self._wording.tr.gettext, self._wording.language, Card(theme)
        self.begins, self.ends = Tick(theme, gettext("Begins on")), Tick(theme, gettext("Ends on"))
        self.first = DayField(gettext("The first day"), today, language)
        self.last = DayField(gettext("The last day"), today, language)
        card.column.addWidget(label("h3", gettext("From when until when")))
        for tick, field in ((self.begins, self.first), (self.ends, self.last)):
            row = Row(theme)
            row.add(tick, 1)
            row.add(field)
            card.column.addWidget(row)
        return card

    def _add_buttons(self, theme: Theme) -> None:
        self.summary, self._at_end = label("body"), label("body")
        self.save = large(main_button(theme, self._wording.tr.gettext("&Save"), "save"))
        self.save.clicked.connect(self.saved)
        self.column.addWidget(self._at_end)
        self.buttons.add(self.summary, 1)
        self.buttons.add(self.save)

    def _connect(self) -> None:
        for times in (self.times, self.meals):
            times.changed.connect(self._refresh)
            times.changed.connect(self.order_tabs)
        for tick in (self.with_meals, self.begins, self.ends, *self.chips.values()):
            tick.toggled.connect(self._refresh)
        for stepper in (self.lead, self.from_day, self.to_day, self.every):
            stepper.setKeyboardTracking(True)  # what is saved is what stands there
            stepper.valueChanged.connect(self._refresh)
        for field in (self.day, self.first, self.last):
            field.dateChanged.connect(self._refresh)
        for segments in (self.kind, self.again.segments):
            segments.chosen.connect(self._refresh)

    def show_form(self, form: Form, around: str = "") -> None:
        """Show these values; `around` names the date."""
        self._showing = True
        self.times.show_clocks(form.times)
        self.with_meals.setChecked(form.before_meals is not None)
        self.lead.set_value(15 if form.before_meals is None else form.before_meals)
        self.meals.show_clocks(form.meals)
        self.kind.choose(_AROUND if form.around else _WEEK)
        for day, chip in self.chips.items():
            chip.setChecked(day in form.weekdays)
        self.day.show_day(form.day)
        self._day_line.set_detail(around)
        self.day.setAccessibleDescription(around)
        self.from_day.set_value(form.from_day)
        self.to_day.set_value(form.to_day)
        self.again.segments.choose(_AGAIN if form.every else _ONCE)
        self.every.set_value(form.every or _USUAL_CYCLE)
        for tick, field, end in (
            (self.begins, self.first, form.first),
            (self.ends, self.last, form.last),
        ):
            tick.setChecked(end is not None)
            field.show_day(end or form.day)
        self._showing = False
        self._refresh()
        self.order_tabs()
        self.filled.count_as_saved()

    @property
    def form(self) -> Form:
        """What stands there now."""
        again = self.again.segments.value == _AGAIN
        return Form(
            times=self.times.clocks,
            before_meals=self.lead.value() if self.with_meals.isChecked() else None,
            meals=self.meals.clocks,
            around=self.kind.value == _AROUND,
            weekdays=tuple(day for day, chip in self.chips.items() if chip.isChecked()),
            day=self.day.day,
            from_day=self.from_day.value(),
            to_day=self.to_day.value(),
            every=self.every.value() if again else None,
            first=self.first.day if self.begins.isChecked() else None,
            last=self.last.day if self.ends.isChecked() else None,
        )

    def _refresh(self) -> None:
        """Show what belongs to what is chosen, and what it comes to."""
        if self._showing:
            return
        form, tr = self.form, self._wording.tr
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self._meals_part, form.before_meals is not None),
            (self.weekdays, not form.around),
            (self._around_part, form.around),
            (self._every_part, form.every is not None),
            (self.first, form.first is not None),
            (self.last, form.last is not None),
        )
        for part, visible in shown:
            part.setVisible(visible)
        self._from_line.set_detail(offset_words(form.from_day, tr))
        self._to_line.set_detail(offset_words(form.to_day, tr))
        words, fits = self._beyond() or self._told(form)
        for place in (self.summary, self._at_end):
            place.setText(words)
        self.save.setEnabled(fits)
        self._place_summary()

    def _beyond(self) -> tuple[str, bool] | None:
        """That a number which counts is beyond its ends; nothing where none is."""
        counting = (
            (self.lead, self._meals_part),
            (self.from_day, self._around_part),
            (self.to_day, self._around_part),
            (self.every, self._every_part),
        )
        for stepper, part in counting:
            if part.isVisibleTo(self) and (words := limit_words(stepper, self._wording.tr)):
                return f"{stepper.accessibleName()}: {words}", False
        return None

    def _place_summary(self) -> None:
        """What it comes to stands beside Save, or at the end of a narrow page; a problem beside."""
        wide = self.width() >= self._scale.px(_NARROW) or not self.save.isEnabled()
        self.summary.setVisible(wide)
        self._at_end.setVisible(not wide)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self._scale = theme.scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room to the rest where it is narrow."""
        super().resizeEvent(event)
        self._place_summary()

    def _allow_saving(self) -> None:
        """What does not fit together cannot be saved."""
        self.unsaved.save.setEnabled(self.save.isEnabled())

    def show_problem(self, bold: str, why: str) -> None:
        """It could not be kept; all that stands here is still there."""
        self.unsaved.was_not_saved()
        self.problem.set_words(bold, why)
        self.show_notice(self.problem)

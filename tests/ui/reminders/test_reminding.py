"""Reminders in the window: set from a routine, changed in the list, told in a line, and started."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.core.player import Reading
from acupressure_app.core.recent import Recent
from acupressure_app.core.reminder import Reminder, Reminders, Weekday
from acupressure_app.core.reminding import Told
from acupressure_app.core.timeline import Pace
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.store.reminders import load_reminders, load_told, save_reminders, save_told
from acupressure_app.store.settings import Settings
from acupressure_app.ui.context import Context
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.reminders.edit_page import EditPage
from acupressure_app.ui.reminders.page import RemindersPage
from acupressure_app.ui.reminders.reminding import Reminding
from acupressure_app.ui.stock import Stock, read_stock
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from acupressure_app.ui.way import Way
from tests.builders import WORDS

FOLDERS = folders()
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)  # a Saturday
NAUSEA = Reminder(id="n", routine="nausea", times=("12:30",))
SLEEP = Reminder(id="s", routine="sleep", times=("12:31", "22:00"))


def _context(folder: Path, now: Callable[[], datetime]) -> Context:
    """The shipped content, all else in a folder of the test."""
    places = replace(FOLDERS, config=folder, data=folder, cache=folder)
    return Context(
        folders=places,
        settings=Settings(),
        read_library=lambda: load_library(FOLDERS),
        translations=lambda _language: WORDS.tr,
        language="en",
        languages=(),
        reading=lambda: Reading(0, 0),
        now=now,
    )


class Place:
    """The part of the window that reminders need, at a time that the test sets."""

    def __init__(self, qtbot: QtBot, folder: Path, stock: Stock, *reminders: Reminder) -> None:
        self.now, self.folder = NOW, folder
        self.preferences = Preferences(folder, Settings())
        self.noticed: list[tuple[str, str]] = []
        self.told: list[tuple[str, str]] = []
        self.started: list[str] = []
        if reminders:
            save_reminders(folder, Reminders(format=1, reminders=reminders))
        self.way = Way(Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons"))
        qtbot.addWidget(self.way)
        home = QWidget()
        home.setWindowTitle("Home")
        self.way.begin(home)
        self.way.show()
        context = _context(folder, lambda: self.now)
        self.reminding = Reminding(
            context,
            self.preferences,
            stock,
            self.way,
            qtbot.addWidget,
            lambda text, why: self.told.append((text, why)),
            self.way,
            lambda title, text: self.noticed.append((title, text)),
        )
        self.reminding.start_wanted.connect(self.started.append)
        self.reminding.begin()

    def come_to(self, **time: float) -> None:
        """So much later the watch looks."""
        self.now += timedelta(**time)
        self.reminding.watch.look()

    @property
    def line(self) -> str:
        """What the line says; nothing where it is not there."""
        line = self.reminding.line
        if line.isHidden():
            return ""
        line.resize(1000, 100)
        words = line.findChildren(QLabel)[-1].text()
        return words.replace('<span style="font-weight: 600">', "").replace("</span>", "")

    @property
    def list(self) -> RemindersPage:
        page = self.way.page
        assert isinstance(page, RemindersPage)
        return page

    @property
    def edit(self) -> EditPage:
        page = self.way.page
        assert isinstance(page, EditPage)
        return page

    @property
    def kept(self) -> tuple[Reminder, ...]:
        return load_reminders(self.folder).reminders


At = Callable[..., Place]


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Stock:
    context = _context(tmp_path_factory.mktemp("stock"), lambda: NOW)
    return read_stock(context, context.settings, WORDS.tr, "en")


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path, stock: Stock) -> At:
    return lambda *reminders: Place(qtbot, tmp_path, stock, *reminders)


# what is told


def test_at_its_time_a_line_says_so_and_the_system_too(at: At) -> None:
    place = at(NAUSEA)
    place.come_to(minutes=29)
    assert (place.line, place.noticed) == ("", [])
    place.come_to(minutes=1)
    assert place.line == "Reminder: Nausea. It is 12:30."
    assert place.noticed == [("Nausea", "It is 12:30.")]
    told = load_told(place.folder)
    assert told is not None
    assert told.until == place.now


def test_who_wants_no_notices_outside_the_window_has_the_line_alone(at: At) -> None:
    place = at(NAUSEA)
    place.preferences.change(notices=False)
    place.come_to(minutes=30)
    assert (place.line, place.noticed) == ("Reminder: Nausea. It is 12:30.", [])


def test_a_line_that_is_left_alone_says_later_when_it_was_due(at: At) -> None:
    place = at(NAUSEA)
    place.come_to(minutes=30)
    place.come_to(minutes=4)
    assert place.line == "Reminder: Nausea. It is 12:30."
    place.come_to(minutes=1)
    assert place.line == "Reminder: Nausea. It was due: Today, 12:30."
    assert len(place.noticed) == 1


def test_start_leads_on_and_the_line_goes(at: At) -> None:
    place = at(NAUSEA)
    place.come_to(minutes=30)
    place.reminding.line.start.click()
    assert place.started == ["nausea"]
    assert place.line == ""


def test_later_comes_again_and_not_today_does_not(at: At) -> None:
    place = at(NAUSEA)
    place.come_to(minutes=30)
    place.reminding.line.put_off.click()
    assert place.line == ""
    place.come_to(minutes=10)
    assert place.line == "Reminder: Nausea. It is 12:40."
    place.reminding.line.skip.click()
    place.come_to(hours=11)
    assert place.line == ""
    place.come_to(hours=13)
    assert place.line == "Reminder: Nausea. It was due: Today, 12:30."


def test_what_was_missed_while_the_program_was_closed_is_told_once(at: At, tmp_path: Path) -> None:
    save_told(tmp_path, Told(NOW - timedelta(days=3)))
    place = at(NAUSEA)
    assert place.line == "Reminder: Nausea. It was due: Yesterday, 12:30. And 2 times before."
    assert place.noticed == [], "late is no matter for the whole screen"
    again = at()
    assert again.line == ""


def test_the_first_that_was_set_is_told_also_when_the_program_was_closed_meanwhile(at: At) -> None:
    place = at(replace(NAUSEA, since=NOW - timedelta(hours=30)))
    assert place.line == "Reminder: Nausea. It was due: Yesterday, 12:30."
    assert load_told(place.folder) is not None


def test_several_are_one_line_that_leads_to_the_list(at: At) -> None:
    place = at(NAUSEA, SLEEP)
    place.come_to(minutes=31)
    expected = "2 reminders. Nausea (Today, 12:30); Wind down for sleep (Today, 12:31)."
    assert place.line == expected
    assert place.reminding.line.start.isHidden()
    assert place.noticed == [("Nausea, Wind down for sleep", "It is 12:31.")]
    place.reminding.line.list.click()
    assert [*place.list.rows] == ["n", "s"]
    place.reminding.line.skip.click()
    place.come_to(hours=1)
    assert place.line == ""


def test_a_session_is_not_disturbed(at: At, qtbot: QtBot) -> None:
    place, session = at(NAUSEA), QWidget()
    qtbot.addWidget(session)
    place.way.open(session, kept=True)
    place.come_to(minutes=45)
    assert (place.line, place.noticed) == ("", [])
    place.way.home()
    assert place.line == "Reminder: Nausea. It was due: Today, 12:30."


def test_a_line_that_waits_is_hidden_in_a_session_and_gone_when_that_was_it(
    at: At, qtbot: QtBot
) -> None:
    place, session = at(NAUSEA, SLEEP), QWidget()
    qtbot.addWidget(session)
    place.come_to(minutes=30)
    place.way.open(session, kept=True)
    assert place.line == ""
    place.now += timedelta(minutes=7)
    place.reminding.played(Recent("nausea", Pace.STANDARD, Side.LEFT, place.now))
    place.way.home()
    assert place.line == "Reminder: Wind down for sleep. It was due: Today, 12:31."


def test_a_routine_that_is_gone_cannot_be_started(at: At) -> None:
    place = at(Reminder(id="x", routine="gone", times=("12:30",)))
    place.come_to(minutes=30)
    assert place.line == "Reminder: gone. This routine is not there any more."
    assert place.reminding.line.start.isHidden()


def test_the_line_takes_no_focus(at: At) -> None:
    place = at(NAUSEA)
    place.reminding.pages.open_list("Home")
    before = QApplication.focusWidget()
    place.come_to(minutes=30)
    assert QApplication.focusWidget() is before


def test_what_cannot_be_noted_is_said(at: At, tmp_path: Path) -> None:
    (tmp_path / "reminded.json").mkdir()
    place = at(NAUSEA)
    place.come_to(minutes=30)
    assert "Reminder: Nausea." in place.line
    assert place.told[0][0].startswith("What was told of your reminders could not be noted")


# what is set


def test_one_is_set_by_the_schedule_of_a_routine(at: At, stock: Stock) -> None:
    place = at()
    fatigue = stock.library.find("fatigue")
    assert fatigue
    place.reminding.pages.open_for(fatigue.routine, "Fatigue set")
    assert place.edit.summary.text() == (
        "Every day at 09:00, from 28 November 2026, until 8 January 2027. Next: Tomorrow, 09:00"
    )
    place.edit.save.click()
    (kept,) = place.kept
    assert (kept.routine, kept.times, kept.since) == ("fatigue", ("09:00",), NOW)
    assert kept.id.startswith("fatigue-")
    (row,) = place.list.rows
    assert row == kept.id


def test_it_is_told_when_its_time_comes(at: At, stock: Stock) -> None:
    place = at()
    nausea = stock.library.find("nausea")
    assert nausea
    place.reminding.pages.open_for(nausea.routine, "Nausea")
    place.edit.save.click()
    place.come_to(hours=21)
    assert place.line == "Reminder: Nausea. It is 09:00."


def test_a_routine_with_a_reminder_leads_to_the_list(at: At, stock: Stock) -> None:
    place = at(NAUSEA)
    nausea = stock.library.find("nausea")
    assert nausea
    place.reminding.pages.open_for(nausea.routine, "Nausea")
    assert [*place.list.rows] == ["n"]


def test_all_of_it_can_be_set_by_keyboard(at: At, qtbot: QtBot) -> None:
    place = at(NAUSEA)
    place.way.resize(1000, 900)
    with qtbot.waitActive(place.way):
        place.way.activateWindow()
    place.reminding.pages.open_list("Settings")
    place.list.add.setFocus()
    QTest.keyClick(place.list.add, Qt.Key.Key_Return)
    page = place.edit
    page.times.fields[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(page.times.fields[0], "0715")
    QTest.keyClick(page.times.more, Qt.Key.Key_Space)
    QTest.keyClicks(page.times.fields[1], "2130")
    assert page.times.fields[1].hasFocus()
    for day in (Weekday.TUESDAY, Weekday.SUNDAY):
        QTest.keyClick(page.chips[day], Qt.Key.Key_Space)
    QTest.keyClick(page.ends, Qt.Key.Key_Space)
    QTest.keyClick(page.last, Qt.Key.Key_Up)
    QTest.keyClick(page.save, Qt.Key.Key_Space)
    made = place.kept[1]
    assert made.times == ("07:15", "21:30")
    assert made.has(NOW.date())
    assert not made.has(NOW.date() + timedelta(days=1)), "Sunday was taken out"
    assert made.last == (NOW + timedelta(days=1)).date()


def test_tab_goes_from_the_title_through_the_times_to_the_days(at: At, qtbot: QtBot) -> None:
    place = at(replace(NAUSEA, times=("08:00", "20:00"), before_meals=15))
    with qtbot.waitActive(place.way):
        place.way.activateWindow()
    place.reminding.pages.open_list("Settings")
    place.list.rows["n"].change.click()
    page = place.edit
    page.times.more.click()
    page.heading.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(9):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    fields = page.times.fields
    assert [one for one in reached if one in fields] == [*fields]
    assert reached[6:8] == [page.times.more, page.with_meals]
    assert reached[8] is not None
    assert page.lead.isAncestorOf(reached[8]) or page.lead is reached[8]


def test_tab_goes_through_the_list_before_the_buttons_below(at: At, qtbot: QtBot) -> None:
    place = at(NAUSEA, SLEEP)
    with qtbot.waitActive(place.way):
        place.way.activateWindow()
    place.reminding.pages.open_list("Settings")
    page = place.list
    reached: list[QWidget | None] = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    rows = [part for row in page.rows.values() for part in (row.switch, row.change, row.remove)]
    assert reached == [*rows, page.calendar, page.add]


def test_around_a_date_and_before_meals(at: At) -> None:
    place = at()
    place.reminding.pages.open_list("Settings")
    place.list.add.click()
    page = place.edit
    page.routine.setCurrentText("Menstrual cramps")
    page.routine.activated.emit(page.routine.currentIndex())
    assert "From 5 days before to 5 days after 28 November 2026" in page.summary.text()
    page.again.segments.choose("again")
    page.again.segments.chosen.emit("again")
    page.every.setValue(30)
    page.with_meals.click()
    page.lead.setValue(30)
    page.meals.show_clocks(("08:00",))
    page.save.click()
    (kept,) = place.kept
    assert kept.routine == "period-cramps"
    stored = json.loads((place.folder / "reminders.json").read_bytes())
    assert stored["meals"] == ["08:00"]
    assert stored["reminders"][0]["days"] == {
        "kind": "around",
        "day": "2026-11-28",
        "from_day": -5,
        "to_day": 5,
        "every": 30,
    }
    assert stored["reminders"][0]["before_meals"] == 30


def _answer(at: Place, text: str) -> None:
    (button,) = (
        b
        for b in at.way.page.findChildren(QPushButton)
        if b.text().replace("&", "") == text and not b.isHidden()
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_escape_asks_before_a_changed_reminder_is_lost(at: At, qtbot: QtBot) -> None:
    place = at(SLEEP)
    place.reminding.pages.open_list("Home")
    place.list.rows[SLEEP.id].change.click()
    edit = place.edit
    edit.times.show_clocks((*SLEEP.times, "23:15"))
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert place.way.page is edit
    assert edit.unsaved.isVisible()
    _answer(place, "Stay here")
    assert not edit.unsaved.isVisible()
    assert edit.times.clocks == (*SLEEP.times, "23:15")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    _answer(place, "Leave unsaved")
    qtbot.waitUntil(lambda: isinstance(place.way.page, RemindersPage))
    assert place.kept == (SLEEP,)


def test_a_changed_reminder_can_be_saved_on_the_way_out(at: At, qtbot: QtBot) -> None:
    place = at(SLEEP)
    place.reminding.pages.open_list("Home")
    place.list.rows[SLEEP.id].change.click()
    place.edit.times.show_clocks((*SLEEP.times, "23:15"))
    QTest.keyClick(place.edit, Qt.Key.Key_Escape)
    _answer(place, "Save and leave")
    qtbot.waitUntil(lambda: isinstance(place.way.page, RemindersPage))
    assert place.kept[0].times == (*SLEEP.times, "23:15")


def test_what_was_not_changed_is_left_unasked(at: At) -> None:
    place = at(SLEEP)
    place.reminding.pages.open_list("Home")
    place.list.rows[SLEEP.id].change.click()
    QTest.keyClick(place.edit, Qt.Key.Key_Escape)
    assert isinstance(place.way.page, RemindersPage)


def test_what_does_not_fit_together_cannot_be_saved_on_the_way_out(at: At) -> None:
    place = at(SLEEP)
    place.reminding.pages.open_list("Home")
    place.list.rows[SLEEP.id].change.click()
    _without_times(place.edit)
    QTest.keyClick(place.edit, Qt.Key.Key_Escape)
    assert place.edit.unsaved.isVisible()
    assert not place.edit.unsaved.save.isEnabled()


def _without_times(page: EditPage) -> None:
    page.times.show_clocks(())
    page.times.changed.emit()


def _without_days(page: EditPage) -> None:
    for chip in page.chips.values():
        chip.setChecked(False)


def _ends_first(page: EditPage) -> None:
    for tick in (page.begins, page.ends):
        tick.setChecked(True)
    page.first.setDate(page.first.date().addDays(2))


def _over_today(page: EditPage) -> None:
    page.ends.setChecked(True)


def _hours_before_meals(page: EditPage) -> None:
    page.with_meals.setChecked(True)
    page.lead.selectAll()
    QTest.keyClicks(page.lead, "1800")


def _years_around_a_date(page: EditPage) -> None:
    page.kind.choose("around")
    page.kind.chosen.emit("around")
    page.to_day.selectAll()
    QTest.keyClicks(page.to_day, "999999999")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_hours_before_meals, "Minutes before a meal: At most 180 min."),
        (_years_around_a_date, "To day: At most 366."),
        (_without_times, "Add a time of day."),
        (_without_days, "Choose a day of the week."),
        (_ends_first, "It ends before it begins."),
        (_over_today, "No such day is to come."),
    ],
)
def test_what_is_no_reminder_is_said_beside_save(
    at: At, stock: Stock, spoil: Callable[[EditPage], None], said: str
) -> None:
    place = at()
    nausea = stock.library.find("nausea")
    assert nausea
    place.reminding.pages.open_for(nausea.routine, "Nausea")
    spoil(place.edit)
    assert place.edit.summary.text().endswith(said)
    assert not place.edit.save.isEnabled()


def test_one_is_switched_off_changed_removed_and_had_back(at: At) -> None:
    place = at(NAUSEA, SLEEP)
    place.reminding.pages.open_list("Settings")
    place.list.rows["n"].switch.click()
    assert [one.on for one in place.kept] == [False, True]
    place.list.rows["s"].change.click()
    place.edit.times.show_clocks(("06:00",))
    place.edit.save.click()
    assert place.kept[1].times == ("06:00",)
    place.list.rows["n"].remove.click()
    assert [one.id for one in place.kept] == ["s"]
    assert [*place.list.rows] == ["s"]
    place.list.undo.click()
    assert [one.id for one in place.kept] == ["n", "s"]
    assert [*place.list.rows] == ["n", "s"]


def test_what_is_removed_is_told_no_more(at: At) -> None:
    place = at(NAUSEA)
    place.come_to(minutes=30)
    place.reminding.pages.open_list("Settings")
    place.list.rows["n"].remove.click()
    assert place.line == ""


def test_what_cannot_be_kept_is_said_and_stands_as_it_was(at: At) -> None:
    place = at(NAUSEA)
    place.reminding.pages.open_list("Settings")
    (place.folder / f".reminders.json.{os.getpid()}.new").mkdir()  # so nothing can be written
    place.list.rows["n"].remove.click()
    assert not place.list.problem.isHidden()
    assert [*place.list.rows] == ["n"]


def test_a_broken_file_is_said_kept_and_set_aside(at: At, tmp_path: Path) -> None:
    (tmp_path / "reminders.json").write_text('{"format": 1, "reminders": [{}]}')
    place = at()
    ((text, why),) = place.told
    assert text.startswith("Your reminders could not be read")
    assert "reminders.json" in why
    place.reminding.pages.open_list("Settings")
    assert not place.list.unreadable.isHidden()
    assert not place.list.add.isEnabled()
    place.list.unreadable.anew.click()
    assert (tmp_path / "reminders-broken-1.json").exists()
    assert place.list.unreadable.isHidden()
    assert place.list.add.isEnabled()


def test_the_calendar_file_is_written_or_said_why_not(at: At, tmp_path: Path) -> None:
    place = at(NAUSEA)
    place.reminding.pages.open_list("Settings")
    place.list.calendar_wanted.emit(str(tmp_path / "mine.ics"))
    assert b"SUMMARY:Nausea" in (tmp_path / "mine.ics").read_bytes()
    (tmp_path / "folder.ics").mkdir()
    place.list.calendar_wanted.emit(str(tmp_path / "folder.ics"))
    assert not place.list.problem.isHidden()


def test_what_the_terminal_adds_meanwhile_is_told_and_not_lost(at: At, qtbot: QtBot) -> None:
    place = at(NAUSEA)
    place.reminding.pages.open_list("Settings")
    save_reminders(place.folder, Reminders(format=1, reminders=(NAUSEA, SLEEP)))
    place.list.rows["n"].switch.click()
    assert [(one.id, one.on) for one in place.kept] == [("n", False), ("s", True)]
    save_reminders(place.folder, Reminders(format=1, reminders=(SLEEP,)))
    qtbot.waitUntil(lambda: [*place.list.rows] == ["s"])
    place.come_to(minutes=31)
    assert place.line == "Reminder: Wind down for sleep. It is 12:31."

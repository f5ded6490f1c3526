"""Every page in every theme, text size and size of the window: nothing clipped, nothing overlaps.

LOOKS=folder keeps a picture of each, for people to look at.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.core.entry import Done, End, Entry, Felt
from acupressure_app.core.language import Translations
from acupressure_app.core.player import Reading
from acupressure_app.core.recent import Recent
from acupressure_app.core.reminder import AroundDay, OnWeekdays, Reminder, Reminders, Weekday
from acupressure_app.core.timeline import Pace
from acupressure_app.store.backup import back_up
from acupressure_app.store.folders import folders
from acupressure_app.store.journal import Journal
from acupressure_app.store.library import load_library
from acupressure_app.store.recents import save_recents
from acupressure_app.store.reminders import save_reminders
from acupressure_app.store.settings import Settings
from acupressure_app.ui.context import Context
from acupressure_app.ui.data.page import DataPage
from acupressure_app.ui.look import Look
from acupressure_app.ui.notes import Notes
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.reminders.watch import Watch
from acupressure_app.ui.sound.sound import Silent
from acupressure_app.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Theme,
    Tokens,
    scale_for,
)
from acupressure_app.ui.widgets.choices import Tick
from acupressure_app.ui.window import MainWindow
from tests.builders import WORDS
from tests.ui.looks import doubled_mnemonics, out_of_reach, troubles

FOLDERS = folders()
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)
SYSTEM_POINTS = 10
YESTERDAY = Recent("anxiety", Pace.STANDARD, Side.LEFT, NOW - timedelta(days=1))
BUG = "Traceback (most recent call last):\n" + "  File “session_page.py”, line 1, in show\n" * 30
DAMAGED = (
    "It was opened from its copy of 2026-11-21. The damaged file is "
    "/home/somebody/.local/share/acupressure-app/journal.damaged.db."
)
NOTES = (
    ("The journal was damaged.", DAMAGED),
    ("This choice could not be kept.", "The disk is full."),
)
REMINDERS = Reminders(
    format=1,
    reminders=(
        Reminder(id="a", routine="sleep", times=("22:00",)),
        Reminder(
            id="b",
            routine="tension-headache-head-neck",
            times=("08:00", "13:00"),
            before_meals=15,
            days=OnWeekdays(days=(Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.SUNDAY)),
            last=date(2027, 1, 3),
            on=False,
        ),
        Reminder(
            id="c",
            routine="fatigue",
            times=("22:30",),
            days=AroundDay(day=date(2026, 11, 20), from_day=-5, to_day=5, every=28),
        ),
    ),
)
WITH = (
    "key:",
    "find:",
    "see:",
    "bug:",
    "all:",
    "due:",
    "row:",
    "backup:",
    "empty:",
    "note:",
    "drop:",
)
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "contrast-dark": CONTRAST_DARK,
    "contrast-light": CONTRAST_LIGHT,
}
SIZES = ((1100, 760), (720, 840), (480, 800))
TEXT_SIZES = (100, 200)
CALM = 3
"""When nothing moved so often, everything has its place."""


class Steady:
    """Stays awake without asking the system."""

    def hold(self) -> None:
        """Nothing to do."""

    def release(self) -> None:
        """Nothing to do."""


class Sight:
    """The real window with the shipped content, in which no time passes, and a way to its pages."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        first: bool = False,
        tr: Translations = WORDS.tr,
    ) -> None:
        """Home, with a routine of the user's own, a broken file, and a session of yesterday.

        Nothing of that if it is the `first` start.
        """
        self._qtbot = qtbot
        own = folder / "routines"
        places = replace(
            FOLDERS, config=folder, data=folder, cache=folder / "cache", user_routines=own
        )
        if not first:
            _write_own_routines(own)
            save_recents(folder, (YESTERDAY,))
            save_reminders(folder, REMINDERS)
            _keep_sessions(folder)
        self.now = NOW
        settings = Settings(sound=False)
        self._context = context = Context(
            folders=places,
            settings=settings,
            read_library=lambda: load_library(places),
            translations=lambda _language: tr,
            language="en",
            languages=(),
            reading=lambda: Reading(0, 0),
            now=lambda: self.now,
        )
        preferences = Preferences(folder, settings)
        self._look = Look(preferences, FOLDERS.assets / "icons")
        self.window = MainWindow(context, preferences, self._look, lambda _tr: Silent(), Steady())
        qtbot.addWidget(self.window)
        self.window.resize(1100, 760)
        with qtbot.waitActive(self.window):
            self.window.show()
        self._wait_for("Nausea")

    def walk(self, steps: Iterable[str]) -> None:
        """Press what is named, or a key, or search: "Start", "key:Space", "find:chest pain".

        "see:Pause" waits until such a button is there.
        """
        for step in steps:
            kind, _, what = step.partition(":") if step.startswith(WITH) else ("", "", step)
            match kind:
                case "key":
                    QTest.keyClick(self._focused(), Qt.Key[f"Key_{what}"])
                case "find":
                    QTest.keyClick(self.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
                    QTest.keyClicks(self._focused(), what)
                case "see":
                    self._wait_for(what)
                case "bug":
                    self.window.show_bug(BUG)
                case "row":
                    self.window.findChildren(QTableWidget)[0].selectRow(int(what))
                case "drop":
                    self._drop_files()
                case "note":
                    for one in NOTES:
                        self.window.findChildren(Notes)[0].tell(*one)
                case "empty":
                    self._empty_journal()
                case "backup":
                    self._open_backup()
                case "due":
                    self._come_to(time.fromisoformat(what))
                case "all":
                    self._tick_all()
                case _:
                    self._press(what)
            settle()

    def dress(self, tokens: Tokens, percent: int) -> None:
        """Change to these colours and this size of text."""
        scale = scale_for(SYSTEM_POINTS, percent / 100)
        self._look.changed.emit(Theme(tokens, scale, FOLDERS.assets / "icons"))
        settle()

    def resize(self, size: tuple[int, int]) -> list[str]:
        """Give the window this size; says if it takes another."""
        self.window.resize(*size)
        settle()
        taken = self.window.size()
        return [] if taken == QSize(*size) else [f"the window takes {taken.toTuple()}"]

    def _drop_files(self) -> None:
        """One that is taken already, one that cannot be used, and one that is refused."""
        own = self._context.folders.user_routines
        refused = own.parent / "holiday.acupressure"
        refused.write_text("no archive")
        files = (own / "own.json", own / "evening.json", refused)
        data, keys = QMimeData(), Qt.KeyboardModifier.NoModifier
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        self.window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, keys))
        self._wait_for("Take over|Cancel")

    def _empty_journal(self) -> None:
        """As before the first session."""
        journal = Journal(self._context.folders.data)
        for number in journal.entries():
            journal.remove(number)

    def _open_backup(self) -> None:
        """Look into a backup of before a change."""
        own = self._context.folders.user_routines
        file = own.parent / "all.zip"
        back_up(self._context.folders, file, NOW)
        (own / "own.json").rename(own / "a-name-that-is-as-long-as-some-people-make-them.json")
        Journal(self._context.folders.data).remove(1)
        (page,) = self.window.findChildren(DataPage)
        page.opened.emit(str(file))
        self._wait_for("Replace all")

    def _come_to(self, clock: time) -> None:
        """It is so late now."""
        self._qtbot.waitUntil(lambda: self.window.findChild(Watch) is not None)
        self.now = datetime.combine(NOW.date(), clock, UTC)
        watch = self.window.findChild(Watch)
        assert watch is not None
        watch.look()

    def _wait_for(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: self._button(f"^{name}") is not None, timeout=20_000)

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def _button(self, name: str) -> QAbstractButton | None:
        """The first that can be pressed and reads so, or is heard so."""
        return next(
            (
                button
                for button in self.window.findChildren(QAbstractButton)
                if button.isVisible()
                and button.isEnabled()
                and re.search(name, _english(button.text()) or _english(button.accessibleName()))
            ),
            None,
        )

    def _press(self, name: str) -> None:
        while name != "Show the rest" and (more := self._button("^Show the rest")):
            more.click()
            settle()
        button = self._button(f"^{name}")
        assert button is not None, f"no button {name}"
        button.click()

    def _tick_all(self) -> None:
        for tick in self.window.findChildren(Tick):
            if tick.isVisible() and not tick.isChecked():
                tick.click()


def _english(words: str) -> str:
    """Without what marks a key, or as translated."""
    return re.sub("[&⟦⟧]", "", words)


def _write_own_routines(folder: Path) -> None:
    folder.mkdir()
    shipped = json.loads((FOLDERS.routines / "nausea.json").read_bytes())
    own = shipped | {"id": "own", "title": "What my physiotherapist showed me for long journeys"}
    (folder / "own.json").write_text(json.dumps(own))
    second = own | {"id": "own-2", "title": "For the neck, after long days"}
    (folder / "own-2.json").write_text(json.dumps(second))
    (folder / "evening.json").write_text('{"format": 1, "rounds": "two"}')


def _keep_sessions(folder: Path) -> None:
    figures = [(7, 4), (6, 5), (5, 5), (8, 5), (6, 3), (None, 4), (7, 8)]
    for day, (before, after) in enumerate(figures):
        entry = Entry(
            began=NOW - timedelta(days=3 * day, minutes=97 * day),
            routine="nausea" if day % 3 else "nausea-longer",
            title="Nausea" if day % 3 else "Nausea, longer",
            symptoms=("nausea",),
            pace=Pace.STANDARD,
            end=End.FINISHED if day != 2 else End.STOPPED,
            done=(Done(place="PC6", side=Side.LEFT, pressed=150_000, planned=150_000),),
            before=before,
            after=after,
            felt=(Felt.BRUISE, Felt.DIZZINESS) if day == 2 else (),
            note="After the bus, with an empty stomach, which was no good idea" if day == 1 else "",
        )
        Journal(folder).add(entry)


def settle() -> None:
    """Parts that wrap ask for their height once they know their width, and so on upwards."""
    places: list[QRect] = []
    quiet = 0
    while quiet < CALM:
        QApplication.processEvents()
        before, places = places, [part.geometry() for part in QApplication.allWidgets()]
        quiet = quiet + 1 if places == before else 0


NAUSEA = ("Nausea",)
SIGNS = (*NAUSEA, "Start")
HEALTH = (*SIGNS, "None of these")
SESSION = (*HEALTH, "None of these", "see:Pause")
LIGHTLY = (*HEALTH, "Blood thinner", "Continue", "I asked", "Start", "see:Pause")
PRESSING = (*LIGHTLY, "key:Right", "I’ve found it")
FIRST = "first start"
EDITOR = ("What my physiotherapist", "Edit")
PAGES: dict[str, tuple[str, ...]] = {
    FIRST: (),
    "home": (),
    "home, nothing found": ("find:broken leg",),
    "home, urgent": ("find:chest pain",),
    "home, a slip": ("find:nausia",),
    "home, no routine for it": ("find:hiccups",),
    "home, a point": ("find:P6",),
    "routine": NAUSEA,
    "routine, its warning signs": ("Wind down for sleep", "6 warning signs"),
    "routine of many places": ("Tension headache, head and neck",),
    "signs": SIGNS,
    "refused by a sign": (*SIGNS, "all:", "Yes"),
    "health": HEALTH,
    "health, all ticked": (*HEALTH, "all:"),
    "ask": (*HEALTH, "Blood thinner", "Pregnant", "Continue"),
    "refused": (*HEALTH, "all:", "all:", "Continue"),
    "get ready": SESSION,
    "find": (*LIGHTLY, "key:Right"),
    "press": PRESSING,
    "too strong": (*PRESSING, "key:T"),
    "change over": (*PRESSING, "key:Right"),
    "paused": (*PRESSING, "key:Space"),
    "end here": (*PRESSING, "key:Escape"),
    "when to stop": (*PRESSING, "key:S"),
    "count-in": (*PRESSING, "key:Space", "key:Space"),
    "finish": (*PRESSING, "key:Escape", "Finish here"),
    "finish, reminder due": (*PRESSING, "key:Escape", "Finish here", "due:22:40"),
    "finish, unwell": (*PRESSING, "key:S", "Stop the session"),
    "sound file": (*NAUSEA, "Save as a sound file", "None of these", "None of these"),
    "points": ("Points",),
    "points of the hand": ("Points", "Hand"),
    "points by meridian": ("Points", "By meridian"),
    "points, none of that name": ("Points", "find:neigwan"),
    "point": ("Points", "find:P6", "Inner Pass"),
    "point of the face": ("Points", "find:BL2", "Gathered Bamboo"),
    "point that is not pressed": ("Points", "find:BL40", "Middle of the Crook"),
    "sources": ("Help", "All sources"),
    "remind me": (*NAUSEA, "Remind me"),
    "remind me, before meals": (*NAUSEA, "Remind me", "Before meals", "Ends on"),
    "remind me, around a date": ("Menstrual cramps", "Remind me", "Again and again"),
    "remind me, leaving": (*NAUSEA, "Remind me", "Before meals", "key:Escape"),
    "notes, two": (
        "Settings",
        "note:",
    ),
    "reminders": ("Settings", "Reminders$"),
    "reminders, one removed": ("Settings", "Reminders$", "Remove: Wind down"),
    "reminders, none": ("Settings", "Reminders$", *("Remove: ",) * 3),
    "reminder due": ("due:22:00",),
    "reminders due, several": (*NAUSEA, "due:23:00"),
    "hand on": (*NAUSEA, "Hand it on"),
    "pages to print": (*NAUSEA, "Pages to print"),
    "take over": ("drop:",),
    "hand on several": ("Hand on several",),
    "hand on several, all": ("Hand on several", "Shipped routines"),
    "editor": EDITOR,
    "editor, a step": (*EDITOR, "1\\. ", "More", "Change part-way"),
    "editor, own spot": (*EDITOR, "My own spot"),
    "editor, a point to choose": (*EDITOR, "Add a point"),
    "editor, a trial of some steps": (*EDITOR, "My own spot", "1\\. ", "Try from here"),
    "rename": (EDITOR[0], "Rename"),
    "removed": (EDITOR[0], "Remove", "see:Removed routines", "Removed routines", "Delete for"),
    "home, one hidden": (*NAUSEA, "Hide it on Home", "see:Undo"),
    "home, unfinished": (*EDITOR, "My own spot", "Save", "see:Home", "Home", "see:Finish it"),
    "editor, leaving": (*EDITOR, "1\\. ", "Duplicate", "Home"),
    "choosing": ("Help", "Choosing well"),
    "journal": ("Journal",),
    "journal of one symptom": ("Journal", "Nausea"),
    "journal entry": ("Journal", "row:1", "Change"),
    "journal, one removed": ("Journal", "row:1", "Remove"),
    "journal, empty": ("empty:", "Journal"),
    "settings": ("Settings",),
    "data": ("Settings", "Your data$"),
    "data, restoring": ("Settings", "Your data$", "backup:"),
    "data, deleting": ("Settings", "Your data$", "Delete all"),
    "help": ("Help",),
    "bug": ("bug:",),
}


@pytest.fixture
def sight(qtbot: QtBot, tmp_path: Path) -> Sight:
    return Sight(qtbot, tmp_path)


def _looks() -> Iterator[tuple[str, int, tuple[int, int]]]:
    """All sizes in light; in the others, whose edges are a pixel wider, the narrowest."""
    for percent in TEXT_SIZES:
        yield from (("light", percent, size) for size in SIZES)
    yield from ((theme, TEXT_SIZES[-1], SIZES[-1]) for theme in THEMES if theme != "light")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_read_and_reached(qtbot: QtBot, tmp_path: Path, page: str) -> None:
    sight = Sight(qtbot, tmp_path, first=page == FIRST)
    sight.walk(PAGES[page])
    found = [f"{page}: {fault}" for fault in out_of_reach(sight.window)]
    found += [f"{page}: {key} stands for two buttons" for key in doubled_mnemonics(sight.window)]
    dressed = None
    for theme, percent, size in _looks():
        if dressed != (dressed := (theme, percent)):
            sight.dress(THEMES[theme], percent)
        name = f"{page}-{theme}-{size[0]}x{size[1]}-{percent}"
        found += [f"{name}: {fault}" for fault in (*sight.resize(size), *troubles(sight.window))]
        if folder := os.environ.get("LOOKS"):
            sight.window.grab().save(str(Path(folder) / f"{name}.png"))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [(1100, 760), (480, 800)])
def test_who_presses_and_reads_large_text_need_not_scroll(
    sight: Sight, size: tuple[int, int]
) -> None:
    sight.walk(PRESSING)
    sight.dress(LIGHT, 200)
    sight.resize(size)
    assert _hidden_words(sight.window) == []


def test_no_letter_of_a_caution_is_cut_where_room_is_shortest(sight: Sight) -> None:
    sight.walk(PRESSING)
    sight.dress(LIGHT, 200)
    sight.resize((480, 800))
    label = next(w for w in sight.window.findChildren(QLabel) if "Tingling" in w.text())
    image, last = label.grab().toImage(), label.grab().toImage().height() - 1
    assert len({image.pixel(x, last) for x in range(image.width())}) == 1


def test_too_strong_moves_nothing_out_of_view_in_large_text(sight: Sight) -> None:
    sight.walk((*PRESSING, "key:T"))
    sight.dress(LIGHT, 200)
    sight.resize((1100, 760))
    assert _hidden_words(sight.window) == []


def test_what_is_set_stays_in_view_when_the_text_grows(qtbot: QtBot, sight: Sight) -> None:
    sight.walk(("Settings",))
    slider = next(
        s for s in sight.window.findChildren(QSlider) if s.accessibleName() == "Text size"
    )
    slider.setFocus()
    sight.dress(LIGHT, 200)
    qtbot.waitUntil(lambda: not slider.visibleRegion().isEmpty())


def test_the_page_keys_scroll_the_settings_from_their_title(sight: Sight) -> None:
    sight.walk(("Settings",))
    words = next(w for w in sight.window.findChildren(QLabel) if w.text() == "Colours")
    assert not words.visibleRegion().isEmpty()
    sight.walk(("key:PageDown",))
    assert words.visibleRegion().isEmpty()
    sight.walk(("key:PageUp",))
    assert not words.visibleRegion().isEmpty()


def _hidden_words(window: MainWindow) -> list[str]:
    """The side, what to do, and the cautions that are not wholly seen, or not there at all."""
    wanted = ("Your left wrist", "Light pressure.", "blood thinners", "Tingling", "ask your doctor")
    shown = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.visibleRegion().boundingRect() == label.rect()
    ]
    return [words for words in wanted if not any(words in text for text in shown)]


# The finder itself: it names what is broken, and nothing else.


def _shown(qtbot: QtBot, *parts: QWidget, size: tuple[int, int] = (300, 200)) -> QWidget:
    """A page on which the parts lie where they were put."""
    page = QWidget()
    qtbot.addWidget(page)
    for part in parts:
        part.setParent(page)
    page.resize(*size)
    page.show()
    return page


def _at(part: QWidget, x: int, y: int, width: int, height: int) -> QWidget:
    part.setGeometry(x, y, width, height)
    return part


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


LONG = "Put your thumb just past three fingers, in the middle of your wrist."


def test_a_good_page_has_no_troubles(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(_wrapped(LONG * 30))
    column.addWidget(scroll, 1)
    column.addWidget(_wrapped(f"<b>{LONG}</b> {LONG}"))
    row = QHBoxLayout()
    column.addLayout(row)
    for part in (QPushButton("&Start"), QCheckBox("Pregnant"), QLineEdit()):
        row.addWidget(part)
    page.resize(420, 400)
    page.show()
    settle()
    assert troubles(page) == []


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        pytest.param(lambda: _at(QLabel(LONG), 0, 0, 100, 40), "needs", id="a cut label"),
        pytest.param(lambda: _at(_wrapped(LONG), 0, 0, 100, 20), "needs", id="a label too low"),
        pytest.param(
            lambda: _at(_wrapped(f"<b>{LONG}</b>"), 0, 0, 100, 20), "needs", id="rich text too low"
        ),
        pytest.param(
            lambda: _at(_wrapped("Incomprehensibilities"), 0, 0, 40, 90), "needs", id="a long word"
        ),
        pytest.param(lambda: _at(QPushButton(LONG), 0, 0, 90, 30), "needs", id="a cut button"),
        pytest.param(lambda: _at(QPushButton("Go"), 0, 0, 90, 8), "needs", id="a button too low"),
        pytest.param(lambda: _at(QCheckBox(LONG), 0, 0, 90, 30), "needs", id="a cut check box"),
        pytest.param(lambda: _at(_hint(LONG), 0, 0, 90, 30), "needs", id="a cut placeholder"),
        pytest.param(
            lambda: _at(QLabel("Here"), 280, 0, 80, 30), "reaches outside", id="over the edge"
        ),
        pytest.param(lambda: _at(_scrolling(), 0, 0, 90, 90), "sideways", id="scrolling sideways"),
    ],
)
def test_a_fault_is_found(qtbot: QtBot, part: Callable[[], QWidget], fault: str) -> None:
    found = troubles(_shown(qtbot, part()))
    assert len(found) == 1
    assert fault in found[0]


def _hint(text: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(text)
    return field


def _scrolling() -> QScrollArea:
    area, inside = QScrollArea(), QWidget()
    inside.resize(400, 20)
    area.setWidget(inside)
    return area


def test_words_on_words_are_found(qtbot: QtBot) -> None:
    one, other = _at(QLabel("Now"), 0, 0, 60, 30), _at(QLabel("Then"), 50, 10, 60, 30)
    (found,) = troubles(_shown(qtbot, one, other))
    assert found == "QLabel “Now” overlaps QLabel “Then” by 10×20"


@pytest.mark.parametrize(("fill", "faults"), [("white", 0), ("transparent", 1)])
def test_words_wholly_under_a_filled_panel_are_no_trouble(
    qtbot: QtBot, fill: str, faults: int
) -> None:
    panel = QFrame()
    panel.setStyleSheet(f".QFrame {{ background: {fill} }}")
    QVBoxLayout(panel).addWidget(QLabel("Ease off."))
    under = _at(QLabel("Your left wrist"), 20, 20, 160, 30)
    page = _shown(qtbot, under, _at(panel, 0, 0, 200, 70))
    assert len(troubles(page)) == faults
    under.move(100, 20)  # looks out from under it
    assert len(troubles(page)) == 1


def test_what_is_not_shown_or_scrolled_away_is_no_trouble(qtbot: QtBot) -> None:
    hidden = _at(QLabel(LONG), 0, 0, 20, 20)
    hidden.hide()
    area, inside = QScrollArea(), QWidget()
    inside.resize(80, 400)
    for y in (0, 300):
        _at(QLabel("Here"), 0, y, 60, 30).setParent(inside)
    area.setWidget(inside)
    below = _at(QLabel("Below"), 0, 100, 60, 30)
    assert troubles(_shown(qtbot, hidden, _at(area, 0, 0, 120, 90), below)) == []


def test_what_has_no_name_or_is_passed_over_by_tab_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    start, bare, passed = QPushButton("Start"), QPushButton(), QPushButton("Stop")
    passed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for part in (start, bare, passed):
        column.addWidget(part)
    with qtbot.waitActive(page):
        page.show()
    start.setFocus()
    assert out_of_reach(page) == [
        "QPushButton has no name",
        "QPushButton “Stop” is not reached by Tab",
    ]


def test_a_mnemonic_that_two_buttons_want_is_found(qtbot: QtBot) -> None:
    column = _shown(qtbot, QPushButton("&Start"), QPushButton("&Stop"), QPushButton("&Go on"))
    assert doubled_mnemonics(column) == ["Alt+S"]

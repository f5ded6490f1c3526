"""Home: the shell that is filled, search and filters by keyboard, what stands beside the list."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.core.language import N_
from acupressure_app.core.lengths import DEFAULT_LENGTHS
from acupressure_app.core.library import Broken, Library, Listed, Origin
from acupressure_app.core.player import Kept
from acupressure_app.core.problem import Problem
from acupressure_app.core.recent import Recent
from acupressure_app.core.routine import Routine
from acupressure_app.core.timeline import Pace
from acupressure_app.store.folders import folders
from acupressure_app.ui.home.page import HomePage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import LIGHT, Theme, dress, scale_for
from acupressure_app.ui.widgets.chip import Chip
from acupressure_app.ui.widgets.days import when_words
from tests.builders import CONTENT, WORDS, press, routine, spot

FOLDERS = folders()
PICTURES = Pictures(FOLDERS.pictures)
FOLDER = str(Path("/home/anna/routines"))
NOW = datetime(2026, 3, 15, 21, 0, tzinfo=UTC)

WRISTS = routine(press("PC6", "each"), id="wrists", title="Queasy at sea", symptoms=["nausea"])
HANDS = routine(press("LI4", "each"), id="hands", title="Tight head", symptoms=["headache"])
BROWS = routine(
    press("EX-HN3", "midline"),
    id="brows",
    title="Calm brow",
    position=["lying"],
    symptoms=["nausea"],
)
OWN = routine(press(spot("Sore calf")), id="own", title="From my physio", symptoms=["nausea"])
BROKEN = Broken(
    "/home/anna/routines/evening.json",
    Origin.USER,
    (Problem("$.rounds", N_("expected a number")), Problem("$.id", N_("expected an id"))),
)


def _library(own: tuple[Routine, ...] = (OWN,), broken: tuple[Broken, ...] = ()) -> Library:
    shipped = [Listed(r, Origin.BUNDLED, f"{r.id}.json") for r in (WRISTS, HANDS, BROWS)]
    users = [Listed(r, Origin.USER, f"{r.id}.json") for r in own]
    return Library(CONTENT, (*shipped, *users), broken)


def _own(number: int) -> tuple[Routine, ...]:
    return tuple(
        routine(press("LI4"), id=f"own-{n}", title=f"Mine {n}", symptoms=["nausea"])
        for n in range(number)
    )


def _recent(routine_id: str = "wrists", hours: float = 23, **given: Any) -> Recent:
    return Recent(routine_id, Pace.SHORT, Side.LEFT, NOW - timedelta(hours=hours), **given)


def _fill(page: HomePage, library: Library | None = None, recents: tuple[Recent, ...] = ()) -> None:
    page.fill(PICTURES, WORDS, library or _library(), DEFAULT_LENGTHS, recents, NOW)
    QApplication.processEvents()


def _shell(
    qtbot: QtBot,
    size: tuple[int, int] = (1012, 760),
    text_size: float = 1.0,
    open_folder: Callable[[str], bool] = lambda _folder: True,
) -> HomePage:
    theme = Theme(LIGHT, scale_for(10, text_size), FOLDERS.assets / "icons")
    page = HomePage(theme, WORDS.tr, FOLDER, open_folder)
    qtbot.addWidget(page)
    dress(page, theme)
    page.resize(*size)
    with qtbot.waitActive(page, timeout=2000):
        page.show()
    page.arrive()
    return page


@pytest.fixture
def home(qtbot: QtBot) -> HomePage:
    page = _shell(qtbot)
    _fill(page)
    return page


def _texts(page: HomePage) -> str:
    return "\n".join(found.text() for found in page.findChildren(QLabel) if found.isVisible())


def _buttons(page: HomePage) -> dict[str, QPushButton]:
    """The buttons that are to be seen, by what they are called."""
    found = (button for button in page.findChildren(QPushButton) if button.isVisible())
    return {(b.accessibleName() or b.text()).replace("&", ""): b for b in found}


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused
    return focused


def _ids(page: HomePage) -> list[str]:
    return [card.routine for card in page.cards]


def _chip(page: HomePage, text: str) -> Chip:
    return next(chip for chip in page.findChildren(Chip) if chip.text() == text)


def _choose_time(page: HomePage, text: str) -> None:
    next(b for b in page.findChildren(QRadioButton) if b.text() == text).click()


def _in_view(page: HomePage, part: QWidget) -> bool:
    port = page.scroll_area.viewport()
    top = part.mapTo(port, QPoint(0, 0)).y()
    return top >= 0 and top + part.height() <= port.height()


# The shell


def test_the_shell_loads_nothing_of_the_library() -> None:
    script = (
        "import sys; import acupressure_app.ui.home.page;"
        "known = [name for name in sys.modules if name.startswith('acupressure_app.core.')];"
        "print(*known)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["acupressure_app.core.language"]


def test_the_shell_can_be_searched_before_it_is_filled(qtbot: QtBot) -> None:
    page = _shell(qtbot)
    assert "What is bothering you?" in _texts(page)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "tight")
    _fill(page, recents=(_recent(),))
    assert _ids(page) == ["hands"]
    assert page.search.hasFocus(), "somebody is typing"


def test_enter_before_there_is_a_list_opens_the_only_routine_as_soon_as_there_is(
    qtbot: QtBot,
) -> None:
    page = _shell(qtbot)
    QTest.keyClicks(page.search, "tight")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.chosen, timeout=1000) as chosen:
        _fill(page)
    assert chosen.args == ["hands"]


@pytest.mark.parametrize("change", ["types on", "goes away"])
def test_an_early_enter_counts_no_more_once_somebody(qtbot: QtBot, change: str) -> None:
    page, chosen = _shell(qtbot), list[str]()
    page.chosen.connect(chosen.append)
    QTest.keyClicks(page.search, "tight")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    if change == "types on":
        QTest.keyClicks(page.search, "x")
        page.search.backspace()
    else:
        _chip(page, "Sitting").setFocus()
    _fill(page)
    QApplication.processEvents()
    assert _ids(page) == ["hands"]
    assert chosen == []


def test_filling_again_keeps_search_filters_and_place(qtbot: QtBot) -> None:
    page = _shell(qtbot, size=(480, 400))
    _fill(page, _library(_own(40)))
    page.search.setText("mine")
    _chip(page, "Sitting").setChecked(True)
    QApplication.processEvents()
    page.scroll_area.verticalScrollBar().setValue(900)
    _fill(page, _library(_own(41)), recents=(_recent(),))
    assert page.search.text() == "mine"
    assert _chip(page, "Sitting").isChecked()
    assert _ids(page)[0] == "own-0"
    assert page.scroll_area.verticalScrollBar().value() == 900


# Search and list


def test_typing_finds_and_enter_opens_the_only_routine_left(qtbot: QtBot, home: HomePage) -> None:
    assert home.search.hasFocus()
    QTest.keyClicks(home.search, "tight")
    with qtbot.waitSignal(home.chosen, timeout=100) as chosen:
        QTest.keyClick(home.search, Qt.Key.Key_Return)
    assert chosen.args == ["hands"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_and_down_in_the_search_go_to_the_first_of_several(
    home: HomePage, key: Qt.Key
) -> None:
    QTest.keyClick(home.search, key)
    assert home.cards[0].hasFocus()


def test_arrow_keys_lead_from_card_to_card_and_back_to_the_search(home: HomePage) -> None:
    wrists, brows, hands = home.cards  # two in a line, and one under the next heading
    QTest.keyClick(home.search, Qt.Key.Key_Down)
    for key, card in (
        (Qt.Key.Key_Right, brows),
        (Qt.Key.Key_Down, hands),
        (Qt.Key.Key_Down, hands),
        (Qt.Key.Key_Up, wrists),
        (Qt.Key.Key_Right, brows),
        (Qt.Key.Key_Left, wrists),
    ):
        QTest.keyClick(_focused(), key)
        assert card.hasFocus()
    QTest.keyClick(wrists, Qt.Key.Key_Up)
    assert home.search.hasFocus()


@pytest.mark.parametrize("keys", ["/", "Ctrl+F"])
def test_a_key_goes_to_the_search_from_everywhere(home: HomePage, keys: str) -> None:
    home.cards[1].setFocus()
    QTest.keySequence(home.cards[1], keys)
    assert home.search.hasFocus()
    assert home.search.text() == ""


def test_a_slash_can_be_typed_into_the_search(home: HomePage) -> None:
    QTest.keyClicks(home.search, "neck/head")
    assert home.search.text() == "neck/head"


def test_nothing_found_says_what_was_searched_and_escape_brings_all_back(home: HomePage) -> None:
    home.search.setText("broken leg")
    QApplication.processEvents()
    assert "Nothing for “broken leg”." in _texts(home)
    assert home.cards == []
    assert "Clear the filters" not in _buttons(home)
    QTest.keyClick(home.search, Qt.Key.Key_Escape)
    assert _ids(home) == ["wrists", "brows", "hands"]


def test_a_slip_is_said_beside_what_was_meant(home: HomePage) -> None:
    home.search.setText("hedache")
    QApplication.processEvents()
    assert "Nothing for “hedache”. This is for “headache”." in _texts(home)
    assert _ids(home) == ["hands"]


@pytest.mark.parametrize(
    ("query", "told", "button"),
    [
        pytest.param("hegu", "The point LI4, LI4", "See the point", id="one"),
        pytest.param("nausea", "2 points for “nausea”", "See the points", id="several"),
    ],
)
def test_a_search_leads_to_the_points_it_fits(
    qtbot: QtBot, home: HomePage, query: str, told: str, button: str
) -> None:
    home.search.setText(query)
    assert told in _texts(home)
    one = button == "See the point"
    signal, brought = (home.point_wanted, "LI4") if one else (home.points_wanted, query)
    with qtbot.waitSignal(signal, timeout=100) as wanted:
        _buttons(home)[button].click()
    assert wanted.args == [brought]


def test_where_it_is_narrow_what_was_not_saved_stands_before_the_list(qtbot: QtBot) -> None:
    page, wanted = _shell(qtbot, size=(480, 800)), list[str]()
    page.draft_wanted.connect(wanted.append)
    drafts = (("one.json", "Half done"), ("two.json", ""))
    page.fill(PICTURES, WORDS, _library(), DEFAULT_LENGTHS, (), NOW, drafts=drafts)
    QApplication.processEvents()
    button, card = _buttons(page)["Go on writing"], page.cards[0]
    assert button.mapToGlobal(QPoint(0, 0)).y() < card.mapToGlobal(QPoint(0, 0)).y()
    button.click()
    assert wanted
    page.search.setText("tight")
    assert not button.isVisible()


def test_ctrl_z_undoes_what_was_done_last_not_what_was_typed_before_that(home: HomePage) -> None:
    undone: list[str] = []
    home.undone.connect(lambda: undone.append(home.search.text()))
    QTest.keyClicks(home.search, "tight")
    home.fill(
        PICTURES, WORDS, _library(), DEFAULT_LENGTHS, (), NOW, undoable="Removed: Tight hands"
    )
    home.search.setFocus()
    QTest.keyClick(home.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["tight"]
    QTest.keyClicks(home.search, "er")
    QTest.keyClick(home.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["tight"]
    assert home.search.text() != "tighter"


def test_enter_goes_to_the_points_where_no_routine_is_found(home: HomePage) -> None:
    home.search.setText("wrist")
    assert home.cards == []
    QTest.keyClick(home.search, Qt.Key.Key_Return)
    assert _focused() is _buttons(home)["See the point"]


def test_a_search_for_an_emergency_says_whom_to_call_and_offers_nothing(home: HomePage) -> None:
    words = "If this is happening now, call 112, 911 or 999."
    asked: list[None] = []
    home.help_wanted.connect(lambda: asked.append(None))
    _fill(home, recents=(_recent(),))
    assert "Start again" in _buttons(home)
    home.search.setText("pain in my chest")
    assert words in _texts(home)
    assert home.cards == []
    assert "Start again" not in _buttons(home)
    assert not [text for text in _texts(home) if "Nothing for" in text or "This is for" in text]
    QTest.keyClick(home.search, Qt.Key.Key_Return)
    _focused().click()  # type: ignore[attr-defined]
    assert len(asked) == 1
    home.search.setText("tight")
    assert words not in _texts(home)


def test_a_card_is_read_with_its_time_and_place(home: HomePage) -> None:
    assert home.cards[0].accessibleName() == "Queasy at sea. 3 min · both wrists"


def test_back_from_a_routine_the_card_has_the_focus_that_led_there(home: HomePage) -> None:
    card = home.cards[2]
    card.click()
    home.arrive()
    assert card.hasFocus()


def test_more_than_a_screenful_is_shown_when_it_is_asked_for(home: HomePage) -> None:
    _fill(home, _library(_own(70)))
    home.search.setText("mine")
    assert len(home.cards) == 30
    assert all(card.isVisible() for card in home.cards)
    _buttons(home)["Show 30 more"].click()
    QApplication.processEvents()
    assert len(home.cards) == 60
    assert home.cards[30].hasFocus()
    assert _in_view(home, home.cards[30])
    _buttons(home)["Show 10 more"].click()
    assert len(home.cards) == 70
    assert not [name for name in _buttons(home) if "more" in name]


# Filters


def test_a_filter_that_is_on_is_said_and_leaves_fewer(home: HomePage) -> None:
    _chip(home, "Sitting").click()
    assert "brows" not in _ids(home)
    assert _chip(home, "Sitting").isChecked()
    _chip(home, "Sitting").click()
    assert _ids(home) == ["wrists", "brows", "hands"]


def test_whatever_is_filtered_ones_own_are_there_and_it_is_said_how_many_are_not(
    home: HomePage,
) -> None:
    lying = routine(press("LI4"), id="mine", title="In bed", position=["lying"])
    _fill(home, _library((lying,)))
    _chip(home, "Sitting").click()
    assert _ids(home) == ["wrists", "hands"]
    assert "2 routines are filtered out." in _texts(home)
    assert "Make a routine" in _buttons(home)
    assert any(name.startswith("In bed") for name in _buttons(home))
    _buttons(home)["Clear the filters"].click()
    assert _ids(home) == ["wrists", "brows", "hands"]
    assert "filtered out" not in _texts(home)
    assert home.search.hasFocus()


def test_after_a_session_nothing_is_filtered_any_more(home: HomePage) -> None:
    _chip(home, "Sitting").click()
    home.search.setText("hand")
    home.begin_anew()
    assert _ids(home) == ["wrists", "brows", "hands"]
    assert not _chip(home, "Sitting").isChecked()


def test_a_filter_looks_the_same_width_whether_it_is_on_or_off(home: HomePage) -> None:
    chip = _chip(home, "Hands only")
    width = chip.width()
    chip.click()
    QApplication.processEvents()
    assert chip.width() == width


def test_where_filters_leave_nothing_a_button_clears_them(home: HomePage) -> None:
    long = routine(press(seconds=1200), id="long", title="Long")
    _fill(home, _library((long,)))
    _chip(home, "Your routines").setChecked(True)
    _choose_time(home, "5 min")
    assert "No routine fits these filters." in _texts(home)
    home.search.setText("long")
    assert "Nothing for “long”." in _texts(home)
    _buttons(home)["Clear the filters"].click()
    assert _ids(home) == ["long"]
    assert not any(chip.isChecked() for chip in home.findChildren(Chip))


def test_the_times_are_read_with_their_unit(home: HomePage) -> None:
    names = [b.accessibleName() or b.text() for b in home.findChildren(QRadioButton)]
    assert names == ["Any", "5 min", "10 min", "15 min", "30 min"]


def test_where_it_is_narrow_the_filters_are_behind_a_button_that_counts_them(
    qtbot: QtBot,
) -> None:
    page = _shell(qtbot, size=(480, 760))
    _fill(page)
    assert not page.filters.isVisible()
    button = _buttons(page)["Filters"]
    button.click()
    assert page.filters.isVisible()
    _chip(page, "Hands only").click()
    _choose_time(page, "5 min")
    assert button.accessibleName() == "Filters, 2 on"
    assert button.text() == "2"
    button.click()
    assert not page.filters.isVisible()


def test_where_it_is_wide_the_filters_need_no_button(home: HomePage) -> None:
    assert home.filters.isVisible()
    assert "Filters" not in _buttons(home)


# The last time


def test_on_the_first_run_home_says_what_it_is_for_and_leads_to_more(
    qtbot: QtBot, home: HomePage
) -> None:
    assert "For everyday complaints, not in place of a doctor." in _texts(home)
    with qtbot.waitSignal(home.help_wanted, timeout=100):
        _buttons(home)["When is pressing right?"].click()
    assert "Not a medical device, and not reviewed by a clinician" in _texts(home)


def test_the_last_time_is_one_press_away(qtbot: QtBot) -> None:
    page = _shell(qtbot)
    recent = _recent()
    _fill(page, recents=(recent,))
    texts = _texts(page)
    assert "Last time\nQueasy at sea\nYesterday, 22:00\n3 min · both wrists" in texts
    assert "not in place of a doctor" not in texts
    assert _buttons(page)["Start again"].hasFocus()
    with qtbot.waitSignal(page.start_again, timeout=100) as started:
        QTest.keyClick(_focused(), Qt.Key.Key_Return)
    assert started.args == [recent]


def test_what_did_no_good_the_last_time_is_not_urged_again(qtbot: QtBot) -> None:
    page = _shell(qtbot)
    _fill(page, recents=(_recent(unwell=True),))
    assert "Yesterday, 22:00\nIt felt wrong, or became stronger." in _texts(page)
    assert "Start again" not in _buttons(page)
    assert page.search.hasFocus()
    with qtbot.waitSignal(page.chosen, timeout=100) as looked_at:
        _buttons(page)["Look at it first"].click()
    assert looked_at.args == ["wrists"]


def test_a_session_that_was_left_can_be_gone_on_with_or_let_go(qtbot: QtBot) -> None:
    page = _shell(qtbot)
    left = _recent(hours=2, kept=Kept(70_000), place="your left wrist", left=108_000)
    _fill(page, recents=(left,))
    assert "Queasy at sea stopped on your left wrist, 1:48 left" in _texts(page)
    assert _buttons(page)["Go on"].hasFocus()
    with qtbot.waitSignal(page.start_again, timeout=100) as started:
        _buttons(page)["Go on"].click()
    assert started.args == [left]
    _buttons(page)["Let it go"].setFocus()
    with qtbot.waitSignal(page.let_go, timeout=100):
        QTest.keyClick(_focused(), Qt.Key.Key_Space)
    _fill(page, recents=(replace(left, kept=None),))
    assert "Let it go" not in _buttons(page)
    assert _buttons(page)["Start again"].hasFocus()


def test_after_a_day_a_session_that_was_left_can_only_be_started_again(qtbot: QtBot) -> None:
    page = _shell(qtbot)
    _fill(page, recents=(_recent(hours=25, kept=Kept(70_000), place="your left wrist"),))
    assert "Start again" in _buttons(page)
    assert "Go on" not in _buttons(page)


def test_earlier_ones_are_listed_without_what_is_no_longer_there(
    qtbot: QtBot, home: HomePage
) -> None:
    recents = (_recent("wrists"), _recent("deleted"), _recent("hands", 50), _recent("brows", 60))
    _fill(home, recents=recents)
    assert "deleted" not in _texts(home)
    names = [name for name in _buttons(home) if name.endswith("March")]
    assert names == ["Tight head. 13 March", "Calm brow. 13 March"]
    with qtbot.waitSignal(home.chosen, timeout=100) as chosen:
        _buttons(home)["Tight head. 13 March"].click()
    assert chosen.args == ["hands"]


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), "Today, 21:00"),
        (timedelta(hours=21), "Today, 00:00"),
        (timedelta(hours=21, minutes=1), "Yesterday, 23:59"),
        (timedelta(days=2), "13 March"),
        (timedelta(days=365), "15 March 2025"),
        (timedelta(days=-2), "17 March"),
    ],
)
def test_when_it_was_is_said_in_words(ago: timedelta, words: str) -> None:
    assert when_words(NOW - ago, NOW, WORDS) == words


def test_where_it_is_narrow_the_last_time_gives_way_to_what_is_searched(qtbot: QtBot) -> None:
    page = _shell(qtbot, size=(480, 760))
    _fill(page, recents=(_recent(),))
    last = _buttons(page)["Start again"]
    assert last.mapTo(page, QPoint(0, 0)).y() < page.cards[0].mapTo(page, QPoint(0, 0)).y()
    page.search.setFocus()
    page.search.setText("tight")
    assert not last.isVisible()
    page.search.clear()
    assert last.isVisible()


# Own routines and files


def test_a_few_own_routines_stand_beside_the_list_and_all_of_them_in_it(
    qtbot: QtBot, home: HomePage
) -> None:
    _fill(home, _library(_own(7)))
    beside = [name for name in _buttons(home) if name.startswith("Mine")]
    assert len(beside) == 5
    with qtbot.waitSignal(home.chosen, timeout=100) as chosen:
        _buttons(home)[beside[4]].click()
    assert chosen.args == ["own-4"]
    _buttons(home)["Show all 7"].click()
    assert _ids(home) == [f"own-{n}" for n in range(7)]
    assert home.cards[0].hasFocus()
    _chip(home, "Your routines").click()
    assert _ids(home) == ["wrists", "brows", "hands"]


def test_beside_a_search_no_routine_stands_that_it_does_not_find(home: HomePage) -> None:
    assert "From my physio" in _texts(home)
    home.search.setText("tight")
    QApplication.processEvents()
    assert "From my physio" not in _texts(home)
    home.search.clear()
    QApplication.processEvents()
    assert "From my physio" in _texts(home)


def test_what_fits_the_minutes_at_the_short_pace_alone_opens_so(home: HomePage) -> None:
    ranged = press("EX-HN3", "midline", seconds={"min": 60, "usual": 600, "max": 600})
    _fill(home, _library((routine(ranged, id="own", title="Mine"),)))
    assert not home.wants_short("own")
    _choose_time(home, "5 min")
    assert home.wants_short("own")
    assert not home.wants_short("brows"), "its usual time fits"


def test_a_handful_of_own_routines_needs_no_filter(home: HomePage) -> None:
    assert not _chip(home, "Your routines").isVisible()
    assert not [name for name in _buttons(home) if name.startswith("Show all")]


def test_without_own_routines_home_says_where_to_put_one(qtbot: QtBot) -> None:
    opened: list[str] = []

    def open_folder(folder: str) -> bool:
        opened.append(folder)
        return True

    page = _shell(qtbot, open_folder=open_folder)
    _fill(page, _library(()))
    assert "Make one of your own" in _texts(page)
    _buttons(page)["Open your folder"].click()
    assert opened == [FOLDER]


def test_a_broken_file_is_listed_with_every_reason_to_copy(home: HomePage) -> None:
    _fill(home, _library(broken=(BROKEN,)))
    assert "A file can’t be used yet. All else works." in _texts(home)
    reasons = next(f for f in home.findChildren(QTextEdit) if "evening" in f.toPlainText())
    assert reasons.toPlainText().splitlines() == [
        "evening.json",
        "“rounds”: expected a number",
        "“id”: expected an id",
    ]
    assert reasons.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


@pytest.mark.parametrize("can_open", [True, False])
def test_the_folder_of_a_broken_file_is_opened_and_said_in_any_case(
    qtbot: QtBot, can_open: bool
) -> None:
    asked: list[str] = []

    def open_folder(folder: str) -> bool:
        asked.append(folder)
        return can_open

    page = _shell(qtbot, open_folder=open_folder)
    _fill(page, _library(broken=(BROKEN,)))
    path = next(f for f in page.findChildren(QTextEdit) if f.toPlainText() == FOLDER)
    assert path.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    _buttons(page)["Open the folder"].click()
    assert asked == [FOLDER]
    assert FOLDER in path.toPlainText()
    assert ("could open it" not in path.toPlainText()) is can_open


# Order and room


def test_tab_goes_from_search_and_filters_to_the_last_time_the_list_and_what_is_below(
    qtbot: QtBot,
) -> None:
    page = _shell(qtbot)
    _fill(page, _library(_own(6)), recents=(_recent(),))
    page.search.setFocus()
    reached: list[str] = []
    for _ in range(12):
        page.focusNextChild()
        focused = _focused()
        reached.append(focused.accessibleName() or getattr(focused, "text", str)())
    assert reached == [
        "Any",
        "Hands only",
        "Sitting",
        "Lying down",
        "Nothing ruled out in pregnancy",
        "Your routines",
        "S&tart again",
        "Queasy at sea. 3 min · both wrists",
        "Calm brow. 1 min · the middle of your forehead",
        "Tight head. 3 min · both hands",
        *(f"Mine {n}. 1 min · your left hand" for n in range(2)),
    ]


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1012, 760), (632, 840), (480, 728)])
def test_everything_has_room_at_every_width_and_text_size(
    qtbot: QtBot, size: tuple[int, int], text_size: float
) -> None:
    page = _shell(qtbot, size, text_size)
    left = _recent(hours=2, kept=Kept(70_000), place="your left wrist", left=108_000)
    recents = (left, _recent("hands"), _recent("brows"))
    _fill(page, _library(_own(9), broken=(BROKEN,)), recents)
    if button := _buttons(page).get("Filters"):
        button.click()
    for _ in range(4):
        QApplication.processEvents()
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    shown = [label for label in page.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(shown) > 20
    for label in shown:
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    for button in _buttons(page).values():
        needed = button.minimumSizeHint()
        assert button.width() >= needed.width(), button.text()

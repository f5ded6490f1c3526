"""Home: what is listed, what a search finds, and what a broken file says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from acupressure_app.core.language import N_
from acupressure_app.core.library import Broken, Library, Listed, Origin
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine
from acupressure_app.core.timeline import DEFAULT_LENGTHS
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.home_page import HomePage
from acupressure_app.ui.menu import Group, matching, menu, sounds_urgent
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from tests.builders import CONTENT, WORDS, press, routine, spot

FOLDERS = folders()
SHIPPED = load_library(FOLDERS)
BROKEN = Broken(
    "/home/anna/routines/evening.json",
    Origin.USER,
    (Problem("$.rounds", N_("expected a number")), Problem("$.id", N_("expected an id"))),
)


def _library(*routines: Routine, own: tuple[Routine, ...] = ()) -> Library:
    listed = [Listed(r, Origin.BUNDLED, f"{r.id}.json") for r in routines]
    listed += [Listed(r, Origin.USER, f"{r.id}.json") for r in own]
    return Library(CONTENT, tuple(listed))


def _found(library: Library, query: str) -> list[str]:
    groups = matching(menu(library, WORDS, DEFAULT_LENGTHS), query)
    return [entry.id for group in groups for entry in group.entries]


def _titles(groups: tuple[Group, ...]) -> list[str]:
    return [group.title for group in groups]


WRISTS = routine(press("PC6", "each"), id="wrists", title="Queasy at sea", symptoms=["nausea"])
HANDS = routine(press("LI4", "each"), id="hands", title="Tight head", symptoms=["headache"])
OWN = routine(press(spot("Sore calf")), id="own", title="From my physio", symptoms=["nausea"])


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        pytest.param("", ["wrists", "hands", "own"], id="an empty search leaves everything"),
        pytest.param("headache", ["hands"], id="a symptom"),
        pytest.param("SEA", ["wrists"], id="a word of the title, in capitals"),
        pytest.param("phys", ["own"], id="the beginning of a word"),
        pytest.param("eadache", [], id="not the middle of a word"),
        pytest.param("pc6", ["wrists"], id="a point's code"),
        pytest.param("P 6", ["wrists"], id="a point's other name with a space too many"),
        pytest.param("inner-gate", ["wrists"], id="a point's other name with a hyphen"),
        pytest.param("hegú", ["hands"], id="with an accent the file has not"),
        pytest.param("calf", ["own"], id="the name of a place of one's own"),
        pytest.param("queasy sea", ["wrists"], id="several words, all of them"),
        pytest.param("physio head", ["hands", "own"], id="any of the words, if none has all"),
        pytest.param("?!", ["wrists", "hands", "own"], id="nothing but signs"),
        pytest.param("broken leg", [], id="what no routine is for"),
    ],
)
def test_search_finds(query: str, ids: list[str]) -> None:
    assert _found(_library(WRISTS, HANDS, own=(OWN,)), query) == ids


@pytest.mark.parametrize(
    ("query", "routine_id"),
    [
        ("queasy", "nausea"),
        ("throwing up", "nausea"),
        ("P6", "nausea"),
        ("tight head", "tension-headache"),
        ("third eye", "anxiety"),
        ("worried", "anxiety"),
        ("Nèiguān", "nausea"),
        ("i feel sick", "nausea"),
        ("I can’t sleep, I am so worried", "anxiety"),
    ],
)
def test_everyday_words_find_the_shipped_routines(query: str, routine_id: str) -> None:
    assert routine_id in _found(SHIPPED, query)


def test_words_that_say_nothing_find_nothing_of_their_own() -> None:
    assert _found(SHIPPED, "i feel sick") == _found(SHIPPED, "sick")


@pytest.mark.parametrize(
    ("query", "urgent"),
    [
        ("chest pain", True),
        ("I have pain in my chest", True),
        ("my chest hurts", True),
        ("I can’t breathe", True),
        ("heart attack", True),
        ("suicide", True),
        ("seizure", True),
        ("headache", False),
        ("pain", False),
        ("i feel sick", False),
        ("vomit", False),
        ("tight head", False),
        ("heartburn", False),
        ("", False),
    ],
)
def test_what_sounds_like_an_emergency(query: str, urgent: bool) -> None:
    groups = menu(SHIPPED, WORDS, DEFAULT_LENGTHS)
    assert sounds_urgent(groups, SHIPPED.content.symptoms.values(), query) is urgent


def test_a_routine_for_the_words_of_a_sign_raises_no_alarm() -> None:
    neck = routine(press("LI4"), id="neck", title="Stiff neck")
    symptoms = SHIPPED.content.symptoms.values()
    for routines, urgent in (((WRISTS,), True), ((WRISTS, neck), False)):
        groups = menu(_library(*routines), WORDS, DEFAULT_LENGTHS)
        assert sounds_urgent(groups, symptoms, "stiff neck") is urgent


def test_routines_stand_under_the_group_of_their_symptom_and_own_ones_last() -> None:
    groups = menu(_library(HANDS, WRISTS, own=(OWN,)), WORDS, DEFAULT_LENGTHS)
    assert _titles(groups) == ["stomach", "head", "Your routines"]


def test_a_card_says_how_long_to_the_last_press_and_where() -> None:
    (group,) = menu(_library(WRISTS), WORDS, DEFAULT_LENGTHS)
    # 8 s ready, 10 s and 10 s to find, 2 × 60 s, 8 s change over: 156 s is 3 minutes
    assert group.entries[0].detail == "3 min · both wrists"


def test_a_card_of_several_places_names_the_parts_of_the_body() -> None:
    several = routine(press("LI4"), press("EX-HN3", "midline"), id="several")
    (group,) = menu(_library(several), WORDS, DEFAULT_LENGTHS)
    assert group.entries[0].detail.endswith("· hands, forehead")


def _home(qtbot: QtBot, open_folder: Callable[[str], bool]) -> HomePage:
    library = Library(CONTENT, _library(WRISTS, HANDS, own=(OWN,)).listed, (BROKEN,))
    theme = Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons")
    pictures = Pictures(FOLDERS.pictures)
    page = HomePage(theme, pictures, WORDS, library, DEFAULT_LENGTHS, open_folder)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    with qtbot.waitActive(page, timeout=2000):
        page.show()
    page.arrive()
    return page


@pytest.fixture
def home(qtbot: QtBot) -> HomePage:
    return _home(qtbot, lambda _folder: True)


def _texts(page: HomePage) -> str:
    return "\n".join(found.text() for found in page.findChildren(QLabel) if found.isVisible())


def test_typing_finds_and_enter_opens_the_only_routine_left(qtbot: QtBot, home: HomePage) -> None:
    assert home.search.hasFocus()
    QTest.keyClicks(home.search, "tight")
    with qtbot.waitSignal(home.chosen, timeout=100) as chosen:
        QTest.keyClick(home.search, Qt.Key.Key_Return)
    assert chosen.args == ["hands"]


def test_enter_in_the_search_goes_to_the_first_of_several(home: HomePage) -> None:
    QTest.keyClick(home.search, Qt.Key.Key_Return)
    assert home.cards[0].hasFocus()


def test_tab_reaches_the_cards_that_a_search_left(home: HomePage) -> None:
    home.search.setText("nausea")
    QApplication.processEvents()
    reached = []
    for _ in range(2):
        home.focusNextChild()
        reached.append(QApplication.focusWidget())
    assert reached == home.cards


def test_nothing_found_says_what_was_searched_and_escape_brings_all_back(home: HomePage) -> None:
    home.search.setText("broken leg")
    QApplication.processEvents()
    assert "broken leg" in _texts(home)
    assert home.cards == []
    QTest.keyClick(home.search, Qt.Key.Key_Escape)
    assert [card.routine for card in home.cards] == ["wrists", "hands", "own"]


def test_a_card_is_read_with_its_time_and_place(home: HomePage) -> None:
    assert home.cards[0].accessibleName() == "Queasy at sea. 3 min · both wrists"


def test_home_says_what_the_program_is_not(home: HomePage) -> None:
    texts = _texts(home)
    assert "not in place of a doctor" in texts
    assert "Not a medical device, and not reviewed by a clinician" in texts


def test_a_broken_file_is_listed_with_every_reason_to_copy(home: HomePage) -> None:
    assert "A file can’t be used yet. All else works." in _texts(home)
    reasons = next(found for found in home.findChildren(QLabel) if "evening" in found.text())
    assert reasons.text().splitlines() == [
        "evening.json",
        "$.rounds: expected a number",
        "$.id: expected an id",
    ]
    assert reasons.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_a_search_for_an_emergency_says_whom_to_call_above_what_it_finds(home: HomePage) -> None:
    words = "If this is happening now, call 112, 911 or 999."
    home.search.setText("pain in my chest")
    assert words in _texts(home)
    home.search.setText("tight")
    assert words not in _texts(home)


FOLDER = str(Path("/home/anna/routines"))


@pytest.mark.parametrize("can_open", [True, False])
def test_the_folder_of_a_broken_file_is_opened_and_said_in_any_case(
    qtbot: QtBot, can_open: bool
) -> None:
    asked: list[str] = []

    def open_folder(folder: str) -> bool:
        asked.append(folder)
        return can_open

    page = _home(qtbot, open_folder)
    path = next(found for found in page.findChildren(QLabel) if found.text() == FOLDER)
    assert path.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    next(b for b in page.findChildren(QPushButton) if "folder" in b.text()).click()
    assert asked == [FOLDER]
    assert FOLDER in path.text()
    assert ("could open it" not in path.text()) is can_open

"""What Home lists: by symptom, for a search in everyday words, and under filters."""

from typing import Any

import pytest

from acupressure_app.core.body import Tool
from acupressure_app.core.content import Action
from acupressure_app.core.lengths import DEFAULT_LENGTHS
from acupressure_app.core.library import Content, Library, Listed, Origin
from acupressure_app.core.routine import Routine
from acupressure_app.core.timeline import Pace
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.home.matching import (
    Found,
    found,
    listed,
    matching,
    sounds_urgent,
    unserved,
)
from acupressure_app.ui.home.menu import (
    Group,
    count,
    detail,
    detail_within,
    first_of,
    fitting,
    menu,
)
from acupressure_app.ui.home.wanted import Wanted
from tests.builders import (
    CONTENT,
    FOREHEAD,
    HAND,
    WORDS,
    WRIST,
    content,
    press,
    routine,
    rule,
    spot,
)
from tests.builders import point as a_point

SHIPPED = load_library(folders())


def _library(
    *routines: Routine, own: tuple[Routine, ...] = (), content: Content = CONTENT
) -> Library:
    listed = [Listed(r, Origin.BUNDLED, f"{r.id}.json") for r in routines]
    listed += [Listed(r, Origin.USER, f"{r.id}.json") for r in own]
    return Library(content, tuple(listed))


def _ids(groups: tuple[Group, ...]) -> list[str]:
    return [entry.id for group in groups for entry in group.entries]


def _found(library: Library, query: str) -> list[str]:
    return _ids(matching(menu(library, WORDS), query))


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
        pytest.param("physio headache", ["hands", "own"], id="any of the words, if none has all"),
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


# What somebody who never saw the program may type, and what should then come first.
LAY_WORDS = {
    "sick": "nausea",
    "queasy": "nausea",
    "hangover": "nausea",
    "want to throw up": "nausea",
    "morning sickness": "nausea",
    "stomach ache": "nausea",
    "carsick": "travel-sickness",
    "feeling sick in the car": "travel-sickness",
    "seasick": "travel-sickness",
    "flying": "travel-sickness",
    "can't sleep": "sleep",
    "wake up at night": "sleep",
    "jet lag": "sleep",
    "cramps": "period-cramps",
    "period pain": "period-cramps",
    "periods": "period-cramps",
    "time of the month": "period-cramps",
    "stuffed up": "stuffy-nose",
    "blocked nose": "stuffy-nose",
    "hay fever": "stuffy-nose",
    "sinus": "stuffy-nose",
    "stressed out": "desk-stress",
    "overwhelmed": "desk-stress",
    "tired": "fatigue",
    "no energy": "fatigue",
    "sore neck": "neck-shoulder",
    "my neck is stiff": "neck-shoulder",
    "shoulder pain": "neck-shoulder",
    "stiff back": "low-back",
    "back hurts": "low-back",
    "lower back pain": "low-back",
    "grinding teeth": "jaw-tension",
    "jaw hurts": "jaw-tension",
    "head hurts": "tension-headache",
    "headaches": "tension-headache",
    "head ache": "tension-headache",
    "panicky": "anxiety",
    "nervous before exam": "anxiety",
    "afraid": "anxiety",
    "knots": "muscle-knots",
    "muscle pain": "muscle-knots",
    "trigger point": "muscle-knots",
}


@pytest.mark.parametrize(("query", "first"), LAY_WORDS.items())
def test_the_likeliest_routine_stands_first(query: str, first: str) -> None:
    assert _found(SHIPPED, query)[0] == first


SLIPS = {
    "nausia": ("nausea", "nausea"),
    "vommiting": ("vomiting", "nausea"),
    "hedache": ("headache", "tension-headache"),
    "migrane": ("migraine", "tension-headache"),
    "anxeity": ("anxiety", "anxiety"),
    "insomia": ("insomnia", "sleep"),
    "can't slep": ("sleep", "sleep"),
    "sore sholders": ("shoulders", "neck-shoulder"),
}


@pytest.mark.parametrize(("typed", "meant", "first"), [(t, *f) for t, f in SLIPS.items()])
def test_a_slip_of_the_finger_finds_what_was_meant(typed: str, meant: str, first: str) -> None:
    left = _searched(typed)
    assert (meant in left.meant.split(), left.missing) == (True, None)
    assert _ids(left.groups)[0] == first


@pytest.mark.parametrize(
    "query",
    ["broken leg", "toothache", "earache", "knee pain", "sore throat", "heartburn", "flu", "xyzzy"],
)
def test_what_nothing_is_for_finds_nothing(query: str) -> None:
    left = _searched(query)
    assert (left.groups, left.meant, left.missing) == ((), "", None)


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("hiccups", "Hiccups"),
        ("hicups", "Hiccups"),
        ("constipated", "Constipation"),
        ("tired eyes", "Eye strain"),
    ],
)
def test_a_complaint_without_a_routine_is_named_as_such(query: str, complaint: str) -> None:
    left = _searched(query)
    assert left.groups == ()
    assert left.missing
    assert left.missing.title == complaint
    assert "doctor" in left.missing.see_someone


def test_a_complaint_with_a_routine_is_not_said_to_have_none() -> None:
    assert _searched("tired").missing is None
    assert _searched("blocked").missing is None


def _searched(query: str) -> Found:
    groups = menu(SHIPPED, WORDS)
    return found(groups, groups, unserved(SHIPPED, WORDS), query, Wanted())


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
    assert sounds_urgent(menu(SHIPPED, WORDS), query) is urgent


def test_an_own_routine_that_is_called_so_raises_no_alarm() -> None:
    chest = routine(press("LI4"), id="chest", title="Chest stretch")
    for own, urgent in (((), True), ((chest,), False)):
        assert sounds_urgent(menu(_library(WRISTS, own=own), WORDS), "chest") is urgent


def test_routines_stand_under_the_group_of_their_symptom_and_own_ones_last() -> None:
    groups = menu(_library(HANDS, WRISTS, own=(OWN,)), WORDS)
    assert [group.title for group in groups] == ["stomach", "head", "Your routines"]
    assert [group.own for group in groups] == [False, False, True]


@pytest.mark.parametrize(
    ("query", "wanted", "ids"),
    [
        pytest.param("", Wanted(), ["wrists", "hands"], id="own ones have their own place"),
        pytest.param("physio", Wanted(), ["own"], id="but a search looks through all"),
        pytest.param("", Wanted(hands_only=True), ["wrists", "hands", "own"], id="a filter too"),
    ],
)
def test_own_routines_are_listed_where_somebody_looks_for_something(
    query: str, wanted: Wanted, ids: list[str]
) -> None:
    groups = menu(_library(WRISTS, HANDS, own=(OWN,)), WORDS)
    assert _ids(listed(groups, query, wanted)) == ids


def test_a_card_says_how_long_to_the_last_press_and_where() -> None:
    # 8 s ready, 10 s and 10 s to find, 2 × 60 s, 8 s change over: 156 s is 3 minutes
    assert detail(WRISTS, CONTENT, WORDS, DEFAULT_LENGTHS) == "3 min · both wrists"


def test_a_card_of_several_places_names_the_parts_of_the_body() -> None:
    several = routine(press("LI4"), press("EX-HN3", "midline"), id="several")
    assert detail(several, CONTENT, WORDS, DEFAULT_LENGTHS).endswith("· hands, forehead")


PACED: dict[str, Any] = {"seconds": {"min": 240, "usual": 420, "max": 600}}
"""258 s at the short pace, 438 s at the usual one: 4 and 7 minutes."""


def _fitting(wanted: Wanted, *routines: Routine, content: Content = CONTENT) -> list[str]:
    groups = menu(_library(*routines, content=content), WORDS)
    return _ids(fitting(groups, wanted, content, WORDS, DEFAULT_LENGTHS))


@pytest.mark.parametrize(("minutes", "ids"), [(None, ["paced"]), (5, ["paced"]), (3, [])])
def test_the_time_is_judged_by_the_short_pace(minutes: int | None, ids: list[str]) -> None:
    paced = routine(press(**PACED), id="paced")
    assert _fitting(Wanted(minutes=minutes), paced) == ids


@pytest.mark.parametrize(
    ("minutes", "words"), [(None, "7 min"), (10, "7 min"), (5, "Short pace: 4 min")]
)
def test_a_card_says_the_short_pace_where_only_that_fits(minutes: int | None, words: str) -> None:
    paced = routine(press(**PACED), id="paced")
    shown = detail_within(paced, CONTENT, WORDS, DEFAULT_LENGTHS, minutes)
    assert shown == f"{words} · your left wrist"


def test_a_card_tells_the_time_of_the_pace_that_was_played() -> None:
    paced = routine(press(**PACED), id="paced")
    assert detail(paced, CONTENT, WORDS, DEFAULT_LENGTHS, Pace.SHORT).startswith("4 min")


def test_hands_only_leaves_out_what_needs_a_tool_of_the_step_or_of_the_point() -> None:
    rolled = a_point("KI1", FOREHEAD.region, "sole", tool=Tool.BALL)
    known = content(points=(WRIST, HAND, rolled))
    routines = (
        routine(press("PC6"), id="thumb"),
        routine(press("PC6"), press("LI4", tool="stick"), id="stick"),
        routine(press("KI1"), id="ball"),
        routine(press("KI1", tool="knuckle"), id="knuckle"),
        routine(press(spot()), id="spot"),
    )
    assert _fitting(Wanted(hands_only=True), *routines, content=known) == [
        "thumb",
        "knuckle",
        "spot",
    ]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(sitting=True), ["sit", "both", "any"]),
        (Wanted(lying=True), ["lie", "both", "any"]),
        (Wanted(sitting=True, lying=True), ["both", "any"]),
    ],
)
def test_a_position_leaves_what_can_be_done_in_it(wanted: Wanted, ids: list[str]) -> None:
    routines = (
        routine(id="sit", position=["sitting"]),
        routine(id="lie", position=["lying"]),
        routine(id="both", position=["sitting", "lying"]),
        routine(id="stand", position=["standing"]),
        routine(id="any"),
    )
    assert _fitting(wanted, *routines) == ids


def test_nothing_ruled_out_in_pregnancy_is_what_the_screening_says() -> None:
    known = content(
        rule("pregnancy", Action.SKIP, point="LI4"),
        rule("pregnancy", Action.STOP, symptom="headache"),
        rule("pregnancy", Action.ASK),
        rule("fever", Action.STOP),
    )
    routines = (
        routine(press("PC6"), id="wrist"),
        routine(press("PC6"), press("LI4"), id="with-hand"),
        routine(press("PC6"), id="stopped", symptoms=["headache"]),
        routine(press("PC6", leave_out_if=["pregnancy"]), press("PC6"), id="says-so"),
    )
    assert _fitting(Wanted(pregnancy=True), *routines, content=known) == ["wrist"]


def test_what_is_left_out_for_everybody_is_ruled_out_in_pregnancy_too() -> None:
    known = content(rule(None, Action.SKIP, point="LI4"))
    routines = (routine(press("PC6"), id="wrist"), routine(press("LI4"), id="hand"))
    assert _fitting(Wanted(pregnancy=True), *routines, content=known) == ["wrist"]


def test_every_filter_must_be_met_and_own_leaves_the_users() -> None:
    own = (routine(id="short"), routine(press(seconds=900), id="long"))
    groups = menu(_library(WRISTS, own=own), WORDS)
    wanted = Wanted(minutes=5, own=True)
    assert _ids(fitting(groups, wanted, CONTENT, WORDS, DEFAULT_LENGTHS)) == ["short"]
    assert wanted.count == 2
    assert Wanted().count == 0


@pytest.mark.parametrize(
    ("most", "ids"), [(0, []), (1, ["wrists"]), (2, ["wrists", "hands"]), (9, ["wrists", "hands"])]
)
def test_the_first_of_all_groups_together(most: int, ids: list[str]) -> None:
    groups = menu(_library(WRISTS, HANDS), WORDS)
    assert _ids(first_of(groups, most)) == ids
    assert count(first_of(groups, most)) == len(ids)

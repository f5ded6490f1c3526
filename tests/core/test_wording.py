"""What is shown and said: times rounded so that they are true, sentences whole and modest."""

import ast
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from acupressure_app.core import wording
from acupressure_app.core.body import Hand, Position, Pressure, Side, Technique, Tool
from acupressure_app.core.content import Point
from acupressure_app.core.pressing import Press, moment
from acupressure_app.core.routine import Grade, Routine, Schedule, Stretch
from acupressure_app.core.text import Ms, in_language
from acupressure_app.core.timeline import CueKind, Pace
from acupressure_app.core.wording import Wording, clock, fitting, hurried_ms, shorter, speech_ms
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from tests.builders import WORDS, WRIST, compiled, press, routine, spot
from tests.core import strategies as any_

POINTS = list(load_content(folders().assets).points.values())


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        pytest.param(150_000, "2:30", id="when the press begins"),
        pytest.param(149_999, "2:30", id="a millisecond later"),
        pytest.param(149_000, "2:29", id="a second later"),
        pytest.param(60_000, "1:00", id="a minute"),
        pytest.param(59_001, "1:00", id="hardly less than a minute"),
        pytest.param(9_000, "0:09", id="two digits always"),
        pytest.param(1, "0:01", id="never nothing before the end"),
        pytest.param(0, "0:00", id="nothing"),
        pytest.param(-1_000, "0:00", id="never less"),
        pytest.param(3_600_000, "60:00", id="an hour in minutes"),
    ],
)
def test_digits_are_rounded_up(left: Ms, shown: str) -> None:
    assert clock(left) == shown


@pytest.mark.parametrize(
    ("total", "about", "exactly", "long"),
    [
        (346_000, "6 min", "5 min 46 s", "5 minutes 46 seconds"),
        (108_000, "2 min", "1 min 48 s", "1 minute 48 seconds"),
        (330_000, "6 min", "5 min 30 s", "5 minutes 30 seconds"),
        (329_999, "5 min", "5 min 30 s", "5 minutes 30 seconds"),
        (300_000, "5 min", "5 min", "5 minutes"),
        (61_000, "1 min", "1 min 1 s", "1 minute 1 second"),
        (45_500, "1 min", "46 s", "46 seconds"),
        (29_500, "30 s", "30 s", "30 seconds"),
        (1, "1 s", "1 s", "1 second"),
        (0, "0 s", "0 s", "0 seconds"),
    ],
)
def test_lengths_in_lists_where_one_decides_and_read_aloud(
    total: Ms, about: str, exactly: str, long: str
) -> None:
    assert (WORDS.about(total), WORDS.exactly(total), WORDS.long_time(total)) == (
        about,
        exactly,
        long,
    )


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        pytest.param("Nausea", "de", "Nausea", id="plain text is for everyone"),
        pytest.param({"en": "Nausea", "de": "Übelkeit"}, "de", "Übelkeit", id="their language"),
        pytest.param({"en": "Nausea", "pt": "Náusea"}, "pt-BR", "Náusea", id="its base"),
        pytest.param({"de": "Übelkeit", "en": "Nausea"}, "fr", "Nausea", id="English"),
        pytest.param({"de": "Übelkeit", "fr": "Nausée"}, "it", "Übelkeit", id="the first"),
    ],
)
def test_a_text_in_the_language_of_the_user(
    text: str | dict[str, str], language: str, shown: str
) -> None:
    assert in_language(text, language) == shown


def test_three_words_a_second_and_a_quarter_faster_in_a_hurry() -> None:
    assert speech_ms(["One two three.", "Four five six."]) == 2_000
    assert hurried_ms(["One two three.", "Four five six."]) == 1_600


def test_what_does_not_fit_is_left_out_at_a_sentence() -> None:
    sentences = ("One two three.", "Four five six.", "Seven.")
    assert [len(fitting(sentences, room)) for room in (0, 799, 800, 1_600, 9_000)] == [
        0,
        0,
        1,
        2,
        3,
    ]


def test_details_fall_away_before_the_rest() -> None:
    sentences = ("Press now.", "Small circles.", "Firm.", "Stop at a pain.")
    assert list(shorter(sentences, ("Small circles.", "Firm."))) == [
        sentences,
        ("Press now.", "Small circles.", "Stop at a pain."),
        ("Press now.", "Stop at a pain."),
        ("Press now.",),
        (),
    ]
    assert fitting(sentences, 1_600, ("Small circles.", "Firm.")) == (
        "Press now.",
        "Stop at a pain.",
    )


def test_the_press_is_said_as_it_is_shown_with_the_hand_that_presses() -> None:
    right = press(side="right", stretches=[{"technique": "circles", "pressure": "firm"}])
    [made] = compiled(routine(right)).presses
    start, *how = WORDS.say_press(made)
    assert start == "Press now, slowly."
    assert " ".join(how) == WORDS.what_to_do(made, made.stretches[0])
    assert how == ["Small slow circles with your left thumb.", "Firm, but never painful."]


def test_changing_over_begins_with_letting_go_and_ends_with_the_other_hand() -> None:
    first, second = compiled(routine(press(side="each"))).presses
    assert WORDS.say_change(first, second) == (
        "Let go slowly.",
        "Change over to your right wrist.",
        "Use your left thumb.",
    )


def test_after_a_rest_there_is_nothing_to_let_go_of() -> None:
    first, second = compiled(routine(press(side="each", rest=20))).presses
    assert WORDS.say_change(first, second)[0] == "Change over to your right wrist."


@pytest.mark.parametrize(
    ("side", "place"),
    [
        (Side.LEFT, "your left wrist"),
        (Side.RIGHT, "your right wrist"),
        (Side.BOTH, "both wrists"),
    ],
)
def test_a_place_is_named_with_its_side(side: Side, place: str) -> None:
    assert WORDS.place(WRIST, side) == place


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ("left", "My spot, on your left"),
        ("right", "My spot, on your right"),
        ("both", "My spot, on both sides"),
        ("midline", "My spot"),
    ],
)
def test_an_own_spot_is_named_as_the_user_named_it(side: str, said: str) -> None:
    [made] = compiled(routine(press(spot(), side))).presses
    assert WORDS.place(made.point, made.side) == said


@pytest.mark.parametrize(
    ("hand", "side", "said"),
    [
        (Hand.OPPOSITE, Side.LEFT, "your right thumb"),
        (Hand.OPPOSITE, Side.RIGHT, "your left thumb"),
        (Hand.OPPOSITE, Side.BOTH, "both thumbs"),
        (Hand.SAME, Side.LEFT, "your left thumb"),
        (Hand.SAME, Side.BOTH, "both thumbs"),
        (Hand.EITHER, Side.MIDLINE, "a thumb"),
        (Hand.BOTH, Side.MIDLINE, "both thumbs"),
    ],
)
def test_which_hand_presses(hand: Hand, side: Side, said: str) -> None:
    assert WORDS.tool(Tool.THUMB, hand, side) == said


def test_every_word_of_the_format_has_words_on_the_screen() -> None:
    [made] = compiled(routine(press())).presses
    for tool in Tool:
        assert all(WORDS.tool(tool, hand, side) for hand in Hand for side in Side)
    for technique in Technique:
        for pressure in Pressure:
            stretch = Stretch(technique=technique, pressure=pressure)
            assert WORDS.what_to_do(made, stretch).endswith(".")
    assert all(WORDS.rest_position((position,)).endswith(".") for position in Position)
    assert all(WORDS.grade(grade) for grade in Grade)


def pressed(point: Point, side: Side) -> Press:
    """A press of this point, though no content has it."""
    stand_in = "EX-HN3" if point.midline else "PC6"
    return replace(compiled(routine(press(stand_in, str(side)))).presses[0], point=point)


def test_the_words_for_the_side_fall_away_where_both_are_pressed_at_once() -> None:
    sided = msgspec.structs.replace(
        WRIST, find=("Turn your {side} palm up.", "Put your {other} thumb there.")
    )
    assert WORDS.find_steps(pressed(sided, Side.LEFT)) == (
        "Turn your left palm up.",
        "Put your right thumb there.",
    )
    assert WORDS.find_steps(pressed(sided, Side.BOTH)) == (
        "Turn your palm up.",
        "Put your thumb there.",
    )


def ring_word(at: Ms, **stretch: Any) -> str:
    [made] = compiled(routine(press(stretches=[stretch]))).presses
    return WORDS.phase(moment(made, at))


@pytest.mark.parametrize(
    ("at", "stretch", "word"),
    [
        pytest.param(0, {}, "Press in", id="at first"),
        pytest.param(3_000, {"pressure": "firm"}, "Hold · firm", id="firm"),
        pytest.param(3_000, {"pressure": "light"}, "Hold · light", id="light"),
        pytest.param(57_000, {}, "Let go", id="at the end"),
        pytest.param(7_500, {"technique": "pulse", "on": 5, "off": 2}, "Press", id="pulse on"),
        pytest.param(12_500, {"technique": "pulse", "on": 5, "off": 2}, "Ease", id="pulse off"),
    ],
)
def test_the_word_in_the_ring(at: Ms, stretch: dict[str, Any], word: str) -> None:
    assert ring_word(at, **stretch) == word


@pytest.mark.parametrize(
    ("schedule", "line"),
    [
        ({}, ""),
        ({"times_a_day": 1}, "once a day"),
        (
            {"times_a_day": 3, "days_a_week": 3, "weeks": 4},
            "3 times a day, 3 days a week, for 4 weeks",
        ),
        (
            {"weeks": 1, "when": ["before meals", {"en": "at night"}]},
            "for 1 week, before meals, at night",
        ),
        (
            {"around": {"date": "first day of the period", "from_day": -5, "to_day": 5}},
            "from day -5 to day 5 around: first day of the period",
        ),
    ],
)
def test_how_often_on_one_line(schedule: dict[str, Any], line: str) -> None:
    assert WORDS.schedule(msgspec.convert(schedule, Schedule)) == line


def test_who_is_waited_for_is_told_which_key_goes_on() -> None:
    [made] = compiled(routine(press())).presses
    first, *_, last = WORDS.say_start("Nausea", 346_000, (Position.SITTING,), made, waits=True)
    assert first == "Nausea, about 6 minutes."
    assert "Enter" in last


def test_later_rounds_say_only_that_they_begin() -> None:
    said = [cue.text for cue in compiled(routine(press(), rounds=3)).cues
            if cue.kind is CueKind.PRESS]  # fmt: skip
    assert said[0].startswith("Press now, slowly.")
    assert said[1:] == ["Press again."] * 2


SIDES = tuple(side.value for side in Side)
PLACEHOLDER = re.compile(r"\{[a-z_]*\}")
FORBIDDEN = re.compile(
    r"!|\b(cur(e|es|ed|ing)|heal(s|ed|ing)?|treat\w*|proven|safe(ly)?|guarantee\w*|energy|"
    r"toxins?|we|oops)\b",
    re.IGNORECASE,
)


@given(any_.plain_routines, st.sampled_from(Pace))
def test_what_is_said_is_whole_and_begins_with_no_side(routine: Routine, pace: Pace) -> None:
    for cue in compiled(routine, pace=pace).cues:
        assert not PLACEHOLDER.search(cue.text)
        assert not cue.text.lower().startswith(SIDES)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.code)
def test_every_shipped_point_is_found_in_whole_sentences_on_each_side(point: Point) -> None:
    for side in point.place:
        found = pressed(point, side)
        said = (*WORDS.find_steps(found), WORDS.find_again(found), WORDS.place(point, side))
        assert not any("{" in sentence or "  " in sentence for sentence in said)
        assert not any(sentence.lower().startswith(SIDES) for sentence in said[:-1])


def test_our_own_sentences_are_modest() -> None:
    tree = ast.parse(Path(wording.__file__).read_text("utf-8"))
    sentences = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert len(sentences) > 100
    assert [text for text in sentences if FORBIDDEN.search(text)] == []


def test_another_language_reaches_the_content() -> None:
    german = Wording(WORDS.tr, "de-AT")
    assert german.text({"en": "Nausea", "de": "Übelkeit"}) == "Übelkeit"

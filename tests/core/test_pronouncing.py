"""What a speech program is given: words as people say them, nothing read out by its name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupressure_app.core.pronouncing import number_in_words, spoken
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content

POINTS = load_content(folders().assets).points


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("P6", "P six"),
        ("PC6", "P six"),
        ("Press PC 6.", "Press P six."),
        ("LI4", "Large Intestine four"),
        ("GB20", "Gallbladder twenty"),
        ("ST36, then SP6.", "Stomach thirty-six, then Spleen six."),
        ("GV20 and CV17", "Governing Vessel twenty and Conception Vessel seventeen"),
        ("BL67 or UB67", "Bladder sixty-seven or Bladder sixty-seven"),
        ("EX-HN3", "Hall of Impression"),
        ("VB20", "V B twenty"),
        ("2:30", "2 minutes 30"),
        ("1:00 left", "1 minute left"),
        ("0:48", "48 seconds"),
        ("0:01", "1 second"),
        ("5 min 46 s", "5 minutes 46 seconds"),
        ("about 5 min.", "about 5 minutes."),
        ("1 min", "1 minute"),
        ("1½ h", "1 and a half hours"),
        ("60–90 s", "60 to 90 seconds"),
        ("2-3 cm", "2 to 3 centimetres"),
        ("day -5", "day minus 5"),
        ("≥ 3 days", "at least 3 days"),
        ("≤3 days", "at most 3 days"),
        ("a 45° angle, at 37 °C", "a 45 degrees angle, at 37 degrees Celsius"),
        ("50 % of 3×10", "50 percent of 3 times 10"),
        ("e.g. the thumb", "for example the thumb"),
        ("approx. three fingers", "about three fingers"),
        ("the thumb/finger", "the thumb or finger"),
        ("Hold · firm", "Hold, firm"),
        ("Press – slowly – in.", "Press, slowly, in."),
        ("The point (called “Neiguan”) is deep.", "The point, called Neiguan, is deep."),
        ("‘it’s fine’", "it's fine"),
        ("Nèiguān (内关).", "Nèiguān."),
        ("[[h@]] <break/>", "h@, break"),
        ("Left palm up.", "Now, left palm up."),
        ("Turn it. Right thumb on it.", "Turn it. Now, right thumb on it."),
        ("Going on in 3, 2, 1.", "Going on in 3, 2, 1."),
        ("Half-way on this side.", "Half-way on this side."),
        ("", ""),
    ],
)
def test_what_is_written_and_what_is_said(written: str, said: str) -> None:
    assert spoken(written) == said


def test_another_language_spells_codes_and_keeps_its_words() -> None:
    assert spoken("Drücke LI4 („Hegu“), 2:30 min.", "de-AT") == "Drücke L I 4, Hegu, 2:30 min."
    assert spoken("按压内关。", "zh-Hans") == "按压内关。"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (4, "four"), (13, "thirteen"), (20, "twenty"), (67, "sixty-seven")],
)
def test_numbers_of_points_are_words(number: int, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize("code", [code for code in POINTS if code.startswith("EX")])
def test_the_extra_points_of_the_library_are_said_by_the_name_that_is_shown(code: str) -> None:
    assert spoken(code) == POINTS[code].name


@pytest.mark.parametrize("code", POINTS)
def test_no_code_of_the_library_is_left_to_the_speech_program(code: str) -> None:
    said = spoken(f"Press {code} now.")
    assert re.fullmatch(r"Press [A-Z][A-Za-z -]+ now\.", said)


@given(st.integers(0, 120), st.integers(0, 59))
def test_a_time_keeps_its_minutes_and_seconds(minutes: int, seconds: int) -> None:
    said = spoken(f"Still {minutes}:{seconds:02}.")
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    assert numbers == ([n for n in (minutes, seconds) if n] or [0])
    assert ("minute" in said) == (minutes > 0)


WRITTEN = st.text(
    st.sampled_from("Leftright PC6LI4 0:123. ,;!?()[]“”‘’'\"«»–—-…·•≥°½×%/e.g\n"), max_size=40
)
TEXTS = st.one_of(WRITTEN, st.text(max_size=40))
PIECES = ("Left", "right", "palm", "P6", "LI4", "2:30", "60–90 s", "≥ 3", "(both)", "“up”", "e.g.")
SENTENCE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(
    lambda words: " ".join(words) + "."
)


@given(st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join))
def test_what_was_made_sayable_stays_as_it_is(text: str) -> None:
    assert spoken(spoken(text)) == spoken(text)


@given(TEXTS)
def test_no_sign_is_left_that_is_read_out_or_taken_for_an_order(text: str) -> None:
    assert not re.search(r"[\[\](){}<>“”„\"«»*_#`~^|\\\x00-\x1f]", spoken(text))


@given(st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join))
def test_no_sentence_begins_with_the_side(text: str) -> None:
    firsts = [sentence.split()[0] for sentence in re.split(r"(?<=\.) ", spoken(text))]
    assert not {first.strip(",.").lower() for first in firsts} & {"left", "right"}


@given(st.lists(st.sampled_from(["press", "slowly,", "it's", "half-way", "thumb"]), min_size=1))
def test_plain_sentences_are_said_as_they_are_written(words: list[str]) -> None:
    sentence = "Now " + " ".join(words).rstrip(",") + "."
    assert spoken(sentence) == sentence

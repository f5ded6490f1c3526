"""What is said aloud: as much as the user wants to hear, and as much as there is time for."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupressure_app.core.body import Pressure
from acupressure_app.core.content import Action
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.notices import notice_text
from acupressure_app.core.player import Notice
from acupressure_app.core.routine import Routine
from acupressure_app.core.spoken import Fit, Line, fitted, lines, voiced
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import CueKind, Timeline
from acupressure_app.core.wording import Sentences, speech_ms
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content, read_routine
from tests.builders import WORDS, compiled, content, press, routine, rule, yes
from tests.core import strategies as any_

SHIPPED = load_content(folders().assets)


def nausea() -> Timeline:
    read = read_routine(folders().routines / "nausea.json", SHIPPED)
    assert isinstance(read, Routine)
    return compiled(read, content=SHIPPED)


def heard(timeline: Timeline, guidance: Guidance) -> list[str]:
    said = (" ".join(voiced(cue, guidance)) for cue in timeline.cues)
    return [text for text in said if text]


def test_full_guidance_says_all_that_is_shown() -> None:
    assert heard(nausea(), Guidance.FULL) == [cue.text for cue in nausea().cues if cue.text]


def test_names_and_changes_only() -> None:
    tingling = "Tingling in the fingers means: move a little, or press less."
    assert heard(nausea(), Guidance.NAMES) == [
        "Nausea, about 6 minutes. Begin at your left wrist.",
        "Find the point.",
        f"Press now, slowly. {tingling}",
        "In ten seconds, ease off and change to your right wrist.",
        "Let go slowly. Change over to your right wrist.",
        f"Press now, slowly. {tingling}",
        "In ten seconds, ease off; then you are done.",
        "That is it. Rest a moment. If you feel drowsy, stand up slowly.",
    ]


def test_off_says_nothing() -> None:
    assert heard(nausea(), Guidance.OFF) == []
    assert lines(nausea(), Guidance.OFF) == ()


@pytest.mark.parametrize("guidance", [Guidance.FULL, Guidance.NAMES])
def test_what_guards_a_place_is_always_said(guidance: Guidance) -> None:
    known = content(
        rule(None, Action.CAUTION, point="LI4"), rule("fever", Action.LIGHT, point="LI4")
    )
    timeline = compiled(routine(press("LI4")), content=known, answers=yes("fever"))
    [said] = [voiced(cue, guidance) for cue in timeline.cues if cue.kind is CueKind.PRESS]
    assert {"caution for always.", "light for fever."} <= set(said)


def test_a_change_of_movement_part_way_is_no_detail() -> None:
    parts = [{"pressure": "medium"}, {"technique": "circles", "pressure": "light"}]
    timeline = compiled(routine(press(stretches=parts)))
    assert "Now small slow circles, light pressure." in heard(timeline, Guidance.NAMES)


def test_who_found_it_too_strong_hears_on_the_other_side_that_it_is_light_now() -> None:
    firm = routine(press(side="each", stretches=[{"pressure": "firm"}]))
    said = {line.text: line.sentences for line in lines(compiled(firm), Guidance.NAMES)}
    [eased] = [sentences for text, sentences in said.items() if "Light pressure." in text][:1]
    assert eased == ("Press now, slowly.", "Light pressure.")


@given(any_.plain_routines, st.sampled_from([Guidance.FULL, Guidance.NAMES]))
def test_every_cue_with_something_to_say_has_a_line_with_no_more_room_than_it_has(
    mine: Routine, guidance: Guidance
) -> None:
    timeline = compiled(mine)
    by_text = {line.text: line for line in lines(timeline, guidance)}
    spoken = [cue for cue in timeline.cues if voiced(cue, guidance)]
    ends = [cue.at for cue in spoken[1:]] + [timeline.total]
    for cue, end in zip(spoken, ends, strict=True):
        room = by_text[cue.text].room
        assert room is not None
        assert room < end - cue.at


def test_lines_hold_what_only_the_user_brings_about() -> None:
    said = {line.text for line in lines(compiled(routine(press(seconds=30))), Guidance.FULL)}
    assert {notice_text(notice, WORDS.tr) for notice in Notice} <= said
    assert {"Paused. Let your hands rest.", "Now at your left wrist."} <= said
    assert "Half-way on this side." in said, "a press of 30 seconds that is made longer has a half"


@pytest.mark.parametrize("pressure", [Pressure.FIRM, Pressure.MEDIUM])
def test_each_line_is_there_once(pressure: Pressure) -> None:
    mine = routine(press(side="each", stretches=[{"pressure": pressure}]), rounds=3)
    texts = [line.text for line in lines(compiled(mine), Guidance.FULL)]
    assert len(texts) == len(set(texts))


def test_a_text_that_is_said_twice_has_the_smaller_room() -> None:
    twice = routine(press(rest=20), press("LI4"), press(seconds=20), rounds=2)
    timeline = compiled(twice)
    [line] = [line for line in lines(timeline, Guidance.FULL) if line.text == "Press again."]
    starts = [s.start for s in timeline.segments if s.kind == "press" and s.press]
    said = [cue.at for cue in timeline.cues if cue.text]
    again = [cue.at for cue in timeline.cues if cue.text == "Press again."]
    assert len(again) > 1
    assert set(again) <= set(starts)
    assert line.room == min(said[said.index(at) + 1] - at for at in again) - 100


WORDY = Line("", ("One two three.", "Four five six.", "Seven eight nine."), ("Four five six.",))


def saying(sentences: Sentences, faster: float) -> Ms:
    return round(speech_ms(sentences) / faster)


@pytest.mark.parametrize(
    ("room", "fit"),
    [
        pytest.param(None, Fit(WORDY.sentences), id="as long as it takes"),
        pytest.param(3_000, Fit(WORDY.sentences), id="just enough"),
        pytest.param(2_999, Fit(WORDY.sentences, 1.05), id="hardly faster"),
        pytest.param(2_400, Fit(WORDY.sentences, 1.25), id="as fast as it may be"),
        pytest.param(2_399, Fit(("One two three.", "Seven eight nine.")), id="no details"),
        pytest.param(1_700, Fit(("One two three.", "Seven eight nine."), 1.2), id="faster again"),
        pytest.param(1_000, Fit(("One two three.",)), id="only the first"),
        pytest.param(799, None, id="nothing fits"),
        pytest.param(0, None, id="no room"),
        pytest.param(-100, None, id="less than none"),
    ],
)
def test_what_does_not_fit_is_said_faster_and_then_cut_at_a_sentence(
    room: Ms | None, fit: Fit | None
) -> None:
    line = Line(WORDY.text, WORDY.sentences, WORDY.details, room)
    assert fitted(line, saying) == fit


def test_a_voice_that_does_not_get_shorter_as_told_is_asked_for_all_its_speed() -> None:
    def lazy(sentences: Sentences, faster: float) -> Ms:
        return round(speech_ms(sentences) / (1 + (faster - 1) * 0.9))

    line = Line("", ("One two three.",), room=880)
    assert fitted(line, lazy) == Fit(line.sentences, 1.25)


@given(
    st.lists(
        st.sampled_from(["Go.", "Lie down now.", "Press it as long as you like."]), max_size=5
    ),
    st.integers(0, 8_000),
    st.floats(0.5, 3),
)
def test_what_is_said_always_fits_and_is_never_hurried_for_nothing(
    sentences: list[str], room: Ms, slowness: float
) -> None:
    length = slowly(slowness)
    fit = fitted(Line("", tuple(sentences), room=room), length)
    if fit is None:
        return
    assert length(fit.sentences, fit.faster) <= room
    assert 1 <= fit.faster <= 1.25
    assert fit.faster == 1 or length(fit.sentences, 1.0) > room
    assert fit.sentences == tuple(sentences)[: len(fit.sentences)]


def slowly(slowness: float) -> Callable[[Sentences, float], Ms]:
    return lambda sentences, faster: round(slowness * speech_ms(sentences) / faster)


def test_a_step_of_two_sentences_may_be_cut_between_them() -> None:
    long = "Feel for the gap between two firm cords. It may be a little tender."
    [line] = [line for line in lines(nausea(), Guidance.FULL) if line.text == long]
    assert line.sentences == (
        "Feel for the gap between two firm cords.",
        "It may be a little tender.",
    )

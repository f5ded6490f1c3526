"""What the session page shows, moment by moment; the nausea session as ux/flow.md has it."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupressure_app.core import player
from acupressure_app.core.body import Direction, Pressure, Side
from acupressure_app.core.content import Action
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answers, Cleared, clear
from acupressure_app.core.timeline import SegmentKind, Timeline, compile_timeline
from acupressure_app.store.library import load_content, read_routine
from acupressure_app.ui.session.dial import dial
from acupressure_app.ui.session.props import Act, Choice, Panel, SessionProps, Stage
from acupressure_app.ui.session.view import derive, headline
from acupressure_app.ui.session.words import (
    about_to_press,
    announcement,
    bookmark,
    how_to_find,
    told,
    when_to_stop,
)
from tests.builders import (
    CIRCLES,
    WORDS,
    compiled,
    content,
    press,
    routine,
    rule,
    spot,
    yes,
)

ROOT = Path(__file__).parents[3]
SHIPPED = load_content(ROOT / "assets")


def _shipped(name: str, answers: Answers | None = None) -> Timeline:
    found = read_routine(ROOT / "routines" / f"{name}.json", SHIPPED)
    assert isinstance(found, Routine)
    cleared = clear(found, SHIPPED, answers or yes())
    assert isinstance(cleared, Cleared)
    return compile_timeline(cleared, SHIPPED, WORDS)


def _running(timeline: Timeline, at: int, **state: object) -> player.State:
    plain = player.State(timeline, player.Running(at, 0), segment=timeline.index_at(at))
    return msgspec.structs.replace(plain, **state)


def _paused(timeline: Timeline, at: int) -> player.State:
    return msgspec.structs.replace(_running(timeline, at), mode=player.Still(at))


def _shown(timeline: Timeline, at: int, **state: object) -> SessionProps:
    return derive(_running(timeline, at, **state), 0, WORDS)


NAUSEA = _shipped("nausea")

FLOW = {
    # ms: digits in the ring, in all, headline, what comes next
    0: ("8", "5:46 left", "First your left wrist", "Find the point"),
    8_000: ("20", "5:38 left", "Your left wrist", "Press for 2:30"),
    28_000: ("2:30", "5:18 left", "Your left wrist", "Your right wrist"),
    28_001: ("2:30", "5:18 left", "Your left wrist", "Your right wrist"),
    29_000: ("2:29", "5:17 left", "Your left wrist", "Your right wrist"),
    31_000: ("2:27", "5:15 left", "Your left wrist", "Your right wrist"),
    70_000: ("1:48", "4:36 left", "Your left wrist", "Your right wrist"),
    103_000: ("1:15", "4:03 left", "Your left wrist", "Your right wrist"),
    177_999: ("0:01", "2:49 left", "Your left wrist", "Your right wrist"),
    178_000: ("8", "2:48 left", "Now your right wrist", "Find the point"),
    186_000: ("10", "2:40 left", "Your right wrist", "Press for 2:30"),
    196_000: ("2:30", "2:30 left", "Your right wrist", "Done"),
    345_999: ("0:01", "0:01 left", "Your right wrist", "Done"),
    346_000: ("", "Done", "That’s it. Rest a moment.", "Done"),
}


@pytest.mark.parametrize("at", FLOW)
def test_the_nausea_session_by_the_clock(at: int) -> None:
    props = _shown(NAUSEA, at)
    seen = (props.dial.digits, props.in_all.value, str(props.headline), props.then.value)
    assert seen == FLOW[at]


PHASES = {
    28_000: ("Press in", False),
    31_000: ("Hold · firm", True),
    174_999: ("Hold · firm", True),
    175_000: ("Let go", False),
    343_000: ("Let go", False),
}


@pytest.mark.parametrize("at", PHASES)
def test_pressing_has_its_phases_and_a_bead_while_it_holds(at: int) -> None:
    shown = _shown(NAUSEA, at).dial
    assert (shown.word, shown.bead is not None) == PHASES[at]


def test_the_arc_is_the_share_of_the_time_that_is_left() -> None:
    assert _shown(NAUSEA, 28_000).dial.left == 1
    assert _shown(NAUSEA, 103_000).dial.left == 0.5
    assert _shown(NAUSEA, 8_000 + 5_000).dial.left == 0.75


LIT = {8_000: 1, 10_299: 1, 10_300: 2, 15_599: 2, 15_600: 3, 21_300: 4, 27_999: 4}


@pytest.mark.parametrize("at", LIT)
def test_the_steps_of_finding_light_up_one_by_one(at: int) -> None:
    states = [step.state for step in _shown(NAUSEA, at).steps]
    lit = LIT[at]
    assert states == ["done"] * (lit - 1) + ["now"] + ["ahead"] * (4 - lit)


def test_on_the_second_side_all_steps_can_be_read() -> None:
    steps = _shown(NAUSEA, 190_000).steps
    assert [step.state for step in steps] == ["plain"] * 4
    assert steps[0].text == "Turn your right palm up."


def test_only_the_word_for_the_side_is_emphasised() -> None:
    shown = _shown(NAUSEA, 70_000).headline
    assert (shown.before, shown.side, shown.after) == ("Your ", "left", " wrist")


HEADLINES = {
    ("Both temples", Side.BOTH): "Both",
    ("Above the right ear", Side.RIGHT): "right",
    ("The leftover spot, on your left", Side.LEFT): "left",
    ("Right hand, on your right", Side.RIGHT): "right",
    ("Between your eyebrows", Side.MIDLINE): "",
}


@pytest.mark.parametrize(("text", "side"), HEADLINES)
def test_the_side_is_found_as_a_word_of_its_own(text: str, side: Side) -> None:
    found = headline(text, side, WORDS)
    assert found.side == HEADLINES[text, side]
    assert str(found) == text


def test_a_name_that_holds_the_word_is_not_mistaken_for_the_side() -> None:
    found = headline("Right hand, on your right", Side.RIGHT, WORDS)
    assert found.before == "Right hand, on your "


def test_the_picture_is_of_this_point_on_this_side() -> None:
    left, right = _shown(NAUSEA, 70_000).plate, _shown(NAUSEA, 180_000).plate
    assert (left.picture, left.code, left.side) == ("wrist_inner", "PC6", Side.LEFT)
    assert (right.picture, right.code, right.side) == ("wrist_inner", "PC6", Side.RIGHT)
    assert left.title.startswith("Your left wrist")


def test_the_arrow_turns_only_while_the_finger_does() -> None:
    assert _shown(NAUSEA, 70_000).plate.direction is Direction.CLOCKWISE
    assert _shown(NAUSEA, 10_000).plate.direction is None
    assert derive(_paused(NAUSEA, 70_000), 0, WORDS).plate.direction is None


def test_a_spot_of_the_users_own_is_described_in_words() -> None:
    timeline = compiled(routine(press(spot("Sore calf"), "left")))
    plate = _shown(timeline, 30_000).plate
    assert plate.picture is None
    assert plate.description == "Where it aches."


RULES = content(
    rule(None, Action.CAUTION, point="PC6"),
    rule("blood_thinners", Action.LIGHT),
    rule("fever", Action.ASK, point="PC6"),
    rule("veins", Action.CAUTION, place=True),
)
GUARDED = compiled(
    routine(press("PC6", "each"), press("LI4", "left")),
    content=RULES,
    answers=yes("blood_thinners", "fever", veins=["PC6:right"]),
)


def _texts(props: SessionProps) -> list[str]:
    return [caution.lead for caution in props.cautions]


def test_every_finding_is_shown_for_its_place_what_was_asked_before_last() -> None:
    wanted = {
        ("PC6", Side.LEFT): ["light for blood_thinners.", "caution for always.", "ask for fever."],
        ("PC6", Side.RIGHT): [
            "light for blood_thinners.",
            "caution for always.",
            "caution for veins.",
            "ask for fever.",
        ],
        ("LI4", Side.LEFT): ["light for blood_thinners."],
    }
    kinds = (SegmentKind.FIND, SegmentKind.PRESS, SegmentKind.CHANGE)
    seen = set()
    for segment in GUARDED.segments:
        press_ = GUARDED.press_of(segment)
        if press_ is not None and segment.kind in kinds:
            for at in (segment.start, segment.end - 1):
                for state in (_running(GUARDED, at), _paused(GUARDED, at)):
                    props = derive(state, 0, WORDS)
                    assert _texts(props) == wanted[press_.place, press_.side]
            seen.add((press_.place, press_.side))
    assert seen == set(wanted)


def test_a_text_that_two_rules_share_is_shown_once() -> None:
    twice = content(rule("fever", Action.LIGHT), rule("fever", Action.LIGHT, point="PC6"))
    timeline = compiled(routine(), content=twice, answers=yes("fever"))
    assert _texts(_shown(timeline, 40_000)) == ["light for fever."]


def test_a_light_finding_moves_the_target_line() -> None:
    shown = _shown(GUARDED, GUARDED.segment_of(0).start + 30_000)
    assert shown.dial.target is Pressure.LIGHT
    assert shown.dial.word == "Hold · light"
    assert "Light pressure." in shown.todo


def test_the_first_sentence_of_a_finding_leads() -> None:
    timeline = _shipped("nausea", yes("blood_thinners"))
    caution = _shown(timeline, 70_000).cautions[0]
    assert caution.lead.startswith("Light pressure")
    assert caution.lead.endswith(".")
    assert caution.rest == "Stop if a bruise appears."


def test_what_was_settled_before_the_session_is_one_quiet_line_at_the_end() -> None:
    rules = content(
        rule("pregnancy", Action.ASK),
        rule("fever", Action.ASK),
        rule("veins", Action.CAUTION, place=True),
    )
    timeline = compiled(
        routine(press("PC6")),
        content=rules,
        answers=yes("pregnancy", "fever", veins=["PC6:left"]),
    )
    first, last = _shown(timeline, timeline.segment_of(0).start).cautions
    assert (first.lead, first.quiet) == ("caution for veins.", False)
    assert (last.rest, last.quiet) == ("ask for pregnancy. ask for fever.", True)


def test_a_session_whose_last_place_was_too_strong_does_not_say_thats_it() -> None:
    state = _running(NAUSEA, NAUSEA.pressed, left=(player.Left(1, 9_000, player.Why.TOO_STRONG),))
    props = derive(state, 0, WORDS)
    assert str(props.headline) == "That was too strong. Rest."
    assert props.dial.face != "done"
    assert (props.kicker, props.window_title) == ("Rest", "Rest")


def test_paused_says_so_and_keeps_the_place() -> None:
    props = derive(_paused(NAUSEA, 70_000), 99_000, WORDS)
    assert props.stage is Stage.PAUSED
    assert str(props.headline) == "Let your hands rest"
    assert props.dial.digits == "1:48"
    assert props.dial.face == "paused"
    assert props.dial.bead is None
    assert props.controls.act is Act.GO_ON
    assert props.in_all.value == "4:36 left"


@pytest.mark.parametrize(("since", "digit"), [(0, "3"), (999, "3"), (1_000, "2"), (2_999, "1")])
def test_three_two_one_before_going_on(since: int, digit: str) -> None:
    state = msgspec.structs.replace(_running(NAUSEA, 0), mode=player.CountIn(70_000, 0))
    props = derive(state, since, WORDS)
    assert props.dial.digits == digit
    assert props.kicker == f"Going on in {digit}"
    assert str(props.headline) == "Your left wrist"


def test_while_finding_the_main_button_says_that_it_is_found() -> None:
    props = _shown(NAUSEA, 10_000)
    assert props.controls.act is Act.FOUND
    assert props.controls.searching
    assert props.then.label == "Then, by itself"


def test_wait_for_me_stops_the_countdown_and_says_about() -> None:
    props = _shown(NAUSEA, 10_000, holding=True)
    assert props.dial.digits == "…"
    assert props.todo == "Press Enter when you are ready."
    assert props.then.label == "When you are ready"
    assert props.in_all.value == "about 6 min"
    assert not props.controls.wait.on


def test_with_the_setting_the_total_is_about_from_the_first_moment() -> None:
    timeline = compiled(routine(press(seconds=120)), lengths=Lengths(wait_for_me=True))
    assert _shown(timeline, 0).in_all.value.startswith("about ")
    assert _shown(timeline, timeline.segment_of(0).start).in_all.value.startswith("about ")


def test_waiting_at_the_end_of_a_search_never_shows_nought() -> None:
    segment = NAUSEA.segments[1]
    state = _running(NAUSEA, 0, mode=player.Waiting(segment.end - 1), holding=True)
    props = derive(state, 0, WORDS)
    assert props.stage is Stage.WAITING
    assert props.dial.digits == "…"
    assert props.controls.act is Act.FOUND


def test_thirty_seconds_more_is_off_at_its_limit_and_says_why() -> None:
    timeline = compiled(routine(press(seconds=180)))  # as long as the point's published hold
    at = timeline.segment_of(0).start + 1_000
    more = _shown(timeline, at).controls.more
    assert not more.on
    assert more.why_not == "This is the longest time published for this point"
    assert _shown(NAUSEA, 70_000).controls.more.on


def test_buttons_that_would_do_nothing_are_off_and_say_why() -> None:
    ready, last = _shown(NAUSEA, 0).controls, _shown(NAUSEA, NAUSEA.pressed).controls
    for control in (ready.back, ready.strong, ready.more, last.next, last.strong):
        assert not control.on
        assert control.why_not
    assert not _shown(NAUSEA, 10_000).controls.strong.on
    pressing = _shown(NAUSEA, 70_000).controls
    for control in (pressing.back, pressing.strong, pressing.more, pressing.next):
        assert control.on


def test_an_upper_limit_can_be_called_done() -> None:
    timeline = compiled(routine(press(seconds={"at_most": 90})))
    props = _shown(timeline, timeline.segment_of(0).start)
    assert props.controls.next_is_done
    assert props.controls.next.text == "Done"
    assert not _shown(NAUSEA, 70_000).controls.next_is_done


def test_the_last_ten_seconds_point_to_what_comes() -> None:
    assert not _shown(NAUSEA, 167_999).then.soon
    assert _shown(NAUSEA, 168_000).then.soon
    assert not derive(_paused(NAUSEA, 168_000), 0, WORDS).then.soon


CAPTIONS = {
    28_000: "Press now, slowly.",
    60_000: "",
    103_000: "Half-way on this side.",
    110_000: "",
    168_500: "In ten seconds, ease off and change to your right wrist.",
    176_000: "",
    10_300: "",
}


@pytest.mark.parametrize("at", CAPTIONS)
def test_what_is_said_in_the_middle_of_a_press_is_shown_too(at: int) -> None:
    assert _shown(NAUSEA, at).caption == CAPTIONS[at]


def test_the_window_title_tells_time_and_place() -> None:
    assert _shown(NAUSEA, 70_000).window_title == "1:48 left wrist"
    assert derive(_paused(NAUSEA, 70_000), 0, WORDS).window_title == "1:48 left wrist · paused"


def test_rounds_are_counted() -> None:
    timeline = compiled(routine(sets=[{"rounds": 3, "steps": [press("PC6")]}]))
    second = timeline.segment_of(1)
    assert _shown(timeline, second.start).kicker == "Press · round 2 of 3"
    change = next(s for s in timeline.segments if s.kind is SegmentKind.CHANGE)
    assert "same place again" in _shown(timeline, change.start).todo
    assert _shown(timeline, timeline.segment_of(0).start).then.value == "The same place again"


def test_a_rest_says_what_comes_after_it() -> None:
    timeline = compiled(routine(press("PC6", rest=20), press("LI4")))
    pressing, rest = timeline.segment_of(0), timeline.segments[3]
    assert _shown(timeline, pressing.start).then.value == "Rest for 20 s"
    props = _shown(timeline, rest.start)
    assert str(props.headline) == "Let go and rest"
    assert props.todo == "Then comes your left hand."
    assert props.plate.code == "LI4"


BEADS = {
    "circles go once round a second where no rhythm is stated": (CIRCLES, 1_250, 0.25, False),
    "anticlockwise runs back": (CIRCLES | {"direction": "anticlockwise"}, 1_250, 0.75, True),
    "a stated rhythm is kept": (CIRCLES | {"per_minute": 120}, 1_125, 0.25, False),
}


@pytest.mark.parametrize(("stretch", "after", "bead", "back"), BEADS.values(), ids=BEADS.keys())
def test_the_bead_follows_the_finger(
    stretch: dict[str, object], after: int, bead: float, back: bool
) -> None:
    timeline = compiled(routine(press(stretches=[stretch], build_up=1)))
    start = timeline.segment_of(0).start
    shown = dial(_running(timeline, start + after), 0, WORDS)
    assert shown.bead == pytest.approx(bead)
    assert shown.bead_back is back


EASES = {
    "a pulse is pressed": ("pulse", {"on": 2, "off": 2}, 5_000, 1.0),
    "and eased": ("pulse", {"on": 2, "off": 2}, 7_000, 0.7),
    "kneading gives way half-way through": ("knead", {}, 5_000, 0.88),
    "a tap lifts at the beat": ("tap", {}, 5_000, 0.85),
    "and rests between": ("tap", {}, 5_200, 1.0),
    "still pressure never moves": ("press", {}, 5_100, 1.0),
}


@pytest.mark.parametrize(("name", "rhythm", "after", "ease"), EASES.values(), ids=EASES.keys())
def test_the_disc_follows_the_beat(
    name: str, rhythm: dict[str, object], after: int, ease: float
) -> None:
    timeline = compiled(routine(press(stretches=[{"technique": name} | rhythm])))
    start = timeline.segment_of(0).start
    assert dial(_running(timeline, start + after), 0, WORDS).ease == pytest.approx(ease)


ANNOUNCED = {
    0: ("Nausea. About 6 minutes. First comes your left wrist.", "Tingling"),
    8_000: ("Find the point. Your left wrist. Step 1 of 4: Turn your left palm up.", "Tingling"),
    28_000: ("Press now. Your left wrist. Small slow circles", "2 minutes 30 seconds."),
    178_000: ("Let go. Now your right wrist.", "8 seconds."),
    346_000: ("That’s it. Rest a moment.", "stand up slowly"),
}


@pytest.mark.parametrize("at", ANNOUNCED)
def test_a_screen_reader_hears_where_the_session_is(at: int) -> None:
    said = announcement(_running(NAUSEA, at), 0, WORDS)
    begins, holds = ANNOUNCED[at]
    assert said.startswith(begins)
    assert holds in said


def test_a_screen_reader_hears_the_findings() -> None:
    at = GUARDED.segment_of(1).start
    assert "caution for veins." in announcement(_running(GUARDED, at), 0, WORDS)


def test_a_pause_is_announced_with_what_is_left() -> None:
    said = announcement(_paused(NAUSEA, 70_000), 0, WORDS)
    assert said == (
        "Paused. 1 minute 48 seconds left on your left wrist, 4 minutes 36 seconds in all."
    )


def test_after_sleep_it_says_where_the_user_was() -> None:
    said = told(player.Notice.SLEPT, _paused(NAUSEA, 70_000), 0, WORDS)
    assert said == "The computer slept. You were at 1:48 on your left wrist."


@pytest.mark.parametrize("notice", player.Notice)
def test_every_notice_has_a_sentence(notice: player.Notice) -> None:
    for at in (0, 10_000, 70_000, 180_000):
        assert told(notice, _paused(NAUSEA, at), 0, WORDS).endswith(".")


def test_the_signs_to_stop_name_the_emergency_numbers_and_heart_and_stroke() -> None:
    signs = when_to_stop(WORDS)
    for word in ("112", "911", "999", "chest pain", "breathless", "speech", "one side"):
        assert word in signs.spoken
    for word in ("spreading pain", "numbness", "faintness", "bruise", "swelling"):
        assert word in " ".join(signs.signs)


NAMES = [json.loads(path.read_text())["id"] for path in sorted((ROOT / "routines").glob("*.json"))]
TIMELINES = [_shipped(name) for name in NAMES] + [GUARDED]


def _states(timeline: Timeline, at: int) -> Iterator[player.State]:
    yield _running(timeline, at)
    yield _paused(timeline, at)
    yield msgspec.structs.replace(_running(timeline, at), mode=player.CountIn(at, 0))
    yield msgspec.structs.replace(_running(timeline, at), mode=player.Over(at, False))


@given(st.sampled_from(TIMELINES), st.floats(0, 1))
def test_at_no_moment_anything_is_missing(timeline: Timeline, share: float) -> None:
    at = round(timeline.total * share)
    for state in _states(timeline, at):
        props = derive(state, 0, WORDS)
        assert str(props.headline)
        assert props.dial.name
        assert props.dial.digits not in ("0:00", "0")
        assert 0 <= props.dial.left <= 1
        assert 0 <= props.dial.level <= 1
        assert props.then.value
        assert props.in_all.value
        assert props.plate.title
        assert props.plate.description
        assert props.controls.main.text
        assert "{" not in str(props)
        assert announcement(state, 0, WORDS)


@given(st.sampled_from(TIMELINES), st.integers(0, 10**6))
def test_the_ring_never_runs_backwards(timeline: Timeline, at: int) -> None:
    at %= timeline.pressed - 100
    before, after = (dial(_running(timeline, moment), 0, WORDS) for moment in (at, at + 100))
    if timeline.index_at(at) == timeline.index_at(at + 100):
        assert after.left < before.left


@given(st.sampled_from(TIMELINES), st.integers(0, 10**6))
def test_a_still_ring_changes_only_with_its_seconds(timeline: Timeline, at: int) -> None:
    at %= timeline.pressed - 100
    before, after = (
        dial(_running(timeline, moment), 0, WORDS, still=True) for moment in (at, at + 100)
    )
    assert (before.bead, before.ease) == (None, 1.0)
    assert before.level in (0.0, 1.0)
    if timeline.index_at(at) == timeline.index_at(at + 100) and before.digits == after.digits:
        assert before.left == after.left


STILL_WORDS = {28_000: ("Press in", 0.0), 31_000: ("Hold · firm", 1.0), 175_500: ("Let go", 0.0)}


@pytest.mark.parametrize("at", STILL_WORDS)
def test_without_motion_the_word_says_what_the_disc_would_show(at: int) -> None:
    shown = dial(_running(NAUSEA, at), 0, WORDS, still=True)
    assert (shown.word, shown.level) == STILL_WORDS[at]


@pytest.mark.parametrize(("off", "words"), [(2, {"Press", "Ease"}), (0.5, {"Hold · medium"})])
def test_without_motion_a_beat_is_told_in_words_if_they_can_be_read(
    off: float, words: set[str]
) -> None:
    pulse = {"technique": "pulse", "on": off, "off": off}
    timeline = compiled(routine(press(seconds=60, stretches=[pulse])))
    start = timeline.segment_of(0).start + 5_000
    seen = {dial(_running(timeline, start + n * 250), 0, WORDS, still=True).word for n in range(40)}
    assert seen == words


SUBTITLES = {
    "Both wrists, one after the other": NAUSEA,
    "Your left wrist": compiled(routine(press(side="left"))),
    "2 points": compiled(routine(press(), press("LI4"))),
    "My knot, on both sides, one after the other": compiled(
        routine(press(spot(name="My knot"), "each"))
    ),
}


@pytest.mark.parametrize("words", SUBTITLES)
def test_the_subtitle_says_what_is_pressed(words: str) -> None:
    assert _shown(SUBTITLES[words], 0).subtitle == words


def test_at_a_change_over_it_shows_what_is_done() -> None:
    handed = _shown(NAUSEA, 180_000).handed
    assert handed is not None
    assert (handed.words, handed.done, handed.side) == ("Left: done", True, Side.LEFT)
    assert _shown(NAUSEA, 70_000).handed is None


def test_a_place_that_was_skipped_is_not_called_done() -> None:
    left = (player.Left(0, 9_000, player.Why.TOO_STRONG),)
    handed = _shown(NAUSEA, 180_000, left=left).handed
    assert handed is not None
    assert (handed.words, handed.done) == ("Left: skipped", False)


def test_from_one_point_to_another_the_place_is_named() -> None:
    timeline = compiled(routine(press(side="left"), press("LI4", "left")))
    at = next(s.start for s in timeline.segments if s.kind is SegmentKind.CHANGE)
    handed = _shown(timeline, at).handed
    assert handed is not None
    assert handed.words == "Your left wrist: done"


@pytest.mark.parametrize(
    ("at", "words"), [(180_000, "seconds to change"), (185_500, "second to change")]
)
def test_the_ring_of_a_change_over_says_what_it_counts(at: int, words: str) -> None:
    assert _shown(NAUSEA, at).dial.word == words


CHOICES = {
    3_000: [Choice.FIND, Choice.LEAVE, Choice.FINISH],
    10_000: list(Choice),
    70_000: list(Choice),
    180_000: [Choice.FIND, Choice.LEAVE, Choice.FINISH],
    347_000: [Choice.FINISH],
}


@pytest.mark.parametrize("at", CHOICES)
def test_a_pause_offers_what_makes_sense_there(at: int) -> None:
    assert list(derive(_paused(NAUSEA, at), 0, WORDS).choices) == CHOICES[at]
    assert _shown(NAUSEA, at).choices == ()


@pytest.mark.parametrize("panel", [Panel.END, Panel.CLOSE])
def test_who_is_asked_about_the_end_sees_the_ways_out_alone(panel: Panel) -> None:
    props = derive(_paused(NAUSEA, 70_000), 0, WORDS, panel)
    assert props.choices == (Choice.LEAVE, Choice.FINISH)


def test_how_to_find_it_can_be_read_in_a_pause_and_heard() -> None:
    props = derive(_paused(NAUSEA, 70_000), 0, WORDS, Panel.FIND)
    assert [step.state for step in props.steps] == ["plain"] * 4
    assert str(props.headline) == "Your left wrist"
    heard = how_to_find(props)
    assert all(step.text in heard for step in props.steps)
    assert props.dial.digits == "1:48"


REMINDED = {22_999: False, 23_000: True, 27_999: True, 28_000: False, 191_000: True}


@pytest.mark.parametrize("at", REMINDED)
def test_the_last_five_seconds_of_a_search_are_announced(at: int) -> None:
    said = about_to_press(_running(NAUSEA, at), 0, WORDS)
    assert bool(said) is REMINDED[at]


def test_a_search_that_waits_announces_no_end() -> None:
    assert not about_to_press(_running(NAUSEA, 24_000, holding=True), 0, WORDS)


BOOKMARKS = {
    10_000: ("your left wrist", 150_000),
    70_000: ("your left wrist", 108_000),
    180_000: ("your right wrist", 150_000),
    196_000: ("your right wrist", 150_000),
}


@pytest.mark.parametrize("at", BOOKMARKS)
def test_a_bookmark_names_the_place_and_what_is_left_there(at: int) -> None:
    found = bookmark(_paused(NAUSEA, at), 0, WORDS, NAUSEA)
    assert (found.place, found.left) == BOOKMARKS[at]
    assert found.kept.at == at


@given(st.sampled_from(TIMELINES), st.integers(0, 10**6))
def test_what_a_screen_reader_is_told_by_itself_changes_twice_a_segment(
    timeline: Timeline, at: int
) -> None:
    segment = timeline.segment_at(at % timeline.pressed)
    moments = range(segment.start, segment.end, 1_000)
    heard = [dial(_running(timeline, moment), 0, WORDS).heard for moment in moments]
    assert len(set(heard)) <= 3
    assert heard == sorted(heard, reverse=True)

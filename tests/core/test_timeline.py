"""A cleared routine by the clock: every millisecond has its place, every voice its room."""

from collections import Counter
from itertools import pairwise, zip_longest
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Content
from acupressure_app.core.pressing import Press
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answers, Cleared, clear
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import (
    Cue,
    CueKind,
    Pace,
    Segment,
    SegmentKind,
    Timeline,
    compile_timeline,
    find_marks,
    unscreened_total,
)
from acupressure_app.core.wording import hurried_ms, speech_ms
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content, read_routine
from tests.builders import CONTENT, WORDS, compiled, content, press, routine, rule, spot, yes
from tests.core import strategies as any_

SHIPPED = load_content(folders().assets)


def nausea(pace: Pace = Pace.STANDARD, answers: Answers | None = None) -> Timeline:
    """The shipped routine of the table in the flow."""
    file = folders().routines / "nausea.json"
    read = read_routine(file, SHIPPED)
    assert isinstance(read, Routine)
    return compiled(read, content=SHIPPED, pace=pace, answers=answers)


def rows(timeline: Timeline) -> list[tuple[Ms, str, str | None]]:
    """When each segment starts, what it is, and on which side."""
    return [
        (segment.start, str(segment.kind), about.side if about else None)
        for segment in timeline.segments
        for about in [timeline.press_of(segment)]
    ]


def kinds(timeline: Timeline) -> str:
    return " ".join(segment.kind for segment in timeline.segments)


def cues(timeline: Timeline, kind: CueKind) -> list[Ms]:
    return [cue.at for cue in timeline.cues if cue.kind is kind]


def test_nausea_has_the_segments_of_the_table() -> None:
    assert rows(nausea()) == [
        (0, "ready", None),
        (8_000, "find", "left"),
        (28_000, "press", "left"),
        (178_000, "change", "right"),
        (186_000, "find", "right"),
        (196_000, "press", "right"),
        (346_000, "finish", None),
    ]
    assert (nausea().pressed, nausea().total) == (346_000, 350_000)


def test_nausea_has_the_cues_of_the_table() -> None:
    assert [(cue.at, str(cue.kind)) for cue in nausea().cues] == [
        (0, "start"),
        (8_000, "find"),
        (10_300, "say"),
        (15_600, "say"),
        (21_300, "say"),
        (28_000, "press"),
        (103_000, "half"),
        (168_000, "next"),
        (175_000, "count"),
        (176_000, "count"),
        (177_000, "count"),
        (178_000, "change"),
        (186_000, "find"),
        (196_000, "press"),
        (271_000, "half"),
        (336_000, "next"),
        (343_000, "count"),
        (344_000, "count"),
        (345_000, "count"),
        (346_000, "end"),
    ]


def test_nausea_has_seventeen_tones_and_fourteen_spoken_lines() -> None:
    tones = [cue for cue in nausea().cues if cue.kind is not CueKind.SAY]
    spoken = [cue for cue in nausea().cues if cue.text]
    assert (len(tones), len(spoken)) == (17, 14)


def test_nausea_says_what_the_table_says() -> None:
    said = {cue.at: cue.text for cue in nausea().cues}
    assert said[8_000] == "Find the point. Turn your left palm up."
    assert said[15_600] == "Put your right thumb just past the three fingers, in the middle."
    assert said[28_000].startswith("Press now, slowly.")
    assert said[103_000] == said[271_000] == "Half-way on this side."
    assert said[168_000] == "In ten seconds, ease off and change to your right wrist."
    assert said[175_000] == ""
    assert "right wrist" in said[178_000]
    assert "left thumb" in said[178_000]
    assert said[336_000] == "In ten seconds, ease off; then you are done."
    assert said[346_000] == "That is it. Rest a moment. If you feel drowsy, stand up slowly."


@pytest.mark.parametrize(
    ("pace", "pressed"),
    [(Pace.SHORT, 286_000), (Pace.STANDARD, 346_000), (Pace.LONG, 406_000)],
    ids=str,
)
def test_the_pace_scales_nausea_within_its_own_range(pace: Pace, pressed: Ms) -> None:
    assert nausea(pace).pressed == pressed


def test_blood_thinners_change_the_words_and_not_the_clock() -> None:
    light = nausea(answers=yes("blood_thinners"))
    assert light.segments == nausea().segments
    assert [cue.at for cue in light.cues] == [cue.at for cue in nausea().cues]
    said = {cue.at: cue.text for cue in light.cues}
    for at in (28_000, 196_000):
        assert said[at].count("Light pressure") == 1
        assert "firm" not in said[at].lower()
        assert "light" not in nausea_said(at).lower()


def nausea_said(at: Ms) -> str:
    return next(cue.text for cue in nausea().cues if cue.at == at)


def length(step: dict[str, Any], pace: Pace = Pace.STANDARD) -> Ms:
    timeline = compiled(routine(step), pace=pace)
    return timeline.segment_of(0).length


@pytest.mark.parametrize(
    ("step", "lengths"),
    [
        pytest.param(press(seconds=90), (90_000,) * 3, id="fixed seconds ignore the pace"),
        pytest.param(
            press(seconds={"min": 60, "usual": 90, "max": 120}),
            (60_000, 90_000, 120_000),
            id="a range follows it",
        ),
        pytest.param(press(seconds={"at_most": 180}), (180_000,) * 3, id="a limit is the limit"),
        pytest.param(
            press(count=50, stretches=[{"per_minute": 100}]),
            (30_000,) * 3,
            id="a count takes its time from the beats a minute",
        ),
        pytest.param(
            press(count=10, stretches=[{"on": 5, "off": 2.5}]),
            (75_000,) * 3,
            id="a count takes its time from the seconds on and off",
        ),
        pytest.param(
            press(count=50, seconds=20, stretches=[{"per_minute": 100}]),
            (20_000,) * 3,
            id="seconds win over a count",
        ),
    ],
)  # fmt: skip
def test_how_long_a_press_is(step: dict[str, Any], lengths: tuple[Ms, ...]) -> None:
    assert tuple(length(step, pace) for pace in Pace) == lengths


def test_only_an_upper_limit_counts_as_done_when_ended_early() -> None:
    limit, fixed = compiled(routine(press(seconds={"at_most": 60}), press("LI4"))).presses
    assert (limit.upper_limit, fixed.upper_limit) == (True, False)


@pytest.mark.parametrize(
    ("side", "first", "chosen", "played"),
    [
        ("left", "left", Side.RIGHT, ["left"]),
        ("each", "left", Side.RIGHT, ["left", "right"]),
        ("each", "right", Side.LEFT, ["right", "left"]),
        ("both", "left", Side.LEFT, ["both"]),
        ("one", "left", Side.RIGHT, ["right"]),
        ("one", "right", Side.LEFT, ["left"]),
    ],
)
def test_the_sides_in_playing_order(side: str, first: str, chosen: Side, played: list[str]) -> None:
    timeline = compiled(routine(press(side=side, first=first)), one_side=chosen)
    assert [made.side for made in timeline.presses] == played


def test_the_side_of_the_user_s_choice_gives_way_to_a_wound() -> None:
    known = content(rule("wound", Action.SKIP, place=True))
    timeline = compiled(
        routine(press(side="one")),
        content=known,
        answers=yes(wound=["PC6:left"]),
        one_side=Side.LEFT,
    )
    assert [made.side for made in timeline.presses] == ["right"]


def find_length(*sentences: str) -> Ms:
    point = spot(where=" ".join(sentences))
    return compiled(routine(press(point))).segments[1].length


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(1, 10_000, id="ten seconds at least"),
        pytest.param(12, 10_000, id="fifteen words with those of the opening are five seconds"),
        pytest.param(13, 11_000, id="one more word is a whole second more"),
        pytest.param(42, 20_000, id="as for the wrist"),
        pytest.param(597, 205_000, id="as long as it takes"),
    ],
)
def test_finding_lasts_as_long_as_its_words_and_five_seconds(words: int, expected: Ms) -> None:
    assert find_length(*["go"] * words) == expected


def test_a_note_takes_its_time_while_finding() -> None:
    """Three words of the opening, nine of the steps and thirty of the note, and five seconds."""
    noted = compiled(routine(press(note=" ".join(["go"] * 30))))
    assert noted.segments[1].length == 19_000
    assert any(cue.text.startswith("go go") for cue in noted.cues)


def test_the_steps_of_finding_share_its_time_by_their_words() -> None:
    timeline = nausea()
    find = timeline.segments[1]
    marks = find_marks(WORDS, timeline.presses[0], find)
    assert [at for at, _ in marks] == [8_000, 10_300, 15_600, 21_300]


def test_a_note_of_a_later_step_at_the_same_place_is_said_too() -> None:
    timeline = compiled(routine(press(), press("LI4"), press(note="Lean on it.")))
    assert sum("Lean on it." in cue.text for cue in timeline.cues) == 1


def test_a_place_found_before_is_found_in_ten_seconds() -> None:
    timeline = compiled(routine(press("PC6"), press("LI4"), press("PC6", "right")))
    finds = [s.length for s in timeline.segments if s.kind is SegmentKind.FIND]
    assert finds[2] == 10_000
    assert "Find the same place" in timeline.cues[timeline.cue_index(segment(timeline, 7))].text


def segment(timeline: Timeline, number: int) -> Ms:
    return timeline.segments[number].start


def test_later_rounds_change_over_instead_of_finding() -> None:
    timeline = compiled(routine(press(), press("LI4"), rounds=2))
    assert kinds(timeline) == (
        "ready find press change find press change press change press finish"
    )
    assert [s.length for s in timeline.segments if s.kind is SegmentKind.CHANGE] == [
        8_000,
        4_000,
        4_000,
    ]
    assert [made.round for made in timeline.presses] == [1, 1, 2, 2]


def test_rounds_of_a_set_and_of_the_whole_multiply() -> None:
    sets = [{"rounds": 3, "steps": [press()]}, {"steps": [press("LI4")]}]
    timeline = compiled(routine(sets=sets, rounds=2))
    assert [(made.place, made.round) for made in timeline.presses] == [
        ("PC6", 1),
        ("PC6", 2),
        ("PC6", 3),
        ("LI4", 1),
        ("PC6", 4),
        ("PC6", 5),
        ("PC6", 6),
        ("LI4", 2),
    ]


def test_a_rest_takes_the_place_of_the_change_over() -> None:
    timeline = compiled(routine(press(rest=20), press("LI4", rest=20)))
    assert kinds(timeline) == "ready find press rest find press finish"
    assert timeline.segments[3].length == 20_000
    assert timeline.segments[3].press == 0


def test_a_rest_before_a_later_round_is_a_rest_and_a_change_over() -> None:
    timeline = compiled(routine(press(rest=20), rounds=2))
    assert kinds(timeline) == "ready find press rest change press finish"


def test_the_user_s_own_lengths() -> None:
    lengths = Lengths(ready=2_000, change=15_000, finish=10_000)
    timeline = compiled(routine(press(side="each")), lengths=lengths)
    assert [timeline.segments[number].length for number in (0, 3, -1)] == [2_000, 15_000, 10_000]


def test_a_point_left_out_of_a_later_round_leaves_no_trace() -> None:
    known = content(rule("pregnancy", Action.SKIP, point="LI4"))
    mine = routine(press(), press("LI4"), rounds=3)
    timeline = compiled(mine, content=known, answers=yes("pregnancy"))
    assert kinds(timeline) == "ready find press change press change press finish"


@pytest.mark.parametrize(
    ("seconds", "counted", "half"),
    [(9, 0, 0), (10, 3, 0), (39, 3, 0), (40, 3, 1), (240, 3, 1)],
)
def test_short_presses_have_fewer_cues(seconds: int, counted: int, half: int) -> None:
    timeline = compiled(routine(press(seconds=seconds)))
    assert len(cues(timeline, CueKind.COUNT)) == counted
    assert len(cues(timeline, CueKind.HALF)) == half


def test_half_is_told_at_half_even_where_the_movement_changes_there() -> None:
    turning = [{"technique": "circles", "direction": way} for way in ("clockwise", "anticlockwise")]
    timeline = compiled(routine(press(seconds=60, stretches=turning)))
    start = timeline.segment_of(0).start
    assert cues(timeline, CueKind.HALF) == [start + 30_000]
    [change] = [cue for cue in timeline.cues if "anticlockwise" in cue.text]
    assert start + 30_000 < change.at < start + 33_000


def test_what_waits_for_the_voice_lets_it_finish_without_haste() -> None:
    """Half-way on this side: four words, a second and a third."""
    parts = [{"pressure": "medium"}, {"pressure": "light"}]
    timeline = compiled(routine(press(seconds=60, stretches=parts)))
    [half], [change] = cues(timeline, CueKind.HALF), cues(timeline, CueKind.SAY)[-1:]
    assert change - half == 1_333


def test_a_short_press_is_cut_to_what_guards_the_place() -> None:
    known = content(rule(None, Action.CAUTION, point="PC6"))
    [pressed] = [
        cue
        for cue in compiled(routine(press(seconds=3)), content=known).cues
        if cue.kind is CueKind.PRESS
    ]
    assert pressed.sentences == ("Press now, slowly.", "caution for always.")


def test_a_change_of_pressure_part_way_is_said_when_it_comes() -> None:
    parts = [{"share": 1, "pressure": "medium"}, {"share": 2, "pressure": "light"}]
    timeline = compiled(routine(press(seconds=60, stretches=parts)))
    [change] = [cue for cue in timeline.cues if "light" in cue.text]
    assert change.at == timeline.segment_of(0).start + 20_000


def test_what_guards_a_place_is_said_there_and_nowhere_else() -> None:
    known = content(
        rule(None, Action.CAUTION, point="LI4"), rule("fever", Action.LIGHT, place=True)
    )
    timeline = compiled(
        routine(press(), press("LI4")), content=known, answers=yes(fever=["PC6:left"])
    )
    said = {place: spoken(timeline, number) for number, place in enumerate(("PC6", "LI4"))}
    assert "light for fever." in said["PC6"]
    assert "caution for always." in said["LI4"]
    assert "light for fever." not in said["LI4"]
    assert "caution for always." not in said["PC6"]


def spoken(timeline: Timeline, press: int) -> str:
    at = timeline.segment_of(press).start
    return next(cue.text for cue in timeline.cues if cue.at == at)


def test_plus_thirty_ends_at_the_published_time_or_at_three_minutes() -> None:
    mine = routine(
        press(seconds=60), press(spot(), seconds=60), press(spot("Knee", "shin"), seconds=240)
    )
    assert [made.limit for made in compiled(mine).presses] == [180_000, 180_000, 240_000]


def test_a_routine_of_four_hours_compiles() -> None:
    fast = [{"technique": "tap", "per_minute": 240}]
    hour = press(seconds=3_500, stretches=fast)
    timeline = compiled(routine(*[hour] * 4))
    assert timeline.total > 3.9 * 3_600_000
    assert len(cues(timeline, CueKind.BEAT)) > 50_000


def test_a_position_finds_its_segment_and_its_next_cue() -> None:
    timeline = nausea()
    assert [timeline.index_at(at) for at in (0, 7_999, 8_000, 345_999, 346_000, 10**9)] == [
        0,
        0,
        1,
        5,
        6,
        6,
    ]
    assert [timeline.cue_index(at) for at in (0, 1, 8_000, 8_001, 346_001)] == [0, 1, 1, 2, 20]


FIRST_CUE = {
    SegmentKind.READY: CueKind.START,
    SegmentKind.FIND: CueKind.FIND,
    SegmentKind.PRESS: CueKind.PRESS,
    SegmentKind.CHANGE: CueKind.CHANGE,
    SegmentKind.REST: CueKind.CHANGE,
    SegmentKind.FINISH: CueKind.END,
}
OPENING = set(FIRST_CUE.values())


def assert_whole(timeline: Timeline) -> None:
    """No gap, no overlap, each segment opened by its cue, and everything said in its time."""
    assert timeline.segments[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(timeline.segments))
    assert all(segment.length > 0 for segment in timeline.segments)
    opened = [(cue.at, cue.kind) for cue in timeline.cues if cue.kind in OPENING]
    assert opened == [(s.start, FIRST_CUE[s.kind]) for s in timeline.segments]
    assert all(one.at <= other.at for one, other in pairwise(timeline.cues))
    assert all(0 <= cue.at < timeline.total for cue in timeline.cues)
    assert_voices_apart(timeline.cues)


def assert_voices_apart(cues: tuple[Cue, ...]) -> None:
    """The hurried voice ends before the next; no beat falls under even a slow one."""
    spoken = [cue for cue in cues if cue.text]
    beats = [cue.at for cue in cues if cue.kind is CueKind.BEAT]
    for cue, following in zip_longest(spoken, spoken[1:]):
        next_at = following.at if following else cues[-1].at + 1
        assert cue.at + hurried_ms(cue.sentences) <= next_at or following is None
        quiet_until = min(cue.at + 300 + speech_ms(cue.sentences), next_at)
        assert not any(cue.at <= beat < quiet_until for beat in beats)


def assert_press_cues(timeline: Timeline, segment: Segment) -> None:
    inside = Counter(cue.kind for cue in timeline.cues if segment.start <= cue.at < segment.end)
    assert inside[CueKind.COUNT] == (3 if segment.length >= 10_000 else 0)
    assert inside[CueKind.HALF] <= (segment.length >= 40_000)
    assert inside[CueKind.NEXT] <= (segment.length > 10_000)


KNOWN = st.lists(any_.rules, max_size=4).map(lambda rules: content(*rules))


@given(any_.routines, KNOWN, st.sampled_from(Pace), st.data())
def test_every_timeline_is_whole(
    routine: Routine, known: Content, pace: Pace, data: st.DataObject
) -> None:
    screened = clear(routine, known, data.draw(any_.answers_about(routine)))
    if isinstance(screened, Cleared):
        timeline = compile_timeline(screened, known, WORDS, pace)
        assert_whole(timeline)
        for segment in timeline.segments:
            if segment.kind is SegmentKind.PRESS:
                assert_press_cues(timeline, segment)


@given(any_.routines, st.sampled_from(Pace))
def test_the_menu_promises_what_is_played(routine: Routine, pace: Pace) -> None:
    timeline = compiled(routine, pace=pace)
    assert unscreened_total(routine, CONTENT, WORDS, pace) == timeline.total


@given(any_.routines, st.sampled_from(Pace))
def test_left_and_right_are_equal_halves(routine: Routine, pace: Pace) -> None:
    halves: dict[tuple[int, int], list[Press]] = {}
    for made in compiled(routine, pace=pace).presses:
        halves.setdefault(made.same_step_and_round, []).append(made)
    assert all(len({made.length for made in both}) == 1 for both in halves.values())
    assert all(
        {made.side for made in both} == {Side.LEFT, Side.RIGHT}
        for both in halves.values()
        if len(both) > 1
    )


@given(any_.routines, st.sampled_from(Pace))
def test_light_changes_no_time(routine: Routine, pace: Pace) -> None:
    light = compiled(routine, content=content(rule(None, Action.LIGHT)), pace=pace)
    assert light.segments == compiled(routine, pace=pace).segments
    assert {made.pressure for made in light.presses} == {"light"}

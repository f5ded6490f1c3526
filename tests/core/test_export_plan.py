"""What an exported session says first, and how it is divided."""

from msgspec.structs import replace

from acupressure_app.core.content import Action, Rule
from acupressure_app.core.export_plan import chapters, marks, marks_text, with_warnings
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.screening import Answers
from acupressure_app.core.timeline import SegmentKind, Timeline, compile_timeline
from tests.builders import WORDS, cleared, compiled, content, press, routine, rule, yes

LIGHT = rule("blood_thinners", Action.LIGHT)
ASK = rule("fever", Action.ASK)
CAUTION = rule(None, Action.CAUTION)
SKIP = rule("wound", Action.SKIP, place=True)
TWO_SIDES = routine(press(side="each", seconds=60))


def exported(
    *rules: Rule, answers: Answers | None = None, ready: int = 8_000
) -> tuple[Timeline, Timeline]:
    """The plan of a session, and the plan of its export."""
    known = content(*rules)
    let_through = cleared(TWO_SIDES, known, answers)
    plan = compile_timeline(let_through, known, WORDS, lengths=Lengths(ready=ready))
    return plan, with_warnings(plan, let_through.findings)


def said_in_ready(timeline: Timeline) -> list[str]:
    ready = timeline.segments[0]
    return [cue.text for cue in timeline.cues if cue.at < ready.end and cue.text]


def test_without_a_finding_an_export_is_the_plan() -> None:
    plan, export = exported(LIGHT, ASK)
    assert export == plan


def test_what_rests_on_an_answer_is_said_in_ready_which_grows_for_it() -> None:
    plan, export = exported(LIGHT, ASK, answers=yes("blood_thinners", "fever"), ready=2_000)
    assert said_in_ready(export)[1:] == ["ask for fever.", "light for blood_thinners."]
    longer = export.total - plan.total
    assert longer > 0
    assert longer % 1_000 == 0
    kept = [(cue.at + longer, cue.kind, cue.text) for cue in plan.cues[1:]]
    after = [
        (cue.at, cue.kind, cue.text) for cue in export.cues if cue.at >= export.segments[1].start
    ]
    assert after == kept


def test_ready_keeps_its_length_where_the_warnings_fit() -> None:
    plan, export = exported(LIGHT, answers=yes("blood_thinners"), ready=60_000)
    assert "light for blood_thinners." in said_in_ready(export)
    assert export.segments == plan.segments


def test_the_opening_and_the_warnings_have_time_to_be_said_one_after_the_other() -> None:
    """Three words a second, as everywhere; the voice begins 300 ms after each cue."""
    _, export = exported(LIGHT, ASK, answers=yes("blood_thinners", "fever"), ready=2_000)
    ready = export.segments[0]
    cues = [cue for cue in export.cues if cue.at < ready.end]
    ends = [cue.at + 300 + 1000 * len(cue.text.split()) // 3 for cue in cues]
    starts = [cue.at + 300 for cue in cues[1:]] + [ready.end]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))


def test_what_holds_for_everyone_is_said_if_there_is_time_and_moves_nothing() -> None:
    plan, export = exported(CAUTION, ready=20_000)
    assert said_in_ready(export)[1:] == ["caution for always."]
    assert export.segments == plan.segments
    plan, export = exported(CAUTION, ready=2_000)
    assert export == plan


def test_of_several_reminders_none_is_said_before_if_not_all_of_them_can_be() -> None:
    both = CAUTION, replace(CAUTION, text="Move a little.")
    plan, export = exported(*both, ready=20_000)
    assert len(said_in_ready(export)) == 3
    plan, export = exported(*both, ready=5_000)
    assert export == plan, "one of them alone would fit"


def test_nothing_warns_of_a_place_that_is_left_out() -> None:
    plan, export = exported(SKIP, answers=yes(wound=["PC6:left"]), ready=60_000)
    assert export == plan


def test_a_chapter_begins_with_the_way_to_each_press() -> None:
    timeline = compiled(TWO_SIDES)
    starts = {
        segment.start
        for segment in timeline.segments
        if segment.kind in (SegmentKind.READY, SegmentKind.CHANGE, SegmentKind.FINISH)
    } | {8_000}
    found = chapters(timeline)
    assert {chapter.at for chapter in found} == starts
    titles = ["Get ready", "Your left wrist", "Your right wrist", "Rest a moment"]
    assert [chapter.title for chapter in found] == titles


def test_rounds_are_told_apart_and_a_rest_belongs_to_what_was_before() -> None:
    step = press(seconds=20, rest=10)
    timeline = compiled(routine(sets=[{"rounds": 2, "steps": [step]}]))
    assert [chapter.title for chapter in chapters(timeline)] == [
        "Get ready",
        "Your left wrist, round 1",
        "Your left wrist, round 2",
        "Rest a moment",
    ]
    rests = [s.start for s in timeline.segments if s.kind is SegmentKind.REST]
    assert rests
    assert not {chapter.at for chapter in chapters(timeline)} & set(rests)


def test_the_marks_hold_all_that_is_said_in_order() -> None:
    timeline = compiled(TWO_SIDES)
    found = marks(timeline)
    assert [mark.at for mark in found] == sorted(mark.at for mark in found)
    said = [mark.what for mark in found if mark.what.startswith("“")]
    assert said == [f"“{cue.text}”" for cue in timeline.cues if cue.text]


def test_marks_are_written_with_hours_and_milliseconds() -> None:
    lines = marks_text(compiled(TWO_SIDES)).splitlines()
    assert lines[0] == "Example"
    assert "0:01:26.000  “Find the same place on the wrist.”" in lines
    assert lines[-1].endswith("The end")

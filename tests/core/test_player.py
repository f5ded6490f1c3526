"""A whole session without waiting for it: the player is a function of events and a clock."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from acupressure_app.core.body import Pressure
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.player import (
    COUNT_IN,
    CUT_OFF_WITHIN,
    Again,
    Back,
    CountIn,
    Done,
    Effect,
    Ended,
    Entered,
    Event,
    Found,
    GoOn,
    Halted,
    Left,
    More,
    Moving,
    Next,
    Notice,
    Over,
    Pause,
    Played,
    Reading,
    Running,
    Slept,
    Start,
    State,
    Still,
    Stop,
    Tick,
    Told,
    TooStrong,
    Undo,
    WaitForMe,
    Waiting,
    Why,
    can_lengthen,
    count_in_left,
    kept,
    next_due,
    position,
    reduce,
    resumed,
    slept,
)
from acupressure_app.core.pressing import moment
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import CueKind, Timeline
from tests.builders import compiled, press, routine, spot

WRISTS = compiled(routine(press(side="each", seconds=60)))
"""In seconds: find 8, press 18, change over 78, find 86, press 96, finish 156 to 160."""

AT_LEISURE = compiled(routine(press(side="each", seconds=60)), lengths=Lengths(wait_for_me=True))


@dataclass
class Session:
    """A session with a clock of its own, driven the way the program drives it."""

    timeline: Timeline = WRISTS
    at: float = 0
    now: Ms = 500_000
    seen: list[Effect] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = resumed(self.timeline, round(self.at * 1000))

    def send(self, event: Event) -> tuple[Effect, ...]:
        self.state, effects = reduce(self.state, event, self.now)
        self.seen += effects
        return effects

    def wait(self, seconds: float) -> list[Effect]:
        """Let time go by with the one-shot timer and the heartbeat of one second."""
        end = self.now + round(seconds * 1000)
        effects: list[Effect] = []
        while self.now < end:
            due = next_due(self.state, self.now)
            self.now += min(end - self.now, 1_000, 1_000 if due is None else max(1, due))
            effects += self.send(Tick())
        return effects

    @property
    def seconds(self) -> float:
        """Where the session is."""
        return position(self.state, self.now) / 1000

    @property
    def kind(self) -> str:
        """What is going on there."""
        return self.state.timeline.segment_at(position(self.state, self.now)).kind


def begun(timeline: Timeline = WRISTS, at: float = 0) -> Session:
    """A session that was started, or goes on, at this second."""
    session = Session(timeline, at)
    session.send(Start())
    return session


def heard(effects: list[Effect] | tuple[Effect, ...]) -> list[str]:
    return [effect.cue.kind for effect in effects if isinstance(effect, Played)]


def told(effects: list[Effect] | tuple[Effect, ...]) -> list[str]:
    return [effect.notice for effect in effects if isinstance(effect, Told)]


def test_a_session_runs_to_its_end_by_itself() -> None:
    session = begun()
    session.wait(170)
    assert [effect.segment for effect in session.seen if isinstance(effect, Entered)] == list(
        range(7)
    )
    assert [effect.cue for effect in session.seen if isinstance(effect, Played)] == list(
        WRISTS.cues
    )
    assert session.seen[0] == Moving()
    assert session.seen[-2:] == [Halted(), Ended(True)]
    assert session.state.mode == Over(160_000, finished=True)


def test_nothing_happens_before_the_start_or_after_the_end() -> None:
    session = Session()
    assert session.wait(30) == []
    session.send(Start())
    session.wait(160)
    assert session.wait(30) == []
    assert all(session.send(event) == () for event in (Start(), Back(), More(), Stop()))


def test_a_tick_that_comes_late_by_seconds_moves_no_later_cue() -> None:
    session = begun()
    session.now += 4_321
    session.send(Tick())
    session.now += 3_679
    assert heard(session.send(Tick())) == ["find"]
    assert session.seconds == 8


def test_a_pause_holds_the_place_and_the_time() -> None:
    session = begun()
    session.wait(30)
    assert session.send(Pause()) == (Halted(),)
    session.wait(600)
    assert session.seconds == 30


def test_going_on_counts_in_three_seconds_that_are_not_counted() -> None:
    session = begun(at=30)
    session.send(Pause())
    assert session.send(GoOn()) == (Moving(), Told(Notice.COUNT_IN))
    assert count_in_left(session.state, session.now) == COUNT_IN
    session.wait(2.5)
    assert (session.seconds, count_in_left(session.state, session.now)) == (30, 500)
    session.wait(2.5)
    assert session.seconds == 32


def test_a_pause_during_the_count_in_is_a_pause_at_the_same_place() -> None:
    session = begun(at=30)
    session.send(Pause())
    session.send(GoOn())
    session.wait(2)
    assert session.send(Pause()) == (Halted(),)
    session.wait(10)
    assert (session.seconds, session.state.mode) == (30, Still(30_000))


@pytest.mark.parametrize(
    ("after", "again"),
    [
        pytest.param(0, ["half"], id="at once"),
        pytest.param(1.9, ["half"], id="within two seconds"),
        pytest.param(2, [], id="two seconds later it was said"),
    ],
)
def test_what_a_pause_cut_off_is_said_again(after: float, again: list[str]) -> None:
    session = begun(at=40)
    assert heard(session.wait(8)) == ["half"]
    session.wait(after)
    session.send(Pause())
    session.send(GoOn())
    assert heard(session.wait(5)) == again


def test_plus_thirty_while_paused_takes_nothing_from_what_is_said_again() -> None:
    session = begun(at=17)
    session.wait(2)
    session.send(Pause())
    session.send(More())
    session.send(GoOn())
    assert heard(session.wait(4)) == ["press"]


def test_a_machine_that_slept_is_paused_where_the_user_last_was() -> None:
    session = begun(at=30)
    session.wait(5)
    session.now += 3_600_000
    assert session.send(Slept()) == (Halted(), Told(Notice.SLEPT))
    assert session.seconds == 35
    session.send(GoOn())
    session.wait(4)
    assert session.seconds == 36


def test_sleep_cuts_off_as_a_pause_does() -> None:
    session = begun(at=47)
    session.wait(2)
    session.send(Slept())
    session.send(GoOn())
    assert heard(session.wait(4)) == ["half"]


def test_sleep_during_a_pause_is_no_news() -> None:
    session = begun(at=30)
    session.send(Pause())
    assert session.send(Slept()) == ()


def test_sleep_during_the_count_in_pauses() -> None:
    session = begun(at=30)
    session.send(Pause())
    session.send(GoOn())
    assert session.send(Slept()) == (Halted(), Told(Notice.SLEPT))
    assert session.state.mode == Still(30_000)


@pytest.mark.parametrize(
    ("steady", "wall", "asleep"),
    [
        pytest.param(1_000, 1_000, False, id="a heartbeat"),
        pytest.param(1_000, 2_900, False, id="a clock that was set a little"),
        pytest.param(1_000, 3_001, True, id="the steady clock stood still"),
        pytest.param(5_000, 5_000, False, id="a slow machine"),
        pytest.param(5_001, 5_001, True, id="a program that stood still"),
        pytest.param(1_000, -3_600_000, False, id="a clock that was set back"),
    ],
)
def test_sleep_is_judged_between_two_ticks(steady: Ms, wall: Ms, asleep: bool) -> None:
    before = Reading(steady=7_000, wall=90_000)
    assert slept(before, Reading(7_000 + steady, 90_000 + wall)) is asleep


def test_found_presses_now_and_the_rest_of_the_search_is_left_out() -> None:
    session = begun()
    session.wait(10)
    assert heard(session.send(Found())) == ["press"]
    assert session.seconds == 18


def test_found_means_nothing_where_nothing_is_searched() -> None:
    session = begun(at=30)
    assert session.send(Found()) == ()


def test_done_ends_a_press_and_leaves_it_out() -> None:
    session = begun(at=30)
    assert heard(session.send(Done())) == ["change"]
    assert (session.seconds, set(session.state.skipped)) == (78, {0})


def test_done_at_an_upper_limit_counts() -> None:
    session = begun(compiled(routine(press(seconds={"at_most": 60}))), at=30)
    session.send(Done())
    assert (set(session.state.skipped), set(session.state.done)) == (set(), {0})


def test_done_on_the_last_press_finishes() -> None:
    session = begun(at=100)
    assert heard(session.send(Done())) == ["end"]
    assert session.wait(5)[-1] == Ended(True)


@pytest.mark.parametrize(
    ("at", "to", "skipped"),
    [
        pytest.param(3, 8, set(), id="get ready: to the search"),
        pytest.param(10, 78, {0}, id="a search: to the end of its press"),
        pytest.param(30, 78, {0}, id="a press: to its end"),
        pytest.param(80, 86, set(), id="a change-over: to the search"),
        pytest.param(100, 156, {1}, id="the last press: to the finish"),
        pytest.param(156, 156, set(), id="the finish: nowhere"),
    ],
)
def test_next_goes_to_the_next_side_or_point(at: float, to: float, skipped: set[int]) -> None:
    session = begun(at=at)
    session.send(Next())
    assert (session.seconds, set(session.state.skipped)) == (to, skipped)


@pytest.mark.parametrize(
    ("at", "to"),
    [
        pytest.param(5, 0, id="get ready: again"),
        pytest.param(12, 8, id="the first search: again"),
        pytest.param(30, 18, id="a press: again"),
        pytest.param(21, 18, id="three seconds into a press: again"),
        pytest.param(20.9, 8, id="soon after the first press began: to its search"),
        pytest.param(80, 18, id="a change-over: to the press before"),
        pytest.param(90, 86, id="a search: again"),
        pytest.param(88, 18, id="soon after a search began: to the press before"),
        pytest.param(98, 18, id="soon after a press began: to the press before"),
        pytest.param(157, 96, id="the finish: to the last press"),
    ],
)
def test_back_goes_to_the_start_or_to_the_one_before(at: float, to: float) -> None:
    session = begun(at=at)
    session.send(Back())
    assert session.seconds == to


def test_what_was_left_out_and_is_pressed_after_all_is_not_left_out() -> None:
    session = begun(at=30)
    session.send(Next())
    session.send(Back())
    assert (session.seconds, session.state.skipped) == (18, frozenset())


@pytest.mark.parametrize("event", [Next(), Back(), Done()], ids=repr)
def test_a_paused_session_stays_paused_wherever_it_goes(event: Event) -> None:
    session = begun(at=30)
    session.send(Pause())
    session.send(event)
    assert isinstance(session.state.mode, Still)
    assert session.wait(60) == []
    session.send(GoOn())
    session.wait(3.1)
    assert isinstance(session.state.mode, Running)


@pytest.mark.parametrize(("event", "to"), [(Next(), 78), (Back(), 18)], ids=repr)
def test_a_count_in_goes_on_wherever_it_goes(event: Event, to: float) -> None:
    session = begun(at=30)
    session.send(Pause())
    session.send(GoOn())
    session.wait(2)
    session.send(event)
    assert session.seconds == to
    session.wait(2)
    assert session.seconds == to + 1


def test_plus_thirty_lengthens_this_side_and_the_other_that_is_to_come() -> None:
    session = begun(at=30)
    assert session.send(More()) == (Told(Notice.LONGER_EACH),)
    assert [made.length for made in session.state.timeline.presses] == [90_000, 90_000]
    assert session.state.timeline.total == 220_000
    assert session.seconds == 30


def test_plus_thirty_on_the_second_side_lengthens_only_that() -> None:
    session = begun(at=100)
    assert session.send(More()) == (Told(Notice.LONGER),)
    assert [made.length for made in session.state.timeline.presses] == [60_000, 90_000]


def test_plus_thirty_on_the_first_side_never_shortens_the_second() -> None:
    session = begun(at=100)
    for event in (More(), More(), Back(), Back(), More()):
        session.send(event)
    assert [made.length for made in session.state.timeline.presses] == [90_000, 120_000]


def test_plus_thirty_while_searching_lengthens_what_is_searched_for() -> None:
    session = begun(at=10)
    session.send(More())
    assert session.state.timeline.presses[0].length == 90_000


def test_plus_thirty_lengthens_no_other_round() -> None:
    session = begun(compiled(routine(press(seconds=60), rounds=2)), at=30)
    assert session.send(More()) == (Told(Notice.LONGER),)
    assert [made.length for made in session.state.timeline.presses] == [90_000, 60_000]


def test_plus_thirty_ends_at_the_published_time_and_says_so() -> None:
    session = begun(compiled(routine(press(seconds=170))), at=30)
    assert can_lengthen(session.state, session.now)
    assert session.send(More()) == (Told(Notice.LONGEST),), "ten of the thirty seconds were left"
    assert session.state.timeline.presses[0].length == 180_000
    assert not can_lengthen(session.state, session.now)
    assert session.send(More()) == (Told(Notice.LONGEST),)


@pytest.mark.parametrize("at", [3, 157])
def test_plus_thirty_means_nothing_where_nothing_is_pressed(at: float) -> None:
    session = begun(at=at)
    assert not can_lengthen(session.state, session.now)
    assert session.send(More()) == ()


def test_half_is_told_where_the_lengthened_half_is() -> None:
    session = begun(at=30)
    session.send(More())
    assert heard(session.wait(32)) == []
    assert heard(session.wait(2)) == ["half"]


def test_half_is_told_once_however_often_a_press_is_lengthened() -> None:
    session = begun(at=40)
    assert heard(session.wait(9)) == ["half"]
    session.send(More())
    session.wait(5)
    session.send(More())
    session.send(More())
    assert session.state.timeline.presses[0].length == 150_000
    assert heard(session.wait(100)).count("half") == 0


def test_a_short_press_that_becomes_long_tells_its_half() -> None:
    session = begun(compiled(routine(press(seconds=30))), at=40)
    session.send(More())
    assert heard(session.wait(10)) == ["half"]


def test_too_strong_makes_the_rest_of_the_step_light() -> None:
    session = begun(at=30)
    assert session.send(TooStrong()) == (Told(Notice.EASED),)
    left, right = session.state.timeline.presses
    assert moment(left, 11_000).stretch.pressure is Pressure.MEDIUM
    assert moment(left, 12_000).stretch.pressure is Pressure.LIGHT
    assert right.pressure is Pressure.LIGHT
    assert (session.seconds, session.state.timeline.total) == (30, 160_000)


def test_too_strong_twice_skips_this_side() -> None:
    session = begun(at=30)
    session.send(TooStrong())
    effects = session.send(TooStrong())
    assert (told(effects), heard(effects)) == (["skipped"], ["change"])
    assert (session.seconds, set(session.state.skipped)) == (78, {0})


@pytest.mark.parametrize("at", [3, 10, 80, 90, 157])
def test_where_nothing_is_pressed_nothing_is_too_strong(at: float) -> None:
    session = begun(at=at)
    before = session.state
    assert session.send(TooStrong()) == ()
    assert session.state == before


@pytest.mark.parametrize(
    ("events", "lasted", "why"),
    [
        pytest.param([Next()], 12_000, Why.SKIPPED, id="gone on from"),
        pytest.param([Done()], 12_000, Why.SKIPPED, id="ended"),
        pytest.param([TooStrong(), TooStrong()], 12_000, Why.TOO_STRONG, id="too strong twice"),
    ],
)
def test_it_is_known_how_long_a_press_lasted_that_was_left(
    events: list[Event], lasted: Ms, why: Why
) -> None:
    session = begun(at=30)
    for event in events:
        session.send(event)
    assert session.state.left == (Left(0, lasted, why),)


def test_what_was_left_while_searching_lasted_no_time() -> None:
    session = begun(at=10)
    session.send(Next())
    assert session.state.left == (Left(0, 0, Why.SKIPPED),)


def test_a_last_press_that_was_too_strong_is_how_the_session_ends() -> None:
    session = begun(at=100)
    session.send(TooStrong())
    assert not session.state.ended_too_strong
    session.send(TooStrong())
    assert session.state.ended_too_strong
    session.send(Back())
    assert not session.state.ended_too_strong


def test_too_strong_once_on_each_side_skips_the_second() -> None:
    session = begun(at=30)
    session.send(TooStrong())
    session.wait(70)
    assert told(session.send(TooStrong())) == ["skipped"]
    assert session.seconds == 156


def test_undo_makes_it_as_hard_as_before_while_time_goes_on() -> None:
    session = begun(at=30)
    session.send(TooStrong())
    session.wait(5)
    assert session.send(Undo()) == (Told(Notice.UNDONE),)
    assert session.seconds == 35
    assert session.state.timeline == WRISTS
    assert session.state.eased == frozenset()
    assert heard(session.wait(20)) == ["half"]


def test_undo_returns_into_the_skipped_side_where_it_was_left() -> None:
    session = begun(at=30)
    session.send(TooStrong())
    eased = session.state.timeline
    session.wait(2)
    session.send(TooStrong())
    session.wait(5)
    effects = session.send(Undo())
    assert effects[0] == Told(Notice.UNDONE)
    assert (session.seconds, session.kind) == (32, "press")
    assert session.state.left == ()
    assert session.state.timeline == eased, "the first one stands"
    assert session.state.eased == {0}
    assert heard(session.wait(47)) == ["half", "next", "count", "count", "count", "change"]


def test_undo_of_a_skip_keeps_what_was_left_before() -> None:
    session = begun(at=30)
    session.send(Next())
    session.wait(25)
    session.send(TooStrong())
    session.send(TooStrong())
    session.send(Undo())
    assert session.state.left == (Left(0, 12_000, Why.SKIPPED),)


def test_what_is_undone_in_a_pause_stays_paused() -> None:
    session = begun(at=30)
    session.send(TooStrong())
    session.send(TooStrong())
    session.send(Pause())
    session.send(Undo())
    assert session.state.mode == Still(30_000)


def test_a_sentence_that_a_pause_cut_off_is_said_again_after_undo() -> None:
    session = begun(at=47.5)
    session.send(TooStrong())
    session.wait(1)
    session.send(Pause())
    session.send(Undo())
    session.send(GoOn())
    assert heard(session.wait(4)) == ["half"]


def test_only_the_last_too_strong_can_be_undone_and_once() -> None:
    session = begun(at=30)
    session.send(TooStrong())
    session.send(TooStrong())
    session.send(Undo())
    assert session.send(Undo()) == ()
    assert session.state.eased == {0}


@pytest.mark.parametrize("event", [More(), Back(), Next(), Again(), Done()])
def test_after_doing_something_else_it_is_too_late_to_undo(event: Event) -> None:
    session = begun(at=30)
    session.send(TooStrong())
    session.send(event)
    before = session.state
    assert session.send(Undo()) == ()
    assert session.state == before


@pytest.mark.parametrize(("at", "to"), [(19, 18), (30, 18), (10, 8), (80, 80), (97, 96)])
def test_again_goes_to_the_start_of_this_side_however_soon(at: float, to: float) -> None:
    session = begun(at=at)
    session.send(Again())
    assert session.seconds == to


@pytest.mark.parametrize(
    "events",
    [
        pytest.param([Next(), Back()], id="gone back to"),
        pytest.param([Again()], id="again"),
        pytest.param([Pause(), Back(), GoOn()], id="gone back to in a pause"),
    ],
)
def test_what_was_too_strong_is_light_from_its_start_when_it_is_pressed_again(
    events: list[Event],
) -> None:
    session = begun(at=30)
    session.send(TooStrong())
    for event in events:
        session.send(event)
    assert session.seconds == 18
    first = session.state.timeline.presses[0]
    assert moment(first, 0).stretch.pressure is Pressure.LIGHT
    assert first.pressure is Pressure.LIGHT


def test_an_earlier_round_that_is_gone_back_to_is_as_light_as_the_later_one() -> None:
    twice = compiled(routine(press(seconds=60), rounds=2))
    session = begun(twice, at=twice.segment_of(1).start / 1000 + 1)
    session.send(TooStrong())
    session.send(Back())
    assert session.state.timeline.presses[0].pressure is Pressure.LIGHT


def test_too_strong_concerns_no_other_step() -> None:
    two = compiled(routine(press(seconds=60), press("LI4", seconds=60)))
    session = begun(two, at=30)
    session.send(TooStrong())
    assert session.state.timeline.presses[1] == two.presses[1]
    session.send(Next())
    session.wait(25)
    assert session.kind == "press"
    assert told(session.send(TooStrong())) == ["eased"]


def test_wait_for_me_holds_this_search_until_the_point_is_found() -> None:
    session = begun(at=10)
    assert session.send(WaitForMe()) == (Told(Notice.WAITING),)
    session.wait(600)
    assert (session.state.mode, session.kind) == (Waiting(17_999), "find")
    assert heard(session.send(Found())) == ["press"]
    session.wait(100)
    assert session.kind == "press"


def test_wait_for_me_holds_through_a_pause() -> None:
    session = begun(at=10)
    session.send(WaitForMe())
    session.send(Pause())
    session.send(GoOn())
    session.wait(60)
    assert session.state.mode == Waiting(17_999)


def test_who_always_wants_to_be_waited_for_is_waited_for_each_time() -> None:
    session = begun(AT_LEISURE)
    session.wait(600)
    assert session.state.mode == Waiting(17_999)
    session.send(Found())
    session.wait(600)
    assert session.state.mode == Waiting(95_999)
    session.send(Found())
    assert session.wait(65)[-1] == Ended(True)


def test_one_may_pause_and_go_on_while_being_waited_for() -> None:
    session = begun(AT_LEISURE)
    session.wait(60)
    assert session.send(Pause()) == (Halted(),)
    session.send(GoOn())
    session.wait(60)
    assert session.state.mode == Waiting(17_999)


def test_stop_ends_where_it_is() -> None:
    session = begun(at=30)
    assert session.send(Stop()) == (Halted(), Ended(False))
    assert session.state.mode == Over(30_000, finished=False)


def test_what_was_kept_goes_on_with_as_much_left_as_light_and_without_what_was_skipped() -> None:
    session = begun(at=30)
    session.send(Next())
    session.wait(30)
    session.send(TooStrong())
    session.send(More())
    session.wait(40)
    told = kept(session.state, session.now, WRISTS)
    again = resumed(WRISTS, told.at, told.eased, told.left, told.added)
    left = session.state.timeline.pressed - position(session.state, session.now)
    assert again.timeline.pressed - again.mode.at == left
    assert again.timeline.presses[1].pressure is Pressure.LIGHT
    assert again.skipped == {0}


def test_what_was_added_is_still_there_when_a_session_goes_on() -> None:
    session = begun(at=20)
    session.send(More())
    session.wait(5)
    told = kept(session.state, session.now, WRISTS)
    again = resumed(WRISTS, told.at, told.eased, told.left, told.added)
    segment = again.timeline.segment_at(again.mode.at)
    assert segment.end - again.mode.at == (60 + 30 - 7) * 1_000


def test_a_session_goes_on_where_it_was_left_and_enters_that_segment() -> None:
    session = Session(at=30)
    assert session.seconds == 30
    assert session.send(Start()) == (Moving(), Entered(2))
    assert heard(session.wait(20)) == ["half"]


@pytest.mark.parametrize(
    ("at", "stands"), [(-5, 0), (0, 0), (156_000, 156_000), (999_999, 156_000)]
)
def test_a_stored_place_beyond_the_session_is_its_nearest_end(at: Ms, stands: Ms) -> None:
    assert resumed(WRISTS, at).mode == Still(stands)


@pytest.mark.parametrize(
    ("late", "played"),
    [
        pytest.param(400, ["count"], id="a little"),
        pytest.param(1_500, ["count", "count"], id="a second and a half"),
        pytest.param(1_600, ["count"], id="more: the first is of no use any more"),
    ],
)
def test_ticks_of_the_count_come_in_time_or_not_at_all(late: Ms, played: list[str]) -> None:
    session = begun(at=74)
    session.now += 1_000 + late
    assert heard(session.send(Tick())) == played


def test_what_was_to_be_said_in_this_search_is_said_late_and_once() -> None:
    session = begun()
    session.wait(8)
    say = next(cue.at for cue in WRISTS.cues if cue.kind is CueKind.SAY)
    session.now += say - 8_000 + 3_000
    assert heard(session.send(Tick())) == ["say"]
    assert heard(session.wait(2)) == []


def test_the_end_is_never_missed() -> None:
    session = begun(at=150)
    session.now += 60_000
    effects = session.send(Tick())
    assert "end" in heard(effects)
    assert effects[-1] == Ended(True)


MIXED = routine(
    press(side="each", seconds=50, stretches=[{"per_minute": 20}, {"technique": "tap"}]),
    press("EX-HN3", "midline", seconds=12, rest=5),
    press(spot(), "both", seconds=3),
    rounds=2,
)
TIMELINES = {
    wait_for_me: compiled(MIXED, lengths=Lengths(wait_for_me=wait_for_me))
    for wait_for_me in (False, True)
}
EVENTS: list[Event] = [
    Start(), Pause(), GoOn(), Slept(), Found(), WaitForMe(), Done(),
    More(), TooStrong(), Undo(), Again(), Back(), Next(), Stop(),
]  # fmt: skip
JUMPS = (Found, Done, Back, Again, Next, TooStrong, Undo)
SCRIPTS = st.lists(
    st.tuples(
        st.integers(0, 4_900) | st.integers(0, 30_000) | st.sampled_from([0, 1, 2_000, 3_000]),
        st.just(Tick()) | st.just(GoOn()) | st.sampled_from(EVENTS),
    ),
    max_size=30,
)


@dataclass(frozen=True)
class Happened:
    """An event, and the states and effects around it; time passes in an event of its own."""

    before: State
    event: Event
    after: State
    effects: tuple[Effect, ...]
    waited: Ms
    now: Ms


def story(timeline: Timeline, at: Ms, script: list[tuple[Ms, Event]]) -> Iterator[Happened]:
    state, now = resumed(timeline, at), 0
    script = [(0, Start()), *script]
    for wait, event in script:
        now += wait
        alone = event == Slept() or state.segment is None
        for waited, each in [(wait, event)] if alone else [(wait, Tick()), (0, event)]:
            before = state
            state, effects = reduce(state, each, now)
            note(f"{now} {each} {state.mode} {effects}"[:300])
            yield Happened(before, each, state, effects, waited, now)


STORIES = (
    st.booleans(),
    st.sampled_from([0, 15_000, 30_000, 150_000]),
    SCRIPTS,
)


@settings(max_examples=200)
@given(*STORIES)
def test_after_every_step_the_state_is_true(
    wait_for_me: bool, at: Ms, script: list[tuple[Ms, Event]]
) -> None:
    ended = 0
    for step in story(TIMELINES[wait_for_me], at, script):
        here, timeline = position(step.after, step.now), step.after.timeline
        assert 0 <= here <= timeline.total
        assert step.after.mode.at == here
        assert step.after.segment == timeline.index_at(here)
        assert step.after.skipped | step.after.done <= set(range(len(timeline.presses)))
        due = next_due(step.after, step.now)
        assert (due is None) == (not isinstance(step.after.mode, Running | CountIn))
        assert due is None or due >= 0
        ended += sum(isinstance(effect, Ended) for effect in step.effects)
        assert ended == isinstance(step.after.mode, Over)
        if isinstance(step.before.mode, Over):
            assert (step.after, step.effects) == (step.before, ())


@settings(max_examples=200)
@given(*STORIES)
def test_time_passes_only_while_the_session_runs(
    wait_for_me: bool, at: Ms, script: list[tuple[Ms, Event]]
) -> None:
    for step in story(TIMELINES[wait_for_me], at, script):
        gone = position(step.after, step.now) - step.before.mode.at
        match step.before.mode, step.event:
            case Running(), Tick() if isinstance(step.after.mode, Running):
                assert gone == step.waited
            case Running(), Tick():
                assert 0 <= gone <= step.waited
            case CountIn(), Tick():
                left = count_in_left(step.before, step.now - step.waited)
                assert gone <= max(0, step.waited - left)
            case _, Tick() | Slept() | Pause() | GoOn() | WaitForMe() | More() | Start() | Stop():
                assert gone == 0


@settings(max_examples=200)
@given(*STORIES)
def test_it_is_said_whether_the_session_moves(
    wait_for_me: bool, at: Ms, script: list[tuple[Ms, Event]]
) -> None:
    moving = False
    for step in story(TIMELINES[wait_for_me], at, script):
        for effect in step.effects:
            moving = isinstance(effect, Moving) or (moving and not isinstance(effect, Halted))
        assert moving == isinstance(step.after.mode, Running | CountIn | Waiting)


@settings(max_examples=200)
@given(*STORIES)
def test_no_cue_plays_twice_unless_cut_off_or_gone_back_to(
    wait_for_me: bool, at: Ms, script: list[tuple[Ms, Event]]
) -> None:
    played: Counter[tuple[Ms, CueKind]] = Counter()
    for step in story(TIMELINES[wait_for_me], at, script):
        here = step.after.mode.at
        if isinstance(step.event, JUMPS):
            played.clear()
        for effect in step.effects:
            if isinstance(effect, Played):
                assert effect.cue.at <= here
                played[effect.cue.at, effect.cue.kind] += 1
        assert set(played.values()) <= {1}
        if isinstance(step.event, Pause | Slept):
            played = Counter({key: 1 for key in played if here - key[0] >= CUT_OFF_WITHIN})


@settings(max_examples=200)
@given(*STORIES)
def test_half_is_told_at_most_once_a_press_unless_gone_back(
    wait_for_me: bool, at: Ms, script: list[tuple[Ms, Event]]
) -> None:
    halves: Counter[int | None] = Counter()
    for step in story(TIMELINES[wait_for_me], at, script):
        if isinstance(step.event, (*JUMPS, Pause, Slept)):
            halves.clear()
        for effect in step.effects:
            if isinstance(effect, Played) and effect.cue.kind is CueKind.HALF:
                halves[step.after.timeline.segment_at(effect.cue.at).press] += 1
        assert set(halves.values()) <= {1}


HOUR: Ms = 3_600_000


def day() -> Timeline:
    """Twenty-four hours to the millisecond, the press being a taken-apart shorter one."""
    session = compiled(routine(*[press(seconds=60, stretches=[{"per_minute": 1}])] * 24))
    spare = session.total - 24 * 60_000
    lengths = [HOUR] * 23 + [HOUR - spare]
    return session.with_presses(
        tuple(
            replace(made, length=length, limit=length)
            for made, length in zip(session.presses, lengths, strict=True)
        )
    )


def test_a_day_of_late_ticks_drifts_by_nothing_and_loses_nothing() -> None:
    timeline, random = day(), Random(24)
    now = began = 123_456_789
    state, effects = reduce(State(timeline), Start(), began)
    played = [effect.cue for effect in effects if isinstance(effect, Played)]
    while isinstance(state.mode, Running):
        last, now = now, now + random.randint(500, 1_500)
        state, effects = reduce(state, Tick(), now)
        assert state.mode.at == min(now - began, 24 * HOUR)
        cues = [effect.cue for effect in effects if isinstance(effect, Played)]
        assert all(last < began + cue.at <= now for cue in cues)
        played += cues
    assert last < began + 24 * HOUR <= now
    assert state.mode == Over(24 * HOUR, finished=True)
    assert played == list(timeline.cues)

"""A session on a terminal, driven by a clock that only moves when the session waits."""

from collections.abc import Callable, Iterable, Mapping
from io import StringIO

import pytest

from acupressure_app.core import player
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.notices import notice_text
from acupressure_app.core.player import HEARTBEAT, Notice, Reading, State
from acupressure_app.core.timeline import Cue, SegmentKind, Timeline
from acupressure_app.terminal import playing
from acupressure_app.terminal.console import Console
from acupressure_app.terminal.keys import split_keys
from tests.builders import CONTENT, WORDS, compiled, press, routine

HOUR = 3_600_000
TIMELINE = compiled(routine(press("PC6", "each", seconds=20)))
"""In ms: ready to 8,000, find to 18,000, press to 38,000, change to 46,000, find to 56,000,
press to 76,000, finish to 80,000."""


class Desk:
    """A person, a clock and a machine: keys by the millisecond of waking time, and sleeps."""

    def __init__(
        self, keys: Mapping[int, str] | None = None, sleeps: Mapping[int, int] | None = None
    ) -> None:
        self._keys = dict(keys or {})
        self._sleeps = dict(sleeps or {})
        self.awake = 0.0
        self.asleep = 0
        self.effects: list[player.Effect] = []
        self.at: list[int] = []
        self.left: list[int] = []

    def reading(self) -> Reading:
        steady = int(self.awake)
        return Reading(steady=steady, wall=steady + self.asleep)

    def wait(self, seconds: float) -> str:
        """Time goes by until a key is pressed, or until the end of the wait."""
        assert seconds <= HEARTBEAT / 1000
        assert self.awake < 24 * HOUR, "the session never ends"
        until = self.awake + seconds * 1000
        self._sleep(until)
        due = [moment for moment in self._keys if moment <= until]
        self.awake = max(self.awake, min(due)) if due else until
        return self._keys.pop(min(due)) if due else ""

    def _sleep(self, until: float) -> None:
        for moment in [moment for moment in self._sleeps if moment <= until]:
            self.asleep += self._sleeps.pop(moment)

    def __call__(self, effect: player.Effect, state: State) -> None:
        self.effects.append(effect)
        self.at.append(state.mode.at)

    def progress(self, state: State, now: int) -> None:
        self.left.append(state.timeline.pressed - player.position(state, now))

    def run(
        self, timeline: Timeline = TIMELINE, *, speed: float = 1.0, attended: bool = True
    ) -> State:
        return playing.run(timeline, self.reading, self.wait, self, speed, attended)

    @property
    def segments(self) -> list[int]:
        return [e.segment for e in self.effects if isinstance(e, player.Entered)]

    @property
    def cues(self) -> list[Cue]:
        return [e.cue for e in self.effects if isinstance(e, player.Played)]

    @property
    def notices(self) -> list[Notice]:
        return [e.notice for e in self.effects if isinstance(e, player.Told)]


def finished(state: State) -> bool:
    return isinstance(state.mode, player.Over) and state.mode.finished


@pytest.mark.parametrize("speed", [1.0, 7.0, 5000.0])
@pytest.mark.parametrize("attended", [True, False])
def test_a_session_plays_everything_once_and_ends_in_time(speed: float, attended: bool) -> None:
    desk = Desk()
    state = desk.run(speed=speed, attended=attended)
    assert finished(state)
    assert desk.segments == list(range(len(TIMELINE.segments)))
    assert tuple(desk.cues) == TIMELINE.cues
    assert desk.notices == []
    assert desk.awake * speed == pytest.approx(TIMELINE.total, abs=2 * speed)
    assert isinstance(desk.effects[-1], player.Ended)


def test_a_sleep_while_nobody_sits_there_goes_on_after_the_count_in() -> None:
    desk = Desk(sleeps={24_500: 8 * HOUR})
    state = desk.run(attended=False)
    assert finished(state)
    assert desk.notices == [Notice.SLEPT, Notice.COUNT_IN]
    assert desk.segments == list(range(len(TIMELINE.segments)))
    assert [cue.at for cue in desk.cues] == [cue.at for cue in TIMELINE.cues]
    lost = HEARTBEAT * 2
    assert TIMELINE.total + player.COUNT_IN <= desk.awake
    assert desk.awake <= TIMELINE.total + player.COUNT_IN + lost


def test_a_sleep_of_somebody_s_machine_stays_paused_until_they_go_on() -> None:
    desk = Desk(keys={2 * HOUR: " "}, sleeps={24_500: 8 * HOUR})
    state = desk.run()
    assert finished(state)
    assert desk.notices == [Notice.SLEPT, Notice.COUNT_IN]
    slept = desk.effects.index(player.Told(Notice.SLEPT))
    assert 23_000 <= desk.at[slept] <= 24_500
    assert desk.awake >= 2 * HOUR + player.COUNT_IN + TIMELINE.total - 24_500
    assert [cue.at for cue in desk.cues] == [cue.at for cue in TIMELINE.cues]


def test_a_stalled_program_is_judged_like_a_sleep() -> None:
    class Stalled(Desk):
        def wait(self, seconds: float) -> str:
            stall = 60_000 if 20_000 <= self.awake < 21_000 else 0
            key = super().wait(seconds)
            self.awake += stall
            return key

    desk = Stalled()
    assert finished(desk.run(attended=False))
    assert Notice.SLEPT in desk.notices
    assert [cue.at for cue in desk.cues] == [cue.at for cue in TIMELINE.cues]


def test_space_pauses_and_goes_on_from_the_same_moment() -> None:
    desk = Desk(keys={25_000: " ", HOUR: " "})
    assert finished(desk.run())
    paused = desk.effects.index(player.Halted())
    assert desk.at[paused] == 25_000
    assert desk.notices == [Notice.COUNT_IN]
    assert int(desk.awake) == HOUR + player.COUNT_IN + TIMELINE.total - 25_000


def test_q_ends_at_once() -> None:
    desk = Desk(keys={25_000: "q"})
    state = desk.run()
    assert state.mode == player.Over(25_000, finished=False)
    assert int(desk.awake) == 25_000


@pytest.mark.parametrize("key", ["\r", "\n"])
def test_enter_says_that_the_point_is_found(key: str) -> None:
    desk = Desk(keys={10_000: key})
    assert finished(desk.run())
    assert int(desk.awake) == TIMELINE.total - 8_000


def test_enter_while_pressing_does_nothing() -> None:
    desk = Desk(keys={25_000: "\n"})
    assert finished(desk.run())
    assert int(desk.awake) == TIMELINE.total


@pytest.mark.parametrize("key", ["n", "\x1b[C"])
def test_next_leaves_the_rest_of_this_side(key: str) -> None:
    desk = Desk(keys={25_000: key})
    state = desk.run()
    assert int(desk.awake) == TIMELINE.total - 13_000
    assert state.skipped == {0}


@pytest.mark.parametrize("key", ["b", "\x1b[D"])
def test_back_begins_this_side_again(key: str) -> None:
    desk = Desk(keys={25_000: key})
    assert finished(desk.run())
    assert int(desk.awake) == TIMELINE.total + 7_000


def test_plus_lengthens_both_sides() -> None:
    desk = Desk(keys={25_000: "+"})
    state = desk.run()
    assert desk.notices == [Notice.LONGER_EACH]
    assert [pressed.length for pressed in state.timeline.presses] == [50_000, 50_000]


def test_too_strong_eases_and_then_skips() -> None:
    desk = Desk(keys={25_000: "t", 30_000: "t"})
    state = desk.run()
    assert desk.notices == [Notice.EASED, Notice.SKIPPED]
    assert state.skipped == {0}


def test_wait_for_me_waits_until_enter() -> None:
    desk = Desk(keys={10_000: "w", HOUR: "\n"})
    assert finished(desk.run())
    assert desk.notices == [Notice.WAITING]
    assert int(desk.awake) == HOUR + TIMELINE.total - 18_000


def test_where_nobody_sits_nothing_waits_though_the_user_prefers_it() -> None:
    waiting = compiled(routine(press("PC6", "each", seconds=20)), lengths=Lengths(wait_for_me=True))
    desk = Desk()
    assert finished(desk.run(waiting, attended=False))
    assert desk.segments == list(range(len(waiting.segments)))


def test_a_key_that_means_nothing_changes_nothing() -> None:
    desk = Desk(keys={5_000: "x", 25_000: "\x1b[A", 50_000: "é"})
    assert finished(desk.run())
    assert int(desk.awake) == TIMELINE.total


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (b"", []),
        (b" ", [" "]),
        (b"  ", [" ", " "]),
        (b"n\x1b[Cq", ["n", "\x1b[C", "q"]),
        (b"\x1b", ["\x1b"]),
        ("é ".encode(), ["é", " "]),
        (b"\xff ", ["�", " "]),
    ],
)
def test_keys_that_come_together_are_taken_one_by_one(typed: bytes, keys: list[str]) -> None:
    assert split_keys(typed) == keys


# what is printed


def printed(desk: Desk, show: Callable[[Console], playing.Show], speed: float = 1.0) -> str:
    out = StringIO()
    console = Console(out, StringIO(), WORDS.tr, None)
    playing.run(TIMELINE, desk.reading, desk.wait, show(console), speed, attended=True)
    return out.getvalue()


def as_text(console: Console) -> playing.Show:
    return playing.TextLines(console, live=False)


def as_live_text(console: Console) -> playing.Show:
    return playing.TextLines(console, live=True)


def as_json(console: Console) -> playing.Show:
    return playing.JsonLines(console, CONTENT)


def test_a_reader_is_told_of_a_pause_and_of_going_on() -> None:
    lines = printed(Desk(keys={25_000: " ", 60_000: " "}), as_text).splitlines()
    told = [line.split("  ")[-1] for line in lines if "aused" in line or "Going on" in line]
    assert told == ["Paused. Your place is kept. Space goes on.", "Going on in 3, 2, 1."]


def test_a_reader_is_told_of_a_sleep() -> None:
    text = printed(Desk(keys={HOUR: " "}, sleeps={24_500: HOUR}), as_text)
    assert "The computer slept. Your place is kept." in text


def test_a_reader_is_told_of_an_end_before_the_end() -> None:
    assert printed(Desk(keys={25_000: "q"}), as_text).endswith("Ended here.\n")
    assert "Ended here." not in printed(Desk(), as_text)


def test_a_reader_sees_the_time_left_in_all_at_each_segment() -> None:
    lines = printed(Desk(), as_text).splitlines()
    starts = [line.split()[0] for line in lines if line.endswith(" s)")]
    assert starts == ["1:16", "1:08", "0:58", "0:38", "0:30", "0:20", "0:00"]


def test_a_live_terminal_counts_down_in_its_last_line() -> None:
    text = printed(Desk(), as_live_text)
    left = [part.rstrip() for part in text.split("\r\x1b[K") if part.endswith(" in all")]
    assert left[:2] == ["0:08 here, 1:16 in all", "0:07 here, 1:15 in all"]
    assert "0:20 here, 0:20 in all" in left
    assert not [line for line in left if "-" in line]
    assert text.endswith("\r\x1b[K")


def test_the_clock_of_a_pause_stands_still() -> None:
    desk = Desk(keys={25_000: " ", 60_000: "q"})
    desk.run()
    paused = desk.left[-30:]
    assert paused == [TIMELINE.pressed - 25_000] * 30


def test_as_json_there_is_one_line_for_each_segment_and_cue() -> None:
    lines = printed(Desk(keys={25_000: " ", 60_000: " "}), as_json).splitlines()
    assert len(lines) == len(TIMELINE.segments) + len(TIMELINE.cues)


def names(notices: Iterable[Notice]) -> list[str]:
    return [notice_text(notice, WORDS.tr) for notice in notices]


def test_every_notice_has_words_of_its_own() -> None:
    texts = names(Notice)
    assert len(set(texts)) == len(Notice)
    assert all(text.endswith(".") for text in texts)


def test_the_timeline_of_these_tests_is_the_one_they_describe() -> None:
    assert [(s.kind, s.end) for s in TIMELINE.segments] == [
        (SegmentKind.READY, 8_000),
        (SegmentKind.FIND, 18_000),
        (SegmentKind.PRESS, 38_000),
        (SegmentKind.CHANGE, 46_000),
        (SegmentKind.FIND, 56_000),
        (SegmentKind.PRESS, 76_000),
        (SegmentKind.FINISH, 80_000),
    ]

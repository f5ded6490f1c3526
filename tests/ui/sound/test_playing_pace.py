"""The moment of a sample is foreseen, whatever the device does, but for a constant."""

from acupressure_app.ui.sound.playing_mix import PER_MS
from acupressure_app.ui.sound.playing_pace import BUFFER, Pace


def foreseen(portion: float, slow: float = 1.0) -> list[float]:
    """How far off the foreseen moments are, with a device that takes its samples in portions."""
    pace, written, off = Pace(), 0.0, []
    for turn in range(1_000):
        now = turn * 20.3
        eaten = now * slow // portion * portion
        count = round((eaten + BUFFER - written) * PER_MS)
        truly = written / slow
        off.append(pace.heard_at(now, count) - truly)
        written += count / PER_MS
    return off


def test_the_moment_of_a_sample_is_foreseen_though_it_is_taken_in_portions() -> None:
    off = foreseen(portion=16.0)
    assert max(off[10:]) - min(off[10:]) < 5


def test_a_device_with_a_slow_clock_is_followed() -> None:
    off = foreseen(portion=10.7, slow=0.999)
    assert max(off[10:]) - min(off[10:]) < 5, "in 20 s it falls 20 ms behind"


def test_after_a_gap_the_moments_are_right_at_once() -> None:
    pace = Pace()
    pace.heard_at(0, BUFFER * PER_MS)
    before = pace.heard_at(20, 20 * PER_MS)
    after = pace.heard_at(2_000, BUFFER * PER_MS)
    assert (before, after) == (BUFFER, 2_000)

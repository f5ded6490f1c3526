"""What is mixed: each sound at its moment, softer under speech, and gone soon after a stop."""

from array import array
from itertools import pairwise

import pytest

from acupressure_app.audio.loudness import Group, Levels
from acupressure_app.ui.sound.playing_mix import PER_MS, Mix
from acupressure_app.ui.sound.playing_pace import BUFFER

FULL = Levels(100, 100, 100, 100)
LOUD = 8_000


def held(lasts: int, value: int = LOUD) -> bytes:
    """A sound that is the same all along, so that its level can be read off."""
    return array("h", [value]).tobytes() * (lasts * PER_MS)


def taken(mix: Mix, begin: int, end: int) -> "array[int]":
    """What is heard between two moments, taken in small portions as a device does."""
    return array("h", b"".join(mix.take(10 * PER_MS, at) for at in range(begin, end, 10)))


def at(samples: "array[int]", ms: float) -> int:
    return samples[round(ms * PER_MS)]


def test_a_sound_begins_at_its_moment_to_the_sample() -> None:
    mix = Mix(FULL)
    mix.add(held(50), 1_203.5, Group.TONES)
    heard = taken(mix, 1_000, 1_500)
    assert [index for index, value in enumerate(heard) if value] == list(
        range(round(203.5 * PER_MS), round(253.5 * PER_MS))
    )
    assert mix.silent


def test_sounds_in_any_order_add_up() -> None:
    mix = Mix(FULL)
    mix.add(held(100, 500), 60, Group.BEAT)
    mix.add(held(100, 2_000), 0, Group.TONES)
    heard = taken(mix, 0, 200)
    assert [at(heard, ms) for ms in (30, 80, 130)] == [2_000, 2_500, 500]


@pytest.mark.parametrize("group", [Group.TONES, Group.VOICE, Group.BEAT])
def test_each_group_is_as_loud_as_it_is_set(group: Group) -> None:
    levels = Levels(**{**dict.fromkeys(Group, 100), group: 50})
    mix = Mix(levels)
    mix.add(held(100), 0, group)
    assert at(taken(mix, 0, 100), 50) == pytest.approx(LOUD * 10 ** (-10 / 20), rel=0.01)


def test_a_level_changes_what_sounds_already_without_a_jump() -> None:
    mix = Mix(Levels(100, 0, 0, 0))
    mix.add(held(1_000), 0, Group.TONES)
    taken(mix, 0, 100)
    mix.levels = Levels(0, 0, 0, 0)
    heard = taken(mix, 100, 300)
    assert max(abs(a - b) for a, b in pairwise(heard)) < LOUD / 100
    assert at(heard, 190) == 0


def test_a_tone_is_twelve_decibels_softer_while_somebody_speaks() -> None:
    mix = Mix(FULL)
    mix.add(held(1_000), 0, Group.TONES)
    mix.add(held(400, 1), 300, Group.VOICE)
    heard = taken(mix, 0, 1_000)
    assert at(heard, 200) == LOUD
    assert at(heard, 310) == pytest.approx(LOUD * 10 ** (-12 / 20), abs=2)
    assert at(heard, 650) == pytest.approx(LOUD * 10 ** (-12 / 20), abs=2)
    assert at(heard, 800) == LOUD


def test_a_new_sentence_takes_the_place_of_the_one_that_sounds() -> None:
    mix = Mix(FULL)
    mix.add(held(1_000), 0, Group.VOICE)
    taken(mix, 0, 100)
    mix.add(held(1_000, 100), 200, Group.VOICE)
    heard = taken(mix, 100, 500)
    assert at(heard, 90) == LOUD, "until the new one begins"
    assert at(heard, 160) == 100


def test_of_two_sentences_that_wait_only_the_last_is_said() -> None:
    mix = Mix(FULL)
    mix.add(held(300), 100, Group.VOICE)
    mix.add(held(300, 100), 200, Group.VOICE)
    assert set(taken(mix, 0, 600)) == {0, 100}


def test_after_a_stop_it_is_silent_within_150_ms_counting_what_was_handed_out() -> None:
    mix = Mix(FULL)
    for group in (Group.TONES, Group.VOICE, Group.BEAT):
        mix.add(held(2_000, 1_000), 0, group)
        mix.add(held(2_000, 1_000), 500, group)
    mix.begin_background(held(100, 1_000))
    taken(mix, 0, 5_000)
    mix.begin_background(held(100, 1_000))
    mix.stop()
    heard = taken(mix, 5_000, 6_000)
    last = max((index for index, value in enumerate(heard) if value), default=0) / PER_MS
    assert BUFFER + last < 150
    assert mix.silent


def test_a_sound_that_could_not_begin_for_long_is_not_played() -> None:
    mix = Mix(FULL)
    mix.add(held(100), 0, Group.TONES)
    mix.add(held(100), 3_000, Group.TONES)
    heard = taken(mix, 3_500, 3_700)
    assert sum(value != 0 for value in heard) == 100 * PER_MS, "once, and at once"


def test_the_background_comes_slowly_stays_and_goes_slowly() -> None:
    mix = Mix(FULL)
    mix.begin_background(held(70))
    heard = taken(mix, 0, 6_000)
    assert at(heard, 2_000) == pytest.approx(LOUD / 2, rel=0.02)
    assert set(heard[5_000 * PER_MS :]) == {LOUD}, "round and round without a gap"
    mix.begin_background(held(70))
    assert set(taken(mix, 6_000, 6_100)) == {LOUD}, "twice is once"
    mix.end_background()
    heard = taken(mix, 6_100, 11_000)
    assert at(heard, 2_000) == pytest.approx(LOUD / 2, rel=0.02)
    assert at(heard, 4_100) == 0
    assert mix.silent


def test_too_many_sounds_are_cut_off_at_the_loudest_sample() -> None:
    mix = Mix(FULL)
    for _ in range(5):
        mix.add(held(50, 20_000), 0, Group.TONES)
    assert set(taken(mix, 0, 50)) == {32_767}

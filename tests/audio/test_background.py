"""The background is the same each time, quiet, and made once."""

import itertools
import math
from array import array
from pathlib import Path

import pytest

from acupressure_app.audio.background import background
from acupressure_app.audio.tones import KeptClips

RATE = 48_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


def test_it_lasts_twelve_seconds_and_lies_far_below_the_tones(folder: Path) -> None:
    samples = array("h", background(KeptClips(folder)))
    assert len(samples) == 12 * RATE
    level = 10 * math.log10(sum(v * v for v in samples) / len(samples) / 32768**2)
    assert -45 < level < -39
    assert max(map(abs, samples)) < 0.06 * 32768


def test_it_is_kept_and_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    first = background(KeptClips(folder))
    assert len(list(folder.iterdir())) == 1
    assert background(KeptClips(folder)) == first
    assert background(KeptClips(tmp_path)) == first


def test_it_is_soft_without_hissing(folder: Path) -> None:
    samples = array("h", background(KeptClips(folder)))
    part = samples[: 2 * RATE]
    power = sum(v * v for v in part)
    edges = sum((b - a) ** 2 for a, b in itertools.pairwise(part))
    assert edges < power / 100, "little of it is above a few hundred hertz"

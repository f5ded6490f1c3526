"""Makes every test run without a screen and without waiting."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import disks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A session under test asks no real system to stay awake: the sockets for that stay open.
os.environ.setdefault("WAKEPY_FAKE_SUCCESS", "1")

settings.register_profile(
    "quick",
    max_examples=50,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quick")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for little."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with disks.small(folder):
        yield folder

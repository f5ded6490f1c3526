"""Makes every test run without a screen and without waiting."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import disks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A session under test asks no real system to stay awake: the sockets for that stay open.
os.environ.setdefault("WAKEPY_FAKE_SUCCESS", "1")

# A shell starts what runs behind it deaf to Ctrl-C, and so would be the programs under test.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Deleting everything clears away temporary files too, so tests beside each other share no folder.
if "PYTEST_XDIST_WORKER" in os.environ:
    _temporary = tempfile.TemporaryDirectory(prefix="beside-")
    os.environ["TMPDIR"] = tempfile.tempdir = _temporary.name

_ALONE = ("window", "ui/sound")
"""Folders of tests in which real time passes: keys, readers and sound servers are real there."""

settings.register_profile(
    "quick",
    max_examples=50,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quick")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that want the machine for themselves."""
    here = Path(__file__).parent
    for item in items:
        if any(here / folder in item.path.parents for folder in _ALONE):
            item.add_marker("alone")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for little."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with disks.small(folder):
        yield folder

"""What was played lately is kept in a file that a person can read; a bad one stops nothing."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from acupressure_app.core.body import Side
from acupressure_app.core.player import Kept
from acupressure_app.core.recent import Recent
from acupressure_app.core.timeline import Pace
from acupressure_app.store.recents import UnreadableRecentsError, load_recents, save_recents

WHEN = datetime(2026, 3, 15, 21, 40, tzinfo=UTC)
PLAYED = Recent("anxiety", Pace.SHORT, Side.RIGHT, WHEN)
KEPT = Kept(70_000, frozenset({0, 2}))
LEFT = Recent("nausea", Pace.STANDARD, Side.LEFT, WHEN, KEPT, "your left wrist", 108_000)


def test_what_was_played_comes_back_in_order(tmp_path: Path) -> None:
    save_recents(tmp_path, (LEFT, PLAYED))
    assert load_recents(tmp_path) == (LEFT, PLAYED)


def test_the_file_can_be_read_by_a_person(tmp_path: Path) -> None:
    save_recents(tmp_path, (LEFT,))
    (entry,) = json.loads((tmp_path / "recent.json").read_text("utf-8"))
    assert entry["routine"] == "nausea"
    assert entry["when"].startswith("2026-03-15T21:40")
    assert entry["place"] == "your left wrist"


def test_the_last_version_is_kept_beside_it(tmp_path: Path) -> None:
    save_recents(tmp_path, (PLAYED,))
    save_recents(tmp_path, (LEFT,))
    assert "anxiety" in (tmp_path / "recent.json.bak").read_text("utf-8")


def test_without_a_file_nothing_was_played(tmp_path: Path) -> None:
    assert load_recents(tmp_path / "nothing") == ()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"routine": "nausea"}', id="not a list"),
        pytest.param(b'[{"routine": "nausea"}]', id="without the rest"),
        pytest.param(
            b'[{"routine": "n", "pace": "short", "one_side": "left", "when": "2026-03-15T21:40"}]',
            id="a time that knows no zone",
        ),
        pytest.param(b'["\xff"]', id="no text"),
        pytest.param(b"[" * 100_000, id="brackets without end"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_once_and_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "recent.json").write_bytes(content)
    with pytest.raises(UnreadableRecentsError, match=r"recent\.json") as told:
        load_recents(tmp_path)
    assert told.value.kept == tmp_path / "recent-broken-1.json"
    assert told.value.kept.read_bytes() == content
    assert load_recents(tmp_path) == ()


def test_a_file_that_may_not_be_opened_stays_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "recent.json").mkdir()
    with pytest.raises(UnreadableRecentsError) as told:
        load_recents(tmp_path)
    assert told.value.kept is None
    assert (tmp_path / "recent.json").is_dir()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        save_recents(tmp_path / "file", (PLAYED,))

"""The running session in the journal: written in order, whatever happens meanwhile."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from acupressure_app.core import player
from acupressure_app.core.entry import End, Entry, Felt
from acupressure_app.core.timeline import Pace
from acupressure_app.store.journal import Journal
from acupressure_app.ui.journal.diary import Diary, Place
from acupressure_app.ui.journal.recorder import Recorder
from tests.builders import WORDS, compiled, press, routine

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
WRISTS = compiled(routine(press(side="each", seconds=60), id="wrists", title="Wrists"))
"""In seconds: find 8, press 18, change over 78, find 86, press 96, finish 156 to 160."""

BEGUN = player.State(WRISTS)
OVER = player.State(WRISTS, player.Over(WRISTS.pressed, finished=True))


def left_at(seconds: int) -> player.State:
    return player.State(WRISTS, player.Still(seconds * 1000))


@pytest.fixture
def owner() -> QObject:
    return QObject()


def opened(folder: Path, owner: QObject) -> tuple[Diary, Recorder]:
    """A window on this journal."""
    journal = Journal(folder)
    diary = Diary(journal, journal.entries(), WORDS.tr, owner)
    return diary, Recorder(diary, WORDS)


def begin(recorder: Recorder, before: int | None = None, number: int = 0) -> None:
    recorder.begin(BEGUN, NOW, Pace.STANDARD, (), before, number)


def only(folder: Path) -> Entry:
    (entry,) = Journal(folder).entries().values()
    return entry


def test_a_session_that_ends_before_it_was_written_stands_there_once_as_it_ended(
    tmp_path: Path, owner: QObject
) -> None:
    """Another window may hold the file for seconds."""
    diary, recorder = opened(tmp_path, owner)
    begin(recorder, before=6)
    recorder.note(BEGUN, 30_000)
    recorder.end(OVER, End.FINISHED)
    recorder.tell(2, (Felt.BRUISE,), "after the bus")
    diary.finish()
    entry = only(tmp_path)
    assert (entry.end, entry.before, entry.after, entry.note) == ("finished", 6, 2, "after the bus")
    assert [one.pressed for one in entry.done] == [60_000, 60_000]


def test_what_is_written_is_known_in_the_order_it_was_asked_for(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    diary, recorder = opened(tmp_path, owner)
    begin(recorder)
    for at in range(20_000, 70_000, 1_000):
        recorder.note(BEGUN, at)
    with qtbot.waitSignal(recorder.kept):
        recorder.tell(3, (), "last")
    assert list(diary.entries.values()) == [only(tmp_path)]
    assert only(tmp_path).note == "last"
    assert only(tmp_path).done[0].pressed == 69_000 - 18_000


def test_a_session_that_was_cut_off_tells_how_far_it_came(tmp_path: Path, owner: QObject) -> None:
    diary, recorder = opened(tmp_path, owner)
    begin(recorder)
    recorder.note(BEGUN, 48_000)
    diary.finish()
    entry = only(tmp_path)
    assert entry.end is End.UNFINISHED
    assert [(one.side, one.pressed) for one in entry.done] == [("left", 30_000), ("right", 0)]


@pytest.mark.parametrize("before", [0, 7], ids=["nothing before", "some before"])
def test_going_on_keeps_what_was_told_of_the_first_part(
    tmp_path: Path, owner: QObject, before: int
) -> None:
    diary, recorder = opened(tmp_path, owner)
    begin(recorder, before=before)
    recorder.end(left_at(48), End.UNFINISHED)
    diary.finish()
    number, entry = next(iter(Journal(tmp_path).entries().items()))
    Journal(tmp_path).change(number, replace(entry, note="written in between"))
    diary, recorder = opened(tmp_path, owner)
    begin(recorder, before=3, number=number)
    recorder.end(OVER, End.FINISHED)
    diary.finish()
    assert list(Journal(tmp_path).entries()) == [number]
    assert only(tmp_path).before == before
    assert only(tmp_path).note == "written in between"
    assert only(tmp_path).end is End.FINISHED


def test_a_session_without_pressing_is_gone_even_if_it_was_never_written(
    tmp_path: Path, owner: QObject
) -> None:
    diary, recorder = opened(tmp_path, owner)
    begin(recorder)
    recorder.end(player.State(WRISTS, player.Over(5_000, finished=False)), End.STOPPED)
    diary.finish()
    assert Journal(tmp_path).entries() == {}


def test_what_could_not_be_written_is_written_at_the_next_try(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    (tmp_path / "folder").write_text("a file stands where the folder should be")
    diary, recorder = opened(tmp_path / "folder", owner)
    with qtbot.waitSignal(recorder.not_kept):
        begin(recorder)
    recorder.end(OVER, End.FINISHED)
    (tmp_path / "folder").unlink()
    with qtbot.waitSignal(recorder.kept):
        recorder.tell(2, (), "kept")
    assert only(tmp_path / "folder").note == "kept"
    assert diary.entries.keys() == Journal(tmp_path / "folder").entries().keys()


def test_a_reason_is_told_in_plain_words(qtbot: QtBot, tmp_path: Path, owner: QObject) -> None:
    journal = Journal(tmp_path)
    diary, recorder = opened(tmp_path, owner)
    with closing(sqlite3.connect(journal.file)) as base:
        base.execute("PRAGMA user_version = 99")
    with qtbot.waitSignal(recorder.not_kept) as told:
        begin(recorder)
    assert told.args == [f"{journal.file} was written by a newer version of this program"]
    diary.finish()


def test_what_another_window_wrote_is_known_after_a_look(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    first, recorder = opened(tmp_path, owner)
    other, _ = opened(tmp_path, owner)
    begin(recorder)
    first.finish()
    with qtbot.waitSignal(other.changed):
        other.refresh()
    assert list(other.entries.values()) == [only(tmp_path)]
    with qtbot.waitSignal(other.changed):
        other.remove(Place(next(iter(other.entries))))
    assert other.entries == {}

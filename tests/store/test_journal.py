"""What the journal keeps is not lost: by a kill, a full disk, a damaged file, or another window."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from acupressure_app.core.body import Side
from acupressure_app.core.entry import Done, End, Entry, Felt
from acupressure_app.core.timeline import Pace
from acupressure_app.store import journal_base
from acupressure_app.store.journal import Journal
from acupressure_app.store.journal_base import MIGRATIONS, JournalError
from tests import disks

ROOT = Path(__file__).parents[2]
BEGAN = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)
NAUSEA = Entry(
    began=BEGAN,
    routine="nausea",
    title="Nausea",
    symptoms=("nausea",),
    pace=Pace.STANDARD,
    end=End.FINISHED,
    done=(Done(place="PC6", side=Side.LEFT, pressed=150_000, planned=150_000),),
    left_out=("your right wrist",),
    before=6,
    after=3,
    felt=(Felt.BRUISE,),
    note="After breakfast. Übel.",
)
KILLS = int(os.environ.get("KILLS", "12"))
FIRST_VERSION = (
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, began TEXT NOT NULL, told TEXT NOT NULL)"
)


def test_a_session_is_found_again_as_it_was_kept(tmp_path: Path) -> None:
    number = Journal(tmp_path).add(NAUSEA)
    assert Journal(tmp_path).entries() == {number: NAUSEA}


def test_without_a_session_there_is_no_file(tmp_path: Path) -> None:
    assert Journal(tmp_path).entries() == {}
    assert list(tmp_path.iterdir()) == []


def test_the_newest_session_comes_first(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for hours in (1, 3, 2):
        journal.add(replace(NAUSEA, began=BEGAN + timedelta(hours=hours)))
    assert [entry.began.hour for entry in journal.entries().values()] == [0, 23, 22]


def test_a_session_can_be_changed_removed_and_brought_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.add(NAUSEA)
    better = replace(NAUSEA, after=1)
    journal.change(number, better)
    assert journal.entries() == {number: better}
    journal.remove(number)
    assert journal.entries() == {}
    journal.change(number, better)
    assert journal.entries() == {number: better}


def test_a_file_of_the_first_version_is_led_to_the_newest(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with closing(sqlite3.connect(journal.file)) as base, base:
        base.execute(FIRST_VERSION)
        told = msgspec.json.encode(NAUSEA).decode()
        base.execute("INSERT INTO entry VALUES (7, ?, ?)", (BEGAN.isoformat(), told))
        base.execute("PRAGMA user_version = 1")
    assert journal.entries() == {7: NAUSEA}
    with closing(sqlite3.connect(journal.file)) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        indices = base.execute("SELECT name FROM sqlite_master WHERE type = 'index'").fetchall()
    assert indices == [("entry_began",)]
    assert journal.add(NAUSEA) == 8


def test_what_is_brought_back_never_takes_the_place_of_a_newer_session(tmp_path: Path) -> None:
    """Another window may have kept one between the removal and its undoing."""
    journal, other = Journal(tmp_path), Journal(tmp_path)
    removed = journal.add(NAUSEA)
    journal.remove(removed)
    newer = other.add(replace(NAUSEA, note="newer"))
    journal.change(removed, NAUSEA)
    assert [journal.entries()[number].note for number in (removed, newer)] == [NAUSEA.note, "newer"]


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(NAUSEA)
    with closing(sqlite3.connect(journal.file)) as base, base:
        base.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(JournalError, match="newer version"):
        journal.add(NAUSEA)


def test_a_session_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.add(NAUSEA)
    with closing(sqlite3.connect(journal.file)) as base, base:
        base.execute("INSERT INTO entry (began, told) VALUES ('then', '{\"no\": 1}')")
    assert journal.entries() == {number: NAUSEA}


WRITER = """
import sys
from pathlib import Path
from tests.store.test_journal import NAUSEA
from acupressure_app.store import journal_base
from acupressure_app.store.journal import Journal
journal = Journal(Path(sys.argv[1]))
while True:
    print(journal.add(NAUSEA), flush=True)
"""


def _writer(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_killed_program_loses_no_session_that_was_kept(tmp_path: Path) -> None:
    """At each kill the writer is somewhere between two sessions, or within one."""
    chance = random.Random(7)
    kept: list[int] = []
    for _ in range(KILLS):
        writer = _writer(tmp_path)
        assert writer.stdout
        kept += [int(writer.stdout.readline()) for _ in range(chance.randint(1, 30))]
        writer.send_signal(signal.SIGKILL)
        kept += [int(line) for line in writer.communicate()[0].splitlines() if line]
    journal = Journal(tmp_path)
    assert journal.recover() is None
    assert set(kept) <= set(journal.entries())
    assert len(kept) >= KILLS


def test_two_windows_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER.replace("while True:", "for _ in sys.stdin:")]
    windows = [
        subprocess.Popen(
            [*command, str(tmp_path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    kept: list[int] = []
    for _ in range(40):
        for window in windows:
            assert window.stdin
            window.stdin.write("now\n")
            window.stdin.flush()
        for window in windows:
            assert window.stdout
            kept.append(int(window.stdout.readline()))
    for window in windows:
        window.communicate()
    assert len(set(kept)) == 80
    assert set(kept) == set(Journal(tmp_path).entries())


def _fill(journal: Journal, kept: list[int]) -> None:
    while True:
        kept.append(journal.add(replace(NAUSEA, note="x" * 2000)))


def test_a_full_disk_is_told_and_what_was_kept_stays(small_disk: Path) -> None:
    journal = Journal(small_disk)
    kept = [journal.add(NAUSEA)]
    with pytest.raises(JournalError, match="the disk is full"):
        _fill(journal, kept)
    assert set(journal.entries()) >= set(kept)


def test_a_full_disk_is_not_taken_for_a_damaged_file(small_disk: Path) -> None:
    journal = Journal(small_disk)
    number = journal.add(NAUSEA)
    with suppress(OSError), (small_disk / "something else").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 1024)
    assert journal.recover() is None
    assert journal.entries() == {number: NAUSEA}
    assert not list(small_disk.glob("*damaged*"))


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder with one session in it that nobody can write to, not even root."""
    folder = tmp_path / "kept"
    Journal(folder).add(NAUSEA)
    with disks.read_only(folder):
        yield folder


def test_a_folder_that_cannot_be_written_is_told_and_can_be_read(read_only: Path) -> None:
    journal = Journal(read_only)
    assert journal.recover() is None
    assert list(journal.entries().values()) == [NAUSEA]
    with pytest.raises(JournalError, match="nothing can be written to"):
        journal.add(NAUSEA)


HOLDER = """
import sqlite3, sys
base = sqlite3.connect(sys.argv[1])
base.execute("PRAGMA locking_mode = EXCLUSIVE")
base.execute("BEGIN EXCLUSIVE")
base.execute("DELETE FROM entry")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_that_another_program_holds_is_not_taken_for_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_base, "_PATIENCE", 0.0)
    journal = Journal(tmp_path)
    number = journal.add(NAUSEA)
    command = [sys.executable, "-c", HOLDER, str(journal.file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(JournalError, match="another window is writing"):
            journal.recover()
        holder.kill()
    assert journal.recover() is None
    assert journal.entries() == {number: NAUSEA}


def test_a_file_that_is_only_just_begun_is_not_taken_for_a_damaged_one(tmp_path: Path) -> None:
    """As it is where the program is killed, or another window is, before the first session."""
    journal = Journal(tmp_path)
    with closing(sqlite3.connect(journal.file)) as base:
        base.execute("PRAGMA journal_mode = WAL")
    assert journal.recover() is None
    assert journal.entries() == {}


def test_a_damaged_file_is_replaced_by_its_copy_and_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.add(NAUSEA)
    assert journal.recover() is None
    journal.file.write_bytes(b"damaged" * 1000)
    with pytest.raises(JournalError):
        journal.entries()
    found = journal.recover()
    assert found is not None
    assert found.made is not None
    assert journal.entries() == {number: NAUSEA}
    assert found.kept == tmp_path / "journal.damaged.db"
    assert found.kept.read_bytes().startswith(b"damaged")


def test_the_log_of_a_damaged_file_is_kept_with_it(tmp_path: Path) -> None:
    """Sessions that were kept last may stand there alone."""
    live, dead = Journal(tmp_path / "live"), Journal(tmp_path / "dead")
    live.add(NAUSEA)
    with closing(sqlite3.connect(live.file)) as reader:
        reader.execute("SELECT * FROM entry").fetchall()  # while it is open, the log stays
        live.add(NAUSEA)
        shutil.copytree(live.file.parent, dead.file.parent)
    log = Path(f"{dead.file}-wal").read_bytes()
    assert log
    dead.file.write_bytes(b"damaged" + dead.file.read_bytes()[7:])
    found = dead.recover()
    assert found is not None
    assert Path(f"{found.kept}-wal").read_bytes() == log


def test_where_there_is_no_room_for_the_copy_all_stays_as_it_was(small_disk: Path) -> None:
    journal = Journal(small_disk)
    journal.add(NAUSEA)
    assert journal.recover() is None
    journal.file.write_bytes(b"damaged" * 1000)
    with suppress(OSError), (small_disk / "something else").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 1024)
    with pytest.raises(JournalError, match="the disk is full"):
        journal.recover()
    (small_disk / "something else").unlink()
    assert journal.recover() is not None
    assert list(journal.entries().values()) == [NAUSEA]


def test_damaged_without_a_copy_it_begins_anew_and_nothing_is_thrown_away(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.file.write_bytes(b"damaged" * 1000)
    found = journal.recover()
    assert found is not None
    assert found.made is None
    assert found.kept.read_bytes().startswith(b"damaged")
    number = journal.add(NAUSEA)
    assert journal.entries() == {number: NAUSEA}

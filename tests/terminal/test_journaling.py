"""The journal in the terminal: a session that was played is in it, and can be handed on."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.core.player import Reading
from acupressure_app.store.folders import folders
from acupressure_app.terminal.console import Console
from acupressure_app.terminal.options import Options
from acupressure_app.terminal.program import Program
from tests.builders import WORDS
from tests.terminal.results import Result, Run

NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command; time goes by only while a session waits."""
    places = replace(
        folders(),
        config=tmp_path / "config",
        data=tmp_path / "data",
        user_routines=tmp_path / "data" / "routines",
    )

    def command(*arguments: str) -> Result:
        out, err, clock = StringIO(), StringIO(), [0]

        def wait(seconds: float) -> str:
            clock[0] += round(seconds * 1000)
            return ""

        program = Program(
            places,
            Console(out, err, WORDS.tr, None),
            "en",
            lambda: Reading(clock[0], clock[0]),
            wait,
            lambda: NOW + timedelta(milliseconds=clock[0]),
        )
        given = Options(WORDS).parser(window=lambda _program, _given: 0).parse_args(arguments)
        return Result(int(given.command(program, given)), out.getvalue(), err.getvalue())

    return command


def test_a_session_that_was_played_is_in_the_journal(run: Run) -> None:
    assert run("journal").out == "Nothing here yet. A finished session appears by itself.\n"
    assert run("play", "nausea", "--no-others", "--asked", "--json").code == 0
    (entry,) = run("journal", "--json").data
    assert (entry["routine"], entry["end"], entry["began"]) == (
        "nausea",
        "finished",
        "2026-11-28T06:00:00Z",
    )
    pressed = [(one["place"], one["side"], one["pressed"]) for one in entry["done"]]
    assert pressed == [("PC6", "left", 150_000), ("PC6", "right", 150_000)]
    assert run("journal").out == "2026-11-28 06:00  Nausea: 5 min\n"


def test_it_is_written_as_a_table_and_replaces_no_file_unasked(run: Run, tmp_path: Path) -> None:
    run("play", "anxiety", "--no-others", "--asked", "--json")
    file = tmp_path / "out.csv"
    assert run("journal", "--csv", str(file)).code == 0
    names, row = csv.reader(StringIO(file.read_text("utf-8-sig")))
    told = dict(zip(names, row, strict=True))
    assert (told["routine"], told["seconds_pressed"], told["places"]) == (
        "anxiety",
        "300",
        "EX-HN3 midline 300 s",
    )
    again = run("journal", "--csv", str(file))
    assert again.code == 1
    assert "--force" in again.err
    assert run("journal", "--csv", str(file), "--force").code == 0


def test_a_damaged_journal_is_put_aside_and_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "journal.db").write_bytes(b"damaged" * 1000)
    result = run("play", "nausea", "--no-others", "--asked", "--json")
    assert result.code == 0
    assert "journal.damaged.db" in result.err
    assert len(run("journal", "--json").data) == 1


def test_a_journal_that_cannot_be_written_does_not_stop_the_session(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    result = run("play", "nausea", "--no-others", "--asked", "--json")
    assert result.code == 0
    assert "This session could not be noted" in result.err


def test_everything_is_backed_up_and_restored(run: Run, tmp_path: Path) -> None:
    run("play", "anxiety", "--no-others", "--asked", "--json")
    file = tmp_path / "all.zip"
    assert run("backup", str(file)).out == "1 file backed up.\n"
    assert run("backup", str(file)).code == 1
    run("play", "nausea", "--no-others", "--asked", "--json")
    assert len(run("journal", "--json").data) == 2
    told = run("restore", str(file))
    assert "Nothing was changed" in told.out
    assert len(run("journal", "--json").data) == 2
    data = run("restore", str(file), "--yes", "--json").data
    assert data["restored"] is True
    assert [entry["routine"] for entry in run("journal", "--json").data] == ["anxiety"]
    assert run("restore", __file__).code == 1

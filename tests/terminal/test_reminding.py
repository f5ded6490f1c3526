"""Reminders in the terminal: by the routine's schedule, or as somebody says; and as a calendar."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from acupressure_app.core.player import Reading
from acupressure_app.store.folders import folders
from acupressure_app.terminal.console import Console
from acupressure_app.terminal.options import Options
from acupressure_app.terminal.program import Program, UsageError
from tests.builders import WORDS
from tests.terminal.results import Result, Run

NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)  # a Saturday


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command at six on a Saturday morning."""
    places = replace(folders(), config=tmp_path, data=tmp_path, user_routines=tmp_path / "none")

    def command(*arguments: str) -> Result:
        out, err = StringIO(), StringIO()
        program = Program(
            places,
            Console(out, err, WORDS.tr, None),
            "en",
            lambda: Reading(0, 0),
            lambda _seconds: "",
            lambda: NOW,
        )
        given = Options(WORDS).parser(window=lambda _program, _given: 0).parse_args(arguments)
        code = int(given.command(program, given))
        return Result(code, out.getvalue(), err.getvalue())

    return command


def _added(run: Run, *arguments: str) -> dict[str, Any]:
    result = run("remind", "add", *arguments, "--json")
    assert result.code == 0
    data: dict[str, Any] = result.data
    return data


def test_one_is_added_by_the_schedule_listed_and_removed(run: Run) -> None:
    assert run("remind").out == "There are no reminders.\n"
    made = _added(run, "fatigue")
    assert made | {"id": ""} == {
        "id": "",
        "routine": "fatigue",
        "title": "Fatigue set",
        "on": True,
        "times": ["09:00"],
        "before_meals": None,
        "days": {"kind": "weekdays", "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]},
        "first": "2026-11-28",
        "last": "2027-01-08",
        "next": "2026-11-28T09:00:00+00:00",
    }
    assert run("remind", "--json").data == run("remind", "list", "--json").data == [made]
    assert run("remind").out == (
        f"{made['id']}  Fatigue set: Every day at 09:00, from 2026-11-28, until 2027-01-08. "
        "Next: 2026-11-28 09:00.\n"
    )
    assert run("remind", "remove", "fat").out.startswith("Removed:\n")
    assert run("remind", "--json").data == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--at", "21:00", "--at", "07:15"), {"times": ["07:15", "21:00"]}),
        (
            ("--before-meals", "30", "--meals", "08:00, 13:00"),
            {"times": ["07:30", "12:30"], "before_meals": 30},
        ),
        (
            ("--days", "WED,mon,wed"),
            {
                "days": {"kind": "weekdays", "days": ["wed", "mon"]},
                "next": "2026-11-30T09:00:00+00:00",
            },
        ),
        (
            ("--around", "2026-12-03", "--from-day", "-2", "--every", "30"),
            {
                "days": {
                    "kind": "around",
                    "day": "2026-12-03",
                    "from_day": -2,
                    "to_day": 0,
                    "every": 30,
                },
                "next": "2026-12-01T09:00:00+00:00",
            },
        ),
        (("--start", "2027-01-01", "--end", "2027-01-01"), {"first": "2027-01-01"}),
    ],
)
def test_what_is_said_counts(run: Run, options: tuple[str, ...], expected: dict[str, Any]) -> None:
    made = _added(run, "nausea", *options)
    assert {name: made[name] for name in expected} == expected


def test_a_routine_that_goes_by_a_date_needs_it(run: Run) -> None:
    with pytest.raises(UsageError, match=r"--around DATE \(the first day of the period\)"):
        run("remind", "add", "period-cramps")
    assert run("remind", "--json").data == []
    made = _added(run, "period-cramps", "--around", "2026-12-10", "--every", "28")
    assert made["next"] == "2026-12-05T09:00:00+00:00"
    assert _added(run, "period-cramps", "--days", "mon")["days"]["days"] == ["mon"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("nonsense",), 'no routine "nonsense"'),
        (("nausea", "--every", "28"), "need --around"),
        (("nausea", "--around", "2026-12-03", "--days", "mon"), "either --days or --around"),
        (("nausea", "--start", "2026-12-03", "--end", "2026-12-02"), "--end is before --start"),
        (("nausea", "--around", "2026-12-03", "--from-day", "3"), "from_day is after to_day"),
        (("nausea", "--start", "0026-12-03"), "needs a year from 1970"),
    ],
)
def test_what_contradicts_itself_is_said_and_nothing_added(
    run: Run, options: tuple[str, ...], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        run("remind", "add", *options)
    assert run("remind", "--json").data == []


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--at", "25:00", "such as 08:30"),
        ("--at", "8:00", "such as 08:30"),
        ("--meals", "noon", "such as 08:30"),
        ("--days", "monday", "such as mon,wed,fri"),
        ("--around", "3.12.2026", "such as 2026-12-03"),
        ("--before-meals", "500", "from 0 to 180"),
        ("--every", "1", "from 2 to 366"),
        ("--every", "often", "from 2 to 366"),
    ],
)
def test_what_does_not_fit_is_said_with_what_was_expected(
    run: Run, capsys: pytest.CaptureFixture[str], option: str, value: str, said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run("remind", "add", "nausea", option, value)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_reminder_of_which_no_day_is_to_come_is_not_added(run: Run) -> None:
    """The schedule of this routine ends after six weeks, long before the date that was given."""
    with pytest.raises(UsageError, match=r"no such day is to come: .*until 2027-01-08"):
        run("remind", "add", "fatigue", "--around", "2028-02-29", "--at", "09:00")
    assert run("remind").out == "There are no reminders.\n"
    given = ("--around", "2028-02-29", "--at", "09:00", "--end", "2028-03-01")
    assert _added(run, "fatigue", *given)["next"].startswith("2028-02-29T09:00")


def test_the_beginning_of_an_id_must_mean_one(run: Run) -> None:
    for _ in range(2):
        _added(run, "nausea")
    with pytest.raises(UsageError, match="no one reminder"):
        run("remind", "remove", "nausea")
    with pytest.raises(UsageError, match="no one reminder"):
        run("remind", "remove", "sleep")
    assert len(run("remind", "--json").data) == 2


def test_they_are_written_for_a_calendar_and_replace_a_file_only_when_told(
    run: Run, tmp_path: Path
) -> None:
    _added(run, "nausea", "--at", "08:00", "--at", "20:00")
    file = tmp_path / "mine.ics"
    assert run("remind", "--ics", str(file)).out == f"Written: {file} (2 events)\n"
    lines = file.read_text("utf-8").split("\n")
    for line, times in (
        ("SUMMARY:Nausea", 2),
        ("DURATION:PT6M", 2),  # 350 seconds in whole minutes
        ("DTSTART:20261128T080000", 1),
        ("DTSTART:20261128T200000", 1),
    ):
        assert lines.count(line) == times, line
    refused = run("remind", "--ics", str(file))
    assert (refused.code, "--force" in refused.err) == (1, True)
    again = run("remind", "--ics", str(file), "--force", "--json")
    assert again.data == {"file": str(file), "events": 2}
    assert sorted(path.name for path in tmp_path.glob("mine*")) == ["mine.ics"]


def test_a_calendar_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("remind", "--ics", str(tmp_path / "file" / "mine.ics"))
    assert (result.code, result.out) == (1, "")
    assert "mine.ics" in result.err or "file" in result.err


@pytest.mark.parametrize("command", [(), ("list",), ("add", "nausea"), ("remove", "x")])
def test_a_broken_file_is_said_and_left_alone(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    file = tmp_path / "reminders.json"
    file.write_text('{"format": 1, "reminders": [{"id": "a"}]}')
    result = run("remind", *command)
    assert (result.code, result.out) == (1, "")
    assert "reminders.json: Object missing required field `routine`" in result.err
    assert file.read_text() == '{"format": 1, "reminders": [{"id": "a"}]}'

"""Reminders are kept where the user can read them; a broken file is kept too, and said."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from acupressure_app.core.reminder import NO_REMINDERS, AroundDay, Reminder, Reminders
from acupressure_app.core.reminding import Told
from acupressure_app.store.files import set_aside
from acupressure_app.store.reminders import (
    UnreadableRemindersError,
    load_reminders,
    load_told,
    new_id,
    reminders_file,
    save_reminders,
    save_told,
)

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAILY = Reminder(id="nausea-1", routine="nausea", times=("08:00",), since=NOON)
CYCLE = Reminder(
    id="cramps-1",
    routine="period-cramps",
    days=AroundDay(day=date(2026, 3, 1), from_day=-5, to_day=5, every=28),
    before_meals=15,
)
ALL = Reminders(format=1, reminders=(DAILY, CYCLE))


def test_what_was_set_comes_back(tmp_path: Path) -> None:
    save_reminders(tmp_path, ALL)
    assert load_reminders(tmp_path) == ALL


def test_the_file_can_be_read_and_written_by_a_person(tmp_path: Path) -> None:
    save_reminders(tmp_path, Reminders(format=1, reminders=(DAILY,)))
    stored = json.loads((tmp_path / "reminders.json").read_text("utf-8"))
    assert stored == {
        "format": 1,
        "reminders": [
            {
                "id": "nausea-1",
                "routine": "nausea",
                "times": ["08:00"],
                "since": "2026-03-10T12:00:00Z",
            }
        ],
    }


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert load_reminders(tmp_path / "nothing") == NO_REMINDERS


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "truncated", id="empty"),
        pytest.param(b"[]", "object", id="a list"),
        pytest.param(
            b'{"format": 1, "reminders": [{"id": "a", "routine": "b", "times": ["8"]}]}',
            r"reminders\[0\].times\[0\]",
            id="a time that is none",
        ),
        pytest.param(b'{"format": 2}', "format", id="of a later program"),
        pytest.param(b'{"a":' * 100_000, "", id="brackets without end"),
        pytest.param(b'{"format": 1, "x": "' + b"y" * 3_000_000 + b'"}', "", id="far too long"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_file_and_kept(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "reminders.json"
    file.write_bytes(content)
    with pytest.raises(UnreadableRemindersError, match=f"(?s)reminders.json.*{said}"):
        load_reminders(tmp_path)
    aside = set_aside(reminders_file(tmp_path))
    assert aside.read_bytes() == content
    assert load_reminders(tmp_path) == NO_REMINDERS


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "reminders.json").mkdir()
    with pytest.raises(UnreadableRemindersError, match="not a file"):
        load_reminders(tmp_path)


def test_each_broken_file_is_kept_under_a_name_of_its_own(tmp_path: Path) -> None:
    kept = []
    for content in ("one", "two"):
        (tmp_path / "reminders.json").write_text(content)
        kept.append(set_aside(reminders_file(tmp_path)))
    assert [path.read_text() for path in kept] == ["one", "two"]


def test_what_was_told_comes_back_and_what_cannot_be_read_is_nothing(tmp_path: Path) -> None:
    told = Told(NOON, {"nausea-1": NOON}, {"cramps-1": NOON})
    save_told(tmp_path, told)
    assert load_told(tmp_path) == told
    (tmp_path / "reminded.json").write_text("{")
    assert load_told(tmp_path) is None
    assert load_told(tmp_path / "nothing") is None


def test_two_reminders_of_a_routine_have_different_ids_that_the_file_allows() -> None:
    ids = {new_id("a" * 64) for _ in range(20)}
    assert len(ids) == 20
    for id_ in ids:
        Reminders(format=1, reminders=(Reminder(id=id_, routine="a", times=("08:00",)),))
        assert len(id_) <= 64

"""What is handed on reads in a table program as it was written."""

from datetime import UTC, datetime

import pytest

from acupressure_app.core.body import Side
from acupressure_app.core.entry import Done, End, Entry, Felt
from acupressure_app.core.entry_table import COLUMNS, table
from acupressure_app.core.timeline import Pace


def entry(note: str = "") -> Entry:
    return Entry(
        began=datetime(2026, 11, 1, 9, 5, tzinfo=UTC),
        routine="nausea",
        title="Nausea",
        symptoms=("nausea", "travel"),
        pace=Pace.SHORT,
        end=End.STOPPED,
        done=(
            Done(place="PC6", side=Side.LEFT, pressed=61_000, planned=120_000),
            Done(place="PC6", side=Side.RIGHT, pressed=0, planned=120_000),
        ),
        left_out=("your right wrist",),
        before=0,
        felt=(Felt.PAIN, Felt.BRUISE),
        note=note,
    )


def test_a_session_is_a_row() -> None:
    names, row = table([entry()])
    assert names == COLUMNS
    assert dict(zip(names, row, strict=True)) == {
        "began": "2026-11-01T09:05:00+00:00",
        "routine": "nausea",
        "title": "Nausea",
        "symptoms": "nausea; travel",
        "pace": "short",
        "ended": "stopped",
        "seconds_pressed": "61",
        "places": "PC6 left 61 s",
        "left_out": "your right wrist",
        "before": "0",
        "after": "",
        "felt_wrong": "pain; bruise",
        "note": "",
    }


@pytest.mark.parametrize("note", ["=1+1", "+49", "-1", "@here"])
def test_a_note_is_never_something_to_compute(note: str) -> None:
    _, row = table([entry(note)])
    assert row[-1] == f"'{note}"

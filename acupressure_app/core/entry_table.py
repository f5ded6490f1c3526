"""The journal as a table for somebody else: rows of plain words, ready for a CSV file."""

from collections.abc import Iterable

from acupressure_app.core.entry import Entry

COLUMNS = (
    "began",
    "routine",
    "title",
    "symptoms",
    "pace",
    "ended",
    "seconds_pressed",
    "places",
    "left_out",
    "before",
    "after",
    "felt_wrong",
    "note",
)
"""The names of the columns, the same in every language."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A table program takes a text that begins so for something to compute."""


def table(entries: Iterable[Entry]) -> list[tuple[str, ...]]:
    """The names of the columns, then a row for each session."""
    return [COLUMNS, *(_row(entry) for entry in entries)]


def _row(entry: Entry) -> tuple[str, ...]:
    places = (f"{d.place} {d.side} {d.pressed // 1000} s" for d in entry.done if d.pressed)
    told = (
        entry.began.isoformat(timespec="seconds"),
        entry.routine,
        entry.title,
        "; ".join(entry.symptoms),
        entry.pace,
        entry.end,
        str(entry.pressed // 1000),
        "; ".join(places),
        "; ".join(entry.left_out),
        _number(entry.before),
        _number(entry.after),
        "; ".join(entry.felt or ()),
        entry.note,
    )
    return tuple(f"'{text}" if text.startswith(_FORMULA) else text for text in told)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)

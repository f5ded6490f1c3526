"""What is counted before and after, and how carefully it is put into words."""

from datetime import UTC, datetime, timedelta

import pytest

from acupressure_app.core.entry import End, Entry
from acupressure_app.core.timeline import Pace
from acupressure_app.core.trend import reading, trend
from tests.builders import WORDS

DOES_NOT_TELL = (
    "Most everyday complaints rise and fall by themselves, so this does not tell whether pressing "
    "changed anything."
)
BEGAN = datetime(2026, 11, 1, 9, tzinfo=UTC)


def entry(day: int, before: int | None, after: int | None) -> Entry:
    return Entry(
        began=BEGAN + timedelta(days=day),
        routine="nausea",
        title="Nausea",
        symptoms=("nausea",),
        pace=Pace.STANDARD,
        end=End.FINISHED,
        before=before,
        after=after,
    )


@pytest.mark.parametrize(
    ("figures", "counts"),
    [
        ([], (0, 0, 0, 0)),
        ([(None, None), (5, None), (None, 2)], (0, 0, 0, 0)),
        ([(5, 2), (4, 4), (3, 6)], (3, 1, 1, 1)),
        ([(0, 0), (10, 0), (8, 7), (None, 1)], (3, 2, 1, 0)),
    ],
)
def test_only_sessions_with_both_figures_are_compared(
    figures: list[tuple[int | None, int | None]], counts: tuple[int, int, int, int]
) -> None:
    found = trend(entry(day, *pair) for day, pair in enumerate(figures))
    assert (len(found.rated), found.lower, found.same, found.higher) == counts
    assert found.sessions == len(figures)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([(None, 3)], ["1 session, none with a figure before and after."]),
        (
            [(5, 2), (4, 4)],
            ["2 sessions, 2 with a figure before and after.", "Too few to see a pattern."],
        ),
        (
            [(5, 2), (4, 4), (6, 1), (None, 2)],
            [
                "4 sessions, 3 with a figure before and after: lower after 2, the same after 1.",
                DOES_NOT_TELL,
            ],
        ),
    ],
)
def test_the_reading_counts_and_says_what_it_does_not_tell(
    figures: list[tuple[int | None, int | None]], said: list[str]
) -> None:
    found = trend(entry(day, *pair) for day, pair in enumerate(figures))
    assert list(reading(found, WORDS.tr)) == said

"""The points are those of the clinical catalogue, with its names, holds and pregnancy status.

catalogue.txt was copied from the notes that the content rests on, not from the content.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from acupressure_app.core.content import Point
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from acupressure_app.ui.searching import folded

CONTENT = load_content(folders().assets)

# French "P" is the lung, but most readers take P6, and so P7 and P9, for the pericardium. GV24+
# would be read as GV24, and the extra points have no number of the WHO.
LEFT_OUT = {"P7", "P9", "GV24+", "EX-HN"}


class Row(NamedTuple):
    """A line of the catalogue."""

    code: str
    pinyin: str
    simplified: str
    traditional: str
    korean: str
    japanese: str
    sides: str
    pregnancy: str
    holds: str
    others: str


def catalogue() -> list[Row]:
    lines = (Path(__file__).parent / "catalogue.txt").read_text("utf-8").splitlines()
    told = (line for line in lines if not line.startswith("#"))
    return [Row(*(cell.strip() for cell in line.split("|"))) for line in told]


ROWS = catalogue()
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)


def test_every_point_of_the_catalogue_is_there_and_no_other() -> None:
    assert len(ROWS) == 45
    assert {row.code for row in ROWS} == {*CONTENT.points}


@EACH
def test_it_is_called_as_in_the_catalogue(row: Row) -> None:
    point = CONTENT.points[row.code]
    assert (point.pinyin, point.hanzi) == (row.pinyin, row.simplified)
    assert point.traditional == row.traditional
    korean = f"{point.korean.roman} ({point.korean.hangul})" if point.korean else ""
    assert (korean, point.japanese or "") == (row.korean, row.japanese)
    wanted = {name.strip() for name in row.others.split(",")} - LEFT_OUT
    assert {folded(name) for name in wanted} <= {folded(name) for name in called(point)}


def called(point: Point) -> tuple[str, ...]:
    return (point.code, str(point.name), point.pinyin, *point.aliases)


@EACH
def test_it_lies_on_the_sides_that_the_catalogue_names(row: Row) -> None:
    point = CONTENT.points[row.code]
    side, spots = row.sides.split()
    assert (point.midline, point.spots) == (side == "midline", int(spots))


@EACH
def test_its_pregnancy_status_is_that_of_the_catalogue(row: Row) -> None:
    assert CONTENT.points[row.code].pregnancy.status == row.pregnancy


@EACH
def test_every_published_time_is_there_with_its_source(row: Row) -> None:
    """Others may be added: what a sheet says of any point counts for this one too."""
    holds = CONTENT.points[row.code].holds
    told = [f"{'' if hold.min is None else hold.min}-{hold.max}" for hold in holds]
    for wanted in row.holds.split():
        assert told.count(wanted) >= row.holds.split().count(wanted)
    assert {hold.source for hold in holds} <= {*CONTENT.sources}


def test_what_is_published_as_a_count_is_told_as_one() -> None:
    counted = {code: point.counted for code, point in CONTENT.points.items() if point.counted}
    assert counted.keys() == {"HT7", "SP6", "GB20", "BL2", "KI1"}
    assert {one.times for told in counted.values() for one in told} == {30}

"""The atlas lists every point where somebody looks for it, and refused ones apart."""

import pytest

from acupressure_app.core.body import Region
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.atlas.search import findable, found
from acupressure_app.ui.atlas.view import (
    BodyPart,
    Section,
    by_meridian,
    by_name,
    by_part,
    drawn_in,
    entries,
    part_of,
    parts,
)
from tests.builders import WORDS

LIBRARY = load_library(folders())
KNOWN = entries(LIBRARY.content, WORDS)
FINDABLE = findable(KNOWN, LIBRARY, WORDS)
REFUSED = {"BL67", "BL32", "BL40", "BL1", "ST8", "CV4", "CV14", "SI14", "SI15", "GV16"}


def _codes(*sections: Section) -> list[str]:
    return [entry.code for section in sections for entry in section.entries]


def _search(query: str) -> tuple[Section, ...]:
    return found(FINDABLE, query, WORDS)


def test_every_region_belongs_to_a_part_of_the_body() -> None:
    assert {part_of(region) for region in Region} == set(BodyPart)


def test_each_point_stands_under_one_part_of_the_body() -> None:
    shown = [code for part in BodyPart for code in _codes(*by_part(KNOWN, part, WORDS))]
    assert sorted(shown) == sorted([*LIBRARY.content.points, *LIBRARY.content.not_pressed])
    assert set(parts(KNOWN)) == set(BodyPart)


def test_the_wrist_is_found_at_the_arm_with_its_number() -> None:
    first, *_ = by_part(KNOWN, BodyPart.ARM, WORDS)
    assert "PC6" in _codes(first)
    assert first.title == f"{len(first.entries)} points here"


def test_meridians_come_in_the_order_of_the_who_standard_with_name_and_number() -> None:
    *meridians, last = by_meridian(KNOWN, WORDS)
    letters = [section.entries[0].point.meridian for section in meridians]
    order = "LU LI ST SP HT SI BL KI PC TE GB LR GV CV EX"
    assert letters == sorted(letters, key=order.index)
    assert "Large Intestine (LI) · 4 points" in [section.title for section in meridians]
    assert _codes(*meridians) == list(LIBRARY.content.points)
    assert set(_codes(last)) == REFUSED


def test_by_name_the_points_follow_the_alphabet() -> None:
    first, last = by_name(KNOWN, WORDS)
    names = [entry.name.casefold() for entry in first.entries]
    assert names == sorted(names)
    assert set(_codes(last)) == REFUSED
    assert last.title == "Not pressed here"


def test_a_picture_tells_what_of_its_part_of_the_body_may_be_in_it() -> None:
    [drawn] = [d for d in drawn_in(KNOWN, BodyPart.ARM, WORDS) if d.picture == "wrist_inner"]
    assert drawn.names["PC6"] == "Inner Pass"
    assert "LI4" not in drawn.names


@pytest.mark.parametrize(
    "query",
    [
        "PC6",
        "pc 6",
        "P6",
        "per 6",
        "Nèiguān",
        "neiguan",
        "nei guan",
        "内关",
        "內關",
        "내관",
        "Naegwan",
        "Naikan",
        "inner pass",
        "Inner Gate",
    ],
)
def test_a_point_is_found_by_anything_it_is_called(query: str) -> None:
    assert _codes(*_search(query)) == ["PC6"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("wrist", "PC6"),
        ("left wrist", "PC6"),
        ("third eye", "EX-HN3"),
        ("hand", "LI4"),
        ("large intestine", "LI4"),
        ("queasy", "PC6"),
        ("tension headache", "GB20"),
        ("neig", "PC6"),
    ],
)
def test_everyday_words_find_a_point_among_others(query: str, code: str) -> None:
    assert code in _codes(*_search(query))


def test_what_only_a_routine_says_is_marked_as_such() -> None:
    first, *_ = _search("queasy")
    assert first.title == "Used in a routine for it"


def test_a_refused_point_is_recognised_and_stands_apart() -> None:
    for query in ("BL40", "UB40", "Weizhong", "wei zhong"):
        [section] = _search(query)
        assert section.title == "Not pressed here"
        assert _codes(section) == ["BL40"]


def test_where_nothing_is_found_the_nearest_three_are_offered() -> None:
    [section] = _search("neigwan")
    assert section.title == "No point of that name"
    assert len(section.entries) == 3
    assert section.entries[0].code == "PC6"


def test_an_empty_search_finds_nothing() -> None:
    assert _search("  ") == ()

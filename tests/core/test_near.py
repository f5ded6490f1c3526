"""A name that is not offered: the nearest first, and long lists only where they can be read."""

import pytest

from acupressure_app.core.body import Region, Technique
from acupressure_app.core.near import one_of
from tests.builders import WORDS

TECHNIQUES = '"press", "circles", "knead", "tap", "rub", "pulse"'
REGIONS = [region.value for region in Region]


@pytest.mark.parametrize(
    ("got", "first"),
    [
        ("neck", "neck_back"),
        ("back_neck", "neck_back"),
        ("Neck_Back", "neck_back"),
        ("neck-back", "neck_back"),
        ("forearm_iner", "forearm_inner"),
        ("lower back", "lower_back"),
    ],
)
def test_of_many_names_the_nearest_are_told_and_where_the_others_stand(
    got: str, first: str
) -> None:
    told = one_of(REGIONS, got)(WORDS.tr)
    assert told.startswith(f'"{first}", ')
    assert told.endswith(", or another name that routines/README.md lists")
    assert len(told) < 120


@pytest.mark.parametrize("got", ["soul", "", None, 5])
def test_where_none_is_near_only_the_list_is_named(got: object) -> None:
    told = one_of(REGIONS, got)(WORDS.tr)
    assert told == f"one of the {len(REGIONS)} names that routines/README.md lists"


@pytest.mark.parametrize(
    ("got", "told"),
    [
        (
            "circle",
            '"circles", or another one of "press", "circles", "knead", "tap", "rub", "pulse"',
        ),
        ("poke", 'one of "press", "circles", "knead", "tap", "rub", "pulse"'),
    ],
)
def test_few_names_are_told_in_full(got: str, told: str) -> None:
    assert one_of([t.value for t in Technique], got)(WORDS.tr) == told

"""What is wrong with a file is told in words where nobody wants to read paths."""

import pytest

from acupressure_app.core.language import N_
from acupressure_app.core.problem import Problem
from tests.builders import WORDS


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("$.rounds", "“rounds”: expected a number"),
        ("$.sets[0].steps[1].seconds.min", "Set 1, step 2, “seconds.min”: expected a number"),
        ("$.sets[2]", "Set 3: expected a number"),
        (
            "$.sets[0].steps[0].stretches[1].share",
            "Set 1, step 1, stretch 2, “share”: expected a number",
        ),
        ("$.symptoms[1]", "“symptoms 2”: expected a number"),
        ('$["odd name"]', "“odd name”: expected a number"),
        ("$", "Expected a number"),
        ("line 3, column 7", "Line 3, column 7: expected a number"),
        ("", "Expected a number"),
    ],
)
def test_a_place_in_a_file_in_words(where: str, told: str) -> None:
    assert Problem(where, N_("expected a number")).in_words(WORDS.tr) == told

"""The line of a problem is the one on which its field stands in the file."""

import pytest

from acupressure_app.core.language import N_
from acupressure_app.core.lines import with_lines
from acupressure_app.core.problem import Problem
from tests.builders import WORDS

TEXT = """{
  "id": "a\\"}b",
  "sets": [
    {"rounds": 2, "steps": [
      {"point": "PC6"},
      {
        "point": {
          "name": "Neck"
        },
        "odd name":
          [1,
           2]
      }
    ]}
  ]
}"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        pytest.param("$.id", 2, id="a field"),
        pytest.param("$.sets[0].rounds", 4, id="a field of an entry"),
        pytest.param("$.sets[0].steps[0].point", 5, id="of the first step"),
        pytest.param("$.sets[0].steps[1]", 6, id="an entry"),
        pytest.param("$.sets[0].steps[1].point.name", 8, id="deep inside"),
        pytest.param("$.sets[0].steps[1].point.region", 7, id="a missing one: what should have it"),
        pytest.param('$.sets[0].steps[1]["odd name"]', 10, id="an odd name"),
        pytest.param('$.sets[0].steps[1]["odd name"][1]', 12, id="an entry of a list"),
        pytest.param("$.title", None, id="one that the whole file lacks"),
        pytest.param("", None, id="of no place"),
    ],
)
def test_a_problem_gets_the_line_of_its_field(where: str, line: int | None) -> None:
    (problem,) = with_lines((Problem(where, N_("expected more")),), TEXT)
    assert problem.line == line


@pytest.mark.parametrize("text", ["", "{", '{"id": ]', "[" * 5000])
def test_a_text_that_is_no_json_leaves_problems_as_they_are(text: str) -> None:
    problems = (Problem("$.id", N_("expected more")),)
    assert with_lines(problems, text) == problems


def test_terminal_and_window_count_alike_and_the_path_follows() -> None:
    problem = Problem("$.sets[0].steps[1].point.region", N_("expected more"), line=7)
    assert problem("a.json", WORDS.tr) == (
        "a.json: line 7, set 1, step 2, “point.region” "
        "($.sets[0].steps[1].point.region): expected more"
    )
    assert problem.in_words(WORDS.tr) == ("Line 7, set 1, step 2, “point.region”: expected more")

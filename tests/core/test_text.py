"""Texts: where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupressure_app.core.text import sentences_in


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Let go. Rest a moment.", ("Let go.", "Rest a moment.")),
        ("Is it sore? Then stop! Rest… Go on", ("Is it sore?", "Then stop!", "Rest…", "Go on")),
        ("About 2.5 cm, approx. three fingers.", ("About 2.5 cm, approx. three fingers.",)),
        ("Press.\n\nLet  go.", ("Press.", "Let  go.")),
        ("按压。放松。", ("按压。", "放松。")),
        ("No end", ("No end",)),
        ("  ", ()),
    ],
)
def test_where_a_sentence_ends(text: str, sentences: tuple[str, ...]) -> None:
    assert sentences_in(text) == sentences


@given(st.text(max_size=60))
def test_nothing_is_lost_but_space(text: str) -> None:
    assert "".join("".join(sentences_in(text)).split()) == "".join(text.split())

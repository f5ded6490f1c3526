"""Remembered answers are kept where the user can read and delete them."""

import json
from datetime import date
from pathlib import Path

import pytest

from acupressure_app.core.profile import Profile, Remembered
from acupressure_app.core.screening import Answer
from acupressure_app.store.profile import (
    UnreadableProfileError,
    forget_profile,
    load_profile,
    replace_profile,
    save_profile,
)

PROFILE = Profile(
    {
        "pregnancy": Remembered(Answer.NO, date(2026, 3, 15)),
        "blood_thinners": Remembered(Answer.NOT_SURE, date(2026, 2, 1)),
    }
)


def test_what_was_answered_comes_back(tmp_path: Path) -> None:
    save_profile(tmp_path, PROFILE)
    assert load_profile(tmp_path) == PROFILE


def test_the_file_can_be_read_by_a_person(tmp_path: Path) -> None:
    save_profile(tmp_path, PROFILE)
    assert json.loads((tmp_path / "profile.json").read_text("utf-8")) == {
        "pregnancy": {"answer": "no", "given": "2026-03-15"},
        "blood_thinners": {"answer": "not_sure", "given": "2026-02-01"},
    }


def test_without_a_file_nothing_is_remembered(tmp_path: Path) -> None:
    assert load_profile(tmp_path / "nothing") == Profile()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"pregnancy": {"answer": "no"}}', id="an answer without its day"),
        pytest.param(b'{"pregnancy": {"answer": "perhaps", "given": "2026-03-15"}}', id="perhaps"),
        pytest.param(b'{"pregnancy": {"answer": "no", "given": "yesterday"}}', id="yesterday"),
        pytest.param(b'{"\xff": {}}', id="no text"),
        pytest.param(b'{"a":' * 100_000, id="brackets without end"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "profile.json").write_bytes(content)
    with pytest.raises(UnreadableProfileError, match=r"profile\.json"):
        load_profile(tmp_path)


def test_forgetting_leaves_no_trace(tmp_path: Path) -> None:
    save_profile(tmp_path, PROFILE)
    save_profile(tmp_path, PROFILE)
    forget_profile(tmp_path)
    assert list(tmp_path.iterdir()) == []
    forget_profile(tmp_path)


def test_what_was_forgotten_stands_in_no_copy(tmp_path: Path) -> None:
    save_profile(tmp_path, PROFILE)
    save_profile(tmp_path, PROFILE)
    kept = Profile({"blood_thinners": PROFILE.answers["blood_thinners"]})
    replace_profile(tmp_path, kept)
    assert load_profile(tmp_path) == kept
    assert not [file for file in tmp_path.iterdir() if b"pregnancy" in file.read_bytes()]


def test_with_the_last_answer_the_file_goes(tmp_path: Path) -> None:
    save_profile(tmp_path, PROFILE)
    replace_profile(tmp_path, Profile())
    assert list(tmp_path.iterdir()) == []

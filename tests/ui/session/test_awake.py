"""The computer is kept awake if it can be, and no session ends because it cannot."""

import sys

import pytest

from acupressure_app.ui.session.awake import Awake


@pytest.fixture
def agreeing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")  # wakepy's own switch for tests


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)


@pytest.mark.usefixtures("agreeing")
def test_it_is_held_from_hold_to_release_however_often_either_is_asked() -> None:
    awake = Awake()
    assert not awake.held
    awake.release()
    for _ in range(2):
        awake.hold()
        awake.hold()
        assert awake.held
        awake.release()
        awake.release()
        assert not awake.held


@pytest.mark.usefixtures("lacking")
def test_where_it_cannot_be_it_says_so_and_nothing_is_raised() -> None:
    awake = Awake()
    awake.hold()
    assert not awake.held
    awake.release()

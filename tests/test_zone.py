"""The zone of the computer, as the composition root gives it to all who ask what time it is."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from acupressure_app.cli import _HERE, _now

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps its zone")


@pytest.fixture(params=["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """The computer stands there."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


def test_its_offsets_are_those_of_the_zone_on_every_day_of_a_year(zone: ZoneInfo) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(365 * 24 * 2):
        here, there = moment.astimezone(_HERE), moment.astimezone(zone)
        assert (here.replace(tzinfo=None), here.fold) == (there.replace(tzinfo=None), there.fold)
        assert here.utcoffset() == there.utcoffset()
        assert here.astimezone(UTC) == moment
        moment += timedelta(minutes=30)


def test_now_is_now(zone: ZoneInfo) -> None:
    before, now = datetime.now(UTC), _now()
    assert timedelta(0) <= now.astimezone(UTC) - before < timedelta(seconds=10)
    assert now.utcoffset() == now.astimezone(zone).utcoffset()

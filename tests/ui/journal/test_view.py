"""What felt wrong, as it is told before the same place is pressed again."""

from datetime import UTC, datetime, timedelta

import pytest

from acupressure_app.core.body import Side
from acupressure_app.core.entry import Done, End, Entry, Felt
from acupressure_app.core.timeline import Pace
from acupressure_app.ui.journal.view import felt_wrong
from tests.builders import WORDS

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


def pressed(place: str, hours_ago: float, felt: tuple[Felt, ...] | None, ms: int = 1000) -> Entry:
    return Entry(
        began=NOW - timedelta(hours=hours_ago),
        routine="nausea",
        title="Nausea",
        symptoms=("nausea",),
        pace=Pace.STANDARD,
        end=End.FINISHED,
        done=(Done(place=place, side=Side.LEFT, pressed=ms, planned=1000),),
        felt=felt,
    )


BRUISE = pressed("PC6", 30, (Felt.BRUISE,))


@pytest.mark.parametrize(
    ("entries", "places", "told"),
    [
        pytest.param([BRUISE], ["PC6"], ["bruise"], id="it is told of the place"),
        pytest.param([BRUISE], ["LI4"], [], id="not of another place"),
        pytest.param([BRUISE, pressed("PC6", 2, ())], ["PC6"], [], id="not once it was well"),
        pytest.param(
            [pressed("PC6", 30, (Felt.OTHER,))],
            ["PC6"],
            ["something felt wrong"],
            id="also where it was not said what",
        ),
        pytest.param(
            [BRUISE, pressed("PC6", 2, None)],
            ["PC6"],
            ["bruise"],
            id="a session of which nothing was told hides it not",
        ),
        pytest.param(
            [BRUISE, pressed("LI4", 2, ())],
            ["LI4", "PC6"],
            ["bruise"],
            id="another place that was well hides it not",
        ),
        pytest.param(
            [BRUISE, pressed("LI4", 2, (Felt.PAIN,))],
            ["PC6", "LI4"],
            ["pain (today", "bruise"],
            id="each place is told, the newest first",
        ),
        pytest.param(
            [pressed("PC6", 30, (Felt.BRUISE,), ms=0)], ["PC6"], [], id="not what was left out"
        ),
        pytest.param(
            [pressed("PC6", 15 * 24, (Felt.BRUISE,))], ["PC6"], [], id="not after two weeks"
        ),
    ],
)
def test_what_felt_wrong_is_told_of_each_place(
    entries: list[Entry], places: list[str], told: list[str]
) -> None:
    said = felt_wrong(entries, places, NOW, WORDS)
    at = [said.casefold().find(word) for word in told]
    assert -1 not in at
    assert at == sorted(at)
    assert bool(said) == bool(told)

"""Whatever is spoken can be read: on the page anyway, or in the line of captions."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.core import player
from acupressure_app.core.notices import notice_text
from acupressure_app.core.player import Notice
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answers, Cleared, clear
from acupressure_app.core.timeline import Timeline, compile_timeline
from acupressure_app.core.wording import speech_ms
from acupressure_app.store.library import load_content, read_routine
from acupressure_app.ui.session.caption import being_said, caption
from acupressure_app.ui.session.props import SessionProps
from acupressure_app.ui.session.view import derive
from acupressure_app.ui.session.words import needs_line
from tests.builders import WORDS, compiled, press, routine, spot, yes

ROOT = Path(__file__).parents[3]
SHIPPED = load_content(ROOT / "assets")
ROUTINES = sorted(path.stem for path in (ROOT / "routines").glob("*.json"))
ANSWERS = {"nothing": yes(), "thin blood": yes("blood_thinners")}


def _timeline(name: str, answers: Answers) -> Timeline:
    found = read_routine(ROOT / "routines" / f"{name}.json", SHIPPED)
    assert isinstance(found, Routine)
    cleared = clear(found, SHIPPED, answers)
    assert isinstance(cleared, Cleared)
    return compile_timeline(cleared, SHIPPED, WORDS)


def _props(timeline: Timeline, at: int, *said: str) -> SessionProps:
    state = player.State(timeline, player.Running(at, 0), segment=timeline.index_at(at))
    return derive(state, 0, WORDS, said=said)


def _on_page(props: SessionProps) -> list[list[str]]:
    """The words of each part, as a reader takes them in."""
    parts = [props.kicker, str(props.headline), props.todo, props.caption]
    parts += [step.text for step in props.steps]
    parts += [f"{caution.lead} {caution.rest}" for caution in props.cautions]
    return [_words(part) for part in parts]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _stands_in(sentence: str, part: list[str]) -> bool:
    wanted = _words(sentence)
    return any(part[i : i + len(wanted)] == wanted for i in range(len(part)))


def _moments(timeline: Timeline) -> Iterator[tuple[int, str]]:
    """Every spoken sentence, at the beginning and the end of what it is spoken with."""
    spoken = [cue for cue in timeline.cues if cue.sentences]
    ends = [following.at for _, following in pairwise(spoken)] + [timeline.total]
    for cue, end in zip(spoken, ends, strict=True):
        last = min(cue.at + speech_ms(cue.sentences), end - 1)
        yield from ((at, sentence) for at in (cue.at, last) for sentence in cue.sentences)


@pytest.mark.parametrize("given", ANSWERS)
@pytest.mark.parametrize("name", ROUTINES)
def test_every_spoken_sentence_can_be_read_while_it_is_spoken(name: str, given: str) -> None:
    timeline = _timeline(name, ANSWERS[given])
    unread = [
        (at, sentence)
        for at, sentence in _moments(timeline)
        if not any(_stands_in(sentence, part) for part in _on_page(_props(timeline, at)))
    ]
    assert list(_moments(timeline))
    assert unread == []


def test_so_it_is_for_what_only_an_own_routine_says() -> None:
    steps = (press(spot(), "each", seconds=90, rest=10), press("PC6", "both"))
    timeline = compiled(routine(sets=[{"rounds": 2, "steps": list(steps)}]))
    for at, sentence in _moments(timeline):
        assert any(_stands_in(sentence, part) for part in _on_page(_props(timeline, at)))


def test_what_the_page_says_anyway_is_not_said_twice() -> None:
    nausea = _timeline("nausea", yes())
    find = nausea.segments[1].start
    assert _props(nausea, find).caption == ""
    assert _props(nausea, 0).caption == "Nausea, about 6 minutes. Begin at your left wrist."


def test_what_is_said_beside_the_plan_comes_first() -> None:
    nausea = _timeline("nausea", yes())
    start = nausea.segment_of(1).start
    assert _props(nausea, start, "Now at your right wrist.").caption == (
        "Now at your right wrist. Press now, slowly."
    )


def test_a_caption_goes_when_it_has_been_read() -> None:
    nausea = _timeline("nausea", yes())
    half = nausea.segment_of(0).start + nausea.segment_of(0).length // 2
    assert being_said(nausea, half - 1) == ()
    assert being_said(nausea, half) == ("Half-way on this side.",)
    assert being_said(nausea, half + 3_300) == ("Half-way on this side.",)
    assert being_said(nausea, half + 3_400) == ()


def test_part_of_a_word_is_not_the_word() -> None:
    page = replace(_props(_timeline("nausea", yes()), 0), todo="Nightfall")
    assert caption(page, ("Night.",)) == "Night."


@pytest.mark.parametrize("notice", [notice for notice in Notice if not needs_line(notice)])
def test_what_has_no_line_of_its_own_is_on_the_page(notice: Notice) -> None:
    nausea = _timeline("nausea", yes())
    find = nausea.segments[1].start
    modes: dict[Notice, player.Mode] = {
        Notice.COUNT_IN: player.CountIn(find, 0),
        Notice.WAITING: player.Running(find, 0),
    }
    state = player.State(nausea, modes[notice], segment=1, holding=notice is Notice.WAITING)
    parts = _on_page(derive(state, 0, WORDS))
    said = notice_text(notice, WORDS.tr).removesuffix(", 2, 1.")  # the page counts down
    assert any(_stands_in(said, part) for part in parts)

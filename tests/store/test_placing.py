"""Taking over is whole or not at all: a real process is ended by force before each of its steps."""

import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.core.codec import decode, encode
from acupressure_app.core.library import Library, Listed, Origin
from acupressure_app.core.routine import Routine
from acupressure_app.core.shared import Choice, Taken, offers, pictures_of, resolve
from acupressure_app.store.bundle import look_into, take_over, write_bundle
from acupressure_app.store.placing import place, settle
from tests.builders import CONTENT, press, routine, spot
from tests.store.test_hostile_archives import png

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")

FIRST = routine(press(spot(picture="arm.png")), press(spot(picture="leg.png")), id="a", title="A")
SECOND = routine(press(spot(picture="leg.png")), id="b", title="B")
THIRD = routine(id="c", title="C")
MINE = routine(press(spot(picture="arm.png")), id="b", title="My own B")
Files = Mapping[str, bytes]


def seen(folder: Path) -> Files:
    """What the user sees of a folder, and the program too."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.startswith(".")}


@pytest.fixture
def plan(tmp_path: Path) -> tuple[Taken, ...]:
    """Three routines: two that are new, one with another picture of a known name; B is replaced."""
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for made in (FIRST, SECOND, THIRD):
        (theirs / f"{made.id}.json").write_bytes(encode(made))
    for number, name in enumerate(("arm.png", "leg.png")):
        (theirs / name).write_bytes(png(20 + number))
    listed = [
        Listed(made, Origin.USER, str(theirs / f"{made.id}.json"))
        for made in (FIRST, SECOND, THIRD)
    ]
    write_bundle(tmp_path / "gift.acupressure", listed)
    own = Listed(MINE, Origin.USER, "b.json")
    found = offers(look_into(tmp_path / "gift.acupressure", CONTENT), Library(CONTENT, (own,)))
    chosen = [(one, Choice.REPLACE if one.clash else Choice.ADD) for one in found]
    return resolve(chosen, {"b"})


def own_folder(folder: Path) -> Path:
    """The user's own: a routine with its picture, and something that is none."""
    folder.mkdir()
    (folder / "b.json").write_bytes(encode(MINE))
    (folder / "arm.png").write_bytes(png())
    (folder / "notes.txt").write_text("mine")
    return folder


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do it in a process that is ended by force before its so many-th step; whether it was.

    A step is whatever opens, makes, moves or removes a file.
    """

    def child() -> None:
        steps = count(1)

        def hook(event: str, _arguments: object) -> None:
            touches = event == "open" or event.startswith(("os.", "shutil."))
            if touches and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        work()
        os._exit(0)

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def kills(tmp_path: Path, first: Path, work: Callable[[Path], object]) -> Iterator[Path]:
    """A folder that was like the `first`, after each possible kill."""
    for step in count(1):
        folder = shutil.copytree(first, tmp_path / f"{first.name}-{step}")
        if not killed_at(step, partial(work, folder)):
            return
        yield folder


def is_usable(files: Files) -> bool:
    """Whether every routine can be read, and has the pictures that it had where it came from."""
    routines = [decode(raw, CONTENT) for name, raw in files.items() if name.endswith(".json")]
    return all(
        isinstance(one, Routine) and all(name in files for name in pictures_of(one))
        for one in routines
    )


def test_killed_at_any_step_it_is_there_whole_or_not_at_all(
    tmp_path: Path, plan: tuple[Taken, ...]
) -> None:
    before = seen(mine := own_folder(tmp_path / "before"))
    take_over(plan, own_folder(tmp_path / "after"))
    after = seen(tmp_path / "after")
    assert after.keys() - before.keys() == {
        "a.json", "arm-2.png", "leg.png", "c.json", "b.json.old",
    }  # fmt: skip
    outcomes: list[str] = []
    for folder in kills(tmp_path, mine, partial(take_over, plan)):
        assert is_usable(seen(folder))
        finished = settle(folder)
        now = seen(folder)
        assert now in (before, after)
        if finished:
            assert now == after
        outcomes.append("finished" if finished else "whole" if now == after else "not at all")
        assert settle(folder) == ()
    assert outcomes == sorted(outcomes, key=["not at all", "finished", "whole"].index)
    assert outcomes.count("not at all") > 5
    assert outcomes.count("finished") > 5


def test_killed_while_it_is_finished_it_is_finished_the_next_time(
    tmp_path: Path, plan: tuple[Taken, ...]
) -> None:
    take_over(plan, own_folder(tmp_path / "after"))
    mine = own_folder(tmp_path / "mine")
    left = next(f for f in kills(tmp_path, mine, partial(take_over, plan)) if [*f.glob(".p*")])
    again = [*kills(tmp_path, left, settle)]
    for folder in again:
        settle(folder)
        assert seen(folder) == seen(tmp_path / "after")
        assert settle(folder) == ()
    assert len(again) > 5


def test_what_changed_before_it_could_be_finished_is_kept(tmp_path: Path) -> None:
    folder = own_folder(tmp_path / "mine")
    ready = folder / ".placing-x"
    ready.mkdir()
    (ready / "b.json").write_bytes(encode(SECOND))
    (folder / "b.json").write_bytes(encode(replace(MINE, title="Changed")))
    assert settle(folder) == ("b.json",)
    assert (folder / "b.json").read_bytes() == encode(SECOND)
    assert (folder / "b.json.old").read_bytes() == encode(replace(MINE, title="Changed"))


def test_what_cannot_be_finished_is_tried_again(tmp_path: Path) -> None:
    folder = own_folder(tmp_path / "mine")
    ready = folder / ".placing-x"
    ready.mkdir()
    (ready / "c.json").write_bytes(encode(THIRD))
    (folder / "c.json").mkdir()
    with pytest.raises(OSError, match="directory"):
        settle(folder)
    (folder / "c.json").rmdir()
    assert settle(folder) == ("c.json",)
    assert seen(folder)["c.json"] == encode(THIRD)


def test_what_was_laid_and_left_goes_after_an_hour(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".laid-old", tmp_path / ".laid-fresh"
    for path in (old, fresh):
        path.mkdir()
        (path / "a.json").write_bytes(b"half")
    then = time.time() - 4000
    os.utime(old, (then, then))
    assert settle(tmp_path) == ()
    assert [path.name for path in tmp_path.iterdir()] == [".laid-fresh"]


def test_a_copy_that_was_there_before_survives_what_is_undone(tmp_path: Path) -> None:
    folder = own_folder(tmp_path / "mine")
    (folder / "b.json.old").write_bytes(encode(MINE))
    (folder / "z.json").mkdir()
    with pytest.raises(OSError, match="directory"):
        place(folder, {"b.json": encode(SECOND), "z.json": encode(THIRD)})
    assert (folder / "b.json").read_bytes() == encode(MINE)
    assert (folder / "b.json.old").read_bytes() == encode(MINE)
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]

"""Saving in the whole window: nothing written is lost, and what cannot be done is said in words."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from acupressure_app.store.drafts import KeptDraft, drafts_of, folder_of, save_draft
from acupressure_app.store.standing import standing_in
from acupressure_app.ui.home.side import Unsaved
from tests import disks
from tests.ui.editor.test_flows import OWN, editor, files, offered, said, state
from tests.ui.test_looks import Sight, settle

CHANGED = (OWN, "Edit", "1\\. ", "Duplicate")


@pytest.fixture
def sight(qtbot: QtBot, tmp_path: Path) -> Sight:
    return Sight(qtbot, tmp_path)


def steps_of(routine: Any) -> int:
    return sum(len(group["steps"]) for group in routine["sets"])


def own_steps(folder: Path) -> int:
    return steps_of(files(folder)["own"])


def fill(disk: Path) -> Path:
    """Leave no byte on it."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)
    return filler


def test_pressed_twice_it_is_saved_once(qtbot: QtBot, sight: Sight, tmp_path: Path) -> None:
    sight.walk(["Nausea", "Make a copy to edit"])
    page = editor(sight)
    page.verdict.save.click()
    page.verdict.save.click()
    qtbot.waitUntil(lambda: not page.saving, timeout=8000)
    assert [name for name in files(tmp_path) if name.startswith("nausea")] == ["nausea-my-own"]
    assert state(sight) == "Saved"


def test_what_is_changed_while_it_is_saved_is_saved_by_the_second_press(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(CHANGED)
    page, before = editor(sight), own_steps(tmp_path)
    page.verdict.save.click()
    page.writing.duplicate()
    page.verdict.save.click()
    qtbot.waitUntil(lambda: own_steps(tmp_path) == before + 2, timeout=8000)
    qtbot.waitUntil(lambda: state(sight) == "Saved", timeout=8000)


def test_what_is_changed_while_it_is_saved_is_asked_about_before_it_is_left(
    qtbot: QtBot, sight: Sight
) -> None:
    sight.walk(CHANGED)
    page = editor(sight)
    page.verdict.save.click()
    page.writing.duplicate()
    sight._press("Points")
    qtbot.waitUntil(page.unsaved.isVisible, timeout=8000)
    assert editor(sight) is page


def test_leaving_while_it_is_saved_goes_on_without_a_question(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(CHANGED)
    before = own_steps(tmp_path)
    editor(sight).verdict.save.click()
    sight._press("Points")
    qtbot.waitUntil(lambda: sight.window.page.windowTitle() == "Points", timeout=8000)
    assert own_steps(tmp_path) == before + 1


def saves_nothing(qtbot: QtBot, sight: Sight, folder: Path, why: str) -> None:
    """What was written stays on the page and in the file, and the reason is told."""
    content = (folder / "routines" / "own.json").read_bytes()
    sight.walk(["Save"])
    qtbot.waitUntil(editor(sight).asks.failed.isVisible, timeout=8000)
    assert "Not saved. All of it still stands here." in said(sight)
    assert why in said(sight)
    assert "rrno" not in said(sight)
    assert (folder / "routines" / "own.json").read_bytes() == content
    sight.walk(["Points"])
    assert "There are changes that are not saved." in said(sight)


def saves_at_last(qtbot: QtBot, sight: Sight, folder: Path) -> None:
    before = own_steps(folder)
    sight.walk(["Save and leave"])
    qtbot.waitUntil(lambda: sight.window.page.windowTitle() == "Points", timeout=8000)
    assert own_steps(folder) == before + 1
    qtbot.waitUntil(lambda: not drafts_of(folder), timeout=8000)


def test_on_a_full_disk_nothing_is_lost(qtbot: QtBot, small_disk: Path) -> None:
    sight = Sight(qtbot, small_disk)
    sight.walk(CHANGED)
    qtbot.waitUntil(lambda: bool(drafts_of(small_disk)), timeout=8000)
    filler = fill(small_disk)
    saves_nothing(qtbot, sight, small_disk, "The disk is full.")
    filler.unlink()
    saves_at_last(qtbot, sight, small_disk)


def test_in_a_folder_that_can_only_be_read_nothing_is_lost(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(CHANGED)
    with disks.read_only(tmp_path / "routines"):
        saves_nothing(qtbot, sight, tmp_path, "Nothing can be written to")
    saves_at_last(qtbot, sight, tmp_path)


def by_hand(tmp_path: Path, **fields: object) -> None:
    """Somebody writes into the file of the user's own routine."""
    file = tmp_path / "routines" / "own.json"
    file.write_text(json.dumps(files(tmp_path)["own"] | fields))


def test_a_file_that_changes_while_it_is_edited_is_taken_over_only_if_wanted(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(CHANGED)
    page = editor(sight)
    mine = page.routine
    by_hand(tmp_path, title="Written by hand")
    qtbot.waitUntil(page.asks.other_file.isVisible, timeout=8000)
    assert page.routine == mine
    sight.walk(["Take over the file"])
    assert page.routine.title == "Written by hand"
    assert state(sight) == "Saved"
    sight.walk(["Undo"])
    assert page.routine == mine


def test_what_stands_here_is_kept_and_the_other_text_stays_beside_it(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(CHANGED)
    page = editor(sight)
    by_hand(tmp_path, title="Written by hand")
    page.verdict.save.click()  # before anybody could see the change
    qtbot.waitUntil(page.asks.other_file.isVisible, timeout=8000)
    assert files(tmp_path)["own"]["title"] == "Written by hand"
    sight.walk(["Keep what stands here", "Save"])
    qtbot.waitUntil(lambda: state(sight) == "Saved", timeout=8000)
    assert files(tmp_path)["own"]["title"].startswith(OWN)
    beside = json.loads((tmp_path / "routines" / "own.json.bak").read_bytes())
    assert beside["title"] == "Written by hand"


def spaced(text: str) -> str:
    return json.dumps(json.loads(text), indent=7)


def with_more(text: str) -> str:
    return json.dumps(json.loads(text) | {"colour": "red"})


@pytest.mark.parametrize("change", [spaced, with_more], ids=["white space", "an unknown field"])
def test_also_what_changes_no_routine_is_not_written_over_unseen(
    qtbot: QtBot, sight: Sight, tmp_path: Path, change: Callable[[str], str]
) -> None:
    sight.walk(CHANGED)
    page, file = editor(sight), tmp_path / "routines" / "own.json"
    changed = change(file.read_text())
    file.write_text(changed)
    page.verdict.save.click()
    qtbot.waitUntil(page.asks.other_file.isVisible, timeout=8000)
    assert file.read_text() == changed


def test_what_another_program_added_is_named_when_its_file_is_taken_over(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(CHANGED)
    by_hand(tmp_path, colour="red")
    qtbot.waitUntil(editor(sight).asks.other_file.isVisible, timeout=8000)
    text = (tmp_path / "routines" / "own.json").read_text()
    sight.walk(["Take over the file"])
    assert "“colour”" in said(sight)
    sight.walk(["1\\. ", "Duplicate", "Save"])
    qtbot.waitUntil(lambda: state(sight) == "Saved", timeout=8000)
    assert (tmp_path / "routines" / "own.json.old").read_text() == text


def test_a_draft_of_before_meets_what_its_file_says_by_now(qtbot: QtBot, tmp_path: Path) -> None:
    Sight(qtbot, tmp_path).window.close()
    file = tmp_path / "routines" / "own.json"
    stands = standing_in(file.read_bytes())
    assert stands.routine is not None
    changed = replace(stands.routine, rounds=7)
    draft = KeptDraft(changed, str(file), {}, stands.routine, stands.digest)
    save_draft(folder_of(tmp_path) / "draft.json", draft)
    file.write_text(spaced(file.read_text()))
    sight = Sight(qtbot, tmp_path, first=True)
    qtbot.waitUntil(lambda: "Not saved yet" in said(sight), timeout=8000)
    sight.window.page.findChildren(Unsaved)[0].wanted.emit()
    settle()
    qtbot.waitUntil(editor(sight).asks.other_file.isVisible, timeout=8000)


def test_a_file_that_went_is_written_again(qtbot: QtBot, sight: Sight, tmp_path: Path) -> None:
    sight.walk(CHANGED)
    (tmp_path / "routines" / "own.json").unlink()
    sight.walk(["Save"])
    qtbot.waitUntil(lambda: state(sight) == "Saved", timeout=8000)
    assert "own" in files(tmp_path)


def test_what_a_file_says_and_no_routine_can_is_named_before_it_is_left_out(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    text = json.dumps(files(tmp_path)["own"] | {"colour": "red"})
    (tmp_path / "routines" / "evening.json").unlink()
    (tmp_path / "routines" / "own.json").write_text(text)
    qtbot.waitUntil(lambda: not offered(sight, OWN), timeout=8000)
    sight.walk(["Fix it"])
    told = "The file says more than a routine can."
    qtbot.waitUntil(lambda: told in said(sight), timeout=8000)
    assert "“colour”" in said(sight)
    sight.walk(["Save"])
    qtbot.waitUntil(lambda: state(sight) == "Saved", timeout=8000)
    assert "colour" not in files(tmp_path)["own"]
    assert (tmp_path / "routines" / "own.json.old").read_text() == text

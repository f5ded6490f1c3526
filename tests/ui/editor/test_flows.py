"""Own routines in the whole window: made, saved, tried, changed on disk, removed, brought back."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acupressure_app.core.drafting import begun
from acupressure_app.store.drafts import KeptDraft, load_draft, save_draft
from acupressure_app.store.own_routines import trash_of
from acupressure_app.ui.editor.page import EditorPage
from tests.ui.test_looks import Sight, settle

OWN = "What my physiotherapist"


@pytest.fixture
def sight(qtbot: QtBot, tmp_path: Path) -> Sight:
    return Sight(qtbot, tmp_path)


def editor(sight: Sight) -> EditorPage:
    page = sight.window.page
    assert isinstance(page, EditorPage)
    return page


def offered(sight: Sight, name: str) -> bool:
    return sight._button(f"^{name}") is not None


def said(sight: Sight) -> str:
    labels = sight.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def files(tmp_path: Path) -> dict[str, Any]:
    found = sorted((tmp_path / "routines").glob("*.json"))
    return {file.stem: json.loads(file.read_bytes()) for file in found}


def test_a_routine_is_made_from_nothing_saved_and_stands_on_home(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(["Make a routine", "Add a point"])
    QTest.keyClicks(sight._focused(), "PC6")
    QTest.keyClick(sight._focused(), Qt.Key.Key_Return)
    settle()
    assert [step.place for step in editor(sight).routine.steps] == ["PC6"]
    sight.walk(["About the routine"])
    form = editor(sight).form
    assert form is not None
    title = form.control_of("title")
    assert title is not None
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(title, "Before flights")
    QTest.keyClick(title, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert files(tmp_path)["before-flights"]["title"] == "Before flights"
    sight.walk(["Home"])
    qtbot.waitUntil(lambda: offered(sight, "Before flights"), timeout=8000)


def test_a_shipped_routine_is_copied_and_stays_as_it_was(sight: Sight, tmp_path: Path) -> None:
    sight.walk(["Nausea", "Make a copy to edit", "Save"])
    copy = files(tmp_path)["nausea-my-own"]
    assert copy["title"] == {"en": "Nausea (my own)"} or copy["title"] == "Nausea (my own)"
    assert copy["id"] == "nausea-my-own"


def test_leaving_by_the_rail_asks_first_and_goes_on_there(qtbot: QtBot, sight: Sight) -> None:
    sight.walk([OWN, "Edit or rename", "1\\. ", "Duplicate", "Points"])
    assert "There are changes that are not saved." in said(sight)
    sight.walk(["Save and leave"])
    qtbot.waitUntil(lambda: sight.window.page.windowTitle() == "Points")


def test_trying_leads_through_the_questions_and_back_to_the_editor(
    qtbot: QtBot, sight: Sight
) -> None:
    sight.walk([OWN, "Edit or rename", "1\\. ", "Duplicate", "Try from here"])
    assert "Is any of this true right now?" in said(sight)
    sight.walk(["None of these", "None of these", "see:Pause", "key:Escape", "Finish here", "Home"])
    qtbot.waitUntil(lambda: isinstance(sight.window.page, EditorPage), timeout=8000)
    assert len(editor(sight).routine.steps) == 2
    assert editor(sight).history.changed


def test_a_file_that_changes_on_disk_is_there_at_once(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    one = files(tmp_path)["own"]
    other = one | {"id": "fresh", "title": "Written by hand"}
    (tmp_path / "routines" / "fresh.json").write_text(json.dumps(other))
    qtbot.waitUntil(lambda: offered(sight, "Written by hand"), timeout=8000)
    (tmp_path / "routines" / "fresh.json").write_text(json.dumps(other | {"title": "Changed"}))
    qtbot.waitUntil(lambda: offered(sight, "Changed"), timeout=8000)
    (tmp_path / "routines" / "fresh.json").unlink()
    qtbot.waitUntil(lambda: not offered(sight, "Changed"), timeout=8000)


def test_what_is_removed_lies_in_the_trash_and_comes_back(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk([OWN, "Remove"])
    qtbot.waitUntil(lambda: f"Removed: {OWN}" in said(sight), timeout=8000)
    assert "own" not in files(tmp_path)
    assert [file.name for file in trash_of(tmp_path / "routines").iterdir()] == ["own.json"]
    sight.walk(["Undo"])
    qtbot.waitUntil(lambda: offered(sight, OWN), timeout=8000)
    assert "own" in files(tmp_path)


def test_duplicates_favourites_and_hidden_routines(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk([OWN, "Duplicate"])
    qtbot.waitUntil(lambda: len(files(tmp_path)) == 3, timeout=8000)
    sight.walk(["Nausea", "Add to favourites"])
    assert "Favourites" in said(sight)
    sight.walk(["Wind down for sleep", "Hide it on Home"])
    assert not offered(sight, "Wind down for sleep")
    assert "1 routine is hidden." in said(sight)
    sight.walk(["Show them again"])
    assert offered(sight, "Wind down for sleep")


def test_a_broken_file_is_fixed_in_the_editor(qtbot: QtBot, sight: Sight, tmp_path: Path) -> None:
    sight.walk(["Fix it"])
    page = editor(sight)
    page.judge_now()
    assert "to mend" in page.status.text()
    sight.walk(["Add a point"])
    QTest.keyClicks(sight._focused(), "PC6")
    QTest.keyClick(sight._focused(), Qt.Key.Key_Return)
    settle()
    form = editor(sight).form
    assert form is not None
    page._choose(-1)
    settle()
    control = page.form.control_of("title") if page.form else None
    assert control is not None
    control.setFocus()
    QTest.keyClicks(control, "Evening")
    chips = page.form.control_of("symptoms") if page.form else None
    assert chips is not None
    sight.walk(["Nausea"])
    page.judge_now()
    assert page.status.text() == "Nothing is wrong with it."
    sight.walk(["Save", "Home"])
    qtbot.waitUntil(lambda: offered(sight, "Evening"), timeout=8000)
    assert files(tmp_path)["evening"]["id"] == "evening"


def test_what_a_crash_left_is_offered_when_the_editor_opens(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    save_draft(tmp_path, KeptDraft(begun("half", "Half done")))
    sight.walk(["Make a routine"])
    assert "“Half done” was not saved when the program ended." in said(sight)
    sight.walk(["Go on with it"])
    assert editor(sight).routine.title == "Half done"
    sight.walk(["Home", "Leave unsaved"])
    qtbot.waitUntil(lambda: load_draft(tmp_path) is None, timeout=8000)


def test_what_is_written_is_kept_for_a_crash(qtbot: QtBot, sight: Sight, tmp_path: Path) -> None:
    sight.walk([OWN, "Edit or rename", "1\\. ", "Duplicate"])
    qtbot.waitUntil(lambda: load_draft(tmp_path) is not None, timeout=8000)
    draft = load_draft(tmp_path)
    assert draft is not None
    assert draft.routine == editor(sight).routine
    assert draft.file == str(tmp_path / "routines" / "own.json")

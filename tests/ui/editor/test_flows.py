"""Own routines in the whole window: made, saved, tried, changed on disk, removed, brought back."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.core.drafting import begun
from acupressure_app.store.drafts import KeptDraft, drafts_of, folder_of, save_draft
from acupressure_app.store.journal import Journal
from acupressure_app.store.recents import load_recents
from acupressure_app.store.trash import trash_of
from acupressure_app.ui.editor.page import EditorPage
from acupressure_app.ui.home.side import Unsaved
from tests.ui.settling import in_view
from tests.ui.test_looks import Sight, settle

OWN = "What my physiotherapist"


@pytest.fixture
def sight(qtbot: QtBot, tmp_path: Path) -> Sight:
    return Sight(qtbot, tmp_path)


def editor(sight: Sight) -> EditorPage:
    page = sight.window.page
    assert isinstance(page, EditorPage)
    return page


def state(sight: Sight) -> str:
    """Whether it is saved, as the editor says."""
    return editor(sight).verdict.state.text()


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
    qtbot.waitUntil(lambda: "before-flights" in files(tmp_path), timeout=8000)
    assert files(tmp_path)["before-flights"]["title"] == "Before flights"
    sight.walk(["Home"])
    qtbot.waitUntil(lambda: offered(sight, "Before flights"), timeout=8000)


def test_a_new_routine_is_named_by_typing_at_once(qapp: QApplication, sight: Sight) -> None:
    gone_to: list[QWidget | None] = []

    def note(_old: QWidget | None, new: QWidget | None) -> None:
        gone_to.append(new)

    qapp.focusChanged.connect(note)
    sight.walk(["Make a routine"])
    qapp.focusChanged.disconnect(note)
    page = editor(sight)
    assert page.form is not None
    title = page.form.control_of("title")
    assert gone_to.index(page.heading) < gone_to.index(title)  # its name is heard first
    assert in_view(page, sight._focused())
    QTest.keyClicks(sight._focused(), "Before flights")
    assert page.routine.title == "Before flights"
    assert page.heading.text() == "Before flights"


@pytest.mark.parametrize("leaving", ["key:F1", "Choose another"])
def test_a_page_above_the_editor_asks_nothing_and_leads_back_to_the_same_place(
    sight: Sight, leaving: str
) -> None:
    sight.walk([OWN, "Edit", "1\\. ", "Duplicate"])
    page = editor(sight)
    assert page.form is not None
    note = page.form.control_of("note")
    assert note is not None
    page.form.lead_to(note)
    QTest.keyClicks(note, "slowly")
    settle()
    routine = page.routine
    sight.walk([leaving])
    assert sight.window.page is not page
    assert "not saved" not in said(sight)
    if leaving == "key:F1":
        sight.walk(["key:F1", "Choosing well", "key:Escape"])
    sight.walk(["key:Escape"])
    assert editor(sight) is page
    assert page.routine == routine
    assert not sight._focused().visibleRegion().isEmpty()
    if leaving == "key:F1":
        assert sight._focused() is note
        QTest.keyClicks(sight._focused(), ", twice")
        assert page.routine.steps[1].note == "slowly, twice"


def test_a_draft_that_is_left_from_a_page_above_it_is_kept(qtbot: QtBot, sight: Sight) -> None:
    sight.walk([OWN, "Edit", "1\\. ", "Duplicate", "key:F1", "Home"])
    qtbot.waitUntil(lambda: "Not saved yet" in said(sight), timeout=8000)


def test_a_shipped_routine_is_copied_and_stays_as_it_was(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(["Nausea", "Make a copy to edit", "Save"])
    qtbot.waitUntil(lambda: "nausea-my-own" in files(tmp_path), timeout=8000)
    copy = files(tmp_path)["nausea-my-own"]
    assert copy["title"] == {"en": "Nausea (my own)"} or copy["title"] == "Nausea (my own)"
    assert copy["id"] == "nausea-my-own"


def test_escape_after_saving_a_copy_leads_to_the_copy(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk(["Nausea", "Make a copy to edit", "Save"])
    qtbot.waitUntil(lambda: "nausea-my-own" in files(tmp_path), timeout=8000)
    qtbot.waitUntil(lambda: state(sight) == "Saved", timeout=8000)
    sight.walk(["key:Escape"])
    qtbot.waitUntil(lambda: sight.window.page.windowTitle() == "Nausea (my own)", timeout=8000)
    assert offered(sight, "Rename"), "as for one's own"
    sight.walk(["key:Escape"])
    assert sight.window.page.windowTitle() == "Home"


def test_escape_after_saving_a_change_leads_to_the_changed_routine(
    qtbot: QtBot, sight: Sight
) -> None:
    sight.walk([OWN, "Edit", "1\\. ", "Duplicate", "Save"])
    qtbot.waitUntil(lambda: state(sight) == "Saved", timeout=8000)
    sight.walk(["key:Escape"])
    qtbot.waitUntil(lambda: said(sight).count("Both wrists") == 2, timeout=8000)


def test_escape_without_saving_a_copy_leads_back_to_where_it_was_made(sight: Sight) -> None:
    sight.walk(["Nausea", "Make a copy to edit", "key:Escape"])
    if offered(sight, "Leave unsaved"):
        sight.walk(["Leave unsaved"])
    assert sight.window.page.windowTitle() == "Nausea"


def test_leaving_by_the_rail_asks_first_and_goes_on_there(qtbot: QtBot, sight: Sight) -> None:
    sight.walk([OWN, "Edit", "1\\. ", "Duplicate", "Points"])
    assert "There are changes that are not saved." in said(sight)
    sight.walk(["Save and leave"])
    qtbot.waitUntil(lambda: sight.window.page.windowTitle() == "Points")


TRIAL = ("None of these", "None of these", "see:Pause")
STOPPED = (*TRIAL, "key:Escape", "Finish here")


def test_trying_leads_through_the_questions_and_back_to_the_editor(
    qtbot: QtBot, sight: Sight
) -> None:
    sight.walk([OWN, "Edit", "1\\. ", "Duplicate", "Try from here"])
    assert "Is any of this true right now?" in said(sight)
    sight.walk(STOPPED)
    qtbot.waitUntil(lambda: isinstance(sight.window.page, EditorPage), timeout=8000)
    assert "A trial is not kept in the journal." in said(sight)
    assert len(editor(sight).routine.steps) == 2
    assert editor(sight).history.changed
    sight.walk(["Undo"])
    assert len(editor(sight).routine.steps) == 1


def test_a_trial_is_no_session_neither_last_time_nor_to_be_gone_on_with(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sessions, recents = Journal(tmp_path).entries(), load_recents(tmp_path)
    sight.walk([OWN, "Edit", "Try from here", *TRIAL])
    sight.walk(["key:Right", "key:Right"])  # each step would be noted
    assert load_recents(tmp_path) == recents
    assert f"Trial: {OWN}" in said(sight)
    sight.walk(["key:Escape"])
    assert not offered(sight, "Leave, go on later")
    sight.walk(["Back to the editor"])
    qtbot.waitUntil(lambda: isinstance(sight.window.page, EditorPage), timeout=8000)
    assert Journal(tmp_path).entries() == sessions
    assert load_recents(tmp_path) == recents
    sight.walk(["Home"])
    assert "Trial" not in said(sight)


def test_a_trial_that_felt_wrong_says_when_to_see_somebody(qtbot: QtBot, sight: Sight) -> None:
    sight.walk([OWN, "Edit", "Try from here", *TRIAL, "key:S", "Stop the session"])
    qtbot.waitUntil(lambda: "When to see someone" in said(sight), timeout=8000)
    assert "Call 112, 911 or 999 for" in said(sight)
    sight.walk(["Back to the editor"])
    assert state(sight) == "Saved"


def test_steps_that_are_not_right_are_named_before_a_trial_leaves_them_out(
    qtbot: QtBot, sight: Sight
) -> None:
    sight.walk([OWN, "Edit", "1\\. ", "My own spot", "1\\. ", "Try from here"])
    assert "Something is wrong with step 2, so the trial leaves it out." in said(sight)
    sight.walk(["2\\. ", "Try from here"])
    assert "There is nothing to try from here yet." in said(sight)
    assert "Step 2, Name: Give it a name" in said(sight)
    sight.walk(["1\\. ", "Try from here", "Try without", *STOPPED])
    qtbot.waitUntil(lambda: isinstance(sight.window.page, EditorPage), timeout=8000)
    assert len(editor(sight).routine.steps) == 2


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
    QTest.keyClick(sight._focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: offered(sight, OWN), timeout=8000)
    assert "own" in files(tmp_path)
    assert f"Removed: {OWN}" not in said(sight)


def test_what_was_removed_in_an_earlier_run_is_brought_back_or_deleted_for_good(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = Sight(qtbot, tmp_path)
    neck = tmp_path / "routines" / "own-2.json"
    photo = tmp_path / "routines" / "neck.jpg"
    tree = json.loads(neck.read_bytes())
    spot = {"name": "Calf", "where": "Where it is tight.", "region": "calf", "picture": photo.name}
    tree["sets"][0]["steps"][0]["point"] = spot
    neck.write_text(json.dumps(tree))
    photo.write_bytes(b"photo")
    first.walk([OWN, "Remove"])
    qtbot.waitUntil(lambda: f"Removed: {OWN}" in said(first), timeout=8000)
    first.walk(["For the neck", "Remove"])
    qtbot.waitUntil(lambda: "Removed: For the neck" in said(first), timeout=8000)
    first.window.close()
    later = Sight(qtbot, tmp_path, first=True)
    qtbot.waitUntil(lambda: offered(later, r"Removed routines \(2\)"), timeout=8000)
    later.walk(["Removed routines"])
    assert said(later).index("For the neck") < said(later).index(OWN)  # the last stands first
    later.walk(["Delete for good"])
    assert photo.exists()
    assert "Its photos go with it, unless something else uses them." in said(later)
    assert "This cannot be undone." in said(later)
    later.walk(["Yes, delete"])
    qtbot.waitUntil(lambda: "For the neck" not in said(later), timeout=8000)
    assert not photo.exists()
    qtbot.waitUntil(lambda: offered(later, "Bring back"), timeout=8000)
    later.walk(["Bring back"])
    qtbot.waitUntil(lambda: "Nothing is removed." in said(later), timeout=8000)
    later.walk(["key:Escape"])
    qtbot.waitUntil(lambda: offered(later, OWN), timeout=8000)
    assert sorted(files(tmp_path)) == ["evening", "own"]
    assert list(trash_of(tmp_path / "routines").iterdir()) == []


def test_a_routine_is_renamed_by_keyboard(qtbot: QtBot, sight: Sight, tmp_path: Path) -> None:
    sight.walk([OWN, "key:F2"])
    qtbot.waitUntil(lambda: sight.window.page.windowTitle() == "Rename", timeout=8000)
    QTest.keyClick(sight._focused(), Qt.Key.Key_Delete)
    sight.walk(["key:Return"])
    assert "Give it a title." in said(sight)
    QTest.keyClicks(sight._focused(), "Before flights")
    sight.walk(["key:Return"])
    qtbot.waitUntil(lambda: offered(sight, "Before flights"), timeout=8000)
    assert not offered(sight, OWN)
    assert files(tmp_path)["own"]["title"] == "Before flights"
    assert files(tmp_path)["own"]["id"] == "own"


def test_what_is_saved_before_it_is_right_stands_on_home_as_unfinished(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    sight.walk([OWN, "Edit", "My own spot", "Save"])
    qtbot.waitUntil(lambda: state(sight) == "Saved, not finished yet", timeout=8000)
    sight.walk(["Home"])
    qtbot.waitUntil(lambda: f"Not finished yet: {OWN}" in said(sight), timeout=8000)
    assert "Step 2, Name: Give it a name" in said(sight)
    assert not offered(sight, f"{OWN}.*min")
    sight.walk(["Finish it"])
    qtbot.waitUntil(lambda: isinstance(sight.window.page, EditorPage), timeout=8000)
    sight.walk(["2\\. ", "Remove", "Save"])
    qtbot.waitUntil(lambda: state(sight) == "Saved", timeout=8000)
    sight.walk(["Home"])
    qtbot.waitUntil(lambda: "Not finished yet" not in said(sight), timeout=8000)
    assert len(files(tmp_path)["own"]["sets"][0]["steps"]) == 1


def test_duplicates_favourites_and_hidden_routines(
    qtbot: QtBot, sight: Sight, tmp_path: Path
) -> None:
    before = len(files(tmp_path))
    sight.walk([OWN, "Duplicate"])
    qtbot.waitUntil(lambda: len(files(tmp_path)) == before + 1, timeout=8000)
    sight.walk(["Nausea", "Add to favourites"])
    assert "Favourites" in said(sight)
    sight.walk(["Wind down for sleep", "Hide it on Home"])
    assert not offered(sight, "Wind down for sleep")
    assert "1 routine is hidden." in said(sight)
    sight.walk(["Show them again"])
    assert offered(sight, "Wind down for sleep")


def test_a_broken_file_is_fixed_in_the_editor(qtbot: QtBot, sight: Sight, tmp_path: Path) -> None:
    sight.walk(["Fix it"])
    qtbot.waitUntil(lambda: isinstance(sight.window.page, EditorPage), timeout=8000)
    page = editor(sight)
    page.judge_now()
    assert "to mend" in page.verdict.status.text()
    sight.walk(["Add a point"])
    QTest.keyClicks(sight._focused(), "PC6")
    QTest.keyClick(sight._focused(), Qt.Key.Key_Return)
    settle()
    form = editor(sight).form
    assert form is not None
    page.writing.look_at(-1)
    settle()
    control = page.form.control_of("title") if page.form else None
    assert control is not None
    control.setFocus()
    QTest.keyClicks(control, "Evening")
    chips = page.form.control_of("symptoms") if page.form else None
    assert chips is not None
    sight.walk(["Nausea"])
    page.judge_now()
    assert page.verdict.status.text() == "Nothing to mend."
    sight.walk(["Save", "Home"])
    qtbot.waitUntil(lambda: offered(sight, "Evening"), timeout=8000)
    assert files(tmp_path)["evening"]["id"] == "evening"


def left(tmp_path: Path) -> list[str]:
    """The titles of the drafts that are kept."""
    return [str(draft.routine.title) for _, draft in drafts_of(tmp_path)]


def test_drafts_of_before_are_offered_on_home_and_each_stands_until_it_is_decided(
    qtbot: QtBot, tmp_path: Path
) -> None:
    for name, title in (("one", "Half done"), ("two", "Barely begun")):
        save_draft(folder_of(tmp_path) / f"{name}.json", KeptDraft(begun(name, title)))
    sight = Sight(qtbot, tmp_path)
    qtbot.waitUntil(lambda: "Not saved yet: Half done" in said(sight), timeout=8000)
    assert "Not saved yet: Barely begun" in said(sight)
    sight.walk(["Make a routine", "My own spot"])
    qtbot.waitUntil(lambda: len(left(tmp_path)) == 3, timeout=8000)
    sight.walk(["Home", "Leave unsaved"])
    qtbot.waitUntil(lambda: len(left(tmp_path)) == 2, timeout=8000)
    unsaved = sight.window.page.findChildren(Unsaved)[0]
    unsaved.wanted.emit()
    settle()
    assert state(sight) == "New, not saved yet"
    sight.walk(["Home", "Leave unsaved"])
    qtbot.waitUntil(lambda: len(left(tmp_path)) == 1, timeout=8000)


def test_a_draft_that_is_let_go_can_still_be_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    save_draft(folder_of(tmp_path) / "one.json", KeptDraft(begun("half", "Half done")))
    sight = Sight(qtbot, tmp_path)
    qtbot.waitUntil(lambda: "Not saved yet: Half done" in said(sight), timeout=8000)
    sight.walk(["Let it go$"])
    qtbot.waitUntil(lambda: offered(sight, "Removed routines"), timeout=8000)
    assert "Not saved yet" not in said(sight)
    assert left(tmp_path) == []
    sight.walk(["Removed routines", "Bring back", "Home"])
    qtbot.waitUntil(lambda: "Not finished yet: Half done" in said(sight), timeout=8000)


def test_a_draft_of_an_earlier_version_is_offered_too(qtbot: QtBot, tmp_path: Path) -> None:
    save_draft(tmp_path / "draft.json", KeptDraft(begun("half", "Half done")))
    sight = Sight(qtbot, tmp_path)
    qtbot.waitUntil(lambda: "Not saved yet: Half done" in said(sight), timeout=8000)
    sight.walk(["Go on writing"])
    assert editor(sight).routine.title == "Half done"


def test_what_is_written_is_kept_for_a_crash(qtbot: QtBot, sight: Sight, tmp_path: Path) -> None:
    sight.walk([OWN, "Edit", "1\\. ", "Duplicate"])
    qtbot.waitUntil(lambda: len(drafts_of(tmp_path)) == 1, timeout=8000)
    (_, draft), *_ = drafts_of(tmp_path)
    assert draft.routine == editor(sight).routine
    assert draft.file == str(tmp_path / "routines" / "own.json")


def test_changes_that_were_never_saved_are_offered_where_the_same_file_is_edited(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = str(tmp_path / "routines" / "own.json")
    draft = KeptDraft(begun("own", "Changed before"), file)
    save_draft(folder_of(tmp_path) / "one.json", draft)
    sight = Sight(qtbot, tmp_path)
    qtbot.waitUntil(lambda: "Not saved yet: Changed before" in said(sight), timeout=8000)
    sight.walk([OWN, "Edit"])
    assert "Changes of before were not saved" in said(sight)
    sight.walk(["Go on with them"])
    qtbot.waitUntil(lambda: editor(sight).routine.title == "Changed before", timeout=8000)


def test_a_routine_nobody_changed_is_left_unasked(sight: Sight) -> None:
    sight.walk(["Make a routine"])
    assert state(sight) == "New, not saved yet"
    sight.walk(["Points"])
    assert sight.window.page.windowTitle() == "Points"

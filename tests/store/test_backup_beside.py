"""Before a backup is restored it is told which files are new, the same, different, or only here."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.store.backup import back_up, delete_everything, restore
from acupressure_app.store.backup_beside import Beside, beside
from acupressure_app.store.folders import Folders
from acupressure_app.store.journal import Journal
from tests.store.test_backup import NOW
from tests.store.test_journal import BEGAN, NAUSEA

JOURNAL, SETTINGS = "data/journal.db", "config/settings.json"
MINE, PHOTO = "data/routines/mine.json", "data/routines/photo.jpg"
ALL = {JOURNAL, SETTINGS, MINE, PHOTO}


@pytest.fixture
def file(places: Folders, tmp_path: Path) -> Path:
    back_up(places, tmp_path / "all.zip", NOW)
    return tmp_path / "all.zip"


def test_where_nothing_changed_everything_is_the_same(places: Folders, file: Path) -> None:
    found = beside(places, file)
    assert {*found.same} == ALL
    assert found == Beside(same=found.same)


def test_a_journal_that_was_only_looked_at_is_the_same(places: Folders, file: Path) -> None:
    assert Journal(places.data).recover() is None
    Journal(places.data).entries()
    assert JOURNAL in beside(places, file).same


def test_each_file_is_told_by_what_becomes_of_it(places: Folders, file: Path) -> None:
    (places.user_routines / "mine.json").write_text('{"newer": 1}')
    (places.user_routines / "photo.jpg").unlink()
    (places.user_routines / "later.json").write_text("{}")
    found = beside(places, file)
    assert found.different == (MINE,)
    assert found.new == (PHOTO,)
    assert {*found.same} == {JOURNAL, SETTINGS}
    assert found.only_here == ("data/routines/later.json",)


def test_sessions_that_are_not_in_it_are_counted(places: Folders, file: Path) -> None:
    for hour in (1, 2):
        Journal(places.data).add(replace(NAUSEA, began=BEGAN.replace(hour=hour)))
    found = beside(places, file)
    assert found.different == (JOURNAL,)
    assert found.sessions == 2


def test_on_an_empty_computer_all_is_new(places: Folders, file: Path) -> None:
    delete_everything(places)
    found = beside(places, file)
    assert {*found.new} == ALL
    assert found == Beside(new=found.new)


def test_what_was_told_is_what_a_restore_does(places: Folders, file: Path) -> None:
    (places.user_routines / "mine.json").write_text('{"newer": 1}')
    (places.user_routines / "later.json").write_text("{}")
    restore(places, file)
    assert {*beside(places, file).same} == ALL
    assert beside(places, file).only_here == ()


def test_looking_changes_nothing(places: Folders, file: Path) -> None:
    def everything() -> dict[Path, bytes]:
        roots = (places.data, places.config)
        return {p: p.read_bytes() for root in roots for p in root.rglob("*") if p.is_file()}

    before = everything()
    beside(places, file)
    assert everything() == before


def test_where_data_and_settings_share_a_folder_files_are_found_there(
    places: Folders, file: Path
) -> None:
    one = replace(places, config=places.data)
    (one.data / "settings.json").write_text('{"text_size": 150}')
    assert "data/settings.json" in beside(one, file).same

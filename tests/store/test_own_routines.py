"""The user's own routines as files: written, removed, brought back; and what is noted beside."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.core.drafting import begun
from acupressure_app.core.routine import Routine
from acupressure_app.store.drafts import KeptDraft, drafts_of, folder_of, forget_draft, save_draft
from acupressure_app.store.library import read_routine
from acupressure_app.store.own_routines import (
    bring_back,
    delete,
    file_for,
    lay_in_trash,
    picture_name,
    removed_from,
    rename,
    save_routine,
    throw_away,
    trash_of,
)
from acupressure_app.store.shelf import Shelf, load_shelf, save_shelf
from tests.builders import CONTENT, press, routine, spot

PICTURED = routine(press(spot(picture="knee.jpg", mark={"x": 0.25, "y": 0.5}), "both"))


def test_a_routine_is_written_with_its_photo_beside_it(tmp_path: Path) -> None:
    photo = tmp_path / "camera" / "IMG_1.jpg"
    photo.parent.mkdir()
    photo.write_bytes(b"photo")
    path = file_for(tmp_path / "routines", "mine")
    save_routine(path, PICTURED, {"knee.jpg": photo, "unused.jpg": photo})
    assert read_routine(path, CONTENT) == PICTURED
    assert (path.parent / "knee.jpg").read_bytes() == b"photo"
    assert not (path.parent / "unused.jpg").exists()


def test_a_photo_that_went_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    save_routine(path, routine(), {})
    with pytest.raises(OSError, match="gone"):
        save_routine(path, PICTURED, {"knee.jpg": tmp_path / "gone.jpg"})
    assert read_routine(path, CONTENT) == routine()


def test_no_new_file_takes_the_place_of_another(tmp_path: Path) -> None:
    save_routine(file_for(tmp_path, "mine"), routine(), {})
    assert file_for(tmp_path, "mine").name == "mine-2.json"


@pytest.mark.parametrize(
    ("source", "taken", "expected"),
    [
        ("/camera/IMG 1.JPG", (), "IMG 1.jpg"),
        ("/camera/knee.png", ("knee.png", "knee-2.png"), "knee-3.png"),
        ("/camera/.hidden.png", (), "hidden.png"),
    ],
)
def test_a_photo_gets_a_name_that_no_other_has(
    tmp_path: Path, source: str, taken: tuple[str, ...], expected: str
) -> None:
    assert picture_name(tmp_path, Path(source), taken) == expected


def test_what_was_thrown_away_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "routines" / "mine.json"
    save_routine(path, PICTURED, {})
    thrown = throw_away(path)
    assert thrown.parent == trash_of(path.parent)
    assert not path.exists()
    assert bring_back(thrown, path) == path
    assert read_routine(path, CONTENT) == PICTURED
    assert not list(trash_of(path.parent).iterdir())


def test_neither_trash_nor_return_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "routines" / "mine.json"
    thrown = []
    for title in ("A", "B"):
        save_routine(path, routine(title=title), {})
        thrown.append(throw_away(path))
    back = [bring_back(each, path) for each in thrown]
    assert [(each.name, _title(each)) for each in back] == [
        ("mine.json", "A"),
        ("mine-2.json", "B"),
    ]


def _title(path: Path) -> object:
    read = read_routine(path, CONTENT)
    assert isinstance(read, Routine)
    return read.title


def test_a_removed_routine_takes_its_last_version_with_it_and_leaves_nothing_once_deleted(
    tmp_path: Path,
) -> None:
    path = tmp_path / "routines" / "mine.json"
    for title in ("Before", "Now"):
        save_routine(path, routine(title=title), {})
    thrown = throw_away(path)
    assert list(path.parent.iterdir()) == []
    brought = bring_back(thrown, path)
    assert brought == path
    assert b"Before" in path.with_name("mine.json.bak").read_bytes()
    throw_away(path)
    (removed,) = removed_from(path.parent)
    assert removed.routine == routine(title="Now")
    delete(removed)
    assert list(trash_of(path.parent).iterdir()) == []


def test_what_was_removed_last_stands_first(tmp_path: Path) -> None:
    paths = [tmp_path / "routines" / f"{name}.json" for name in "abc"]
    for number, path in enumerate(paths):
        save_routine(path, routine(), {})
        os.utime(throw_away(path), (number, number))
    assert [removed.name for removed in removed_from(tmp_path / "routines")] == ["c", "b", "a"]


def test_a_draft_in_the_trash_keeps_its_new_photo(tmp_path: Path) -> None:
    photo = tmp_path / "IMG_1.jpg"
    photo.write_bytes(b"photo")
    folder = tmp_path / "routines"
    brought = bring_back(lay_in_trash(folder, PICTURED, {"knee.jpg": photo}), folder / "mine.json")
    assert read_routine(brought, CONTENT) == PICTURED
    assert (folder / "knee.jpg").read_bytes() == b"photo"


def test_another_title_is_given_to_what_stands_in_the_file_now(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    save_routine(path, routine(title={"en": "Neck", "de": "Nacken"}, rounds=2), {})
    rename(path, "Schulter", "de", CONTENT)
    assert read_routine(path, CONTENT) == routine(title={"en": "Neck", "de": "Schulter"}, rounds=2)
    path.write_text("{")
    with pytest.raises(OSError, match=r"mine\.json is no routine any more"):
        rename(path, "Schulter", "de", CONTENT)


def test_drafts_are_kept_right_or_not_beside_each_other_and_forgotten(tmp_path: Path) -> None:
    unready = replace(begun("a", ""), symptoms=())
    drafts = [
        KeptDraft(one, "/somewhere/mine.json", {"knee.jpg": "/camera/knee.jpg"}, PICTURED)
        for one in (unready, PICTURED)
    ]
    for name, draft in zip("ab", drafts, strict=True):
        save_draft(folder_of(tmp_path) / f"{name}.json", draft)
    assert sorted(drafts_of(tmp_path), key=lambda found: found[0]) == [
        (folder_of(tmp_path) / f"{name}.json", draft)
        for name, draft in zip("ab", drafts, strict=True)
    ]
    for path, _ in drafts_of(tmp_path):
        forget_draft(path)
    assert drafts_of(tmp_path) == ()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"routine": 5}', '{"routine": [[[[]]]]}'])
def test_a_draft_that_cannot_be_read_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "draft.json").write_text(content)
    assert drafts_of(tmp_path) == ()


def test_favourites_and_hidden_routines_are_kept(tmp_path: Path) -> None:
    shelf = Shelf().with_favourite("a", True).with_favourite("b", True).with_hidden("c", True)
    save_shelf(tmp_path, shelf)
    assert load_shelf(tmp_path) == Shelf(("a", "b"), ("c",))
    assert shelf.with_favourite("a", False).with_hidden("c", False) == Shelf(("b",))


@pytest.mark.parametrize("content", ["", "[]", '{"hidden": 5}'])
def test_a_shelf_that_cannot_be_read_is_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "shelf.json").write_text(content)
    assert load_shelf(tmp_path) == Shelf()

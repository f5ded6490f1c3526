"""The user's own routines as files, and what is noted beside."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.core.drafting import begun
from acupressure_app.store.drafts import KeptDraft, drafts_of, folder_of, forget_draft, save_draft
from acupressure_app.store.library import read_routine
from acupressure_app.store.own_routines import file_for, picture_name, rename, save_routine
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

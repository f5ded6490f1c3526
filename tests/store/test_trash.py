"""Removed routines: brought back whole, or deleted with the pictures that nothing else needs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from acupressure_app.core.codec import encode
from acupressure_app.core.routine import Routine
from acupressure_app.store.drafts import KeptDraft, folder_of, save_draft
from acupressure_app.store.library import read_routine
from acupressure_app.store.own_routines import save_routine
from acupressure_app.store.trash import (
    bring_back,
    delete,
    finish_deleting,
    lay_in_trash,
    removed_from,
    throw_away,
    trash_of,
)
from tests.builders import CONTENT, press, routine, spot

ROOT = Path(__file__).parents[2]


def pictured(*names: str) -> Routine:
    return routine(*(press(spot(picture=name), "both") for name in names))


PICTURED = pictured("knee.jpg")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Of the user's routines; a photo lies there."""
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "knee.jpg").write_bytes(b"photo")
    return folder


def thrown(folder: Path, *versions: Routine) -> Path:
    """A routine in the trash that was saved so many times."""
    for one in versions:
        save_routine(folder / "mine.json", one, {})
    return throw_away(folder / "mine.json")


def empty(folder: Path) -> None:
    for removed in removed_from(folder):
        delete(removed, folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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
    delete(removed, path.parent)
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


def test_a_removed_routine_leaves_its_pictures_where_undo_wants_them(folder: Path) -> None:
    bring_back(thrown(folder, PICTURED), folder / "mine.json")
    assert names(folder) == ["knee.jpg", "mine.json"]


@pytest.mark.parametrize(
    "versions",
    [(PICTURED,), (PICTURED, routine()), (routine(), PICTURED)],
    ids=["as it is", "only its last version names it", "its last version does not name it"],
)
def test_pictures_go_with_the_routine_that_is_deleted(
    folder: Path, versions: tuple[Routine, ...]
) -> None:
    thrown(folder, *versions)
    (folder / "other.jpg").write_bytes(b"of nobody here")
    empty(folder)
    assert names(folder) == ["other.jpg"]
    assert names(trash_of(folder)) == []


def _own(folder: Path) -> None:
    save_routine(folder / "other.json", PICTURED, {})


def _own_before(folder: Path) -> None:
    _own(folder)
    save_routine(folder / "other.json", routine(), {})


def _own_put_aside(folder: Path) -> None:
    (folder / "other.json.old").write_bytes(encode(PICTURED))


def _removed_too(folder: Path) -> None:
    lay_in_trash(folder, PICTURED, {})


def _draft(folder: Path) -> None:
    save_draft(folder_of(folder.parent) / "draft.json", KeptDraft(PICTURED))


def _stands_under_a_draft(folder: Path) -> None:
    draft = KeptDraft(routine(), stands=PICTURED)
    save_draft(folder_of(folder.parent) / "draft.json", draft)


def _broken(folder: Path) -> None:
    (folder / "other.json").write_text('{"sets": [{"picture": "knee.jpg"')


def _otherwise_written(folder: Path) -> None:
    (folder / "other.json").write_text('{"sets": [{"picture": "KNEE.JPG"}]}')


@pytest.mark.parametrize(
    "use",
    [
        _own,
        _own_before,
        _own_put_aside,
        _removed_too,
        _draft,
        _stands_under_a_draft,
        _broken,
        _otherwise_written,
    ],
)
def test_a_picture_stays_while_anything_else_names_it(
    folder: Path, use: Callable[[Path], None]
) -> None:
    removed = thrown(folder, PICTURED)
    use(folder)
    delete(next(one for one in removed_from(folder) if one.path == removed), folder)
    assert (folder / "knee.jpg").read_bytes() == b"photo"


def test_the_last_that_names_a_picture_takes_it_along(folder: Path) -> None:
    for _ in range(2):
        thrown(folder, PICTURED)
    empty(folder)
    assert names(folder) == []


@pytest.mark.parametrize("name", ["../kept.jpg", "notes.txt", "other.json", ".", "gone.jpg"])
def test_what_is_no_picture_beside_it_is_left_alone(folder: Path, name: str) -> None:
    (folder.parent / "kept.jpg").write_bytes(b"elsewhere")
    for other in ("notes.txt", "other.json"):
        (folder / other).write_text("{}")
    thrown(folder, pictured(name))
    empty(folder)
    assert (folder.parent / "kept.jpg").exists()
    assert names(folder) == ["knee.jpg", "notes.txt", "other.json"]


def test_a_name_that_another_program_writes_otherwise_is_known(folder: Path) -> None:
    (folder / "rücken.jpg").write_bytes(b"photo")
    thrown(folder, pictured("rücken.jpg"))
    tree = json.loads(encode(pictured("rücken.jpg")))
    (folder / "other.json").write_text(json.dumps(tree, ensure_ascii=True))
    empty(folder)
    assert (folder / "rücken.jpg").exists()


def test_what_cannot_be_deleted_lies_in_the_trash_as_before(folder: Path) -> None:
    (folder / "knee.jpg").unlink()
    (folder / "knee.jpg").mkdir()  # nothing that a file can be deleted from
    thrown(folder, routine(), PICTURED)
    before = names(trash_of(folder))
    with pytest.raises(OSError, match=r"knee\.jpg"):
        empty(folder)
    assert names(trash_of(folder)) == before


DELETER = """
import os, signal, sys
from pathlib import Path
from acupressure_app.store import trash
folder, left = Path(sys.argv[1]), int(sys.argv[2])
def watch(event, args):
    global left
    if event in ("os.rename", "os.remove"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
trash.delete(trash.removed_from(folder)[0], folder)
"""


def test_a_kill_before_any_change_leaves_all_of_it_or_nothing(tmp_path: Path) -> None:
    for steps in range(10):
        folder = tmp_path / str(steps) / "routines"
        save_routine(folder / "mine.json", pictured("a.jpg"), {})
        for name in ("a.jpg", "b.jpg"):
            (folder / name).write_bytes(b"photo")
        thrown(folder, pictured("a.jpg"), pictured("a.jpg", "b.jpg"))
        command = [sys.executable, "-c", DELETER, str(folder), str(steps)]
        ended = subprocess.run(command, cwd=ROOT, check=False).returncode
        finish_deleting(folder)
        if removed := removed_from(folder):
            assert names(folder) == ["a.jpg", "b.jpg"]
            bring_back(removed[0].path, folder / "mine.json")
            assert read_routine(folder / "mine.json", CONTENT) == pictured("a.jpg", "b.jpg")
        else:
            assert names(folder) == []
            assert names(trash_of(folder)) == []
        if ended == 0:
            break
    assert ended == 0
    assert steps >= 5, "moved twice, deleted four times"

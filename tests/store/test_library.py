"""A broken file is listed with its reason and stops no other from loading."""

import os
from pathlib import Path

import pytest

from acupressure_app.core.codec import MAX_BYTES
from acupressure_app.core.library import Library, Origin
from acupressure_app.store.folders import Folders, folders
from acupressure_app.store.library import load_library, read_routine, routine_files
from tests.builders import CONTENT, WORDS, raw, routine_data

SHIPPED = folders()


@pytest.fixture
def home(tmp_path: Path) -> Folders:
    """The shipped content with folders of its own for routines, which do not exist yet."""
    return Folders(
        assets=SHIPPED.assets,
        routines=tmp_path / "shipped",
        data=tmp_path / "data",
        user_routines=tmp_path / "mine",
        config=tmp_path / "config",
        cache=tmp_path / "cache",
    )


def put(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def example(id_: str) -> bytes:
    return raw(routine_data(id=id_))


def told(library: Library) -> list[str]:
    """What the program lists about the files that cannot be used."""
    return [
        WORDS.problem(Path(broken.file).name, problem)
        for broken in library.broken
        for problem in broken.problems
    ]


def test_folders_that_do_not_exist_hold_nothing(home: Folders) -> None:
    library = load_library(home)
    assert (library.listed, library.broken) == ((), ())
    assert "PC6" in library.content.points


def test_a_user_s_routine_stands_beside_the_shipped_ones(home: Folders) -> None:
    put(home.routines, "one.json", example("one"))
    mine = put(home.user_routines, "two.json", example("two"))
    put(home.user_routines, "notes.txt", b"not a routine")
    library = load_library(home)
    assert [(e.routine.id, e.origin) for e in library.listed] == [
        ("one", Origin.BUNDLED),
        ("two", Origin.USER),
    ]
    found = library.find("two")
    assert found
    assert found.file == str(mine)
    assert library.find("three") is None
    assert [known.id for known in library.routines] == ["one", "two"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param(b"", "broken.json: expected a routine, got an empty file", id="empty"),
        pytest.param(b"\xff\xfe{\0", "expected the encoding UTF-8, got UTF-16", id="UTF-16"),
        pytest.param(b"{", "line 1, column 2: expected JSON", id="cut off"),
        pytest.param(b"[" * 200_000, "levels of nesting", id="very deep"),
        pytest.param(b" " * (MAX_BYTES + 1), f"at most {MAX_BYTES} bytes, got more", id="huge"),
        pytest.param(
            raw(routine_data(rounds=0)),
            "“rounds” ($.rounds): expected a whole number",
            id="a wrong value",
        ),
    ],
)
def test_a_broken_file_stops_no_other(home: Folders, content: bytes, line: str) -> None:
    put(home.user_routines, "before.json", example("before"))
    put(home.user_routines, "broken.json", content)
    put(home.user_routines, "later.json", example("later"))
    library = load_library(home)
    assert [known.id for known in library.routines] == ["before", "later"]
    [problem] = told(library)
    assert problem.startswith("broken.json: ")
    assert line in problem


def test_a_folder_with_the_name_of_a_file_is_told(home: Folders) -> None:
    (home.user_routines / "folder.json").mkdir(parents=True)
    put(home.user_routines, "later.json", example("later"))
    library = load_library(home)
    assert [known.id for known in library.routines] == ["later"]
    assert told(library) == [
        "folder.json: expected a file that can be read, got: folder.json is not a file"
    ]


def test_a_link_to_nothing_is_told(home: Folders) -> None:
    home.user_routines.mkdir()
    (home.user_routines / "gone.json").symlink_to("nowhere.json")
    assert told(load_library(home)) == [
        "gone.json: expected a file that can be read, got: gone.json is not a file"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_told_and_not_waited_for(home: Folders) -> None:
    home.user_routines.mkdir()
    os.mkfifo(home.user_routines / "pipe.json")
    assert len(told(load_library(home))) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read_is_told(home: Folders) -> None:
    put(home.user_routines, "secret.json", example("secret")).chmod(0)
    assert told(load_library(home)) == [
        "secret.json: expected a file that can be read, got: Permission denied"
    ]


def test_an_id_taken_by_a_shipped_routine_is_told(home: Folders) -> None:
    first = put(home.routines, "nausea.json", example("nausea"))
    put(home.user_routines, "mine.json", example("nausea"))
    library = load_library(home)
    assert [entry.origin for entry in library.listed] == [Origin.BUNDLED]
    assert [entry.origin for entry in library.broken] == [Origin.USER]
    assert told(library) == [
        f'mine.json: “id” ($.id): expected an id of its own, got "nausea": {first} has it already'
    ]


def test_of_three_files_with_one_id_the_first_is_used(home: Folders) -> None:
    for name in ("c.json", "a.json", "b.json"):
        put(home.user_routines, name, example("same"))
    library = load_library(home)
    assert [Path(entry.file).name for entry in library.listed] == ["a.json"]
    assert [line.partition(":")[0] for line in told(library)] == ["b.json", "c.json"]


def test_a_file_in_the_place_of_the_user_s_folder_stops_nothing(home: Folders) -> None:
    put(home.routines, "one.json", example("one"))
    home.user_routines.write_bytes(b"a file")
    assert [known.id for known in load_library(home).routines] == ["one"]


def test_routine_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "c.txt"):
        put(tmp_path, name, b"")
    assert [path.name for path in routine_files(tmp_path)] == ["a.json", "b.json"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    problems = read_routine(tmp_path / "nothing.json", CONTENT)
    assert isinstance(problems, tuple)
    assert [WORDS.problem("x", problem) for problem in problems] == [
        "x: expected a file that can be read, got: nothing.json is not a file"
    ]


def test_nothing_of_the_user_is_made_by_looking(home: Folders) -> None:
    load_library(home)
    assert not home.user_routines.exists()

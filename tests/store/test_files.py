"""What is written is written whole or not at all."""

import os
from pathlib import Path

import pytest

from acupressure_app.store.files import read_at_most, write_whole


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.json"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_the_last_version_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for content in (b"one", b"two", b"three"):
        write_whole(path, content)
    assert path.read_bytes() == b"three"
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "settings.json": b"three",
        "settings.json.bak": b"two",
    }


def test_a_failure_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    write_whole(path, b"one")
    (tmp_path / "settings.json.bak").mkdir()
    with pytest.raises(OSError, match=r"settings\.json\.bak"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "settings.json",
        "settings.json.bak",
    ]


def test_what_a_killed_program_left_is_tidied_up_and_what_another_is_writing_is_not(
    tmp_path: Path,
) -> None:
    left, writing = (tmp_path / f".settings.json.{pid}.new" for pid in (1, 2))
    for path in (left, writing):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    write_whole(tmp_path / "settings.json", b"one")
    assert sorted(file.name for file in tmp_path.iterdir()) == [writing.name, "settings.json"]


def test_a_folder_that_is_a_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"a file")
    with pytest.raises(OSError, match="config"):
        write_whole(tmp_path / "config" / "settings.json", b"one")
    assert (tmp_path / "config").read_bytes() == b"a file"


@pytest.mark.parametrize(
    ("size", "read"), [(0, 0), (10, 10), (11, 11), (5_000, 11)], ids=lambda n: f"{n} bytes"
)
def test_one_byte_more_than_the_limit_is_read(tmp_path: Path, size: int, read: int) -> None:
    path = tmp_path / "routine.json"
    path.write_bytes(b"x" * size)
    assert len(read_at_most(path, 10)) == read


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.json"):
        with pytest.raises(OSError, match=path.name):
            read_at_most(path, 10)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(OSError, match="is not a file"):
        read_at_most(tmp_path / "pipe.json", 10)

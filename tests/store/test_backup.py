"""A backup brings everything back, and a restore or a hostile file loses nothing."""

import io
import os
import stat
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.store.backup import (
    BackupError,
    back_up,
    delete_everything,
    look_into,
    restore,
)
from acupressure_app.store.folders import Folders
from acupressure_app.store.journal import Journal
from tests.store.test_journal import NAUSEA

NOW = datetime(2026, 11, 28, 8, tzinfo=UTC)


def test_a_backup_brings_everything_back(places: Folders, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    assert back_up(places, file, NOW) == 4
    held = look_into(file)
    assert (held.made, held.routines, held.has_journal) == (NOW, 1, True)
    delete_everything(places)
    assert not places.data.exists()
    assert not places.config.exists()
    assert not places.cache.exists()
    restore(places, file)
    assert (places.user_routines / "photo.jpg").read_bytes() == b"\xff\xd8"
    assert (places.config / "settings.json").read_text() == '{"text_size": 150}'
    assert list(Journal(places.data).entries().values()) == [NAUSEA]


def test_a_draft_and_what_was_removed_are_in_a_backup_but_no_hold_of_a_window(
    places: Folders, tmp_path: Path
) -> None:
    for name in ("drafts/draft.json", "drafts/draft.json.lock", "trash/gone.json"):
        file = places.data / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("{}")
    back_up(places, tmp_path / "all.zip", NOW)
    names = look_into(tmp_path / "all.zip").names
    assert [name for name in names if "/drafts/" in name] == ["data/drafts/draft.json"]
    assert "data/trash/gone.json" in names


def test_everything_that_is_deleted_has_all_pictures_and_what_restoring_put_aside(
    places: Folders, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    places = replace(places, data=here / "data", config=here / "config", cache=here / "cache")
    for name in ("routines/knee.jpg", "trash/gone.json", "drafts/photos/new.jpg"):
        (places.data / name).parent.mkdir(parents=True, exist_ok=True)
        (places.data / name).write_bytes(b"own")
    file = tmp_path / "all.zip"
    back_up(places, file, NOW)
    for _ in range(2):
        restore(places, file)
    (here / ".data-half-unpacked").mkdir()
    (here / "database").mkdir()
    delete_everything(places)
    assert [folder.name for folder in here.iterdir()] == ["database"], "which is another program's"


_KILLED = """
import os
from acupressure_app.store.files import scratch
with scratch() as folder:
    (folder / "journal.db").write_bytes(b"every session")
    os._exit(9)
"""


def test_nothing_is_left_of_what_was_written_anywhere(
    places: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    (tmp_path / "temporary" / "another program’s").write_text("")
    for folder in (places.data, places.user_routines, places.config, places.cache):
        for name in ("a.json", "a.json.bak", "a-broken-1.json", ".a.json.1.new", "a.json.lock"):
            (folder / name).write_text("{}")
    for name in (".laid-1", ".placing-1", "trash", "drafts/photos"):
        (places.user_routines / name).mkdir(parents=True)
        (places.user_routines / name / "photo.jpg").write_bytes(b"own")
    Journal(places.data).recover()
    file = tmp_path / "all.zip"
    back_up(places, file, NOW)
    restore(places, file)
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary")}
    subprocess.run([sys.executable, "-c", _KILLED], env=environment, check=False)
    assert [*tmp_path.rglob("temporary/*/journal.db")], "what a backup copies, a kill leaves"
    delete_everything(places)
    kept = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert kept == ["all.zip", "temporary", "temporary/another program’s"]


@pytest.mark.skipif(os.name != "posix", reason="links and rights as on Linux and macOS")
def test_what_cannot_be_deleted_is_named_and_keeps_nothing_else(
    places: Folders, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    places.config.rename(elsewhere)
    places.config.symlink_to(elsewhere)
    with pytest.raises(BackupError, match=f"{places.config} is a link to {elsewhere}"):
        delete_everything(places)
    assert (elsewhere / "settings.json").exists(), "what else lies there, nobody knows"
    assert not places.data.exists()
    assert not places.cache.exists()


def test_what_was_here_before_a_restore_is_kept_beside_it(places: Folders, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    back_up(places, file, NOW)
    (places.user_routines / "mine.json").write_text('{"newer": 1}')
    before = restore(places, file)
    assert (places.user_routines / "mine.json").read_text() == "{}"
    kept = next(folder for folder in before if folder.name.startswith("data"))
    assert (kept / "routines" / "mine.json").read_text() == '{"newer": 1}'


def test_where_data_and_settings_share_a_folder_it_is_the_same(
    places: Folders, tmp_path: Path
) -> None:
    one = replace(places, config=places.data)
    (one.config / "settings.json").write_text("{}")
    file = tmp_path / "all.zip"
    back_up(one, file, NOW)
    delete_everything(one)
    restore(one, file)
    assert (one.config / "settings.json").exists()


def test_a_damaged_journal_that_was_put_aside_is_in_a_backup_too(
    places: Folders, tmp_path: Path
) -> None:
    damaged = places.data / "journal.damaged.db"
    damaged.write_bytes(b"damaged" * 1000)
    Path(f"{damaged}-wal").write_bytes(b"the last sessions")
    file = tmp_path / "all.zip"
    back_up(places, file, NOW)
    delete_everything(places)
    restore(places, file)
    assert damaged.read_bytes() == b"damaged" * 1000
    assert Path(f"{damaged}-wal").read_bytes() == b"the last sessions"
    assert list(Journal(places.data).entries().values()) == [NAUSEA]


def test_a_backup_that_cannot_be_written_leaves_no_half_of_it(
    places: Folders, tmp_path: Path
) -> None:
    with pytest.raises(BackupError):
        back_up(places, tmp_path / "no folder" / "all.zip", NOW)
    assert not (tmp_path / "no folder").exists()


def test_a_backup_where_nothing_can_be_written_says_so(places: Folders, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BackupError, match="in the way"):
        back_up(places, tmp_path / "file" / "all.zip", NOW)


def _zip(fill: Callable[[zipfile.ZipFile], None], comment: bytes = b"2026-11-28T08:00:00") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
        archive.comment = comment
    return made.getvalue()


def _link(archive: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo("data/link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(info, "/etc/passwd")


def _many(archive: zipfile.ZipFile) -> None:
    for number in range(20_001):
        archive.writestr(f"data/{number}", "")


def _huge(archive: zipfile.ZipFile) -> None:
    """As a bomb says of itself; it is refused before anything is unpacked."""
    archive.writestr("data/bomb", "x")
    archive.filelist[0].file_size = 600_000_000


def _lying(archive: zipfile.ZipFile) -> None:
    archive.writestr("data/more", "x" * 1000)
    archive.filelist[0].file_size = 10


HOSTILE = {
    "no zip": b"no zip at all",
    "cut off": _zip(lambda archive: archive.writestr("data/a", "x" * 1000))[:60],
    "another zip": _zip(lambda archive: archive.writestr("data/a", "x"), b""),
    "leads up": _zip(lambda archive: archive.writestr("data/../../evil", "x")),
    "leads to the root": _zip(lambda archive: archive.writestr("/etc/evil", "x")),
    "a drive": _zip(lambda archive: archive.writestr("data/C:evil", "x")),
    "a backslash": _zip(lambda archive: archive.writestr("data/..\\evil", "x")),
    "another folder": _zip(lambda archive: archive.writestr("cache/evil", "x")),
    "a link": _zip(_link),
    "too many files": _zip(_many),
    "a bomb": _zip(_huge),
    "larger than it says": _zip(_lying),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_backup_changes_nothing(
    places: Folders, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "hostile.zip"
    file.write_bytes(content)
    with pytest.raises(BackupError):
        restore(places, file)
    assert (places.user_routines / "mine.json").read_text() == "{}"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "cache",
        "config",
        "data",
        "hostile.zip",
    ]

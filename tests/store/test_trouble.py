"""What the system says of a file, as people are told."""

import errno
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from acupressure_app.core.language import PhrasedError, Translations
from acupressure_app.store.backup import look_into
from acupressure_app.store.profile import load_profile
from acupressure_app.store.recents import load_recents
from acupressure_app.store.reminders import load_reminders
from acupressure_app.store.settings import load_settings
from acupressure_app.store.trouble import in_words
from tests.builders import Abroad

FILE = "/somewhere/mine.json"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EROFS, "Nothing can be written to /somewhere."),
        (errno.ENOENT, "/somewhere/mine.json is not there any more."),
        (errno.EBUSY, "Another program holds /somewhere/mine.json."),
        (errno.EIO, "The disk does not answer as it should."),
        (errno.ENOTDIR, "Something else of this name is in the way: /somewhere/mine.json."),
        (errno.ENAMETOOLONG, "The name is too long: mine.json."),
    ],
)
def test_a_reason_is_a_sentence(number: int, words: str) -> None:
    assert in_words(OSError(number, os.strerror(number), FILE), Translations()) == words


def test_what_nobody_may_use_is_told_apart_from_where_nobody_may_write(tmp_path: Path) -> None:
    file = str(tmp_path / "mine.json")
    denied = PermissionError(errno.EACCES, "Permission denied", file)
    assert in_words(denied, Translations()) == f"This computer does not let you use {file}."


@pytest.mark.parametrize("number", list(errno.errorcode))
def test_no_reason_shows_a_number(number: int) -> None:
    assert "rrno" not in in_words(OSError(number, os.strerror(number)), Translations())


REMINDER = '{"format": 1, "reminders": [{"id": "a", "routine": "b"}]}'


def _zip(path: Path, name: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "")


@pytest.mark.parametrize(
    ("make", "read", "words"),
    [
        (lambda f: f.write_text("{"), look_into, "it is broken"),
        (lambda f: _zip(f, "data/a"), look_into, "is no backup of this program"),
        (lambda f: _zip(f, "../a"), look_into, "is nothing that this program writes"),
        (lambda f: f.mkdir(), look_into, "in the way"),
        (lambda f: f.write_text(REMINDER), lambda f: load_reminders(f.parent), "it needs times"),
        (lambda f: f.mkdir(), lambda f: load_reminders(f.parent), "is not a file"),
        (lambda f: f.mkdir(), lambda f: load_profile(f.parent), "in the way"),
        (lambda f: f.mkdir(), lambda f: load_recents(f.parent), "in the way"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_what_the_store_says_can_be_translated(
    tmp_path: Path, make: Callable[[Path], object], read: Callable[[Path], object], words: str
) -> None:
    names = {"it needs times": "reminders", "is not a file": "reminders"}
    for name in (names.get(words, "profile"), "recent"):
        make(tmp_path / f"{name}.json")
    with pytest.raises(PhrasedError) as told:
        read(tmp_path / f"{names.get(words, 'profile')}.json")
    assert re.search(f"⟦[^⟧]*{words}", told.value.why(Abroad()))
    assert "⟦" not in str(told.value)


def test_settings_that_are_not_used_can_be_told_in_any_language(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"volume": 900, "shoe": 1}')
    told: list[str] = []
    load_settings(tmp_path, lambda phrase: told.append(phrase(Abroad())))
    assert [text.startswith("⟦") for text in told] == [True, True]

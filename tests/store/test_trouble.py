"""What the system says of a file, as people are told."""

import errno
import os
from pathlib import Path

import pytest

from acupressure_app.core.language import Translations
from acupressure_app.store.trouble import in_words

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

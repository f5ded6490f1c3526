"""Every page in a language that nobody speaks: what is still English was never translated."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.store.folders import folders
from tests.builders import Abroad
from tests.ui.looks import words_of
from tests.ui.test_looks import PAGES, Sight

INSIDE = re.compile("⟦[^⟦⟧]*⟧")
HIDDEN = re.compile("[\u200b&]|<[^>]*>|“[a-z_]+”")
PIECES = re.compile(r"[.,:;·–()“”{}⟦⟧\n]+|\[[^]]*\]")
WORD = re.compile("[A-Za-z]{3,}")
EASTERN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
"""Names of points as they are said where they come from."""
NAMES = {"english", "wav", "flac", "opus", "m4a", "m4b", "mp3", "letter", "json", "zip"}
"""They are called so in every language."""
SYSTEM = re.compile(r"^[0-9]{1,2} [A-Z][a-z]+( [0-9]{4})?$|^(Ctrl|Alt|Shift|F[0-9]+|Esc|Space)\b|/")
"""Days, keys and paths, which Qt and the system name."""
TOLD = {"notes, two"}
"""Pages whose own words a test made up."""


@pytest.mark.parametrize("page", [page for page in PAGES if page not in TOLD])
def test_all_words_of_a_page_are_translated_or_content(
    qtbot: QtBot, tmp_path: Path, page: str
) -> None:
    sight = Sight(qtbot, tmp_path, tr=Abroad())
    sight.walk(PAGES[page])
    typed = {step.partition(":")[2] for step in PAGES[page]}
    own = {file.name for file in tmp_path.rglob("*")} | typed | set(_own_words(tmp_path))
    known = _content() | NAMES | {piece for text in own for piece in _pieces(text)}
    found = [
        f"{type(part).__name__} “{words}”: {left}"
        for part in sight.window.findChildren(QWidget)
        if part.isVisible()
        for words in (words_of(part), part.accessibleName(), part.accessibleDescription())
        if (left := _english(words) - known)
    ]
    assert not found, "\n".join(found)


def test_a_word_that_was_forgotten_is_found() -> None:
    assert _english("⟦Save ⟦left⟧ as⟧ Close · ⟦12 min⟧") - _content() == {"close"}


def _english(words: str) -> set[str]:
    """The pieces that stand outside of all brackets."""
    if SYSTEM.search(words):
        return set()
    left = HIDDEN.sub("", words)
    while INSIDE.search(left):
        left = INSIDE.sub("\n", left)
    return set(_pieces(left))


def _pieces(text: str) -> Iterator[str]:
    """What stands between points and commas, where it has a word."""
    pieces = (piece.strip().lower() for piece in PIECES.split(text))
    return (piece for piece in pieces if WORD.search(piece) and not EASTERN.search(piece))


@cache
def _content() -> set[str]:
    """Every piece of a text of the shipped files."""
    places = folders()
    files = [*places.assets.rglob("*.json"), *places.routines.rglob("*.json")]
    texts = (text for f in files for text in _texts(json.loads(f.read_bytes())))
    return {piece for text in texts for piece in _pieces(text)}


def _own_words(folder: Path) -> Iterator[str]:
    """Every text of the files that the user wrote."""
    for file in folder.rglob("*.json"):
        with suppress(ValueError):
            yield from _texts(json.loads(file.read_bytes()))


def _texts(tree: object) -> Iterator[str]:
    match tree:
        case str():
            yield tree
        case list():
            for one in tree:
                yield from _texts(one)
        case dict():
            for one in tree.values():
                yield from _texts(one)

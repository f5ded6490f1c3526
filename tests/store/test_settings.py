"""What the user set comes back; what does not fit falls back by itself and is logged."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from acupressure_app.core.language import Phrase, Translations
from acupressure_app.core.lengths import DEFAULT_LENGTHS, Lengths
from acupressure_app.store.settings import Colours, Motion, Settings, load_settings, save_settings


def stored(config: Path, content: bytes | dict[str, Any]) -> Settings:
    """The settings that are read from a file with this content."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    (config / "settings.json").write_bytes(raw)
    return load_settings(config)


def test_without_a_file_everything_is_as_always(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "nothing") == Settings()
    assert Settings().lengths == DEFAULT_LENGTHS


def test_what_was_set_comes_back(tmp_path: Path) -> None:
    chosen = Settings(
        colours=Colours.CONTRAST,
        text_size=150,
        motion=Motion.LESS,
        ready=3,
        find=0,
        change=20,
        wait_for_me=True,
        sound=False,
        volume=5,
        language="de",
    )
    save_settings(tmp_path / "config", chosen)
    assert load_settings(tmp_path / "config") == chosen
    assert chosen.lengths == Lengths(3_000, 0, 20_000, 4_000, wait_for_me=True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("ready", "8", id="text for a number"),
        pytest.param("ready", 1, id="too short"),
        pytest.param("ready", 121, id="too long"),
        pytest.param("ready", 8.5, id="half a second"),
        pytest.param("ready", None, id="nothing for a number"),
        pytest.param("ready", True, id="true for a number"),
        pytest.param("volume", 101, id="too loud"),
        pytest.param("sound", "yes", id="text for yes or no"),
        pytest.param("sound", 1, id="a number for yes or no"),
        pytest.param("language", 5, id="a number for a language"),
        pytest.param("colours", "red", id="colours nobody knows"),
        pytest.param("text_size", 99, id="text smaller than the system's"),
        pytest.param("text_size", 201, id="text too large"),
        pytest.param("find", -1, id="less time than it takes to say"),
        pytest.param("colour", "red", id="a setting nobody knows"),
    ],
)
def test_a_value_that_does_not_fit_falls_back_alone(
    tmp_path: Path, field: str, value: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert stored(tmp_path, {field: value, "change": 30}) == Settings(change=30)
    [record] = caplog.records
    assert record.levelno == logging.WARNING
    assert f"$.{field}" in record.getMessage()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"ready": NaN}', id="not a number"),
        pytest.param(b'{"\xff": 1}', id="no text"),
        pytest.param(b'{"ready": 1' + b"[" * 100_000, id="brackets without end"),
        pytest.param('{"ready": 20}'.encode("utf-16"), id="UTF-16"),
    ],
)
def test_a_file_that_cannot_be_read_is_as_none(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert stored(tmp_path, content) == Settings()
    assert "is not used" in caplog.text


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(b'"\xff"', id="no text"),
        pytest.param(b'"\\ud83d"', id="half a character"),
        pytest.param(b"[" * 50_000 + b"]" * 50_000, id="very deep"),
    ],
)
def test_a_language_that_is_no_text_falls_back(tmp_path: Path, value: bytes) -> None:
    assert stored(tmp_path, b'{"language": ' + value + b"}") == Settings()


def test_a_folder_in_the_place_of_the_file_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert load_settings(tmp_path) == Settings()


def test_what_cannot_be_stored_says_so_and_keeps_what_was(tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"a file")
    with pytest.raises(OSError, match="config"):
        save_settings(tmp_path / "config", Settings(ready=20))


def test_whoever_reads_them_can_be_told_instead(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"volume": 900')
    told: list[Phrase] = []
    assert load_settings(tmp_path, told.append) == Settings()
    (said,) = told
    assert "settings.json is not used" in said(Translations())

"""What the tests of files share."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.store.folders import Folders, folders
from acupressure_app.store.journal import Journal
from tests.store.test_journal import NAUSEA


@pytest.fixture
def places(tmp_path: Path) -> Folders:
    """A user with a routine, settings and a session."""
    places = replace(
        folders(),
        data=tmp_path / "data",
        user_routines=tmp_path / "data" / "routines",
        config=tmp_path / "config",
        cache=tmp_path / "cache",
    )
    places.user_routines.mkdir(parents=True)
    places.config.mkdir()
    places.cache.mkdir()
    (places.user_routines / "mine.json").write_text("{}")
    (places.user_routines / "photo.jpg").write_bytes(b"\xff\xd8")
    (places.config / "settings.json").write_text('{"text_size": 150}')
    (places.config / "settings.json.bak").write_text("{}")
    (places.cache / "tone.wav").write_bytes(b"RIFF")
    Journal(places.data).add(NAUSEA)
    return places

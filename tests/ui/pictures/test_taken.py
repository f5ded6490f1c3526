"""A photo that somebody chooses: used, made smaller, or refused with a reason."""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from acupressure_app.core.language import Phrase
from acupressure_app.store.picture_files import picture_problem, size_of
from acupressure_app.ui.pictures.photo import Taken, taken
from tests.builders import WORDS
from tests.ui.pictures.test_bare_picture import SECRET, exif, jpeg_with, seen, segment


def painted(path: Path, width: int = 40, height: int = 30) -> Path:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(QColor("#888888"))
    assert image.save(str(path))
    return path


def found(path: Path) -> Taken:
    one = taken(path)
    assert isinstance(one, Taken), one
    assert picture_problem(one.name, one.content) is None
    return one


@pytest.mark.parametrize("kind", ["png", "jpg", "webp"])
def test_what_can_be_handed_on_stays_as_it_is(tmp_path: Path, kind: str) -> None:
    path = painted(tmp_path / f"knee.{kind}")
    assert found(path) == Taken(path.name, path.read_bytes())


def test_a_small_photo_is_taken_in_without_where_it_was_taken(tmp_path: Path) -> None:
    path = tmp_path / "knee.jpg"
    path.write_bytes(jpeg_with(segment(0xE1, b"Exif\0\0" + exif(6))))
    one = found(path)
    assert SECRET not in one.content
    assert seen(one.content) == seen(path.read_bytes())
    assert SECRET in path.read_bytes(), "the file that was chosen stays"


def test_a_photo_larger_than_it_is_shown_becomes_smaller(tmp_path: Path) -> None:
    one = found(painted(tmp_path / "knee.jpg", 2_000, 1_000))
    assert size_of(one.content) == (1600, 800)


def test_a_photo_of_sixty_megapixels_becomes_as_large_as_it_is_shown(tmp_path: Path) -> None:
    one = found(painted(tmp_path / "knee.jpg", 10_000, 6_000))
    assert one.name == "knee.jpg"
    assert size_of(one.content) == (1600, 960)


@pytest.mark.parametrize("name", ["knee.bmp", "Knee.BMP"])
def test_a_kind_that_others_cannot_show_becomes_a_jpeg(tmp_path: Path, name: str) -> None:
    assert found(painted(tmp_path / name)).name == f"{Path(name).stem}.jpg"


def test_a_photo_whose_ending_is_wrong_gets_the_right_one(tmp_path: Path) -> None:
    painted(tmp_path / "knee.jpg").rename(tmp_path / "knee.png")
    assert found(tmp_path / "knee.png").name == "knee.jpg"


REFUSED = [
    ("notes.txt", b"words", "“notes.txt” is no photo. These can be read:"),
    ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "“drawing.svg” is no photo."),
    ("IMG_1.HEIC", b"\0\0\0\x18ftypheic", "“IMG_1.HEIC” cannot be read here. Save it as JPEG"),
    ("half.jpg", b"\xff\xd8\xff\xe0 no more", "“half.jpg” cannot be shown: it is damaged, or no"),
    ("empty.png", b"", "“empty.png” cannot be shown: it is damaged, or no photo."),
]


@pytest.mark.qt_log_ignore("JPEG datastream contains no image")
@pytest.mark.parametrize(("name", "content", "words"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_no_photo_is_refused_with_a_reason(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    why = taken(tmp_path / name)
    assert isinstance(why, Phrase)
    assert why(WORDS.tr).startswith(words)


def test_a_file_that_is_gone_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        taken(tmp_path / "gone.jpg")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe has no name here")
def test_a_pipe_that_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "knee.jpg")
    why = taken(tmp_path / "knee.jpg")
    assert isinstance(why, Phrase)
    assert why(WORDS.tr) == "“knee.jpg” is no file."

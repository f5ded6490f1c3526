"""A photo that is handed on tells nothing but what is seen on it."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter

from acupressure_app.store.bare_picture import bare
from acupressure_app.store.bundle import look_into, write_bundle
from acupressure_app.store.picture_files import picture_problem
from tests.builders import CONTENT, press, routine, spot
from tests.store.test_bundle import put

SECRET = b"GPS 52.5200 N 13.4050 E"


def photo(kind: str, *, progressive: bool = False) -> bytes:
    """A red corner on grey, so that a turn is seen."""
    image = QImage(64, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("#777777"))
    for x in range(16):
        for y in range(16):
            image.setPixelColor(x, y, QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(100)
    writer.setProgressiveScanWrite(progressive)
    assert writer.write(image)
    return bytes(buffer.data().data())


def seen(content: bytes) -> QImage:
    """As it is shown: the right way up."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = reader.read().convertToFormat(QImage.Format.Format_RGB32)
    assert not image.isNull(), reader.errorString()
    return image


def exif(orientation: int, order: str = "<") -> bytes:
    """Exif with an orientation and the place in ASCII (tag 0x8825 would lead to more of it)."""
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, 8)
    turned = struct.pack(f"{order}HHIHH", 0x112, 3, 1, orientation, 0)
    place = struct.pack(f"{order}HHII", 0x9286, 7, len(SECRET), 8 + 2 + 24 + 4)
    return head + struct.pack(f"{order}H", 2) + turned + place + struct.pack("<I", 0) + SECRET


def segment(code: int, told: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(told) + 2) + told


def jpeg_with(*segments: bytes, after: bytes = b"", progressive: bool = False) -> bytes:
    content = photo("jpeg", progressive=progressive)
    return content[:2] + b"".join(segments) + content[2:] + after


def png_with(kind: bytes, told: bytes) -> bytes:
    content = photo("png")
    crc = struct.pack(">I", zlib.crc32(kind + told))
    chunk = struct.pack(">I", len(told)) + kind + told + crc
    return content[:33] + chunk + content[33:]


def webp_with(kind: bytes, told: bytes, flag: int) -> bytes:
    first = photo("webp")[12:]
    wide = struct.pack("<4sIB3x", b"VP8X", 10, flag) + bytes((63, 0, 0, 31, 0, 0))
    chunk = struct.pack("<4sI", kind, len(told)) + told + b"\0" * (len(told) % 2)
    whole = b"WEBP" + wide + first + chunk
    return struct.pack("<4sI", b"RIFF", len(whole)) + whole


TELLING = {
    "the place in Exif": jpeg_with(segment(0xE1, b"Exif\0\0" + exif(1))),
    "XMP": jpeg_with(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET)),
    "a caption": jpeg_with(segment(0xED, b"Photoshop 3.0\0" + SECRET)),
    "a comment": jpeg_with(segment(0xFE, SECRET)),
    "a small picture of before": jpeg_with(segment(0xE0, b"JFXX\0\x10" + SECRET)),
    "something after the end": jpeg_with(after=SECRET),
    "an unknown segment of several scans": jpeg_with(segment(0xE5, SECRET), progressive=True),
    "words in a PNG": png_with(b"tEXt", b"Comment\0" + SECRET),
    "Exif in a PNG": png_with(b"eXIf", exif(1)),
    "something after the end of a PNG": photo("png") + SECRET,
    "Exif in a WebP": webp_with(b"EXIF", exif(1), 0x08),
    "XMP in a WebP": webp_with(b"XMP ", SECRET, 0x04),
}


@pytest.mark.parametrize("told", TELLING)
def test_what_a_photo_tells_beside_what_is_seen_is_gone(told: str) -> None:
    content = TELLING[told]
    assert SECRET in content
    assert SECRET not in bare(content)
    assert seen(bare(content)) == seen(content)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stays_the_right_way_up(orientation: int, order: str) -> None:
    content = jpeg_with(segment(0xE1, b"Exif\0\0" + exif(orientation, order)))
    assert SECRET not in bare(content)
    assert seen(bare(content)) == seen(content)
    assert (seen(content) == seen(photo("jpeg"))) == (orientation == 1)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_what_tells_nothing_stays_as_it_is(kind: str) -> None:
    assert bare(photo(kind)) == photo(kind)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_damaged_file_is_refused_or_stays_a_picture_of_its_kind(kind: str) -> None:
    content = photo(kind)
    for length in range(len(content)):
        try:
            left = bare(content[:length])
        except ValueError:
            continue
        assert left[:2] == content[:2]
        assert len(left) <= len(content) + 2, "an end at most is added"


def test_what_is_handed_on_tells_no_place(tmp_path: Path) -> None:
    mine = routine(press(spot(picture="arm.jpg")), id="mine")
    content = jpeg_with(segment(0xE1, b"Exif\0\0" + exif(6)))
    entry = put(tmp_path / "mine", mine, {"arm.jpg": content})
    assert write_bundle(tmp_path / "out.acupressure", [entry]) == ()
    (shared,) = look_into(tmp_path / "out.acupressure", CONTENT)
    handed_on = shared.pictures["arm.jpg"]
    assert picture_problem("arm.jpg", handed_on) is None
    assert SECRET not in handed_on
    assert seen(handed_on) == seen(content)
    assert Path(tmp_path / "mine" / "arm.jpg").read_bytes() == content, "the user's own stays"

"""A picture without what else its file tells: where, when and with what it was taken.

The picture itself stays as it is, byte for byte. Of a JPEG its orientation stays too, for without
it a photo would lie on its side. The formats are those of JPEG (ITU-T T.81) with Exif 2.32, PNG
(third edition) and WebP (RFC 9649).
"""

import re
import struct
from collections.abc import Iterator
from struct import pack, unpack_from

from acupressure_app.store.picture_files import kind_of

_BEGIN, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN, _EXIF = 0xDA, 0xE1
_TELLING = (*range(0xE0, 0xF0), 0xFE)
"""Segments of programs, and the comment."""

_NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""How those begin that a picture cannot do without: density, colours, how they are coded."""

_AFTER_A_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_ORIENTATION, _UPRIGHT = 0x112, 1
_TOLD_IN_PNG = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_TOLD_IN_WEBP = {b"EXIF": 0x08, b"XMP ": 0x04}
"""Each with the flag of the first chunk that announces it."""


def bare(content: bytes) -> bytes:
    """The same picture, telling nothing else. Raises ValueError where its file is damaged."""
    how = {"jpeg": _jpeg, "png": _png, "webp": _webp}.get(kind_of(content))
    if how is None:
        raise ValueError("no picture")
    try:
        return how(content)
    except struct.error as error:
        raise ValueError("it ends too early") from error


def _jpeg(content: bytes) -> bytes:
    kept, turned = [], _UPRIGHT
    for code, segment in _segments(content):
        told = segment[4:]
        if code == _EXIF and told.startswith(b"Exif\0\0"):
            turned = _orientation(told[6:])
        if code not in _TELLING or (code in _NEEDED and told.startswith(_NEEDED[code])):
            kept.append(segment)
    turning = [_turning(turned)] if turned != _UPRIGHT else []
    return b"".join((_BEGIN, *turning, *kept, _END))


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each with its code; a scan has its pixels with it. What comes after the end is left out."""
    at = len(_BEGIN)
    while at < len(content) and content[at : at + 2] != _END:
        mark, code, length = unpack_from(">BBH", content, at)
        if mark != 0xFF or length < 2:
            raise ValueError("no segment")
        end = at + 2 + length
        if code == _SCAN:
            following = _AFTER_A_SCAN.search(content, end)
            end = following.start() if following else len(content)
        yield code, content[at:end]
        at = end


def _orientation(exif: bytes) -> int:
    """How a photo is turned, as Exif counts it: 1 is upright; so is what cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2], ">")
    try:
        (at,) = unpack_from(f"{order}I", exif, 4)
        (count,) = unpack_from(f"{order}H", exif, at)
        for number in range(count):
            tag, _, _, value = unpack_from(f"{order}HHIH", exif, at + 2 + 12 * number)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else _UPRIGHT
    except struct.error:
        pass
    return _UPRIGHT


def _turning(turned: int) -> bytes:
    """An Exif segment that tells the orientation alone."""
    short, one = 3, 1
    entry = pack(">HHHIHHI", 1, _ORIENTATION, short, one, turned, 0, 0)
    exif = b"Exif\0\0MM\0*" + pack(">I", 8) + entry
    return pack(">BBH", 0xFF, _EXIF, len(exif) + 2) + exif


def _png(content: bytes) -> bytes:
    at, kept = 8, [content[:8]]
    kind = b""
    while kind != b"IEND":
        length, kind = unpack_from(">I4s", content, at)
        if kind not in _TOLD_IN_PNG:
            kept.append(content[at : at + 12 + length])
        at += 12 + length
    return b"".join(kept)


def _webp(content: bytes) -> bytes:
    at, end, kept = 12, 8 + unpack_from("<I", content, 4)[0], []
    while at < end:
        kind, length = unpack_from("<4sI", content, at)
        chunk = content[at : at + 8 + length + length % 2]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~sum(_TOLD_IN_WEBP.values())]) + chunk[9:]
        if kind not in _TOLD_IN_WEBP:
            kept.append(chunk)
        at += 8 + length + length % 2
    whole = b"".join((b"WEBP", *kept))
    return pack("<4sI", b"RIFF", len(whole)) + whole

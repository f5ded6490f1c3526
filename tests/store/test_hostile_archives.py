"""A shared file that somebody made broken or in bad faith is refused, and says why."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from acupressure_app.store.archive import MAX_ENTRIES, RefusedFileError
from acupressure_app.store.bundle import look_into
from tests.builders import CONTENT, WORDS, press, raw, routine_data

SPOT = {"name": "my spot", "where": "here", "region": "calf", "picture": "arm.png"}
ROUTINE = raw(routine_data(press(SPOT), id="mine"))
MANIFEST = b'{"format": 1, "routines": ["mine"]}'
HONEST: dict[str, bytes] = {"manifest.json": MANIFEST, "mine/routine.json": ROUTINE}


def png(width: int = 4, height: int = 4) -> bytes:
    """A grey PNG that says it is this large; only its header is true."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 20))
        + chunk(b"IEND", b"")
    )


def packed(
    files: dict[str, bytes] | list[tuple[str, bytes]],
    change: Callable[[zipfile.ZipInfo], None] = lambda _: None,
    how: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A zip of these files; `change` has a hand in every entry."""
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            info = zipfile.ZipInfo("x")
            info.filename = info.orig_filename = name  # as it stands, whatever it leads to
            info.compress_type = how
            change(info)
            archive.writestr(info, content)
    return out.getvalue()


def plus(name: str, content: bytes = b"x") -> bytes:
    return packed(HONEST | {name: content})


def picture(content: bytes) -> bytes:
    return plus("mine/arm.png", content)


def marked(mode: int) -> bytes:
    def change(info: zipfile.ZipInfo) -> None:
        if info.filename == "mine/arm.png":
            info.external_attr = mode << 16

    return packed(HONEST | {"mine/arm.png": b"/etc/passwd"}, change)


def encrypted() -> bytes:
    """The flag of encryption set by hand in every header."""
    content = bytearray(packed(HONEST))
    for start, flag in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(start)
        while at >= 0:
            content[at + flag] |= 1
            at = content.find(start, at + 4)
    return bytes(content)


def overlapping() -> bytes:
    """Two entries whose headers lead to the same bytes."""
    content = bytearray(packed(HONEST | {"mine/arm.png": png()}))
    first = content.find(b"PK\x01\x02")
    second = content.find(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def lying(size: int) -> bytes:
    """The picture's size said to be another one, in both headers."""
    content = bytearray(packed(HONEST | {"mine/arm.png": b"\0" * 50_000}, how=zipfile.ZIP_STORED))
    true, said = struct.pack("<I", 50_000), struct.pack("<I", size)
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = said
    local = content.rfind(b"PK\x03\x04")
    assert content[local + 22 : local + 26] == true
    content[local + 22 : local + 26] = said
    return bytes(content)


def deflated_liar() -> bytes:
    """Ten megabytes that say they are a hundred bytes."""
    content = bytearray(packed(HONEST | {"mine/arm.png": b"\0" * 10_000_000}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


def manifest(text: bytes) -> bytes:
    return packed(HONEST | {"manifest.json": text})


OUT, NO_NAME = "leads out of the file", "is no name for a file on every computer"
REFUSED: dict[str, tuple[bytes, str]] = {
    "a way up": (plus("../evil.json"), OUT),
    "a way up inside": (plus("mine/../../evil.json"), OUT),
    "an absolute path": (plus("/etc/cron.d/evil"), OUT),
    "a drive": (plus("C:/evil.json"), OUT),
    "a drive without a slash": (plus("C:evil.json"), OUT),
    "a backslash": (plus("mine\\..\\..\\evil.json"), OUT),
    "a network share": (plus("\\\\server\\evil"), OUT),
    "an empty step": (plus("mine//evil.json"), OUT),
    "folders in folders": (plus("mine/a/b.json"), "folders within folders"),
    "a name that is too long": (plus("mine/" + "a" * 300 + ".png"), "longer than 200"),
    "a device of Windows": (plus("mine/CON.png"), NO_NAME),
    "a device of Windows with two endings": (plus("mine/lpt1.tar.png"), NO_NAME),
    "a point at the end": (plus("mine/arm.png."), NO_NAME),
    "a blank at the end": (plus("mine/arm.png "), NO_NAME),
    "a hidden file": (plus("mine/.bashrc"), NO_NAME),
    "a stream of Windows": (plus("mine/arm.png:evil.exe"), NO_NAME),
    "a line break": (plus("mine/arm\n.png"), NO_NAME),
    "a letter that turns the reading around": (plus("mine/arm\u202egnp.exe"), NO_NAME),
    "a null in a name": (plus("mine/arm.png\0.exe"), NO_NAME),
    "the same name twice": (
        packed([*HONEST.items(), ("mine/arm.png", png()), ("mine/arm.png", png(5))]),
        "“mine/arm.png” twice",
    ),
    "names that differ in case alone": (
        packed(HONEST | {"mine/arm.png": png(), "mine/ARM.png": png()}),
        "“mine/ARM.png” twice",
    ),
    "names that differ in how an accent is kept": (
        packed(HONEST | {"mine/a\u0308.png": png(), "mine/\u00e4.png": png()}),
        "twice",
    ),
    "a file with the name of a folder": (packed(HONEST | {"mine/": b"", "mine": b"x"}), "twice"),
    "a link": (marked(0o120777), "is a link or a special file"),
    "a pipe": (marked(0o010644), "is a link or a special file"),
    "a device": (marked(0o020644), "is a link or a special file"),
    "encrypted": (encrypted(), "is encrypted"),
    "packed in another way": (packed(HONEST, how=zipfile.ZIP_LZMA), "packed in a way"),
    "a bomb": (picture(b"\0" * 20_000_000), "would grow to more than 100 times"),
    "much in all": (
        packed(
            HONEST | {f"mine/{n}.png": b"\0" * 14_000_000 for n in range(5)}, how=zipfile.ZIP_STORED
        ),
        "larger than 64 MiB",
    ),
    "too many files": (
        packed({f"mine/{n}.png": b"" for n in range(MAX_ENTRIES + 1)}),
        "more than 500 files",
    ),
    "files on top of each other": (overlapping(), "lie on top of each other"),
    "a size that is more than there is": (lying(60_000), "is not as large as it says"),
    "a size that is less than there is": (lying(40_000), "broken"),
    "a bomb that says it is small": (deflated_liar(), "broken"),
    "an archive in the archive": (picture(packed(HONEST)), "is not what its ending says"),
    "an archive beside the pictures": (
        plus("mine/more.zip", packed(HONEST)),
        "belongs to no routine",
    ),
    "a program called a picture": (picture(b"MZ" + b"\0" * 100), "is not what its ending says"),
    "a drawing with scripts called a picture": (
        picture(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        "is not what its ending says",
    ),
    "a JPEG called PNG": (picture(b"\xff\xd8\xff\xe0" + b"\0" * 50), "is not what its ending says"),
    "a picture of giant size": (picture(png(50_000, 50_000)), "50000 × 50000 pixels"),
    "a picture that is long and thin": (picture(png(100_000, 1)), "100000 × 1 pixels"),
    "a picture of no size": (picture(png(0, 0)), "does not say how large it is"),
    "a picture that ends at once": (picture(b"\x89PNG\r\n\x1a\n"), "does not say how large"),
    "what no routine names": (plus("mine/other.png", png()), "belongs to no routine"),
    "a drawing with its own ending": (
        packed(
            HONEST
            | {
                "mine/routine.json": ROUTINE.replace(b"arm.png", b"arm.svg"),
                "mine/arm.svg": b"<svg/>",
            }
        ),
        "is no picture: PNG, JPEG and WebP are taken",
    ),
    "no list": (packed({"mine/routine.json": ROUTINE}), "no list of its routines"),
    "a newer format": (manifest(b'{"format": 2, "routines": []}'), "a newer program made it"),
    "an older format": (manifest(b'{"format": 0, "routines": ["mine"]}'), "expected format 1"),
    "an unknown field in the list": (
        manifest(b'{"format": 1, "routines": ["mine"], "run": "x"}'), "expected a list of routines"
    ),
    "a doubled key in the list": (
        manifest(b'{"format": 1, "format": 1, "routines": ["mine"]}'), "each field once"
    ),
    "a list that is too deep": (manifest(b"[" * 20_000), "levels of nesting"),
    "a list that is deep, but not too deep to be read": (
        manifest(b"[" * 30 + b"]" * 30),
        "levels of nesting",
    ),
    "a list that leads out": (
        manifest(b'{"format": 1, "routines": ["../mine"]}'), "expected a list of routines"
    ),
    "a routine twice in the list": (
        manifest(b'{"format": 1, "routines": ["mine", "mine"]}'), "each routine once"
    ),
    "a list of what is not there": (
        manifest(b'{"format": 1, "routines": ["other"]}'), "“other” is listed but not in it"
    ),
    "half of a file": (packed(HONEST)[:-60], "broken"),
    "the beginning of a file": (packed(HONEST)[:10], "broken"),
    "nothing behind the first letters": (b"PK\x03\x04", "broken"),
    "something else": (b"\x7fELF" + b"\0" * 100, "this is not a routine. Expected is"),
    "nothing": (b"", "this is not a routine. Expected is"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    content, why = REFUSED[name]
    file = tmp_path / "in" / "gift.acupressure"
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(RefusedFileError) as refused:
        look_into(file, CONTENT)
    told = refused.value.why(WORDS.tr)
    assert why in told
    assert len(told) < 300
    assert told.isprintable()
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "gift.acupressure"]


BROKEN_ROUTINES: dict[str, tuple[bytes, str]] = {
    "a doubled key": (ROUTINE.replace(b'"format"', b'"id": "mine", "format"', 1), "once"),
    "too deep": (b"[" * 200_000, "levels of nesting"),
    "no JSON": (b"\0\0", "JSON"),
    "another id": (ROUTINE.replace(b'"mine"', b'"yours"'), "as its folder has it"),
    "a picture elsewhere": (ROUTINE.replace(b"arm.png", b"../../arm.png"), "beside the routine"),
    "too large": (b" " * 300_000 + ROUTINE, "bytes"),
}


@pytest.mark.parametrize("name", BROKEN_ROUTINES)
def test_a_broken_routine_is_named_and_the_others_can_be_had(tmp_path: Path, name: str) -> None:
    content, why = BROKEN_ROUTINES[name]
    other = raw(routine_data(id="other"))
    file = tmp_path / "gift.acupressure"
    listed = b'{"format": 1, "routines": ["mine", "other"]}'
    files = HONEST | {"manifest.json": listed, "mine/routine.json": content}
    file.write_bytes(packed(files | {"other/routine.json": other}, how=zipfile.ZIP_STORED))
    broken, whole = look_into(file, CONTENT)
    assert broken.routine is None
    assert any(why in problem.what(WORDS.tr) for problem in broken.problems)
    assert whole.routine
    assert not whole.problems


def test_an_honest_file_is_shown_with_its_picture(tmp_path: Path) -> None:
    file = tmp_path / "gift.acupressure"
    file.write_bytes(picture(png()))
    (shared,) = look_into(file, CONTENT)
    assert shared.routine
    assert shared.routine.id == "mine"
    assert list(shared.pictures) == ["arm.png"]
    assert shared.problems == ()

"""What kind of picture a file is and how large, by its first bytes: nothing is decoded."""

import io

from acupressure_app.core.language import N_, Phrase

MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 40_000_000
"""A camera's picture has 12 to 24 million; unpacked, this is 160 MB."""

MAX_EDGE = 16_000
KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
"""The endings that a picture may have, and what it then has to be."""


def picture_problem(name: str, content: bytes) -> Phrase | None:
    """Why this file is not taken as a picture, if it is not."""
    wanted = KINDS.get(f".{name.rpartition('.')[2].lower()}")
    if wanted is None:
        return N_("“{name}” is no picture: PNG, JPEG and WebP are taken", name=name)
    if kind_of(content) != wanted:
        return N_("“{name}” is not what its ending says", name=name)
    if len(content) > MAX_BYTES:
        return N_("“{name}” is larger than {limit} MiB", name=name, limit=MAX_BYTES >> 20)
    width, height = size_of(content)
    if width < 1 or height < 1:
        return N_("“{name}” does not say how large it is", name=name)
    if max(width, height) > MAX_EDGE or width * height > MAX_PIXELS:
        return N_(
            "“{name}” is {width} × {height} pixels, which is too large",
            name=name,
            width=width,
            height=height,
        )
    return None


def kind_of(content: bytes) -> str:
    """What the first bytes say it is: "png", "jpeg", "webp", or nothing."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in pixels as its header has them; (-1, -1) where it has none."""
    import imagesize  # noqa: PLC0415 - few commands look at a picture

    try:
        width, height = imagesize.get(io.BytesIO(content))
    except Exception:  # noqa: BLE001 - a header that was made up may make it raise anything
        return -1, -1
    return int(width), int(height)

"""The program's own sentences in other languages."""

import gettext
from pathlib import Path

from acupressure_app.core.language import Translations

_DOMAIN = "acupressure_app"


def translations(assets: Path, language: str) -> Translations:
    """The sentences of this language, or of the one it is a kind of, else English."""
    names = [language.replace("-", "_"), language.split("-", maxsplit=1)[0]]
    return gettext.translation(_DOMAIN, str(assets / "translations"), names, fallback=True)


def languages(assets: Path) -> tuple[str, ...]:
    """The languages that the program itself speaks besides English."""
    found = (assets / "translations").glob(f"*/LC_MESSAGES/{_DOMAIN}.mo")
    return tuple(sorted(path.parts[-3].replace("_", "-") for path in found))

"""Puts what is written into words that a speech program says as a person would."""

import re
from collections.abc import Callable, Iterable

from acupressure_app.core.text import uncapitalised

_MERIDIANS = {
    "BL": "Bladder",
    "CV": "Conception Vessel",
    "DU": "Governing Vessel",
    "GB": "Gallbladder",
    "GV": "Governing Vessel",
    "HT": "Heart",
    "KI": "Kidney",
    "LI": "Large Intestine",
    "LR": "Liver",
    "LU": "Lung",
    "LV": "Liver",
    "P": "P",
    "PC": "P",
    "REN": "Conception Vessel",
    "SI": "Small Intestine",
    "SJ": "Triple Energizer",
    "SP": "Spleen",
    "ST": "Stomach",
    "TE": "Triple Energizer",
    "UB": "Bladder",
}
"""The names of the WHO standard (2008), also for the older letters; P is how people say PC."""

_EXTRA_POINTS = {
    "ANMIAN": "Peaceful Sleep",
    "EX-HN1": "Four Alert Spirit",
    "EX-HN3": "Hall of Impression",
    "EX-HN5": "Supreme Yang",
    "EX-UE7": "Lumbar Pain Points",
}
"""Extra points belong to no meridian: they have names only."""

_UNITS = {
    "h": "hour",
    "min": "minute",
    "s": "second",
    "sec": "second",
    "cm": "centimetre",
    "mm": "millimetre",
}

_SIGNS = {
    "≥": "at least",
    "≤": "at most",
    "≈": "about",
    "±": "plus or minus",
    "×": "times",
    "%": "percent",
    "&": "and",
    "½": "a half",
    "¼": "a quarter",
    "¾": "three quarters",
}

_ABBREVIATIONS = {
    "approx.": "about",
    "ca.": "about",
    "e.g.": "for example",
    "i.e.": "that is",
    "incl.": "including",
    "vs.": "versus",
    "Dr.": "Doctor",
    "and/or": "or",
}

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def spoken(text: str, language: str = "en") -> str:
    """The text as it shall be said: no codes, signs, quotation marks or brackets.

    In English also times, units, ranges and abbreviations become words, and no sentence begins
    with the side. Elsewhere codes are spelled, and the rest is left to the speech program.
    """
    english = language.partition("-")[0] == "en"
    text = _applied(_PLAIN, text)
    text = _applied(_ENGLISH if english else _SPELLED, text)
    text = _applied(_TIDY, text).strip(" ,;:")
    return _applied(_SIDE_LATER, text) if english else text


def _applied(rules: Iterable[_Rule], text: str) -> str:
    for pattern, words in rules:
        text = pattern.sub(words, text)
    return text


def number_in_words(number: int) -> str:
    """A number of a point, 0 to 99."""
    if number < 20:
        return _SMALL.split()[number]
    tens, ones = divmod(number, 10)
    return _TENS.split()[tens - 2] + (f"-{_SMALL.split()[ones]}" if ones else "")


def _code(found: re.Match[str]) -> str:
    letters, number = found.groups()
    return f"{_MERIDIANS.get(letters) or ' '.join(letters)} {number_in_words(int(number))}"


def _time(found: re.Match[str]) -> str:
    minutes, seconds = map(int, found.groups())
    if not minutes:
        return _counted(seconds, "second")
    return _counted(minutes, "minute") + (f" {seconds}" if seconds else "")


def _measured(found: re.Match[str]) -> str:
    number, unit = found.groups()
    return f"{number} {_UNITS[unit]}{'' if number == '1' else 's'}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _side_later(found: re.Match[str]) -> str:
    return f"{found[1]}Now, {uncapitalised(found[2])}"


_PLAIN: tuple[_Rule, ...] = (
    (re.compile(r"[\x00-\x1f\x7f\s]+"), " "),
    (re.compile(r"[’‘](?=\w)(?<=\w.)"), "'"),  # within a word it belongs to the word
    (re.compile(r"(?<!\w)[‘’']|[‘’'](?!\w)|[“”„\"«»‹›*_#`~^|\\<>]"), ""),
    (re.compile(r"\s*[(\[{]\s*"), ", "),
    (re.compile(r"\s*[)\]}]"), ", "),
    (re.compile(r"…|\.{2,}"), ". "),
)
"""Nothing that is read out by its name, or that a speech program takes for an order."""

_SPELLED: tuple[_Rule, ...] = (
    (re.compile(r"\b([A-Z]{1,3})(\d{1,2})\b"), lambda found: f"{' '.join(found[1])} {found[2]}"),
)

_ENGLISH: tuple[_Rule, ...] = (
    *(
        (re.compile(rf"(?<!\w){re.escape(short)}(?!\w)"), words)
        for short, words in _ABBREVIATIONS.items()
    ),
    (re.compile(rf"\b({_either(_EXTRA_POINTS)})\b"), lambda found: _EXTRA_POINTS[found[1]]),
    (re.compile(rf"\b({_either(_MERIDIANS)})[ -]?(\d{{1,2}})\b"), _code),
    (re.compile(r"\b([A-Z]{1,3})(\d{1,2})\b"), _code),
    (re.compile(r"(?<![\d:])(\d{1,3}):([0-5]\d)(?![\d:])(?: min\b)?"), _time),
    (re.compile(r"(?<=\d) ?[–-] ?(?=\d)"), " to "),
    (re.compile(r"(?<![\w.])[–−-](?=\d)"), "minus "),
    (re.compile(r"\+ ?(?=\d)"), "plus "),
    (
        re.compile(rf"(?<![\w.,])(\d{{1,3}}[½¼¾]?) ?({_either(_UNITS)})\b(?:\.(?= [a-z]))?"),
        _measured,
    ),
    (re.compile(r"(?<![\d.])1 ?°(?!C)"), "1 degree "),
    (re.compile(r" ?°C"), " degrees Celsius "),
    (re.compile(r" ?°"), " degrees "),
    (re.compile(r"(?<=\d) ?(?=[½¼¾])"), " and "),
    *((re.compile(sign), f" {words} ") for sign, words in _SIGNS.items()),
    (re.compile(r"(?<=[a-z]) ?/ ?(?=[a-z])"), " or "),
    (re.compile(r"(?<!\d)/|/(?!\d)"), " "),
    (re.compile(r"[\u3400-\u9fff]+"), ""),
    (re.compile(r"(?<=\w)–(?=\w)"), " to "),
)

_TIDY: tuple[_Rule, ...] = (
    (re.compile(r"\s+[–—-]+\s+|—|\s*[·•→]\s*"), ", "),
    (re.compile(r"\s+"), " "),
    (re.compile(r" (?=[.,;:!?])"), ""),
    (re.compile(r"[,;:]+(?=[,;:.!?])"), ""),
    (re.compile(r"(?<=[.!?])[,;:]+"), ""),
    (re.compile(r"([.!?])(?:\s*[.,;:!?])+"), r"\1"),
    (re.compile(r"^[\s.,;:!?]+"), ""),
)

_SIDE_LATER: tuple[_Rule, ...] = (
    (re.compile(r"(^|[.!?]\s+)((?:left|right)\b)", re.IGNORECASE), _side_later),
)
"""A Bluetooth device that wakes up swallows the first word: it must not be the side."""

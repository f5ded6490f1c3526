"""A sheet as a document that Qt can lay out: black on white, as plain as a clinic's handout."""

from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

from acupressure_app.core.language import Translations
from acupressure_app.ui.sheet.view import Sheet, SheetStep, Warned

STYLE = """
body { color: #000000; }
h1 { font-size: 21pt; font-weight: 600; margin: 0 0 4px 0; }
h2 { font-size: 13.5pt; font-weight: 600; margin: 16px 0 5px 0; }
h3 { font-size: 11.5pt; font-weight: 600; margin: 0 0 2px 0; }
p { margin: 0 0 5px 0; }
ul, ol { margin: 0 0 4px 0; }
li { margin: 0 0 2px 0; }
.small { font-size: 9pt; }
.lead { font-size: 11.5pt; }
"""

PICTURE_MM = 50


def plate_name(number: int) -> str:
    """The address of a step's picture within the document."""
    return f"plate:{number}"


class Block(Struct, frozen=True):
    """A piece that is not torn apart where it fits a page; `led` keeps the next one with it.

    `above` is the room over it in millimetres, but for the first on a page.
    """

    html: str
    led: bool = False
    above: float = 0


def blocks(sheet: Sheet, tr: Translations, pictures: Iterable[int]) -> tuple[Block, ...]:
    """The whole sheet in pieces; `pictures` are the numbers of the steps that have one."""
    pictured = frozenset(pictures)
    return (
        *_head(sheet),
        *_titled(tr.gettext("Get help instead of pressing if you notice"), [_list(sheet.signs)]),
        *_titled(
            tr.gettext("Step by step"),
            [
                *([_paragraph(sheet.rounds)] if sheet.rounds else []),
                *(_step(n, step, n in pictured, tr) for n, step in enumerate(sheet.steps)),
            ],
        ),
        *_titled(sheet.stop.title, [_list(sheet.stop.signs) + _stop(sheet)]),
        *_titled(
            tr.gettext("Who should not, or should ask first"),
            (_paragraph(told.what, told.who) for told in sheet.not_for),
        ),
        *_titled(tr.gettext("All warnings, and for whom"), map(_warning, sheet.warnings)),
        *_titled(tr.gettext("What studies say"), [_evidence(sheet, tr)]),
        *_titled(tr.gettext("Sources"), (_small(source) for source in sheet.sources)),
        Block(_small(sheet.purpose), above=4),
    )


def _titled(title: str, inner: Iterable[str]) -> Iterator[Block]:
    """A heading that stands on the page of what follows it; nothing where nothing does."""
    for number, html in enumerate(inner):
        if number == 0:
            yield Block(f"<h2>{escape(title)}</h2>", led=True, above=4.5)
        yield Block(html, above=0.8)


def _head(sheet: Sheet) -> Iterator[Block]:
    yield Block(f"<h1>{escape(sheet.title)}</h1>", led=True)
    if sheet.summary:
        yield Block(f'<p class="lead">{escape(sheet.summary)}</p>', led=True)
    if sheet.prescribed:
        made, note = sheet.prescribed
        yield Block(_box(_paragraph("", made) + (_paragraph(note) if note else "")), above=2)
    yield Block(_box(_paragraph("", sheet.screened)), above=2)
    rows = (
        f'<tr><td width="18%"><b>{escape(name)}</b></td><td>{escape(fact)}</td></tr>'
        for name, fact in sheet.facts
    )
    yield Block(
        f'<table width="100%" cellspacing="0" cellpadding="2">{"".join(rows)}</table>', above=2
    )


def _paragraph(text: str, bold: str = "") -> str:
    front = f"<b>{escape(bold)}</b> " if bold else ""
    return f"<p>{front}{escape(text)}</p>"


def _small(text: str) -> str:
    return f'<p class="small">{escape(text)}</p>'


def _stop(sheet: Sheet) -> str:
    return _paragraph(sheet.stop.call_for, sheet.stop.call)


def _evidence(sheet: Sheet, tr: Translations) -> str:
    if not sheet.evidence:
        return _paragraph(tr.gettext("This routine’s file names no studies."))
    certainty = tr.gettext("Evidence: {grade}.").format(grade=sheet.grade)
    return _paragraph(sheet.evidence, certainty)


def _box(inner: str) -> str:
    return (
        '<table width="100%" cellspacing="0" cellpadding="7" border="1" '
        'style="border-color: #000000; border-style: solid; border-collapse: collapse">'
        f"<tr><td>{inner}</td></tr></table>"
    )


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _step(number: int, step: SheetStep, pictured: bool, tr: Translations) -> str:
    gettext, width = tr.gettext, round(PICTURE_MM / 25.4 * 96)
    picture = f'<img src="{plate_name(number)}" width="{width}">' if pictured else ""
    find = "".join(f"<li>{escape(line)}</li>" for line in step.find)
    times = "; ".join(f"{name.lower()} {time}".strip() for name, time in step.times)
    told = (
        f"<h3>{number + 1}. {escape(step.title)}</h3>",
        _small(step.which),
        _paragraph(times, gettext("How long:")),
        f"{_paragraph('', gettext('How to find it:'))}<ol>{find}</ol>" if find else "",
        _paragraph(step.press[0], gettext("How to press:")),
        *map(_paragraph, step.press[1:]),
        *(_paragraph(line, gettext("Take care:")) for line in step.cautions),
    )
    line = "border-top: 1px solid #000000"
    return (
        '<table width="100%" cellspacing="0" cellpadding="7"><tr>'
        f'<td width="{width + 18}" style="{line}">{picture}</td>'
        f'<td style="{line}">{"".join(told)}</td></tr></table>'
    )


def _warning(row: Warned) -> str:
    line = "border-top: 1px solid #777777"
    return (
        '<table width="100%" cellspacing="0" cellpadding="4"><tr>'
        f'<td width="34%" style="{line}"><b>{escape(row.who)}</b></td>'
        f'<td style="{line}">{escape(row.what)}</td></tr></table>'
    )

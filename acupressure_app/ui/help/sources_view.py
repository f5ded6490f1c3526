"""Every source of the program with what rests on it: no Qt in here."""

import html
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from acupressure_app.core.content import NotPressed, Point, Rule, Source
from acupressure_app.core.library import Content, Library, Origin
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.point_view import source_keys
from acupressure_app.ui.atlas.search import begins
from acupressure_app.ui.check.findings import citation
from acupressure_app.ui.help.choosing_view import CITED
from acupressure_app.ui.searching import parts_of, words


class Use(StrEnum):
    """What rests on a source, in the order in which the groups are listed."""

    ROUTINE = "routine"
    POINT = "point"
    SIGN = "sign"
    RULE = "rule"
    PAGE = "page"


class Citing(Struct, frozen=True):
    """Something that rests on a source, in words; `code` is that of a point."""

    use: Use
    what: str
    code: str = ""


class Listed(Struct, frozen=True):
    """A source with all that rests on it; `words` find it."""

    key: str
    source: Source
    citing: tuple[Citing, ...]
    words: frozenset[str]

    @property
    def use(self) -> Use | None:
        """The first use, under which it is listed."""
        return min((c.use for c in self.citing), key=list(Use).index, default=None)


class Group(Struct, frozen=True):
    """Sources of one kind of use."""

    title: str
    listed: tuple[Listed, ...]


def all_sources(library: Library, wording: Wording) -> tuple[Listed, ...]:
    """Every source by title, each once."""
    cited = _cited(library, wording)
    found = (
        _listed(key, source, tuple(dict.fromkeys(cited.get(key, ()))))
        for key, source in library.content.sources.items()
    )
    return tuple(sorted(found, key=lambda listed: listed.source.title.casefold()))


def _listed(key: str, source: Source, citing: tuple[Citing, ...]) -> Listed:
    texts = (key, citation(source), source.address or "", *(c.what for c in citing))
    return Listed(key, source, citing, words(texts))


def _cited(library: Library, wording: Wording) -> dict[str, list[Citing]]:
    cited: dict[str, list[Citing]] = {}
    for key, citing in _citations(library, wording):
        cited.setdefault(key, []).append(citing)
    return cited


def _citations(library: Library, wording: Wording) -> Iterator[tuple[str, Citing]]:
    content, gettext = library.content, wording.tr.gettext
    for entry in library.listed:
        if entry.origin is Origin.BUNDLED and (evidence := entry.routine.evidence):
            title = wording.text(entry.routine.title)
            yield from ((key, Citing(Use.ROUTINE, title)) for key in evidence.sources)
    points: Iterable[Point | NotPressed] = (
        *content.points.values(),
        *content.not_pressed.values(),
    )
    for point in points:
        name = f"{point.code} {wording.text(point.name)}"
        yield from ((key, Citing(Use.POINT, name, point.code)) for key in source_keys(point))
    for rule in content.rules:
        yield rule.source, _ruling(rule, content, wording)
    page = Citing(Use.PAGE, gettext("Is pressing right for this?"))
    yield from ((key, page) for key in CITED)


def _ruling(rule: Rule, content: Content, wording: Wording) -> Citing:
    """A warning sign by its complaint, a rule by whom it concerns."""
    if symptom := content.symptoms.get(rule.target.symptom or ""):
        return Citing(Use.SIGN, wording.text(symptom.title))
    condition = content.conditions.get(rule.condition or "")
    if condition is None:
        return Citing(Use.RULE, wording.tr.gettext("for everyone"))
    return Citing(Use.RULE, wording.text(condition.short))


def groups(listed: Iterable[Listed], search: str, wording: Wording) -> tuple[Group, ...]:
    """What a search leaves, by use; an empty one leaves all."""
    wanted = parts_of(search)
    left = [one for one in listed if not wanted or begins(one.words, wanted)]
    titles = _titles(wording)
    found = ((use, tuple(one for one in left if one.use is use)) for use in titles)
    return tuple(Group(titles[use], of_it) for use, of_it in found if of_it)


def _titles(wording: Wording) -> dict[Use | None, str]:
    gettext = wording.tr.gettext
    return {
        Use.ROUTINE: gettext("What studies say about the routines"),
        Use.POINT: gettext("Where the points are, and how they are pressed"),
        Use.SIGN: gettext("Warning signs"),
        Use.RULE: gettext("Who should not, and what to take care of"),
        Use.PAGE: gettext("Choosing between pressing and other help"),
        None: gettext("Read, and not cited"),
    }


def as_text(group: Group, wording: Wording) -> str:
    """The sources of a group as rich text: title, publisher, address, and what rests on each."""
    return "".join(f"<p>{_told(listed, wording)}</p>" for listed in group.listed)


def _told(listed: Listed, wording: Wording) -> str:
    source = listed.source
    where = ", ".join(filter(None, (source.publisher, str(source.year or ""))))
    lines = [f"<b>{html.escape(source.title)}</b>", html.escape(where)]
    if source.address:
        lines.append(html.escape(source.address))
    lines += _used(listed, wording)
    return "<br>".join(lines)


def _used(listed: Listed, wording: Wording) -> Iterator[str]:
    """A line of rich text for each kind of use; a point leads to its page by its code."""
    gettext = wording.tr.gettext
    templates = {
        Use.ROUTINE: gettext("Routines: {what}"),
        Use.POINT: gettext("Points: {what}"),
        Use.SIGN: gettext("Warning signs: {what}"),
        Use.RULE: gettext("Rules: {what}"),
        Use.PAGE: gettext("Page: {what}"),
    }
    for use, template in templates.items():
        if what := "; ".join(_linked(citing) for citing in listed.citing if citing.use is use):
            yield html.escape(template).format(what=what)


def _linked(citing: Citing) -> str:
    told = html.escape(citing.what)
    return f'<a href="{html.escape(citing.code)}">{told}</a>' if citing.code else told

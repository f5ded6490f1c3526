"""The JSON that the commands print: plain data, its shape a promise to whoever reads it."""

from pathlib import Path
from typing import Any

from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.export_plan import chapters
from acupressure_app.core.library import Broken, Content, Library, Listed, Origin
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answer, Answers, Finding, Place, Screened, questions
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Cue, Segment, Timeline, unscreened_total
from acupressure_app.core.wording import Wording
from acupressure_app.store.settings import Settings
from acupressure_app.terminal.checked import Checked

Data = dict[str, Any]


def library_rows(library: Library, settings: Settings, wording: Wording) -> list[Data]:
    """Every routine, then every file that cannot be used, with its problems."""
    rows = [_listed_row(entry, library.content, settings, wording) for entry in library.listed]
    return rows + [_broken_row(entry, wording) for entry in library.broken]


def _listed_row(entry: Listed, content: Content, settings: Settings, wording: Wording) -> Data:
    routine = entry.routine
    total = unscreened_total(routine, content, wording, lengths=settings.lengths)
    return {
        "id": routine.id,
        "title": wording.text(routine.title),
        "symptoms": list(routine.symptoms),
        "points": points_of(routine),
        "seconds": total / 1000 if total % 1000 else total // 1000,
        "origin": entry.origin,
        "problems": [],
    }


def _broken_row(entry: Broken, wording: Wording) -> Data:
    name = entry.file.replace("\\", "/").rsplit("/", 1)[-1]
    return {
        "id": name.removesuffix(".json"),
        "title": name,
        "symptoms": [],
        "points": [],
        "seconds": None,
        "origin": entry.origin,
        "problems": [wording.problem(entry.file, problem) for problem in entry.problems],
    }


def points_of(routine: Routine) -> list[str]:
    """The places of a routine, each once, in order."""
    return list(dict.fromkeys(step.place for step in routine.steps))


def condition_row(condition: Condition, wording: Wording) -> Data:
    """A condition as `conditions --json` lists it."""
    return {"id": condition.id, "kind": condition.kind, "text": wording.text(condition.text)}


def checked_data(checked: Checked) -> Data:
    """What is wrong with a file, whether it is never played, and what of it is never pressed."""
    return {
        "file": checked.file,
        "problems": list(checked.problems),
        "never_played": checked.refused,
        "always_left_out": list(checked.left_out),
    }


def routine_data(entry: Listed, library: Library, settings: Settings, wording: Wording) -> Data:
    """A routine with everything that the routine page shows."""
    routine, content = entry.routine, library.content
    evidence = routine.evidence
    return _listed_row(entry, content, settings, wording) | {
        "summary": wording.text(routine.summary) if routine.summary else None,
        "file": entry.file if entry.origin is Origin.USER else None,
        "position": list(routine.position),
        "evidence": {
            "grade": evidence.grade,
            "statement": wording.text(evidence.statement),
            "sources": [source_line(key, content) for key in evidence.sources],
        }
        if evidence
        else None,
        "schedule": wording.schedule(routine.schedule) if routine.schedule else None,
        "prescribed": wording.prescribed(routine.prescribed) if routine.prescribed else None,
    }


def source_line(key: str, content: Content) -> str:
    """A source by its key, or the citation that the routine gave itself."""
    source = content.sources.get(key)
    if source is None:
        return key
    year = f", {source.year}" if source.year else ""
    address = f", {source.address}" if source.address else ""
    return f"{source.title}. {source.publisher}{year}{address}"


def finding_data(finding: Finding, content: Content, wording: Wording) -> Data:
    """One finding, with its source in words."""
    return {
        "condition": finding.condition,
        "action": finding.action,
        "target": str(finding.target),
        "text": wording.text(finding.text),
        "reason": wording.text(finding.reason),
        "source": source_line(finding.source, content),
    }


def screening_data(
    screened: Screened, content: Content, answers: Answers, wording: Wording
) -> Data:
    """The outcome of a screening, with the questions that mattered and what counted as answered."""
    return {
        "verdict": screened.verdict,
        "questions": [
            condition_row(condition, wording)
            | {"answer": _answer(condition, answers), "places": _places(condition, answers)}
            for condition in questions(screened.routine, content)
        ],
        "findings": [finding_data(f, content, wording) for f in screened.findings],
        "left_out": [
            {"point": left.point, "side": left.side, "reason": wording.text(left.reason)}
            for left in screened.left_out
        ],
        "alternative": screened.alternative,
    }


def _answer(condition: Condition, answers: Answers) -> Answer | None:
    """What was answered, or what all others count as; nothing for an open question."""
    default = answers.otherwise if answers.otherwise is Answer.NO else None
    return answers.given.get(condition.id, default)


def _places(condition: Condition, answers: Answers) -> list[str] | None:
    if condition.kind is not Kind.LOCAL or condition.id not in answers.places:
        return None
    return sorted(place_name(place) for place in answers.places[condition.id])


def place_name(place: Place) -> str:
    """A place as `--yes` takes it."""
    return f"{place.point}:{place.side}" if place.side else place.point


def plan_data(timeline: Timeline, content: Content) -> Data:
    """A compiled timeline."""
    return {
        "total_ms": timeline.total,
        "pace": timeline.programme.pace,
        "segments": [segment_data(s, timeline, content) for s in timeline.segments],
        "cues": [cue_data(cue) for cue in timeline.cues],
    }


def segment_data(segment: Segment, timeline: Timeline, content: Content) -> Data:
    """A segment with the press it is, prepares or follows."""
    press = timeline.press_of(segment)
    wording = timeline.programme.wording
    return {
        "start_ms": segment.start,
        "end_ms": segment.end,
        "kind": segment.kind,
        "step": press.step if press else None,
        "round": press.round if press else None,
        "point": press.place if press else None,
        "side": press.side if press else None,
        "pressure": press.pressure if press else None,
        "findings": [finding_data(f, content, wording) for f in press.findings] if press else [],
    }


def cue_data(cue: Cue) -> Data:
    """A cue; `text` is nothing where only a tone sounds."""
    return {"at_ms": cue.at, "kind": cue.kind, "text": cue.text or None}


def export_data(file: Path, marks: Path, written: Ms, timeline: Timeline) -> Data:
    """A session that was written as a file."""
    return {
        "file": str(file),
        "format": file.suffix.lower().removeprefix("."),
        "total_ms": timeline.total,
        "seconds_written": written / 1000 if written % 1000 else written // 1000,
        "chapters": [
            {"at_ms": chapter.at, "title": chapter.title} for chapter in chapters(timeline)
        ],
        "marks": str(marks),
    }

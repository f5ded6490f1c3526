"""Writes many routines like the shipped ones, no two the same."""

import copy
import json
import random
from pathlib import Path
from typing import Any

_WHEN = ("In the morning", "After work", "At night", "On the train", "Before a talk", "At sea")
_WHO = (
    "for Anna",
    "for my mother",
    "from my physio",
    "with little time",
    "the long way",
    "sitting",
)


def write_routines(shipped: Path, folder: Path, count: int) -> None:
    """Vary the shipped routines: their titles, steps, order, lengths, rounds and paces."""
    folder.mkdir(parents=True)
    chance = random.Random(1)
    originals = [json.loads(path.read_bytes()) for path in sorted(shipped.glob("*.json"))]
    for number in range(count):
        varied = _varied(originals[number % len(originals)], number, chance)
        text = json.dumps(varied, indent=2, ensure_ascii=False)
        (folder / f"{varied['id']}.json").write_text(text, "utf-8")


def _varied(original: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    routine = copy.deepcopy(original)
    title = f"{original['title']}, {chance.choice(_WHO)}. {chance.choice(_WHEN)}, no. {number}"
    routine |= {"id": f"own-{number}", "title": title}
    for part in routine["sets"]:
        steps = part["steps"]
        chance.shuffle(steps)
        del steps[chance.randint(1, len(steps)) :]
        part["rounds"] = chance.randint(1, 3)
        for step in steps:
            step["seconds"] = _seconds(step["seconds"], chance)
    if chance.random() < 0.5:
        del routine["evidence"]
    return routine


def _seconds(given: dict[str, int], chance: random.Random) -> dict[str, int]:
    """Another usual length in the same range."""
    return given | {"usual": chance.randint(given["min"], given["max"])}

"""The ears and hands of a screen reader, run by the Python of the system, which knows AT-SPI.

It reads one JSON object a line and answers each with one: `showing` tells all that is on the
screen, `act` presses or ticks a part by its name, `heard` tells what was said since it was
asked last: titles, what took the focus, announcements.
"""

import importlib
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

gi: Any = importlib.import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi: Any = importlib.import_module("gi.repository.Atspi")
GLib: Any = importlib.import_module("gi.repository.GLib")

PROGRAM = "acupressure-app"
SHOWING = Atspi.StateType.SHOWING
A_MOMENT_MS = 100
WAYS = ("press", "toggle")
"""What is done to a part: the first of these that it offers."""


class Reader:
    """Listens from the first moment; answers until the questions end."""

    def __init__(self) -> None:
        self.said: list[list[str]] = []
        self._desktop: Any = Atspi.get_desktop(0)
        self._program: Any = None
        self._listener = Atspi.EventListener.new(self._hear)
        for event in (
            "object:announcement",
            "object:property-change:accessible-name",
            "object:state-changed:focused",
        ):
            self._listener.register(event)

    def _hear(self, event: Any) -> None:
        try:
            if event.type.startswith("object:announcement"):
                self.said.append(["announcement", event.any_data])
            elif event.type.startswith("object:state-changed:focused") and event.detail1:
                name, description = event.source.get_name(), event.source.get_description()
                self.said.append(["focus", f"{name}. {description}" if description else name])
            elif event.source.get_role() == Atspi.Role.FRAME:
                self.said.append(["title", event.source.get_name()])
        except GLib.Error:
            return  # it has left the screen

    def answer(self, question: dict[str, str]) -> object:
        """What was asked for."""
        match question:
            case {"ask": "heard"}:
                GLib.timeout_add(A_MOMENT_MS, lambda: False)
                GLib.MainContext.default().iteration(True)  # until something happens
                said, self.said = self.said, []
                return said
            case {"ask": "showing"}:
                return [_told(part) for part in self._parts()]
            case {"ask": "act", "name": name}:
                fitting = (part for part in self._parts() if re.search(name, part.get_name()))
                return any(_acts(part) for part in fitting)
        raise ValueError(question)

    def _parts(self) -> Iterator[Any]:
        """All parts of the program that are on the screen."""
        count = 0 if self._program else self._desktop.get_child_count()
        for number in range(count):
            found = self._desktop.get_child_at_index(number)
            if found is not None and found.get_name() == PROGRAM:
                found.set_cache_mask(Atspi.Cache.NONE)
                self._program = found
        return _parts(self._program)


def _parts(part: Any) -> Iterator[Any]:
    """All that is on the screen; what leaves it meanwhile is passed over."""
    try:
        if part is None or not part.get_state_set().contains(SHOWING):
            return
        yield part
        number = 0
        while number < part.get_child_count():  # Qt 6.11 crashes when asked for one too many
            yield from _parts(part.get_child_at_index(number))
            number += 1
    except GLib.Error:
        return


def _told(part: Any) -> dict[str, object]:
    """What a screen reader can say about a part."""
    role = part.get_role().value_nick
    value = Atspi.Value.get_current_value(part) if role == "progress-bar" else None
    name, description = part.get_name(), part.get_description()
    return {"role": role, "name": name, "description": description, "value": value}


def _acts(part: Any) -> bool:
    """Whether it did what it offers; a part that is switched off offers nothing."""
    if not part.get_state_set().contains(Atspi.StateType.ENABLED):
        return False
    count = Atspi.Action.get_n_actions(part)
    offered = [Atspi.Action.get_action_name(part, number).lower() for number in range(count)]
    wanted = next((way for way in WAYS if way in offered), None)
    return wanted is not None and bool(Atspi.Action.do_action(part, offered.index(wanted)))


def _say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Answer until nothing more is asked."""
    Atspi.init()
    reader = Reader()

    def read(_source: object, _condition: object) -> bool:
        if line := sys.stdin.readline():
            _say(reader.answer(json.loads(line)))
        else:
            Atspi.event_quit()
        return bool(line)

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, read)
    _say("listening")
    Atspi.event_main()


if __name__ == "__main__":
    main()

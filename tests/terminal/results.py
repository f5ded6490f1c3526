"""What a command of the terminal did."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple


class Result(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Stdout, which holds one JSON value and nothing else."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Stdout, which holds one JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Result]

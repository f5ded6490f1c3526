"""What `check` found out about a file."""

from msgspec import Struct


class Checked(Struct, frozen=True):
    """A file with what is wrong with it, in lines.

    Where nothing is, `refused` says whether the rules keep all of it from ever being played, and
    `left_out` names each place that nobody may press, with the reason.
    """

    file: str
    problems: tuple[str, ...]
    refused: bool = False
    left_out: tuple[str, ...] = ()

"""How loud a volume sounds, and the volume of each group of sounds."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

Volume = Annotated[int, Meta(ge=0, le=100)]


class Group(StrEnum):
    """What has a volume of its own."""

    TONES = "tones"
    VOICE = "voice"
    BEAT = "beat"
    BACKGROUND = "background"


class Levels(Struct, frozen=True):
    """The volume of each group, 0 to 100."""

    tones: Volume = 70
    voice: Volume = 80
    beat: Volume = 50
    background: Volume = 0

    def factor(self, group: Group) -> float:
        """What the samples of this group are multiplied by."""
        volumes = {
            Group.TONES: self.tones,
            Group.VOICE: self.voice,
            Group.BEAT: self.beat,
            Group.BACKGROUND: self.background,
        }
        return loudness(volumes[group])


def loudness(volume: int) -> float:
    """The factor for a volume of 0 to 100: half the volume is heard as half as loud.

    What is heard grows with about the 0.6th power of the sound's pressure (Stevens).
    """
    return float((min(max(volume, 0), 100) / 100) ** (1 / 0.6))

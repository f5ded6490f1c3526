"""How loud a volume sounds."""


def loudness(volume: int) -> float:
    """The factor for a volume of 0 to 100: half the volume is heard as half as loud.

    What is heard grows with about the 0.6th power of the sound's pressure (Stevens).
    """
    return float((min(max(volume, 0), 100) / 100) ** (1 / 0.6))

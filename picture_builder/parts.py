"""Which bones make up which part of the left side, as patterns of their names."""

HAND = r"(wrist|finger.*|metacarpal.*)\.L"
FOREARM = r"(lowerarm.*|wrist|finger.*|metacarpal.*)\.L"
ARM = r"(upperarm.*|lowerarm.*|wrist|finger.*|metacarpal.*)\.L"
LEG = r"(upperleg.*|lowerleg.*|foot|toe.*)\.L"
SHIN = r"(lowerleg.*|foot|toe.*)\.L"
FOOT = r"(foot|toe.*)\.L"
HEAD = (
    r"head|jaw|eye.*|special.*|temporalis.*|oculi.*|levator.*|oris.*|orbicularis.*|"
    r"risorius.*|tongue.*"
)
TRUNK = r"(?!.*(arm|wrist|finger|metacarpal)).*"
ALL = r".*"

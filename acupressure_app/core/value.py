"""The base of everything that is read from a content file."""

from msgspec import Struct


class Value(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Frozen, and strict about field names."""

"""The user's own files: where they are, backed up, restored, deleted."""

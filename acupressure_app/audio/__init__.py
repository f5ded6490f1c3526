"""Sound made from values: the only folder that names pydub."""

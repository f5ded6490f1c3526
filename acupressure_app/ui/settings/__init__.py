"""The settings page, made from the fields of the settings type."""

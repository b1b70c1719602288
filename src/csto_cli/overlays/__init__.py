"""Overlays: TOML files of the user, merged over the bundled dataset."""

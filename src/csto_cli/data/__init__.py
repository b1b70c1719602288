"""The dataset: compiled from TOML, loaded, searched by name."""

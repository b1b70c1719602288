"""Questions to the dataset: pure functions over its records, each in the module of its command.

A query takes the dataset and keyword filters, resolves names, and returns its rows with what it understood. The rows
are plain dictionaries with the keys of their class in `csto_cli.rows`. A query neither prints nor reads the clock.
"""

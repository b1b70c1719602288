"""Questions to the dataset: pure functions over its records, each in the module of its command.

A query takes the dataset and keyword filters, resolves names itself, and returns rows: frozen records whose class
is the contract of the output. It neither prints nor reads the clock.
"""

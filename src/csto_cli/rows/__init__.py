"""The rows that queries return, one class a command: the contract of the output and of the Python API."""

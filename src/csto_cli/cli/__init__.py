"""The command line: parsing, declarations, execution, help and completion."""

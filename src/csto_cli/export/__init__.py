"""The whole dataset in other formats."""

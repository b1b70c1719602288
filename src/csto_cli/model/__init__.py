"""What the dataset holds: the fields of each section and their types."""

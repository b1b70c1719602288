"""How answers look to people: for each command a function that makes blocks of its result."""

"""How answers look as pictures: from the records of a command to blocks of `pictures`, imported when one is drawn."""

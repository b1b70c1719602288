"""How answers are written: machine formats, and tables and charts for people."""

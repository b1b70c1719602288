"""Rendering: `machine` formats need the standard library only; `people` brings rich."""

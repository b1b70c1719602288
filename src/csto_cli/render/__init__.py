"""Rendering: `machine` formats, and `people`, who get text, Markdown, HTML or a picture."""

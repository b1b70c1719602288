"""Rendering: `machine` formats and `people`, who get text, Markdown, HTML or a picture. rich is needed for the SVG of a table."""

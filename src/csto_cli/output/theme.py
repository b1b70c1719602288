"""Styles by name, for terminals of any background and for pictures with a dark or a light one.

blue: yes, member, fact; orange: no, said, frozen; grey: neither; purple: judged, contested; teal: headings and ids;
green and red: verdicts. Every colour has a sign of its own beside it, so that nothing is lost without colours. They are
those of GitHub's primer palette (contrast at least 4.5 to 1 for text) and, on a terminal, hues of Okabe and Ito.
"""

INK = {  # terminal, dark picture, light picture
    "muted": ("dim", "#9198a1", "#59636e"),
    "rule": ("color(244)", "#3d444d", "#d1d9e0"),
    "track": ("color(244) dim", "#262c36", "#e6eaef"),
    "yes": ("color(33)", "#58a6ff", "#0969da"),
    "no": ("color(166)", "#f0883e", "#bc4c00"),
    "neither": ("color(244)", "#7d8590", "#6e7781"),
    "good": ("color(29)", "#3fb950", "#1a7f37"),
    "bad": ("color(167)", "#ff7b72", "#cf222e"),
    "odd": ("color(134)", "#bc8cff", "#8250df"),
    "soft": ("color(68)", "#316dca", "#80b7f5"),
    "id": ("color(31)", "#39c5cf", "#0e7490"),
}
FILL = {  # letters on ground
    "yes": (("#101418", "#56b4e9"), ("#cae8ff", "#0c4a86"), ("#0a3069", "#b6dcff")),
    "no": (("#101418", "#e69f00"), ("#ffdfb6", "#7a4100"), ("#5c3200", "#ffd8a8")),
    "neither": (("#101418", "#bdbdbd"), ("#d1d7de", "#3a424c"), ("#2f363d", "#dde3ea")),
    "good": (("#101418", "#3dbf92"), ("#aff5c4", "#0f5323"), ("#08421c", "#aceebb")),
    "bad": (("#101418", "#f07b4a"), ("#ffdcd7", "#8e1519"), ("#7d0f17", "#ffcecb")),
    "odd": (("#101418", "#cc9ad9"), ("#eddeff", "#553098"), ("#3e1f79", "#e2d2fd")),
}
HEAT = (
    ("color(17)", "color(18)", "color(24)", "color(25)", "color(32)", "color(68)", "color(110)", "color(153)"),
    ("#12233d", "#15375f", "#194d84", "#2065aa", "#3a80c8", "#649fdd", "#98c1ee", "#d6e8fc"),
    ("#eaf2fc", "#d3e5f9", "#b2d2f4", "#8bbaec", "#5f9be0", "#3579c8", "#1c57a0", "#0d3a73"),
)

TERMINAL, DARK, LIGHT = 0, 1, 2


def styles(edition: int) -> dict[str, str]:
    """The definition of every style, as rich reads it."""
    found = {name: shades[edition] for name, shades in INK.items()}
    found |= {"bold": "bold", "heading": f"bold {INK['id'][edition]}", "mark": INK["no"][edition]}
    for name, grounds in FILL.items():
        letters, ground = grounds[edition]
        found[f"badge-{name}"] = f"bold {letters} on {ground}"
    for step, shade in enumerate(HEAT[edition]):
        found[f"heat-{step}"] = f"on {shade}"
    return found

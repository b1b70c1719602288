"""Pictures as SVG, fit for an article: vector shapes and text, nothing fetched, readable on white and on dark ground.

Every shape has its colours for a light ground as attributes, which every program understands, and a class by which
browsers bring those for a dark one where the reader prefers it. The paper is drawn too, so that neither depends on
the page around it. What a bar means is told by its hatching, what a cell means by its letter; colour only helps.
"""

from csto_cli import dates
from csto_cli.output import theme
from csto_cli.output.cells import width, wrap
from csto_cli.output.chart_model import Bars, Map, Picture, Spans, Sparks
from csto_cli.output.charts import moment, ticks
from csto_cli.output.page import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.chart_model import Bar, Item, Lane, MapRow, Span
    from csto_cli.output.page import Page

UNIT = 8
"""The pixels of one column of `--width`."""

MARGIN, TITLE, TEXT, SMALL = 24, 20, 13, 12
"""The margin and the sizes of type, in pixels."""

EM = 0.54
"""The width of a letter of a common sans-serif face, as a part of its size; bold ones are a little wider."""

SANS = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif"
MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"

LANE, BAR, SPARK, CELL = 24, 14, 40, (34, 24)
"""The heights of a lane, of a bar in it and of a line of small bars; the width and height of a cell of a map."""

GROUND = {
    # class: what it is painted with on light ground, on dark, and how
    "paper": ("#ffffff", "#15181d", "fill"),
    "ink": ("#1b1b1b", "#ececec", "fill"),
    "quiet": ("#595959", "#a9a9a9", "fill"),
    "rule": ("#d0d0d0", "#3d434c", "stroke"),
}


def svg(page: "Page", dataset: "Dataset", columns: int) -> str:
    """A page with its pictures as one SVG document.

    Args:
        page: the page.
        dataset: the dataset that it comes from, which is named in the last line.
        columns: how wide it is, in columns of eight pixels.
    """
    paper = Paper(columns * UNIT)
    paper.prose(page.title, TITLE, "ink", bold=True)
    paper.prose(f"As of {page.day}", TEXT, "quiet")
    for block in page.blocks:
        paper.y += 12
        if block.title:  # type: ignore[attr-defined]
            paper.prose(block.title, TEXT + 1, "ink", bold=True)  # type: ignore[attr-defined]
        if isinstance(block, Picture):
            paper.draw(block)
        else:
            from csto_cli.output.people import drawn
            from csto_cli.output.terminal import Screen

            there = Screen(int((paper.width - 2 * MARGIN) / (TEXT * 0.62)))
            for line in drawn([block], there)[0]:
                paper.mono("".join(text for text, _ in line))
    paper.y += 8
    for note in page.notes:
        paper.prose(note, SMALL, "quiet")
    for number, (note, url) in enumerate(page.footnotes, 1):
        paper.prose(f"[{number}] {note}{f', {url}' if url else ''}", SMALL, "quiet")
    paper.y += 4
    paper.prose(
        f"Source: csto dataset {dataset.dataset_version}, up to {dates.spoken(dataset.as_of)} (CC BY 4.0).",
        SMALL,
        "quiet",
    )
    return paper.document(page.title, describe(page.blocks))


def fragment(block: "Picture", columns: int, number: int, title: str) -> str:
    """One picture as an SVG element to stand in an HTML page.

    Args:
        block: the picture.
        columns: how wide it is, in columns of eight pixels.
        number: tells it from the other pictures of the page.
        title: what it shows.
    """
    paper = Paper(columns * UNIT, prefix=f"csto{number}", margin=8)
    paper.draw(block)
    return paper.document(title, describe([block])).rstrip("\n")


def describe(blocks: "Sequence[object]") -> str:
    """What the pictures show, in words, for those who hear them."""
    said = []
    for block in blocks:
        if isinstance(block, Spans):
            said += [f"{lane.label}: {'; '.join(span.words for span in lane.spans)}." for lane in _lanes(block)]
        elif isinstance(block, Bars):
            for heading, bars in block.groups:
                said += [
                    f"{heading}{': ' if heading else ''}{bar.label}: {bar.shown}. {bar.note}".strip() for bar in bars
                ]
        elif isinstance(block, Sparks):
            for spark in block.sparks:
                values = [
                    f"{year} {value:.2f}{' (uncertain)' if year in spark.uncertain else ''}"
                    for year, value in sorted(spark.values.items())
                ]
                said.append(f"{spark.name}: {', '.join(values)}.")
        elif isinstance(block, Map):
            said += [
                f"{row.label}: {', '.join(f'{key} {word}' for key, word in row.cells.items())}." for row in block.rows
            ]
    return " ".join(said)


def _lanes(block: Spans) -> "Sequence[Lane]":
    """The lanes of all groups."""
    return [lane for _, lanes in block.groups for lane in lanes]


def escape(text: str) -> str:
    """Text that XML shows as it is."""
    for mark, code in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(mark, code)
    return clean(text)


def size_of(text: str, size: float, bold: bool = False) -> float:
    """About how many pixels a text takes."""
    return width(text) * size * (EM + 0.04 if bold else EM)


class Paper:
    """A drawing that grows downwards.

    Args:
        total: its width in pixels.
        prefix: what its ids and classes begin with.
        margin: the space left and right.

    Attributes:
        y: how far down it has grown.
    """

    def __init__(self, total: int, prefix: str = "csto", margin: int = MARGIN) -> None:
        self.width = total
        self.prefix = prefix
        self.margin = margin
        self.y: float = margin
        self._parts: list[str] = []
        self._looks: set[str] = set()
        self._tones: set[str] = set()

    @property
    def room(self) -> float:
        """The pixels between the margins."""
        return self.width - 2 * self.margin

    # Text --------------------------------------------------------------------------------------------------------

    def text(
        self, x: float, y: float, text: str, kind: str = "ink", size: float = TEXT, anchor: str = "", bold: bool = False
    ) -> None:
        """A line of text at a place."""
        fill = GROUND[kind][0] if kind in GROUND else theme.TONES[kind][1]
        more = f' text-anchor="{anchor}"' if anchor else ""
        more += ' font-weight="600"' if bold else ""
        more += f' font-size="{size:g}"' if size != TEXT else ""
        name = kind if kind in GROUND else f"{kind}-ink"
        self._parts.append(
            f'<text x="{x:g}" y="{y:g}" class="{self.prefix}-{name}" fill="{fill}"{more}>{escape(text)}</text>'
        )

    def prose(self, text: str, size: float, kind: str, bold: bool = False) -> None:
        """Text over as many lines as it takes."""
        columns = max(10, int(self.room / (size * (EM + 0.04 if bold else EM))))
        for line in wrap(clean(text), columns):
            self.y += size * 1.4
            self.text(self.margin, round(self.y, 1), line, kind, size, bold=bold)

    def mono(self, line: str) -> None:
        """A line of characters of one width."""
        self.y += TEXT * 1.4
        self._parts.append(
            f'<text x="{self.margin}" y="{self.y:g}" class="{self.prefix}-ink" fill="{GROUND["ink"][0]}" '
            f'font-family="{MONO}" xml:space="preserve">{escape(line)}</text>'
        )

    # Shapes ------------------------------------------------------------------------------------------------------

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A thin rule."""
        self._parts.append(
            f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" '
            f'class="{self.prefix}-rule" stroke="{GROUND["rule"][0]}"/>'
        )

    def bar(self, x: float, y: float, wide: float, high: float, look: str, words: str = "") -> None:
        """A bar with the hatching of its look."""
        self._looks.add(look)
        shown = theme.LOOKS[look]
        fill = {"solid": shown.fill, "hollow": "none"}.get(shown.hatch, f"url(#{self.prefix}-{look})")
        title = f"<title>{escape(words)}</title>" if words else ""
        if fill != shown.fill:  # a hatching is laid on paper, not on the bar under it
            self._ground(x, y, wide, high)
        dashes = ' stroke-dasharray="3 2"' if look == "unknown" else ""
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 1):.1f}" height="{high:.1f}" '
            f'class="{self.prefix}-{look}" fill="{fill}" stroke="{shown.fill}"{dashes}>{title}</rect>'
        )

    def _ground(self, x: float, y: float, wide: float, high: float) -> None:
        """A piece of paper over what was drawn before."""
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 1):.1f}" height="{high:.1f}" '
            f'class="{self.prefix}-paper" fill="{GROUND["paper"][0]}"/>'
        )

    def arrow(self, x: float, y: float, look: str) -> None:
        """What ends a bar that goes on."""
        shown = theme.LOOKS[look]
        self._looks.add(look)
        self._parts.append(
            f'<path d="M{x + 2:.1f} {y - BAR / 2:.1f}l8 {BAR / 2:g}l-8 {BAR / 2:g}z" '
            f'class="{self.prefix}-{look}-tip" fill="{shown.fill}"/>'
        )

    # Pictures ----------------------------------------------------------------------------------------------------

    def draw(self, block: "Picture") -> None:
        """Draw a picture, its legend last."""
        if isinstance(block, Spans):
            self._spans(block)
        elif isinstance(block, Bars):
            self._bars(block)
        elif isinstance(block, Sparks):
            self._sparks(block)
        elif isinstance(block, Map):
            self._map(block)
        else:
            raise TypeError(type(block).__name__)
        self._legend(block)

    def _legend(self, block: "Picture") -> None:
        """What the looks or signs mean."""
        if not block.legend:
            return
        self.y += 16
        x = float(self.margin)
        self.y += LANE - 6
        for key, meaning in block.legend:
            texts = wrap(clean(meaning), int((self.room - 30) / (SMALL * EM)))
            wide = 30 + max(size_of(text, SMALL) for text in texts)
            if x > self.margin and x + wide > self.width - self.margin:
                x = self.margin
                self.y += LANE - 4
            if isinstance(block, Map):
                sign, tone = block.signs[key]
                self._cell(x, self.y - 13, 20, 17, sign, tone, meaning)
            elif key == "open":
                self.arrow(x + 4, self.y - 4, "solid")
            elif key == "unknown":
                self.text(x + 8, self.y, "?", "quiet", bold=True)
            elif key in theme.LOOKS:
                self.bar(x, self.y - 10, 22, 11, key)
            else:
                self.text(x + 8, self.y, key, "ink", bold=True)
            for number, text in enumerate(texts):
                self.y += 15 if number else 0
                self.text(x + 28, self.y, text, "ink", SMALL)
            x += wide + 18
        self.y += 6

    def _axis(self, first: int, last: float, left: float, scale: float, top: float, bottom: float) -> None:
        """Years with rules through the picture."""
        for year in ticks(first, last, (last - first) * scale, 42):
            x = left + (year - first) * scale
            self.line(x, top, x, bottom)
            self.text(x, top - 5, str(year), "quiet", SMALL, anchor="middle")

    def _labels(self, items: "Sequence[Item]", share: float = 0.4) -> tuple[float, int]:
        """The width of the column of labels in pixels and in letters."""
        longest = max((size_of(item.label, TEXT, True) for item in items), default=0)
        wide = min(longest, self.room * share)
        return wide + 18, max(6, int(wide / (TEXT * (EM + 0.04)) + 0.5))

    def _label(self, item: "Item", letters: int, y: float) -> float:
        """A label over as many lines as it takes; how much higher the line gets for it."""
        lines = wrap(clean(item.label), letters)
        for number, text in enumerate(lines):
            self.text(self.margin, y + number * TEXT * 1.2, text, "ink", bold=True)
        return (len(lines) - 1) * TEXT * 1.2

    def _spans(self, block: Spans) -> None:
        """Lanes over an axis of years."""
        wide, letters = self._labels(block.items())
        left = self.margin + wide
        last = moment(block.last, end=True)
        scale = (self.width - self.margin - 14 - left) / max(last - block.first, 1)
        self.y += 24
        top, place = self.y, len(self._parts)
        for heading, lanes in block.groups:
            self.y += 8 if heading and self.y > top else 0
            for text in wrap(clean(heading), int(self.room / (TEXT * (EM + 0.04)))) if heading else ():
                self.y += LANE
                self._ground(self.margin, self.y - 20, min(size_of(text, TEXT, True), self.room), 20)
                self.text(self.margin, self.y - 6, text, "quiet", bold=True)
            for lane in lanes:
                more = self._label(lane, letters, self.y + LANE / 2 + 5)
                for span in lane.spans:
                    self._span(span, left, scale, block.first, self.y + (LANE - BAR) / 2)
                self.y += LANE
                for text in (
                    wrap(lane.beside(), int((self.width - self.margin - left) / (10 * EM))) if lane.footnotes else ()
                ):
                    self.y += 10
                    self.text(left, self.y, text, "quiet", 10)
                self.y += max(0, more - (14 if lane.footnotes else 0)) + (4 if lane.footnotes else 0)
        drawn, self._parts = self._parts[place:], self._parts[:place]
        self._axis(block.first, last, left, scale, top, self.y)  # under the bars
        self._parts += drawn

    def _span(self, span: "Span", left: float, scale: float, first: int, y: float) -> None:
        """One bar of a lane."""
        start = left + (moment(span.start) - first) * scale
        end = left + (moment(span.end, end=True) - first) * scale
        self.bar(start, y, end - start, BAR, span.look, span.words)
        if span.vague_start:
            self.text(start - 8, y + BAR - 2, "?", "quiet", bold=True)
        if span.vague_end:
            self.text(end + 3, y + BAR - 2, "?", "quiet", bold=True)
        if span.open:
            self.arrow(end, y + BAR / 2, span.look)

    def _bars(self, block: Bars) -> None:
        """Bars with their numbers."""
        wide, letters = self._labels(block.items())
        left = self.margin + wide
        shown = max((size_of(bar.shown, TEXT) for _, bars in block.groups for bar in bars), default=0)
        longest = max(60.0, self.width - self.margin - left - shown - 10)
        noted = block.aside and any(bar.beside() for bar in block.items()) and self.room > 560
        if noted:
            longest = min(longest, self.room * 0.38)
        elif longest > 420:
            longest = 420
        for heading, bars in block.groups:
            if heading:
                self.y += 10
                self.prose(heading, TEXT, "quiet", bold=True)
                self.y += 6
            top = max((sum(size for _, size in bar.parts) for bar in bars), default=0) or 1
            for bar in bars:
                self._bar(bar, left, letters, longest, longest / top, shown if noted else 0)

    def _bar(self, bar: "Bar", left: float, letters: int, longest: float, scale: float, shown: float) -> None:
        """One bar, its number, and what belongs to it."""
        tall = 20
        more = self._label(bar, letters, self.y + 14)
        x = left
        for look, part in bar.parts:
            if part > 0:
                self.bar(x, self.y + 4, part * scale, BAR - 1, look, f"{bar.label}: {bar.shown}")
                x += part * scale
        note = clean(bar.beside())
        if x + 6 + size_of(bar.shown, TEXT) <= self.width - self.margin or not bar.shown:
            self.text(x + 6, self.y + 14, bar.shown, "ink")
        else:
            note = f"{bar.shown}; {note}" if note else bar.shown
        beside = left + longest + shown + 16
        lines: list[str] = []
        if note and shown:
            lines = wrap(note, max(12, int((self.width - self.margin - beside) / (SMALL * EM))))
            for number, text in enumerate(lines):
                self.text(beside, self.y + 14 + number * 15, text, "ink", SMALL)
            more = max(more, (len(lines) - 1) * 15)
        elif note:
            lines = wrap(note, max(12, int((self.width - self.margin - left) / (SMALL * EM))))
            for number, text in enumerate(lines):
                self.text(left, self.y + 30 + number * 15, text, "quiet", SMALL)
            more = max(more, len(lines) * 15 + 2)
        self.y += tall + more

    def _sparks(self, block: Sparks) -> None:
        """Small bars, one a year; hollow where the value is uncertain."""
        longest = max((size_of(spark.name, TEXT, True) for spark in block.sparks), default=0)
        left = self.margin + min(longest, self.room * 0.4) + 14
        years = block.last + 1 - block.first
        scale = (self.width - self.margin - left) / years
        self.y += 24
        self._axis(block.first, block.last, left, scale, self.y, self.y + SPARK * len(block.sparks))
        for spark in block.sparks:
            base = self.y + SPARK - 4
            self.text(self.margin, base - 8, spark.name, "ink", bold=True)
            for year, value in spark.values.items():
                high = min(value / block.top, 1) * (SPARK - 10)
                x = left + (year - block.first) * scale
                uncertain = year in spark.uncertain
                words = f"{spark.name} {year}: {value:.2f}{', uncertain' if uncertain else ''}"
                self.bar(x + 1, base - high, scale - 2.5, high, "unknown" if uncertain else "solid", words)
                if uncertain:
                    self.text(x + scale / 2, base - 3, "?", "quiet", SMALL, anchor="middle", bold=True)
            self.line(left, base, self.width - self.margin, base)
            self.y += SPARK
        self.y += 4

    def _map(self, block: Map) -> None:
        """Lines by columns, a sign a cell."""
        headings = [heading for group in block.columns for heading in group]
        gaps = 10 * (len(block.columns) - 1)
        label, letters = self._labels(block.items(), 0.45)
        label = max(label, size_of(block.corner, SMALL, True) + 18)
        wide = min(CELL[0], (self.room - label - gaps) / max(len(headings), 1))
        more = [heading for heading, _ in block.rows[0].more] if block.rows else []
        x = self.margin + label
        places: dict[str, float] = {}
        for number, group in enumerate(block.columns):
            x += 10 if number else 0
            for heading in group:
                places[heading] = x
                x += wide
        beside = self._columns(block, more, x + 12)
        self.y += 20
        small = min(SMALL, wide / 2.2)
        self.text(self.margin, self.y, block.corner, "quiet", SMALL, bold=True)
        for heading, place in places.items():
            self.text(place + wide / 2, self.y, heading, "quiet", small, anchor="middle", bold=True)
        for heading, place, _ in beside:
            self.text(place, self.y, heading, "quiet", SMALL, bold=True)
        self.y += 6
        for row in block.rows:
            self._map_row(block, row, places, wide, letters, beside)

    def _columns(self, block: Map, more: "Sequence[str]", x: float) -> list[tuple[str, float, int]]:
        """What stands beside a map: the heading, the place and the letters of each column that has room."""
        found = []
        for number, heading in enumerate(more):
            need = max(size_of(row.more[number][1], SMALL) for row in block.rows)
            left = self.width - self.margin - x
            last = number == len(more) - 1
            if left < (min(need, 160) if last else need):
                break
            found.append((heading, x, int((left if last else need + 12) / (SMALL * EM))))
            x += need + 14
        return found

    def _map_row(
        self,
        block: Map,
        row: "MapRow",
        places: "dict[str, float]",
        wide: float,
        letters: int,
        beside: "Sequence[tuple[str, float, int]]",
    ) -> None:
        """One line of a map; what has no room beside it stands under it."""
        high = CELL[1]
        more = self._label(row, letters, self.y + high / 2 + 5)
        for heading, x in places.items():
            word = row.cells.get(heading, "")
            sign, tone = block.signs.get(word, ("", "none"))
            if sign:
                sign += row.marked.get(heading, "")
                self._cell(x + 1, self.y + 1, wide - 2, high - 2, sign, tone, f"{row.label}, {heading}: {word}")
        for number, (_, x, room) in enumerate(beside):
            lines = wrap(clean(row.more[number][1].strip()), room)
            for place, text in enumerate(lines):
                self.text(x, self.y + high / 2 + 5 + place * 15, text, "ink", SMALL)
            more = max(more, (len(lines) - 1) * 15)
        self.y += high + more
        rest = [f"{heading} {value.strip()}" for heading, value in row.more[len(beside) :] if value]
        if row.footnotes:
            rest.append(row.beside())
        if rest:
            for text in wrap(" · ".join(rest), max(12, int((self.room - 12) / (SMALL * EM)))):
                self.y += 13
                self.text(self.margin + 12, self.y, text, "quiet", SMALL)
            self.y += 8

    def _cell(self, x: float, y: float, wide: float, high: float, sign: str, tone: str, words: str) -> None:
        """A cell of a map: a ground of its tone, and its sign."""
        self._tones.add(tone)
        fill = theme.TONES[tone][0]
        if fill != "none":
            self._parts.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="2" '
                f'class="{self.prefix}-{tone}-cell" fill="{fill}"><title>{escape(words)}</title></rect>'
            )
        self.text(x + wide / 2, y + high / 2 + 4.5, sign, tone, anchor="middle")

    # The document ------------------------------------------------------------------------------------------------

    def document(self, title: str, description: str) -> str:
        """The whole drawing.

        Args:
            title: what it shows, for readers of screens and as a tooltip.
            description: the same at length.
        """
        high = int(self.y + self.margin)
        name = self.prefix
        body = "\n".join(self._parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {high}" width="{self.width}" '
            f'height="{high}" role="img" aria-labelledby="{name}-title {name}-desc" '
            f'font-family="{SANS}" font-size="{TEXT}">\n'
            f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-desc">{escape(description)}</desc>\n'
            f"<style>{self._style()}</style>\n<defs>{self._patterns()}</defs>\n"
            f'<rect width="{self.width}" height="{high}" class="{name}-paper" fill="{GROUND["paper"][0]}"/>\n'
            f"{body}\n</svg>\n"
        )

    def _style(self) -> str:
        """The colours on dark ground, for readers who prefer one."""
        rules = [f".{self.prefix}-{kind}{{{how}:{dark}}}" for kind, (_, dark, how) in GROUND.items()]
        for look in sorted(self._looks):
            dark = theme.LOOKS[look].dark
            rules.append(f".{self.prefix}-{look}{{stroke:{dark}}}")
            rules.append(f".{self.prefix}-{look}-tip{{fill:{dark}}}")
            if theme.LOOKS[look].hatch == "solid":
                rules.append(f".{self.prefix}-{look}{{fill:{dark}}}")
        for tone in sorted(self._tones):
            _, _, fill, ink = theme.TONES[tone]
            rules.append(f".{self.prefix}-{tone}-cell{{fill:{fill}}}")
            rules.append(f".{self.prefix}-{tone}-ink{{fill:{ink}}}")
        return "@media (prefers-color-scheme:dark){" + "".join(rules) + "}"

    def _patterns(self) -> str:
        """The hatchings that occur."""
        found = []
        for look in sorted(self._looks):
            shown = theme.LOOKS[look]
            tip = f'class="{self.prefix}-{look}-tip" fill="{shown.fill}"'
            shapes = {
                "lines": f'<rect width="6" height="2.5" {tip}/>',
                "cross": f'<rect width="6" height="1.6" {tip}/><rect width="1.6" height="6" {tip}/>',
                "dots": f'<circle cx="3" cy="3" r="1.1" {tip}/>',
            }
            if shown.hatch in shapes:
                turn = ' patternTransform="rotate(45)"' if shown.hatch != "dots" else ""
                found.append(
                    f'<pattern id="{self.prefix}-{look}" width="6" height="6" patternUnits="userSpaceOnUse"{turn}>'
                    f"{shapes[shown.hatch]}</pattern>"
                )
        return "".join(found)

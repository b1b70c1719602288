"""The documentation's site: built without a warning, no link into nothing, and opened in a real browser."""

import functools
import html.parser
import http.server
import re
import subprocess
import sys
import tempfile
import threading
import urllib.parse
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

pytest.importorskip("furo", reason="the site needs the docs extra")
ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix()[:-3] for path in DOCS.rglob("*.md"))
WIDTHS = {"desktop": 1280, "phone": 390}


class Links(html.parser.HTMLParser):
    """What a page links to and loads, and the places in it that others may link to."""

    def __init__(self, path):
        super().__init__()
        self.links, self.loads, self.places = [], [], set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        """Note what one tag links to or loads."""
        given = dict(attributes)
        self.places |= {given[name] for name in ("id", "name") if given.get(name)}
        loads = tag != "a" and given.get("rel") not in ("canonical", "index", "search", "next", "prev", "author")
        for name in ("href", "src", "srcset", "data", "poster"):
            if given.get(name):
                (self.loads if loads else self.links).append(given[name])


@functools.cache
def links(path):
    """What a page links to; each page is read once."""
    return Links(path)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built as CI builds it."""
    folder = tmp_path_factory.mktemp("site")
    line = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-d", str(folder / "trees")]
    result = subprocess.run([*line, str(DOCS), str(folder / "html")], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    return folder / "html"


@pytest.fixture(scope="module")
def browser():
    """A headless browser."""
    if sys.platform == "win32":
        pytest.skip("Chromium is spoken to over pipes that Windows lacks")
    import chromium

    if not chromium.PROGRAM:
        pytest.skip("no Chromium is installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        tab = chromium.Chromium(Path(folder))
        yield tab
        tab.close()


def test_every_page_is_there_and_in_the_list_of_pages(site):
    assert {"index", "tutorial", "install", "method", "neutrality", "commands", "search"} <= {*PAGES, "search"}
    front = links(site / "index.html")
    for page in PAGES:
        assert (site / f"{page}.html").exists()
        assert f"{page}.html" in front.links or page == "index"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_also_reads_as_plain_markdown(page):
    text = re.sub(r"<!--.*?-->", "", (DOCS / f"{page}.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"^(```|:::)\s*\{|^\.\. \w+::", text, re.MULTILINE)
    text = re.sub(r"```.*?```|`[^`\n]+`", "", text, flags=re.DOTALL)
    assert "{{" not in text
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        assert ((DOCS / page).parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(site, page):
    here = site / f"{page}.html"
    found = links(here)
    assert len(found.links) > len(PAGES)
    for link in [*found.links, *found.loads]:
        address = urllib.parse.urlsplit(link)
        if address.scheme:
            assert address.scheme in ("https", "http"), link
            assert address.netloc, link
            continue
        target = here.parent / urllib.parse.unquote(address.path) if address.path else here
        assert target.exists(), link
        if address.fragment:
            assert address.fragment in links(target.resolve()).places, link


@pytest.mark.parametrize("page", [*PAGES, "search"])
def test_nothing_is_loaded_from_elsewhere(site, page):
    loads = links(site / f"{page}.html").loads
    assert loads
    assert [link for link in loads if urllib.parse.urlsplit(link).scheme not in ("", "data")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(site, browser, page, device, scheme):
    browser.open((site / f"{page}.html").as_uri(), WIDTHS[device], scheme=scheme)
    assert browser.complaints == []
    assert {address.partition(":")[0] for address in browser.requests} <= {"file", "data"}
    assert browser.value("document.documentElement.scrollWidth") == WIDTHS[device]  # nothing sticks out at the side
    assert browser.value("innerWidth") == WIDTHS[device]
    assert browser.value("document.querySelector('h1').checkVisibility()")
    assert browser.value("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert browser.value("parseFloat(getComputedStyle(document.querySelector('article section > p')).fontSize)") >= 16


def test_what_is_wide_scrolls_in_its_own_box(site, browser):
    browser.open((site / "tutorial.html").as_uri(), WIDTHS["phone"])
    wide = browser.value(
        "[...document.querySelectorAll('pre')].filter(box => box.scrollWidth > box.clientWidth)"
        ".map(box => getComputedStyle(box).overflowX)"
    )
    assert wide
    assert set(wide) == {"auto"}


def test_the_menu_opens_on_a_phone(site, browser):
    browser.open((site / "index.html").as_uri(), WIDTHS["phone"])
    shown = (
        "(() => { const box = document.querySelector('.sidebar-tree a[href=\"tutorial.html\"]')"
        ".getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth })()"
    )
    assert not browser.value(shown)
    browser.value("document.querySelector('.mobile-header label[for=\"__navigation\"]').click()")
    browser.until(shown)


@pytest.fixture(scope="module")
def served(site):
    """The address of the site on a server of this machine."""
    handler = functools.partial(QuietServer, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class QuietServer(http.server.SimpleHTTPRequestHandler):
    """A server of files that logs nothing, and has no icon, which browsers ask for."""

    def do_GET(self):
        """Answer with the file."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *arguments):
        """Nothing."""


@pytest.mark.parametrize("way", ["as files", "from a server"])
@pytest.mark.parametrize(
    ("words", "page", "excerpt"),
    [
        ("attribution adjectives", "neutrality.html", "Attribution"),
        ("--as-of", "options.html#as-of", "--as-of DATE"),
        ("--exit-status", "options.html#exit-status", "--exit-status"),
        ("as-of", "options.html", "as-of"),
        ("frozen membership status", "data-dictionary.html", "frozen"),
    ],
)
def test_the_search_finds(site, served, browser, words, page, excerpt, way):
    address = site.as_uri() if way == "as files" else served
    browser.open(f"{address}/index.html", WIDTHS["desktop"])
    browser.value(
        "(() => { const form = document.querySelector('form.sidebar-search-container');"
        f" form.querySelector('input[name=q]').value = '{words}'; setTimeout(() => form.submit()) }})()"
    )
    browser.until("location.pathname.endsWith('search.html') && document.querySelector('#search-results li a') != null")
    browser.until("/found/.test(document.querySelector('#search-results .search-summary').innerText)")
    found = browser.value("[...document.querySelectorAll('#search-results li a')].slice(0, 5).map(link => link.href)")
    assert any(page in link for link in found), found
    browser.until("document.querySelector('#search-results li p.context') != null")
    said = "[...document.querySelectorAll('#search-results li')].map(one => one.innerText).join(' ')"
    browser.until(f"({said}).includes({excerpt!r})")
    assert browser.complaints == []


def test_the_browser_does_complain(browser, tmp_path):
    page = tmp_path / "wrong.html"
    page.write_text(
        "<!doctype html><script src=missing.js></script><script>console.error('oh'); nonsense()</script>"
        "<div style='width: 700px'>wide</div>",
        encoding="utf-8",
    )
    browser.open(page.as_uri(), WIDTHS["phone"])
    complaints = " ".join(browser.complaints)
    assert "oh" in complaints
    assert "Uncaught" in complaints
    assert "ERR_FILE_NOT_FOUND" in complaints
    assert browser.value("document.documentElement.scrollWidth") != WIDTHS["phone"]

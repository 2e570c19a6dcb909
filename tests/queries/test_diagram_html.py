"""The page of a diagram: evidence behind every line, in a real Chromium, with nothing loaded and nothing run."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as parser

from queries.diagram import DiagramError, render
from queries.subgraph import Subgraph
from tests.queries.drawings import CLAIM, HOSTILE, NODES, STANCES, denial_of, edge, hostile

sync_api = pytest.importorskip("playwright.sync_api", reason="the page of a diagram is tested with playwright")

SERVICE = "https://graph.example.org"
WATCH = """() => { window.broken = [];
  document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.blockedURI)); }"""


def page_of(piece: Subgraph, title: str = "Harbour", **given: str) -> str:
    return render(piece, format="html", title=title, **given).decode()


def tree_of(page: str) -> parser.HtmlElement:
    return parser.document_fromstring(page)


def said(element: parser.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def cells(tree: parser.HtmlElement, number: int) -> list[list[str]]:
    """The rows of evidence of one line."""
    rows = tree.xpath(f"//tbody[@id='claims-{number}']/tr[not(@class)]")
    return [[said(cell) for cell in row.findall("td")] for row in rows]


def test_every_line_has_its_evidence_in_full() -> None:
    tree = tree_of(page_of(STANCES))
    assert len(tree.xpath("//tbody")) == len(STANCES.edges)
    quote = CLAIM.quote
    [row] = cells(tree, 3)
    assert row[:5] == ["Tide League", "backs", "Harbour Council", f"It is not so that {quote}", "the author"]
    assert row[5:] == ["denied", "actual", "d2", "–", "–"]
    assert [row[3:] for row in cells(tree, 0)] == [
        [quote, "Mira Solen", "affirmed", "actual", "Harbour talks", "Gazette", "2020-03-01"],
        [f"It is not so that {quote}", "the author", "denied", "actual", "d2", "–", "–"],
    ]


def test_a_heading_sums_up_the_claims_and_says_how_many_are_not_shown() -> None:
    tree = tree_of(page_of(STANCES))
    headings = [said(heading) for heading in tree.xpath("//tbody//th")]
    assert headings[0] == (
        "Harbour Council is allied with Tide League (disputed: 2 for, 1 against)"
        " – 3 claims, 3 independent sources; 2 shown here show in the diagram"
    )
    assert headings[2].startswith("Mira Solen travelled to Port Ansel (alleged) – 1 claim, 1 independent source show")


def test_line_and_evidence_lead_to_each_other() -> None:
    tree = tree_of(page_of(STANCES))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    within = [address.removeprefix("#") for address in tree.xpath("//@href")]
    assert set(within) <= set(ids)
    for number in range(len(STANCES.edges)):
        assert within.count(f"claims-{number}") == 2  # the line and its label
        assert within.count(f"line-{number}") == 1


def test_without_a_service_no_link_leaves_the_page() -> None:
    assert [address for address in tree_of(page_of(STANCES)).xpath("//@href") if not address.startswith("#")] == []


def test_with_a_service_entities_quotes_and_documents_link_to_it() -> None:
    links = set(tree_of(page_of(STANCES, service=SERVICE)).xpath("//table//@href"))
    ends = {f"{SERVICE}/entities/{node.uid}" for node in NODES}
    every = f"{SERVICE}/entities/claims?entities=a1&entities=a4&predicates=ALLIED_WITH"
    assert every in links
    links = {link for link in links if "/entities/claims?" not in link}
    assert links == ends | {
        f"{SERVICE}/{page}" for page in ("claims/c1", "claims/c2", "documents/d1", "documents/d2")
    } | {f"#line-{number}" for number in range(5)}


@pytest.mark.parametrize("root", ["javascript:alert(1)//", "data:text/html,x", "//evil", "localhost:8000", "file:///x"])
@pytest.mark.parametrize("format_", ["svg", "html", "mmd", "dot"])
def test_a_root_that_is_no_address_of_the_web_is_refused(root: str, format_: str) -> None:
    with pytest.raises(DiagramError, match="is no address of a service"):
        render(STANCES, format=format_, title="T", service=root)  # type: ignore[arg-type]


def test_hostile_texts_stay_text() -> None:
    for title in HOSTILE:
        page = page_of(hostile(), title=title, service="")
        tree = tree_of(page)
        assert not tree.xpath("//script | //img | //iframe | //object | //embed | //b | //link | //base | //form")
        assert not [name for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib if name[:2] == "on"]
        assert len(tree.xpath("//style")) == len(tree.xpath("//table")) == 1
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_hostile_quotes_are_there_to_be_read() -> None:
    tree = tree_of(page_of(hostile()))
    for number, text in enumerate(HOSTILE[:-1]):
        if "\x00" not in text:
            assert [row[3] for row in cells(tree, number)] == [" ".join(text.split())]


def test_the_page_has_a_language_a_title_and_a_policy_without_scripts() -> None:
    tree = tree_of(page_of(STANCES, title="Harbour & League"))
    assert (tree.get("lang"), tree.findtext(".//title")) == ("en", "Harbour & League")
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'") and "script-src" not in policy


def test_an_empty_piece_says_so() -> None:
    tree = tree_of(page_of(Subgraph()))
    assert "nothing in the graph answers this question" in said(tree.get_element_by_id("evidence"))
    assert not tree.xpath("//table")


def test_entities_without_a_relation_say_so() -> None:
    tree = tree_of(page_of(Subgraph(NODES[:2])))
    assert "No relation is stated among these entities" in said(tree.get_element_by_id("evidence"))


def test_the_order_of_the_parts_does_not_change_a_byte() -> None:
    assert page_of(STANCES) == page_of(Subgraph(STANCES.nodes[::-1], STANCES.edges[::-1]))


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator["sync_api.Browser"]:
    """Chromium without a window."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


class Opened:
    """A page from the disk, and all that it asked for, complained about or was kept from."""

    def __init__(self, browser: "sync_api.Browser", path: Path, page: str, **given: object) -> None:
        path.write_text(page, encoding="utf-8")
        self.asked, self.complaints = list[str](), list[str]()
        self.tab = browser.new_page(viewport={"width": 1280, "height": 900}, **given)
        self.tab.add_init_script(f"({WATCH})()")
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.address = path.as_uri()
        self.tab.goto(self.address)

    def in_sight(self, selector: str) -> bool:
        """Whether the top of an element is within its pane and the window."""
        return bool(
            self.tab.evaluate(
                """(selector) => {
                  const one = document.querySelector(selector), box = one.getBoundingClientRect();
                  const pane = one.closest('.pane').getBoundingClientRect();
                  return box.top >= pane.top - 1 && box.top < Math.min(pane.bottom, innerHeight);
                }""",
                selector,
            )
        )


MANY = Subgraph(
    NODES,
    tuple(
        edge("a4", "a1", name, evidence=(CLAIM, denial_of(CLAIM)))
        for name in ("AIDED", "ASKED", "BACKS", "CONTROLS", "FOUNDED", "LEADS", "OPPOSES", "OWNS")
    ),
)


@pytest.fixture
def opened(browser: "sync_api.Browser", tmp_path: Path) -> Iterator[Opened]:
    """A page with more evidence than the window has room for."""
    one = Opened(browser, tmp_path / "page.html", page_of(MANY))
    yield one
    one.tab.close()


def test_the_page_opens_from_the_disk_and_asks_for_nothing_else(opened: Opened) -> None:
    assert opened.asked == [opened.address]
    assert opened.complaints == [] and opened.tab.evaluate("window.broken") == []


def test_selecting_a_line_shows_its_evidence_and_leaves_the_picture_in_sight(opened: Opened) -> None:
    last = len(MANY.edges) - 1
    assert not opened.in_sight(f"#claims-{last}")
    # A line is clicked where nothing lies over it.
    spot = opened.tab.evaluate(
        """(id) => {
          const line = document.querySelector(`#${id} .room`);
          line.scrollIntoView({block: 'center'});
          for (let part = 0.05; part < 1; part += 0.05) {
            const at = line.getPointAtLength(line.getTotalLength() * part).matrixTransform(line.getScreenCTM());
            if (document.elementFromPoint(at.x, at.y) === line) return [at.x, at.y];
          }
        }""",
        f"line-{last}",
    )
    opened.tab.mouse.click(*spot)
    opened.tab.wait_for_url(f"{opened.address}#claims-{last}")
    assert opened.in_sight(f"#claims-{last}") and opened.in_sight(f"#line-{last}")
    marked = f"getComputedStyle(document.querySelector('#line-{last} .room')).stroke"
    assert opened.tab.evaluate(marked) == "rgba(255, 196, 0, 0.4)"


def test_evidence_leads_back_to_its_line(opened: Opened) -> None:
    opened.tab.click("#claims-0 .back")
    opened.tab.wait_for_url(f"{opened.address}#line-0")
    assert opened.in_sight("#line-0")


def test_everything_is_reached_with_the_keyboard(opened: Opened) -> None:
    reached = list[str]()
    for _ in range(40):
        opened.tab.keyboard.press("Tab")
        reached.append(
            opened.tab.evaluate("(document.activeElement.getAttribute('href') || document.activeElement.id)")
        )
    labels = [f"#claims-{number}" for number in range(len(MANY.edges))]
    backs = [f"#line-{number}" for number in range(len(MANY.edges))]
    assert {"#evidence", "size-fit", "picture", "evidence", *labels, *backs} <= set(reached)
    opened.tab.focus("#picture .labels a")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_url(f"{opened.address}#claims-0")


def test_the_picture_grows_without_a_script(opened: Opened) -> None:
    def width() -> float:
        box = opened.tab.locator("#picture svg").bounding_box()
        assert box
        return float(box["width"])

    widths = [width()]
    for size in ("large", "huge"):
        opened.tab.check(f"#size-{size}")
        widths.append(width())
    assert widths == sorted(set(widths))
    assert opened.tab.evaluate("(pane => pane.scrollWidth > pane.clientWidth)(document.querySelector('#picture'))")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_page_in_light_and_dark(
    browser: "sync_api.Browser", tmp_path: Path, scheme: str
) -> None:
    one = Opened(browser, tmp_path / "page.html", page_of(STANCES), color_scheme=scheme)
    ink, paper = (
        sum(map(int, re.findall(r"\d+", one.tab.evaluate(f"getComputedStyle(document.body).{name}"))[:3])) / 3
        for name in ("color", "backgroundColor")
    )
    assert (ink < paper) == (scheme == "light") and abs(ink - paper) > 150
    one.tab.close()


def test_paper_gets_the_whole_table(opened: Opened) -> None:
    opened.tab.emulate_media(media="print")
    cut = "[...document.querySelectorAll('.pane')].filter(pane => pane.scrollHeight > pane.clientHeight + 1).length"
    assert opened.tab.evaluate(cut) == 0
    assert not opened.tab.locator("fieldset").is_visible()
    assert opened.tab.pdf().startswith(b"%PDF")


def test_no_hostile_text_runs_or_loads_anything(browser: "sync_api.Browser", tmp_path: Path) -> None:
    for title in (HOSTILE[0], HOSTILE[3]):
        one = Opened(browser, tmp_path / "page.html", page_of(hostile(), title=title, service=SERVICE))
        assert one.asked == [one.address] and one.complaints == []
        assert one.tab.evaluate("[document.scripts.length, document.images.length]") == [0, 0]
        assert one.tab.title() == " ".join(title.split())
        one.tab.close()


def test_the_policy_stops_a_script_that_would_stand_in_the_page(browser: "sync_api.Browser", tmp_path: Path) -> None:
    page = page_of(STANCES).replace("</header>", "<script>document.title = 'owned'</script></header>")
    one = Opened(browser, tmp_path / "page.html", page)
    assert one.tab.title() == "Harbour" and one.tab.evaluate("window.broken") == ["inline"]
    one.tab.close()

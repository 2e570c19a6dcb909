"""The Neo4j Browser that `sayso neo4j start` serves, in a real Chromium: what a researcher does with the pack."""

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph.engine import Running
from graph.store import Store
from queries.browser_pack import ARCHIVE, STYLE, editor_link, favourites, pack
from queries.diagram.style import NODES
from tests.neo4j_fixture import MARKS

sync_api = pytest.importorskip("playwright.sync_api", reason="the Browser test needs the package playwright")

pytestmark = MARKS

PATIENCE_MS = 150_000  # the Browser is large, and the machine of a test may be busy with others
SETTLED_MS = 1_500

# What a person does who drags a file from the desktop onto the window.
DROP = """([name, content]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const held = new DataTransfer();
  held.items.add(new File([bytes], name));
  const target = document.querySelector('[data-testid=main]');
  for (const type of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: held}));
}"""


@pytest.fixture(scope="module")
def hosts() -> set[str]:
    """Every host to which the Browser went, be it in vain. What its server's policy forbids it ends before that."""
    return set()


@pytest.fixture(scope="module")
def page(chromium: str, neo4j_server: Running, neo4j_world: Store, hosts: set[str]) -> Iterator["sync_api.Page"]:
    """The Browser, connected, over the hand-made graph, with the pack dropped onto it."""
    files = pack(neo4j_server.browser_url)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 1400, "height": 1000})
        opened.set_default_timeout(PATIENCE_MS)
        opened.on("response", lambda response: hosts.add(urlsplit(response.url).hostname or ""))
        opened.on("requestfailed", lambda request: hosts.update(gone_out(request)))
        opened.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname or ""))
        opened.goto(neo4j_server.browser_url, timeout=PATIENCE_MS, wait_until="domcontentloaded")
        log_in(opened, neo4j_server)
        for name in (ARCHIVE, STYLE):
            opened.evaluate(DROP, [name, base64.b64encode(files[name]).decode()])
        opened.wait_for_selector("[data-testid=styleResetButton]")
        opened.click("[data-testid=navigationFavorites]")
        yield opened
        browser.close()


def gone_out(request: "sync_api.Request") -> set[str]:
    """The host of a request that failed on its way; none where the policy of the page ended it."""
    return set() if request.failure == "csp" else {urlsplit(request.url).hostname or ""}


def log_in(page: "sync_api.Page", server: Running) -> None:
    page.fill("[data-testid=username]", server.user)
    page.fill("[data-testid=password]", server.password_file.read_text(encoding="utf-8").strip())
    page.press("[data-testid=password]", "Enter")
    page.wait_for_selector("[data-testid=password]", state="detached")


def run(page: "sync_api.Page", theme: str, title: str) -> "sync_api.Locator":
    """Chooses a favourite and runs it: the frame of its answer."""
    if not page.locator(f"[data-testid='scriptTitle-{title}']").count():
        page.click(f"[data-testid='expandFolder-sayso {theme}']")
    page.click(f"[data-testid='scriptTitle-{title}']")
    page.click("[data-testid=editor-Run]")
    frame = page.locator("[data-testid=frame]", has=page.locator(f"text={title}")).first
    frame.wait_for()
    return frame


def drawn(frame: "sync_api.Locator") -> tuple[set[str], set[str]]:
    """The captions of the nodes and of the relationships that a frame draws."""
    frame.locator("g.node").first.wait_for()
    frame.page.wait_for_timeout(SETTLED_MS)
    return captions(frame, "g.node", "text.caption"), captions(frame, "g.relationship", "text")


def captions(frame: "sync_api.Locator", outer: str, inner: str) -> set[str]:
    groups = frame.locator(outer).all()
    return {tight("".join(group.locator(inner).all_text_contents())) for group in groups}


def tight(text: str) -> str:
    """The text without its spaces: a caption is broken into lines also within a word."""
    return "".join(text.split())


def test_the_archive_is_imported_with_a_folder_for_each_theme(page: "sync_api.Page") -> None:
    for theme in sorted({one.theme for one in favourites()}):
        page.wait_for_selector(f"[data-testid='savedScriptsFolder-sayso {theme}']")


def test_support_is_drawn_with_names_and_predicates(page: "sync_api.Page", tmp_path: Path) -> None:
    frame = run(page, "relations", "Draw who backs whom")
    nodes, relationships = drawn(frame)
    assert nodes == {"HarbourCouncil", "TideLeague", "SaltCompany"}
    assert relationships >= {"BACKS"}
    page.screenshot(path=tmp_path / "backers.png")
    assert (tmp_path / "backers.png").stat().st_size > 10_000


def test_a_dispute_is_drawn_as_the_one_relation_that_is_affirmed_and_denied(page: "sync_api.Page") -> None:
    nodes, relationships = drawn(run(page, "disagreement", "Draw what is affirmed here and denied there"))
    assert nodes == {"HarbourCouncil", "TideLeague", "MiraSolen", "OrenVash"}
    assert relationships >= {"BACKS", "MET_WITH"}


def test_denials_are_drawn_from_the_claim_to_its_ends_and_its_speaker(page: "sync_api.Page") -> None:
    nodes, relationships = drawn(run(page, "disagreement", "Draw every denial with who denies it"))
    assert nodes >= {"BACKS", "MET_WITH", "OrenVash", "DanaKerr", "TideLeague"}
    assert relationships >= {"SUBJECT", "OBJECT", "SPEAKER", "REFERS_TO"}


def test_the_style_gives_each_kind_the_colour_that_it_has_in_diagrams(page: "sync_api.Page") -> None:
    frame = run(page, "overview", "Draw the best supported relations")
    drawn(frame)
    circles = frame.locator("g.node circle.b-outline").all()
    assert {circle.get_attribute("fill") for circle in circles} == {look.fill for look in NODES.values()}


def test_a_table_with_parameters_runs_as_it_stands(page: "sync_api.Page") -> None:
    frame = run(page, "disagreement", "Denials")
    frame.locator("[data-testid=frameStatusbar]").wait_for()
    frame.get_by_text("polarity", exact=False).first.wait_for()
    assert frame.get_by_text("ERROR").count() == 0


def test_a_link_of_the_guide_puts_the_favourite_into_the_editor(page: "sync_api.Page", neo4j_server: Running) -> None:
    favourite = next(one for one in favourites() if one.name == "draw-disputed-relations")
    page.goto(editor_link(neo4j_server.browser_url, favourite.text), wait_until="domcontentloaded")
    editor = page.locator("[data-testid=activeEditor]")
    editor.get_by_text("RETURN").first.wait_for()
    assert "affirmed here and denied there" in " ".join(editor.inner_text().split())


def test_the_browser_went_to_no_other_machine(page: "sync_api.Page", hosts: set[str]) -> None:
    assert hosts - {""} == {"127.0.0.1"}

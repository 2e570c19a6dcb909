"""`sayso browser-pack` on the command line."""

from pathlib import Path

from queries.browser_pack import ARCHIVE, GUIDE, STYLE, favourites, pack
from tests.api.conftest import Call


def test_the_pack_is_written_whole_and_a_second_time_the_same(sayso: Call, tmp_path: Path) -> None:
    for _ in range(2):
        told = sayso("browser-pack", "--out", "for-the-browser")
        assert told.status == 0 and GUIDE in told.err
        folder = tmp_path / "for-the-browser"
        written = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
        assert written == dict(pack("http://127.0.0.1:7474/browser/"))
        assert {ARCHIVE, GUIDE, STYLE} <= written.keys() and len(written) == len(favourites()) + 3


def test_the_links_of_the_guide_lead_to_the_browser_that_is_named(sayso: Call, tmp_path: Path) -> None:
    assert sayso("browser-pack", "--out", "x", "--browser", "https://db.example.org/browser").status == 0
    assert 'href="https://db.example.org/browser/?cmd=edit' in (tmp_path / "x" / GUIDE).read_text(encoding="utf-8")


def test_what_is_no_address_or_no_folder_is_refused_in_one_line(sayso: Call, tmp_path: Path) -> None:
    told = sayso("browser-pack", "--browser", "javascript:alert(1)")
    assert told.status != 0 and "http://127.0.0.1:7474/browser/" in told.err and told.err.count("\n") == 1
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = sayso("browser-pack", "--out", "file")
    assert told.status != 0 and "-o" in told.err and told.err.count("\n") == 1

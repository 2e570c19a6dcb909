"""Files into the graph: found, read, refused, loaded once."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph import loading
from graph.record import Attribution, Document, Record, Span
from graph.store import Store, open_store
from graph.store.base import StoreUnavailableError
from ingest.discovery import find
from ingest.ingesting import Outcome, Progress, Summary, ingest

FIRST = "The mayor of Port Ellis denied on Monday that the council had paid Orin Shipping."
SECOND = "Orin Shipping declined to comment. Its director, Ali Ray, was abroad."
GERMAN = (
    "Die Bürgermeisterin von Port Ellis bestritt am Montag, dass der Rat eine Reederei für ihr Schweigen bezahlt habe. "
    "Das Geld sei für ein neues Terminal bestimmt, sagte sie, und der Vertrag werde noch vor dem Ende des Monats "
    "veröffentlicht, wie es die Einwohner der Stadt seit Jahren verlangen."
)


def no_claims(document: Document) -> Record:
    """An extraction that finds nothing: what is ingested here are the documents themselves."""
    return Record(document)


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def embedded(tmp_path: Path) -> Store:
    return open_store(f"embedded:{tmp_path / 'graph'}")


def test_files_of_a_folder_are_found_sorted_and_the_rest_is_named(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.MD",
        "sub/c.html",
        "README.md",
        "sub/License.txt",
        "x.png",
        "noending",
        ".hidden.txt",
        ".git/d.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FIRST)
    found = find([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == ["a.MD", "b.txt", "sub/c.html"]
    assert {path.relative_to(tmp_path).as_posix(): reason for path, reason in found.skipped} == {
        "README.md": "it describes the folder; name it to read it",
        "sub/License.txt": "it describes the folder; name it to read it",
        "x.png": ".png files are not read",
        "noending": "files without an ending are not read",
    }
    assert found.problems == ()


def test_a_named_file_is_taken_whatever_it_is_called_and_each_once(tmp_path: Path) -> None:
    write(tmp_path, README__md=FIRST, x__png="")
    named = [tmp_path / "README.md", tmp_path / "x.png", tmp_path / "README.md"]
    assert find(named).files == (tmp_path / "README.md", tmp_path / "x.png")


def test_linked_folders_are_not_entered_and_linked_files_are_read(tmp_path: Path) -> None:
    write(tmp_path / "docs", a__txt=FIRST)
    (tmp_path / "docs" / "again").symlink_to(tmp_path / "docs", target_is_directory=True)
    (tmp_path / "docs" / "b.txt").symlink_to(tmp_path / "docs" / "a.txt")
    assert [path.name for path in find([tmp_path / "docs"]).files] == ["a.txt", "b.txt"]


def test_paths_that_lead_to_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "pictures", x__png="")
    problems = find([tmp_path / "empty", tmp_path / "pictures", tmp_path / "nowhere"]).problems
    assert [(problem.code, Path(problem.path).name) for problem in problems] == [
        ("empty", "empty"),
        ("empty", "pictures"),
        ("missing", "nowhere"),
    ]


def test_documents_are_added_once(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "docs", a__txt=FIRST, b__md=f"# Director abroad\n\n{SECOND}")
    first = ingest([tmp_path / "docs"], store, extract=no_claims)
    assert (first.added, first.unchanged, first.refused) == (2, 0, ())
    assert sorted(first.uids) == sorted(loading.document_uids(store))
    texts = {record.document.text for record in loading.records(store)}
    assert texts == {FIRST, f"Director abroad\n\n{SECOND}"}
    second = ingest([tmp_path / "docs"], store, extract=_must_not_run)
    assert (second.added, second.unchanged, second.refused, second.uids) == (0, 2, (), first.uids)


def _must_not_run(document: Document) -> Record:
    raise AssertionError(f"{document.source} was extracted again")


def test_the_same_content_in_two_files_is_one_document(embedded: Store, tmp_path: Path) -> None:
    write(tmp_path / "docs", a__txt=FIRST, b__txt=f"{FIRST}\n\n")
    summary = ingest([tmp_path / "docs"], embedded, extract=no_claims)
    assert (summary.added, summary.unchanged, len(summary.uids)) == (1, 1, 1)


def test_bad_files_are_refused_with_their_reasons_and_the_others_go_on(embedded: Store, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write(docs, a__txt=FIRST, b__txt=" \n", c__txt=GERMAN, d__pdf="%PDF-1.7 broken", e__txt=SECOND)
    (docs / "f.jsonl").write_text(f"{json.dumps({'id': 'x', 'text': FIRST + SECOND})}\n{{bad\n", encoding="utf-8")
    summary = ingest([docs, tmp_path / "nowhere"], embedded, extract=no_claims)
    assert (summary.added, summary.unchanged) == (3, 0)
    assert [(Path(refusal.path).name, refusal.code) for refusal in summary.refused] == [
        ("nowhere", "missing"),
        ("b.txt", "empty"),
        ("c.txt", "not-english"),
        ("d.pdf", "damaged"),
        ("f.jsonl:2", "bad-line"),
    ]
    assert all("\n" not in str(refusal) and refusal.reason for refusal in summary.refused)
    assert "German" in str(summary.refused[2])


def test_an_extraction_that_fails_refuses_its_document_only(embedded: Store, tmp_path: Path) -> None:
    write(tmp_path / "docs", a__txt=FIRST, b__txt=SECOND)

    def fails_on_the_first(document: Document) -> Record:
        if document.text == FIRST:
            raise RecursionError("too deep\nby far")
        return Record(document)

    summary = ingest([tmp_path / "docs"], embedded, extract=fails_on_the_first)
    assert summary.added == 1
    (refusal,) = summary.refused
    assert str(refusal) == (
        f"{(tmp_path / 'docs' / 'a.txt').as_posix()}: its claims cannot be extracted: RecursionError too deep by far"
    )
    assert [record.document.text for record in loading.records(embedded)] == [SECOND]


def test_a_record_that_breaks_its_rules_is_refused(embedded: Store, tmp_path: Path) -> None:
    write(tmp_path, a__txt=FIRST)
    broken = (Attribution("e9", None, Span(0, 3), Span(4, 9)),)
    summary = ingest([tmp_path / "a.txt"], embedded, extract=lambda document: Record(document, attributions=broken))
    assert (summary.added, [refusal.code for refusal in summary.refused]) == (0, ["extraction"])
    assert loading.document_uids(embedded) == []


def test_a_store_that_breaks_ends_the_run_and_keeps_what_was_loaded(embedded: Store, tmp_path: Path) -> None:
    write(tmp_path / "docs", a__txt=FIRST, b__txt=SECOND)

    def unplugged(document: Document) -> Record:
        if document.text == SECOND:
            raise StoreUnavailableError("nothing answers")
        return Record(document)

    with pytest.raises(StoreUnavailableError):
        ingest([tmp_path / "docs"], embedded, extract=unplugged)
    assert [record.document.text for record in loading.records(embedded)] == [FIRST]


def test_progress_is_told_after_every_document(embedded: Store, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write(docs, a__txt=FIRST, b__txt="")
    (docs / "c.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in (FIRST, SECOND)), encoding="utf-8")
    told: list[Progress] = []
    ingest([docs], embedded, told.append, extract=no_claims)
    assert told == [
        Progress(1, 3, docs / "a.txt", Outcome.ADDED),
        Progress(2, 3, docs / "b.txt", Outcome.REFUSED),
        Progress(2, 3, docs / "c.jsonl", Outcome.UNCHANGED),
        Progress(3, 3, docs / "c.jsonl", Outcome.ADDED),
    ]


def test_files_are_read_one_at_a_time(embedded: Store, tmp_path: Path) -> None:
    """The second file appears only while the first is extracted, and is read all the same."""
    docs = tmp_path / "docs"
    write(docs, a__txt=FIRST, b__txt="to be replaced")

    def replaces_the_next(document: Document) -> Record:
        if document.text == FIRST:
            (docs / "b.txt").write_text(SECOND, encoding="utf-8")
        return Record(replace(document, source="x"))

    assert ingest([docs], embedded, extract=replaces_the_next).added == 2
    assert {record.document.text for record in loading.records(embedded)} == {FIRST, SECOND}


def test_a_run_without_anything_new_loads_neither_spacy_nor_a_language_model(embedded: Store, tmp_path: Path) -> None:
    write(tmp_path / "docs", a__txt=f"{FIRST} {SECOND} " * 3)
    ingest([tmp_path / "docs"], embedded, extract=no_claims)
    embedded.close()
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from graph.store import open_store\nfrom ingest.ingesting import ingest\n"
        f"store = open_store({'embedded:' + str(tmp_path / 'graph')!r})\n"
        f"print(ingest([Path({str(tmp_path / 'docs')!r})], store).unchanged)\n"
        "from ingest import language\n"
        "print('spacy' in sys.modules, language._identifier.cache_info().currsize)\nstore.close()\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["1", "False 0"]


def test_nothing_to_read_is_a_summary_of_nothing(embedded: Store) -> None:
    assert ingest([], embedded, extract=no_claims) == Summary(0, 0)

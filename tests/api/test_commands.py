"""The commands that read and change a graph, called as the console script calls them."""

import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from api.cli.program import COMMANDS
from graph.ontology import Form, Kind, Modality, Polarity
from graph.record import Claim, Document, Entity, Mention, Record
from tests.api.conftest import Call
from tests.queries import world

TEXT = (
    "Mira Solen met Oren Vash in Port Ansel on Monday. Oren Vash said that the Harbour Council backs the Tide League."
)
SUBCOMMANDS = [(name,) for name in COMMANDS if name != "neo4j"] + [
    ("neo4j", "start"),
    ("neo4j", "stop"),
    ("neo4j", "status"),
]


@pytest.mark.parametrize("words", SUBCOMMANDS, ids=" ".join)
def test_every_command_explains_itself_with_an_example(sayso: Call, words: tuple[str, ...]) -> None:
    told = sayso(*words, "--help")
    assert told.status == 0
    assert re.search(rf"Example:\s+sayso .*{words[-1]}", told.out)


def test_the_program_lists_every_command(sayso: Call) -> None:
    told = sayso("--help")
    assert told.status == 0
    assert all(re.search(rf"^\W*{name}\b", told.out, re.MULTILINE) for name in COMMANDS)


def test_the_version_is_told(sayso: Call) -> None:
    assert re.fullmatch(r"sayso \d+\.\d+\.\d+\n", sayso("--version").out)


def test_search_finds_by_acronym(world_sayso: Call) -> None:
    told = world_sayso("search", "TL")
    assert told.status == 0 and "Tide League" in told.out and told.err == ""
    [row] = json.loads(world_sayso("search", "TL", "--json").out)
    assert row["uid"] == world.entity("league")


def test_search_that_finds_nothing_says_so(world_sayso: Call) -> None:
    told = world_sayso("search", "zebra", "--json")
    assert (told.status, json.loads(told.out)) == (1, [])
    assert told.err.count("\n") == 1 and "zebra" in told.err


def test_show_gives_the_words_behind_each_connection(world_sayso: Call) -> None:
    told = world_sayso("show", "Mira Solen")
    assert told.status == 0 and "Mira Solen met Oren Vash" in told.out and "MET_WITH" in told.out
    answer = json.loads(world_sayso("show", world.entity("mira"), "--json").out)
    assert answer["entity"]["uid"] == world.entity("mira")
    assert {row["predicate"] for row in answer["connections"]} == {"MET_WITH", "LEADS"}


@pytest.mark.parametrize(("words", "said"), [(("Mira Solem",), "Mira Solen"), (("en",), "may be any of")])
def test_a_name_that_is_nobodys_or_several_lists_whom_it_may_mean(
    world_sayso: Call, words: tuple[str, ...], said: str
) -> None:
    told = world_sayso("show", *words)
    assert told.status == 1 and told.out == ""
    assert told.err.count("\n") == 1 and said in told.err


def test_path_quotes_every_link(world_sayso: Call) -> None:
    told = world_sayso("path", "Mira Solen", "Tide League")
    assert told.status == 0
    assert "Mira Solen —LEADS→ Harbour Council" in told.out
    assert "Harbour Council —BACKS→ Tide League  (3 claims, 1 denied)" in told.out
    rows = json.loads(world_sayso("path", "Tide League", "Mira Solen", "--json").out)
    assert [(row["predicate"], row["direction"]) for row in rows] == [("BACKS", "backward"), ("LEADS", "backward")]


def test_a_path_that_is_not_there_says_what_to_try(world_sayso: Call) -> None:
    told = world_sayso("path", "Mira Solen", "Port Ansel", "--max-hops", "2")
    assert told.status == 1 and "--max-hops" in told.err


def test_ask_without_a_question_lists_them(sayso: Call) -> None:
    told = sayso("ask", "--json")
    assert {"denials", "disagreements"} <= {row["question"] for row in json.loads(told.out)}
    assert "disagreements" in sayso("ask").out


def test_ask_answers_as_rows_and_in_words(world_sayso: Call) -> None:
    rows = json.loads(world_sayso("ask", "denials", "predicate=BACKS", "--json").out)
    assert [row["uid"] for row in rows] == [world.claim("c1")]
    told = world_sayso("ask", "denials", "predicate=BACKS")
    assert "the Harbour Council does not back the Tide League" in told.out and "Oren Vash" in told.out


def test_ask_tells_a_relation_as_a_sentence_with_its_words_and_what_else_there_is(world_sayso: Call) -> None:
    told = world_sayso("ask", "leaders", "stance=asserted")
    assert "1. Mira Solen —LEADS→ Harbour Council  (2 claims)" in told.out
    assert "“Mira Solen, chair of the Harbour Council” — Herald, 2020-07-01" in told.out
    assert "first published: 2020-07-01; last published: 2020-07-02; roles: chair" in told.out
    told = world_sayso("ask", "all-paths", "source=Mira Solen", "target=Oren Vash", "max_hops=1")
    assert "1. Mira Solen —MET_WITH— Oren Vash  (4 claims, 1 denied, 1 planned)" in told.out


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("denails",), 2, "denials"),
        (("denials", "BACKS"), 2, "KEY=VALUE"),
        (("denials", "predicat=BACKS"), 2, "predicate"),
        (("denials", "predicate=BAKS"), 2, "BACKS"),
        (("said-by", "speaker=Nobody"), 1, "Nobody"),
        (("denials", "predicate=LEADS"), 1, "nothing in this graph"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(
    world_sayso: Call, words: tuple[str, ...], status: int, said: str
) -> None:
    told = world_sayso("ask", *words)
    assert told.status == status and told.out == ""
    assert told.err.count("\n") == 1 and said in told.err


@pytest.mark.parametrize(("ending", "begins"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".mmd", b"---\ntitle")])
def test_a_diagram_is_drawn_in_the_format_of_the_ending(world_sayso: Call, ending: str, begins: bytes) -> None:
    told = world_sayso("diagram", "Tide League", "-o", f"league{ending}")
    assert told.status == 0
    assert begins in Path(f"league{ending}").read_bytes()[:200]


def test_a_diagram_without_a_file_is_mermaid_to_pipe_on(world_sayso: Call) -> None:
    told = world_sayso("diagram", "--document", world.document("herald"))
    assert told.out.startswith("---") and "Night at the quays" in told.out and "Mira Solen" in told.out
    assert told.err == ""


def test_a_diagram_that_cannot_be_says_why(world_sayso: Call) -> None:
    assert ".svg" in world_sayso("diagram", "Tide League", "-o", "league.gif").err
    assert world_sayso("diagram", "Tide League", "--document", "d0").status == 2
    assert world_sayso("diagram", "Nobody").status == 1
    assert not list(Path().glob("league*"))


def test_a_dump_restores_to_the_same_dump(world_sayso: Call) -> None:
    dump = world_sayso("dump").out
    assert len(dump.splitlines()) == 1 + len(world.DOCUMENTS)
    assert world_sayso("dump", "-o", "graph.jsonl").out == ""
    assert Path("graph.jsonl").read_text(encoding="utf-8") == dump
    restored = world_sayso("--store", "embedded:other", "restore", "graph.jsonl", "--json")
    assert json.loads(restored.out) == {"added": 4, "unchanged": 0, "bad": 0, "missing": 0}
    assert world_sayso("--store", "embedded:other", "dump").out == dump
    again = world_sayso("--store", "embedded:other", "restore", "graph.jsonl", "--json")
    assert json.loads(again.out) == {"added": 0, "unchanged": 4, "bad": 0, "missing": 0}


def test_of_a_file_that_is_no_dump_only_the_first_faults_are_named(world_sayso: Call) -> None:
    Path("novel.txt").write_text("Call me.\n" * 25)
    told = world_sayso("--store", "embedded:other", "restore", "novel.txt")
    assert told.status == 1
    assert [line.split(":")[0] for line in told.err.splitlines() if "it is not JSON" in line] == [
        f"line {number}" for number in range(1, 11)
    ]
    assert told.err.count("more faults follow") == 1
    assert "25 bad lines" in told.err


def test_bad_lines_of_a_dump_are_named_and_the_others_restored(world_sayso: Call) -> None:
    first = world_sayso("dump").out.splitlines()[1]
    wrong = json.loads(first) | {"version": 99}
    Path("mixed.jsonl").write_text("\n".join(["no json", "[]", json.dumps(wrong), "", first]), encoding="utf-8")
    told = world_sayso("--store", "embedded:other", "restore", "mixed.jsonl", "--json")
    assert (told.status, json.loads(told.out)) == (1, {"added": 1, "unchanged": 0, "bad": 3, "missing": 0})
    assert [line.partition(":")[0] for line in told.err.splitlines() if line.startswith("line")] == [
        "line 1",
        "line 2",
        "line 3",
    ]


def test_a_dump_that_was_cut_short_is_told(world_sayso: Call) -> None:
    head = world_sayso("dump").out.splitlines(keepends=True)[:3]
    Path("cut.jsonl").write_text("".join(head), encoding="utf-8")
    told = world_sayso("--store", "embedded:other", "restore", "cut.jsonl", "--json")
    assert (told.status, json.loads(told.out)) == (1, {"added": 2, "unchanged": 0, "bad": 0, "missing": 2})
    assert "2 of 4 documents are missing: the dump was cut short" in told.err
    Path("new.jsonl").write_text(head[0].replace('"version":1', '"version":9'), encoding="utf-8")
    told = world_sayso("--store", "embedded:other", "restore", "new.jsonl")
    assert told.status == 2 and told.err.count("\n") == 1 and "use the version of sayso that wrote it" in told.err


def test_a_removed_document_is_not_in_the_next_dump(world_sayso: Call) -> None:
    uid = world.document("leaflet")
    assert world_sayso("remove", uid).status == 0
    assert uid not in world_sayso("dump").out
    again = world_sayso("remove", uid)
    assert again.status == 1 and again.err.count("\n") == 1 and uid in again.err


def test_nothing_is_removed_when_one_uid_is_wrong(world_sayso: Call) -> None:
    before = world_sayso("dump").out
    assert world_sayso("remove", world.document("leaflet"), "d0").status == 1
    assert world_sayso("dump").out == before


def test_ingest_tells_what_it_found_and_a_second_time_reads_nothing_anew(sayso: Call) -> None:
    Path("docs").mkdir()
    Path("docs/a.txt").write_text(TEXT, encoding="utf-8")
    first = sayso("ingest", "docs", "--json")
    told = json.loads(first.out)
    assert (first.status, told["added"], told["unchanged"], told["refused"]) == (0, 1, 0, [])
    assert "sayso-graph" in first.err
    assert told["graph"]["entities"]["Person"] == 2
    assert sum(row["claims"] for row in told["graph"]["claims"]) > 0 and told["graph"]["attributed"] > 0
    second = sayso("ingest", "docs")
    assert second.status == 0 and "0 added, 1 there already" in second.err and "sayso-graph" not in second.err
    assert "Entities:" in second.out and "predicate" in second.out


def test_ingest_names_what_it_refuses_and_goes_on(sayso: Call) -> None:
    Path("good.txt").write_text(TEXT, encoding="utf-8")
    Path("binary.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    Path("broken.pdf").write_bytes(b"%PDF-1.4 broken")
    told = sayso("ingest", "binary.txt", "broken.pdf", "missing.txt", "good.txt", "--json")
    summary = json.loads(told.out)
    assert (told.status, summary["added"]) == (1, 1)
    assert {row["path"]: row["code"] for row in summary["refused"]} == {
        "binary.txt": "binary",
        "broken.pdf": "damaged",
        "missing.txt": "missing",
    }
    refused = [line for line in told.err.splitlines() if line.startswith("refused: ")]
    assert len(refused) == 3


def test_extract_prints_a_record_or_an_error_per_line_in_order(sayso: Call) -> None:
    lines = [
        json.dumps({"id": "one", "text": TEXT}),
        "no json",
        "",
        json.dumps({"id": "empty", "text": " "}),
        *(json.dumps({"id": f"n{n}", "text": f"{TEXT} Part {n}."}) for n in range(20)),
    ]
    Path("in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = sayso("extract", "--jsonl", "in.jsonl")
    rows = [json.loads(line) for line in told.out.splitlines()]
    names = [row["document"]["source"] if "document" in row else row["error"]["code"] for row in rows]
    assert names == ["one", "json", "empty", *(f"n{n}" for n in range(20))]
    assert (told.status, told.err) == (1, "")
    assert rows[2]["id"] == "empty" and rows[2]["error"]["message"]
    assert rows[0]["version"] == 1 and rows[0]["document"]["text"] == TEXT
    assert all(TEXT[claim["start"] : claim["end"]] == claim["quote"] for claim in rows[0]["claims"])
    assert rows[0]["claims"]


def test_extract_reads_files_and_leaves_no_store(sayso: Call) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    told = sayso("extract", "a.txt", "missing.txt")
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert told.status == 1
    assert {row["id"] for row in rows if "error" in row} == {"missing.txt"}
    assert [row["document"]["source"] for row in rows if "document" in row] == ["a.txt"]
    assert not Path("sayso-graph").exists()


def test_extract_takes_files_or_lines_and_not_both(sayso: Call) -> None:
    assert sayso("extract").status == 2
    assert sayso("extract", "a.txt", "--jsonl", "b.jsonl").status == 2
    told = sayso("extract", "--jsonl", "missing.jsonl")
    assert told.status == 2 and "missing.jsonl" in told.err and told.err.count("\n") == 1


@pytest.mark.parametrize("command", [("search", "x"), ("show", "x"), ("dump",), ("ask", "denials"), ("diagram",)])
def test_reading_a_graph_that_is_not_there_says_how_to_make_one_and_makes_none(
    sayso: Call, command: tuple[str, ...]
) -> None:
    told = sayso(*command)
    assert told.status == 2 and told.out == ""
    assert told.err.count("\n") == 1 and "ingest" in told.err
    assert not Path("sayso-graph").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--store", "graph.db", "search", "x"),
        ("--store", "embedded:", "search", "x"),
        ("search",),
        ("serach", "x"),
        ("search", "x", "--limit", "0"),
        ("restore", "missing.jsonl"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_status_2_without_a_traceback(sayso: Call, words: tuple[str, ...]) -> None:
    told = sayso(*words)
    assert told.status == 2 and told.out == ""
    assert told.err and "Traceback" not in told.err


def test_the_environment_names_the_store_and_the_option_beats_it(
    world_sayso: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_STORE", "embedded:elsewhere")
    assert "elsewhere" in world_sayso("search", "TL").err
    assert world_sayso("--store", "embedded:sayso-graph", "search", "TL").status == 0


def test_a_wrong_setting_is_named(sayso: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_MAX_UPLOAD_MB", "plenty")
    told = sayso("search", "x")
    assert told.status == 2 and "SAYSO_MAX_UPLOAD_MB" in told.err


def test_a_fault_is_one_line_and_debug_shows_where(sayso: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr("graph.store.open_store", broken)
    told = sayso("search", "x")
    assert told.status == 2 and told.err.count("\n") == 1 and "--debug" in told.err
    with pytest.raises(ZeroDivisionError):
        sayso("--debug", "search", "x")


def test_doctor_looks_at_everything_and_warns_without_failing(world_sayso: Call) -> None:
    told = world_sayso("doctor", "--json")
    findings = {row["what"]: row for row in json.loads(told.out)}
    assert told.status == 0
    assert findings.keys() == {"python", "packages", "model", "store", "neo4j", "disk"}
    assert "4 documents" in findings["store"]["detail"]


def test_doctor_fails_on_a_store_that_cannot_be_opened(sayso: Call) -> None:
    Path("letters").mkdir()
    Path("letters/a.txt").write_text("x")
    told = sayso("--store", "embedded:letters", "doctor")
    assert told.status == 1
    assert [line.split()[1] for line in told.out.splitlines() if line.startswith("fail")] == ["store:"]
    assert "ok   python:" in told.out


def test_neo4j_that_does_not_run_is_status_1(sayso: Call) -> None:
    told = sayso("neo4j", "status", "--json")
    assert (told.status, json.loads(told.out)["running"]) == (1, False)
    assert sayso("neo4j", "stop").status == 0


def test_a_claim_is_told_with_both_ends_its_words_and_whose_they_are(world_sayso: Call) -> None:
    told = world_sayso("ask", "denials")
    assert "Harbour Council —BACKS→ Tide League  (denied, actual)" in told.out
    assert re.search(r"“[^”]+”\s—\sOren Vash,", told.out)


def test_a_relation_without_direction_has_no_arrowhead(world_sayso: Call) -> None:
    assert "—MET_WITH— Oren Vash" in world_sayso("show", "Mira Solen").out


def test_show_gives_the_words_of_both_sides_of_a_dispute(world_sayso: Call) -> None:
    told = world_sayso("show", "Harbour Council").out
    assert "—BACKS→ Tide League  (3 claims, 1 denied)" in told and told.count("denied: “") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which Linux has")
def test_a_full_disk_is_one_line_that_names_no_number(world_sayso: Call) -> None:
    with Path("/dev/full").open("w") as full, redirect_stdout(full):
        told = world_sayso("dump")
    assert told.status == 2 and told.err == "sayso: No space left on device\n"


@pytest.mark.parametrize("words", [("dump", "-o"), ("diagram", "Tide League", "-o")], ids=["dump", "diagram"])
def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing(world_sayso: Call, words: tuple[str, ...]) -> None:
    told = world_sayso(*words, "nowhere/out.svg")
    assert told.status == 2 and "nowhere/out.svg cannot be written: No such file or directory" in told.err
    Path("taken.svg").mkdir()
    assert world_sayso(*words, "taken.svg").status == 2
    assert not list(Path().glob("*.part"))


def test_a_reader_that_has_enough_ends_the_program_as_a_signal_would(world_sayso: Call) -> None:
    assert world_sayso("search", "TL").status == 0  # the store is there
    call = "import sys; from api.cli import main; main()"
    reading, writing = os.pipe()
    os.close(reading)
    told = subprocess.run(
        [sys.executable, "-c", call, "dump"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (told.returncode, told.stderr) == (141, "")


def test_an_interrupted_command_says_that_what_was_done_stays(
    world_sayso: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ingest.ingesting.ingest", interrupt)
    told = world_sayso("ingest", "any.txt")
    assert told.status == 130 and told.err == "sayso: stopped; what was done until then stays\n"


def test_nothing_in_a_document_can_command_the_terminal(sayso: Call) -> None:
    quote = "Salt \x1b[31mCompany backs the Tide \u202eLeague."
    names = {"e1": (0, 17), "e2": (28, 40)}
    ends = tuple(
        Entity(id_, Kind.ORGANIZATION, quote[start:end], (), (Mention(start, end, quote[start:end], Form.NAME),))
        for id_, (start, end) in names.items()
    )
    stance = Polarity.AFFIRMED, Modality.ACTUAL, None, None, None
    claim = Claim("BACKS", "e1", "e2", *stance, 0, len(quote), quote, 0.9, "test")
    record = Record(Document(quote, headline="\x1b]0;x\x07"), ends, (), (claim,))
    Path("odd.jsonl").write_text(json.dumps(record.to_json()) + "\n")
    assert sayso("restore", "odd.jsonl").status == 0
    for words in (["ask", "claims"], ["search", "company"], ["ask", "documents"], ["show", "Salt \x1b[31mCompany"]):
        told = sayso(*words)
        assert told.status == 0 and not set("\x1b\x07\u202e") & set(told.out + told.err)


def test_run_serves_nothing_where_nothing_could_be_read(sayso: Call) -> None:
    told = sayso("run", "--docs", "nowhere", "--port", "0")
    assert told.status == 2
    assert "nothing could be read of nowhere" in told.err.splitlines()[-1]
    assert "refused: nowhere" in told.err


def test_a_file_that_may_not_be_read_is_refused_by_the_reader_and_not_as_a_wrong_call(
    sayso: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("empty.txt").touch()
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    for words in (["ingest", "empty.txt"], ["extract", "empty.txt"]):
        told = sayso(*words)
        assert told.status == 1 and "Usage" not in told.err

"""Reading the annotated corpora into values. `data` is the folder that holds one folder per corpus.

CoNLL04 (Roth and Yih 2004, dev split), re3d (Dstl), PolNeAR (Newell et al. 2018, dev) and CrossNER politics (Liu et al.
2021, dev) are read in their own formats; `gold_dev` holds claims in this project's ontology on texts of re3d and
PolNeAR.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.ontology import Kind, Modality, Polarity
from graph.record import Span
from ingest.evaluation.gold import GoldAttribution, GoldClaim, GoldDocument, GoldEntity, GoldRelation, Name
from ingest.evaluation.matching import trimmed
from ingest.lexicon import sections


class DataMissingError(FileNotFoundError):
    """The annotated corpora are not where they were looked for."""


_CONLL04_KINDS = {"Peop": Kind.PERSON, "Org": Kind.ORGANIZATION, "Loc": Kind.PLACE}
_RE3D_KINDS = {"Person": Kind.PERSON, "Organisation": Kind.ORGANIZATION, "Location": Kind.PLACE}
_CROSSNER_KINDS = {
    "politician": Kind.PERSON, "person": Kind.PERSON,
    "organisation": Kind.ORGANIZATION, "politicalparty": Kind.ORGANIZATION,
    "location": Kind.PLACE, "country": Kind.PLACE,
}  # fmt: skip
_RE3D_SURE = 0.5  # below it the crowd rejected a label, or nobody confirmed what a machine proposed


@cache
def mapping(corpus: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `data/evaluation/<corpus>.csv`: which predicates of the ontology a relation type of a corpus is."""
    text = files("ingest").joinpath("data", "evaluation", f"{corpus}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def load(corpus: str, data: Path) -> list[GoldDocument]:
    """The documents of a corpus. Raises DataMissingError."""
    try:
        documents = _LOADERS[corpus](data)
    except DataMissingError:
        raise
    except FileNotFoundError as error:
        raise DataMissingError(f"{error.filename}: no such file; {corpus} belongs under {data}") from error
    if not documents:
        raise DataMissingError(f"no documents of {corpus} under {data}")
    return documents


def _conll04(data: Path) -> list[GoldDocument]:
    documents = []
    for row in json.loads((data / "conll04/dev.json").read_bytes()):
        text, places = _joined(row["tokens"])
        ends = []
        for entity in row["entities"]:
            span = trimmed(text, places[entity["start"]][0], places[entity["end"] - 1][1])
            ends.append(Name(span.start, span.end, _CONLL04_KINDS.get(entity["type"])))
        relations = [GoldRelation(each["type"], ends[each["head"]], ends[each["tail"]]) for each in row["relations"]]
        names = {end for end in ends if end.kind is not None}
        documents.append(GoldDocument(f"conll04_{row['orig_id']}", text, names, relations=relations))
    return documents


def _crossner(data: Path) -> list[GoldDocument]:
    documents = []
    blocks = (data / "crossner_politics/dev.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for number, block in enumerate(blocks):
        rows = [line.split("\t") for line in block.split("\n")]
        text, places = _joined([token for token, _ in rows])
        document = GoldDocument(f"crossner_{number:04}", text)
        for start, end, label in _labelled([tag for _, tag in rows]):
            span = trimmed(text, places[start][0], places[end - 1][1])
            if label in _CROSSNER_KINDS:
                document.names.add(Name(span.start, span.end, _CROSSNER_KINDS[label]))
            else:
                document.ignored.add(span)
        documents.append(document)
    return documents


def _joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The tokens with one space between them, and where each stands."""
    places, start = [], 0
    for token in tokens:
        places.append((start, start + len(token)))
        start += len(token) + 1
    return " ".join(tokens), places


def _labelled(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The stretches of B- and I- tags."""
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, place, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = place


def _re3d(data: Path) -> list[GoldDocument]:
    rows = _re3d_rows(data, "documents")
    documents = {row["_id"]: GoldDocument(f"re3d_{row['_id'][:12]}", row["text"]) for row in rows}
    kinds: dict[str, dict[tuple[int, int], Kind]] = {id_: {} for id_ in documents}
    for row in _re3d_rows(data, "entities"):
        document = documents[row["documentId"]]
        document.ignored.add(trimmed(document.text, row["begin"], row["end"]))
        if row["type"] in _RE3D_KINDS and row["confidence"] >= _RE3D_SURE:
            kinds[row["documentId"]][row["begin"], row["end"]] = _RE3D_KINDS[row["type"]]
    for id_, document in documents.items():
        for (start, end), kind in kinds[id_].items():
            span = trimmed(document.text, start, end)
            if _has_name(document.text[start:end]):
                document.names.add(Name(span.start, span.end, kind))
                document.ignored.discard(span)
    types = {row["type"] for row in mapping("re3d")}
    for row in _re3d_rows(data, "relations"):
        document, known = documents[row["documentId"]], kinds[row["documentId"]]
        ends = sorted({(row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])})
        if row["type"] in types and row["confidence"] >= _RE3D_SURE and len(ends) == 2 and known.keys() >= set(ends):
            # Their direction is not reliable: the two ends stand in the order of the text.
            relation = GoldRelation(row["type"], *(Name(*end, known[end]) for end in ends))
            if relation not in document.relations:
                document.relations.append(relation)
    return list(documents.values())


def _re3d_rows(data: Path, table: str) -> list[dict[str, Any]]:
    return [row for path in sorted((data / "re3d").glob(f"*/{table}.jsonl")) for row in _json_lines(path)]


def _has_name(text: str) -> bool:
    """re3d marks "the city" and "they" as it marks names: whether there is a capitalised word that may be one."""
    words = (word.strip("“”‘’\"'(),.") for word in text.split())
    empty = sections("evaluation/not_naming.txt")["words"]
    return any(
        word.casefold() not in empty and not word[:1].isdigit() and any(letter.isupper() for letter in word)
        for word in words
    )


def _polnear(data: Path) -> list[GoldDocument]:
    documents = []
    for path in sorted((data / "polnear/dev/text").glob("*.txt")):
        # Two articles were annotated six times over, to measure agreement: the first annotator's word counts.
        annotations = sorted((data / "polnear/dev/attributions").glob(f"{path.stem}_*.ann"))
        if not annotations:
            raise DataMissingError(f"{path}: no annotations of it in ../attributions")
        document = GoldDocument(f"polnear_{path.stem}", path.read_bytes().decode())
        document.attributions = list(_brat(annotations[0].read_bytes().decode()))
        documents.append(document)
    return documents


def _brat(lines: str) -> Iterator[GoldAttribution]:
    """The events of brat's standoff format, whose roles may be numbered (`Content2`)."""
    spans: dict[str, list[Span]] = {}
    for line in lines.split("\n"):
        if line.startswith("T"):
            id_, place, _ = line.split("\t")
            parts = (part.split() for part in place.split(" ", 1)[1].split(";"))
            spans[id_] = [Span(int(start), int(end)) for start, end in parts]
    for line in lines.split("\n"):
        if line.startswith("E"):
            parts_of: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
            for role, id_ in (argument.split(":") for argument in line.split("\t")[1].split()[1:]):
                parts_of[role.rstrip("0123456789")] += spans[id_]
            yield GoldAttribution(*(tuple(parts_of[role]) for role in ("Source", "Cue", "Content")))


def _gold(data: Path) -> list[GoldDocument]:
    texts = {document.id: document.text for document in [*_re3d(data), *_polnear(data)]}
    documents = []
    for row in _json_lines(data / "gold_dev/gold.jsonl"):
        if row["doc"] not in texts:
            raise DataMissingError(f"{row['doc']}: no text for this gold document under {data}")
        document = GoldDocument(row["doc"], texts[row["doc"]])
        document.entities = [gold_entity(entity) for entity in row["entities"]]
        document.claims = [gold_claim(claim) for claim in row["claims"]]
        documents.append(document)
    return documents


def gold_entity(row: Mapping[str, Any]) -> GoldEntity:
    """An entity of a line of `gold.jsonl`."""
    kinds = tuple(Kind(kind) for kind in row.get("kinds", [row["kind"]]))
    return GoldEntity(row["id"], kinds, row["name"], (row["name"], *row["aliases"]))


def gold_claim(row: Mapping[str, Any]) -> GoldClaim:
    """A claim of a line of `gold.jsonl`."""
    return GoldClaim(
        predicates=tuple(dict.fromkeys([row["predicate"], row.get("or", row["predicate"])])),
        subject=row["subject"],
        object=row["object"],
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        speaker=row["speaker"],
        clear=row["clear"],
        unsure=tuple(row.get("unsure", ())),
        span=Span(row["start"], row["end"]),
    )


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_bytes().split(b"\n"):
        if line.strip():
            yield json.loads(line)


_LOADERS: Mapping[str, Callable[[Path], list[GoldDocument]]] = {
    "conll04": _conll04,
    "re3d": _re3d,
    "polnear": _polnear,
    "crossner": _crossner,
    "gold": _gold,
}
CORPORA = tuple(_LOADERS)

"""The annotated texts, each with its own habits, as sentences in one scheme.

A label is an index into `LABELS`, or IGNORED where the text does not say, or OTHER where it says only that there is no
person, organization or place (corpora that do not mark wars, laws and demonyms). Spans of persons are bare of titles,
all spans of a leading "the" and a trailing "'s".
"""

import html
import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.ontology import Kind
from ingest.pipeline.names.gazetteer import gazetteer
from ingest.pipeline.names.head_words import head
from ingest.pipeline.names.titles import after_titles, is_modifier, is_title
from ingest.pipeline.names.words import FUNCTION_WORDS, not_names
from ingest.pipeline.tagger.labels import LABELS

IGNORED, OTHER = -100, 100

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens and the label of each."""

    tokens: tuple[str, ...]
    labels: tuple[int, ...]

    @property
    def named(self) -> bool:
        """Whether a person, an organization or a place is in it."""
        return any(0 < label < 7 for label in self.labels)


def gmb_news(data: Path) -> list[Sentence]:
    """Groningen Meaning Bank, news. Silver: the kind of a name is corrected by the gazetteer, then by the majority."""
    kinds = {"per": "PER", "org": "ORG", "geo": "LOC", "gpe": "LOC", "art": "MISC", "eve": "MISC", "nat": "MISC"}
    read = [
        (tokens, [(start, end, kinds[tag]) for start, end, tag in found if tag in kinds])
        for tokens, found in _columns(data / "gmb_news/train.conll", word=0, tag=-1)
    ]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for tokens, found in read:
        for start, end, kind in found:
            votes[" ".join(tokens[start:end])][kind] += 1
    sentences = []
    for tokens, found in read:
        cleaned, unsure = [], []
        for start, end, kind in found:
            told = _told(tuple(tokens[start:end]))
            most, count = votes[" ".join(tokens[start:end])].most_common(1)[0]
            if told:
                kind = told
            elif count >= 4 and count >= 0.75 * votes[" ".join(tokens[start:end])].total():
                kind = most
            if kind in {"ORG", "PER"} and end - start == 1 and _is_plain(tokens[start]):
                unsure += range(start, end)
            else:
                cleaned.append((start, end, kind))
        sentences.append(_sentence(tokens, cleaned, OTHER, unsure))
    return sentences


def uner_ewt(data: Path) -> list[Sentence]:
    """Universal NER over the English Web Treebank."""
    return [
        _sentence(tokens, found, OTHER)
        for part in ("dev", "test")
        for tokens, found in _columns(data / f"uner_ewt/{part}.iob2", word=1, tag=2)
    ]


def wikigold(data: Path) -> list[Sentence]:
    """WikiGold."""
    return [_sentence(tokens, found) for tokens, found in _columns(data / "wikigold/wikigold.conllu", word=1, tag=2)]


def crossner(data: Path) -> list[Sentence]:
    """CrossNER, politics, the training part."""
    return [_sentence(tokens, found) for tokens, found in read_crossner(data, "train")]


def read_crossner(data: Path, part: str) -> list[tuple[list[str], list[Span]]]:
    """One part of CrossNER politics, as tokens and the spans in them."""
    kinds = {
        "politician": "PER",
        "person": "PER",
        "organisation": "ORG",
        "politicalparty": "ORG",
        "location": "LOC",
        "country": "LOC",
    }
    return [
        (tokens, [(start, end, kinds.get(tag, "MISC")) for start, end, tag in found])
        for tokens, found in _columns(data / f"crossner_politics/{part}.txt", word=0, tag=1)
    ]


def redocred(data: Path) -> list[Sentence]:
    """Re-DocRED, the development part: Wikipedia with every name."""
    sentences = []
    for document in json.loads((data / "redocred/dev.json").read_text(encoding="utf-8")):
        found: dict[int, list[Span]] = defaultdict(list)
        for mentions in document["vertexSet"]:
            for mention in mentions:
                kind = mention["type"]
                if kind in {"PER", "ORG", "LOC", "MISC"}:
                    found[mention["sent_id"]].append((*mention["pos"], kind))
        for number, tokens in enumerate(document["sents"]):
            sentences.append(_sentence(tokens, _apart(found[number])))
    return sentences


def gum(data: Path) -> list[Sentence]:
    """GUM marks whatever is spoken of; here the spans of it that are written like names. What is unclear is ignored.

    Its speeches are left out: its LICENSE names no licence for their texts.
    """
    paths = (path for genre in _GUM_GENRES for path in (data / "gum").glob(f"GUM_{genre}_*.tsv"))
    return [_gum_sentence(rows) for path in sorted(paths) for rows in _gum_rows(path)]


_GUM_GENRES = ("bio", "court", "news")


_GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_JOINTS = frozenset({"of", "the", "and", "for", "&", "-", "de", "la", "al", "bin", "von", "van", "'s", "."})


def _gum_rows(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) > 6:
            rows.append(fields)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _gum_sentence(rows: list[list[str]]) -> Sentence:
    tokens = [row[2] for row in rows]
    places: dict[str, list[int]] = defaultdict(list)
    known: set[str] = set()
    for place, row in enumerate(rows):
        for entity in row[3].split("|"):
            if entity != "_":
                places[entity if "[" in entity else f"{entity}[{place}]"].append(place)
        known.update(re.findall(r"\[\d+\]", row[6]))
        if row[6] != "_" and "[" not in row[6]:
            known.add(f"[{place}]")
    found: list[Span] = []
    unsure: set[int] = set()
    for entity, where in sorted(places.items(), key=lambda item: len(item[1])):
        kind = _GUM_KINDS.get(entity.split("[")[0])
        if kind is None:
            continue
        start, end = where[0], where[-1] + 1
        while start < end and tokens[start].lower() in {"the", "a", "an", "this", "our", "my", "his", "her"}:
            start += 1
        joints = _JOINTS - ({"of", "and", "for", "the"} if kind == "PER" else set())
        if kind == "PER":
            start = max([start, *(stop for _, stop, other in found if stop <= end - 1 and other == "ORG")])
        words = tokens[start:end]
        capital = [word for word in words if word[:1].isupper()]
        named = entity[entity.index("[") :] in known
        ok = bool(capital) and all(word[:1].isupper() or word.lower() in joints for word in words)
        ok = ok and words[0][:1].isupper() and words[-1][:1].isupper() and "I" not in words
        ok = ok and not (len(words) == 1 and words[0].casefold() in FUNCTION_WORDS)
        if ok and (named or start > 0 or len(words) > 1) and not (len(words) == 1 and _is_plain(words[0])):
            found = [span for span in found if not (start <= span[0] and span[1] <= end)]
            found.append((start, end, kind))
        else:
            unsure.update(
                place
                for place in where
                if tokens[place][:1].isupper() and tokens[place].casefold() not in FUNCTION_WORDS
            )
    covered = {place for start, end, _ in found for place in range(start, end)}
    return _sentence(tokens, _apart(found), OTHER, unsure - covered)


_FACTS = {
    "CEO": ("ORG", "PER"),
    "CHILD_OF": ("PER", "PER"),
    "DATE_FOUNDED": ("ORG", ""),
    "DATE_OF_BIRTH": ("PER", ""),
    "DATE_OF_DEATH": ("PER", ""),
    "EDUCATED_AT": ("PER", "ORG"),
    "EMPLOYEE_OR_MEMBER_OF": ("PER", "ORG"),
    "FOUNDED_BY": ("ORG", ""),
    "HEADQUARTERS": ("ORG", "LOC"),
    "NATIONALITY": ("PER", "LOC"),
    "PLACE_OF_BIRTH": ("PER", "LOC"),
    "PLACE_OF_RESIDENCE": ("PER", "LOC"),
    "POLITICAL_AFFILIATION": ("PER", "ORG"),
    "SPOUSE": ("PER", "PER"),
    "SUBSIDIARY_OF": ("ORG", "ORG"),
}
"""Of which kind the subject and the object of a KnowledgeNet fact are; nothing: a date, or either kind."""


def knowledgenet(data: Path) -> list[Sentence]:
    """KnowledgeNet marks the ends of facts only: every other capitalised word is ignored."""
    with zipfile.ZipFile(data / "knowledgenet/human_readable-v10-notest.zip") as archive:
        page = archive.read("human_readable-v10-notest.html").decode()
    texts: dict[tuple[str, ...], str] = {}
    marks: dict[tuple[str, ...], set[Span]] = defaultdict(set)
    for row in page.split("<tr>")[1:]:
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        if len(cells) != 10:
            continue
        key = tuple(cells[1:4])
        text, found = _marked(cells[9])
        if texts.setdefault(key, text) != text:
            continue
        for role, start, end in found:
            kind = _FACTS[cells[8]][role == "object"]
            if kind:
                marks[key].add((start, end, kind))
    sentences = []
    for key, text in texts.items():
        words = list(re.finditer(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]", text))
        tokens = [word.group() for word in words]
        starts = {word.start(): place for place, word in enumerate(words)}
        ends = {word.end(): place + 1 for place, word in enumerate(words)}
        found = [
            (starts[start], ends[end], kind)
            for start, end, kind in sorted(marks[key])
            if start in starts and end in ends and text[start].isupper()
        ]
        found = [span for span in _apart(found) if span[1] > span[0] and tokens[span[0]] not in _PRONOUNS]
        if found:
            covered = {place for start, end, _ in found for place in range(start, end)}
            unsure = {place for place, token in enumerate(tokens) if token[:1].isupper()} - covered
            sentences.append(_sentence(tokens, found, OTHER, unsure))
    return sentences


_PRONOUNS = frozenset({"He", "She", "It", "They", "His", "Her", "Its", "Their", "I", "We", "The", "This", "Who"})


def _marked(cell: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, found, open_ = "", [], list[tuple[str, int]]()
    for piece in re.split(r"(<[^>]*>)", cell):
        if piece.startswith("<span"):
            open_.append(("object" if "object" in piece else "subject", len(text)))
        elif piece.startswith("</span"):
            if open_:
                role, start = open_.pop()
                found.append((role, start, len(text)))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, found


CORPORA: dict[str, Callable[[Path], list[Sentence]]] = {
    "gmb_news": gmb_news,
    "uner_ewt": uner_ewt,
    "wikigold": wikigold,
    "crossner_politics": crossner,
    "redocred": redocred,
    "gum": gum,
    "knowledgenet": knowledgenet,
}


def _columns(path: Path, word: int, tag: int) -> Iterator[tuple[list[str], list[Span]]]:
    tokens: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line.strip():
            if tokens:
                yield tokens, _bio(tags)
            tokens, tags = [], []
        elif not line.startswith("# ") and "\t" in line:
            fields = line.split("\t")
            tokens.append(fields[word])
            tags.append(fields[tag])


def _bio(tags: Sequence[str]) -> list[Span]:
    found: list[Span] = []
    for place, tag in enumerate(tags):
        if tag[:2] == "I-" and found and found[-1][1] == place and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], place + 1, tag[2:])
        elif tag[:2] in {"B-", "I-"}:
            found.append((place, place + 1, tag[2:]))
    return found


def _apart(found: Iterable[Span]) -> list[Span]:
    """The longest spans, none overlapping another."""
    kept: list[Span] = []
    for span in sorted(set(found), key=lambda span: (span[0] - span[1], span)):
        if all(span[1] <= start or end <= span[0] for start, end, _ in kept):
            kept.append(span)
    return sorted(kept)


def _sentence(tokens: Sequence[str], found: Iterable[Span], outside: int = 0, unsure: Iterable[int] = ()) -> Sentence:
    labels = [outside if _may_be_name(token) else 0 for token in tokens]
    for place in unsure:
        labels[place] = IGNORED
    for start, end, kind in found:
        start, end = _bare(tokens, start, end, kind)
        if start >= end or tokens[start] == "-DOCSTART-":
            continue
        if kind != "MISC" and all(_is_demonym(token) for token in tokens[start:end]):
            kind = "MISC"
        for place in range(start, end):
            labels[place] = LABELS.index(f"{'I' if place > start else 'B'}-{kind}")
    return Sentence(tuple(tokens), tuple(labels))


def _may_be_name(token: str) -> bool:
    return any(letter.isupper() for letter in token)


def _bare(tokens: Sequence[str], start: int, end: int, kind: str) -> tuple[int, int]:
    while start < end and (tokens[start].lower() in {"the", "a", "an"} or not tokens[start][:1].isalnum()):
        start += 1
    while start < end and tokens[end - 1] in {"'s", "'", "’s", ",", "’"}:
        end -= 1
    if kind == "PER" and start < end:
        start = after_titles(tokens, start, end)
        if all(is_title(token) or is_modifier(token) for token in tokens[start:end]):
            return start, start
    return start, end


def _is_plain(word: str) -> bool:
    """Whether a single word is no name by itself: "Party", "Western"."""
    return word.casefold() in not_names() or head(word) is not None or is_title(word) or word.islower()


@cache
def _is_demonym(word: str) -> bool:
    return gazetteer().demonym(word) is not None


@cache
def _told(words: tuple[str, ...]) -> str | None:
    """The kind that the gazetteer is certain of."""
    doc = Doc(_VOCABULARY, words=list(words))
    entry = gazetteer().lookup(doc, 0, len(doc))
    if entry is None or not entry.certain:
        return None
    return {Kind.PERSON: "PER", Kind.ORGANIZATION: "ORG", Kind.PLACE: "LOC"}[entry.kind]


_VOCABULARY = Vocab()

"""Which candidates are names, and of which kind: the same words are one kind of thing in the whole document."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.lexicon import fold
from ingest.pipeline.names.context import context, known_single_names
from ingest.pipeline.names.gazetteer import Gazetteer
from ingest.pipeline.names.head_words import head, head_of_name
from ingest.pipeline.names.tagged import seen_as
from ingest.pipeline.names.text_demonyms import text_demonyms
from ingest.pipeline.names.titles import is_modifier, is_title
from ingest.pipeline.names.words import (
    PARTICLES,
    SURNAMES_TOO,
    Candidate,
    events,
    first_names,
    is_capitalised,
    not_names,
    surnames,
)

Name = tuple[int, int, Kind]

_STATISTICAL = ("model", "tagger")
"""How the sources of candidates begin that a statistical model found: the stock one, or the project's own tagger."""


def choose(doc: Doc, known: Gazetteer, candidates: Sequence[Candidate]) -> list[Name]:
    """The names of the document, none overlapping another, in the order of the text."""
    kept = _without_overlaps(_without_contained(candidates))
    evidence = _evidence(doc, candidates)
    small = {token.text for token in doc if token.is_lower and not token.is_sent_start}
    adjectives = text_demonyms(doc, known)
    for name in set(adjectives.values()):
        evidence[fold(name)][Kind.PLACE] += 8
    names: list[Name] = []
    for candidate in kept:
        if candidate.end - candidate.start == 1 and candidate.start in adjectives:
            continue
        kind = _kind(doc, candidate, evidence)
        if kind is Kind.ORGANIZATION and _is_doubtful(doc, candidate, evidence):
            kind = Kind.PERSON if doc[candidate.start].dep_ in {"nsubj", "nsubjpass"} else None
        if kind is not None and not _is_ordinary(doc, known, candidate, small):
            names.append((candidate.start, candidate.end, kind))
    return sorted([*names, *_repeated(doc, known, names, kept)])


def _without_contained(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drops what lies inside a longer candidate that is worth as much: "Washington" in "Washington Post"."""
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end))
    over: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in ordered:
        for place in range(candidate.start, candidate.end):
            over[place].append(candidate)
    return [
        candidate
        for candidate in ordered
        if not any(
            candidate.end <= other.end
            and (other.end - other.start) > (candidate.end - candidate.start)
            and _covers(other, candidate)
            for other in over[candidate.start]
        )
    ]


def _covers(long: Candidate, short: Candidate) -> bool:
    """Whether the longer of two candidates is to be believed."""
    if short.source == "dateline":
        return False
    if long.source.startswith("tagger"):
        return long.kind is not None or short.source != "gazetteer"
    if long.kind is None and short.source == "gazetteer":
        return long.source == "event"
    if long.source.startswith("model"):
        told = short.source in {"title", "first name", "first word"} and long.kind is not short.kind
        same = long.kind is short.kind and long.end == short.end
        return (not told and short.rank < 80) or same or (short.source == "gazetteer" and long.kind is not None)
    if short.rank > 80 and short.source != "gazetteer":
        return long.rank >= 80
    return long.rank >= 60


def _without_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (-c.rank, c.start - c.end, c.start)):
        tokens = range(candidate.start, candidate.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(candidate)
    return chosen


def _key(doc: Doc, start: int, end: int) -> str:
    return " ".join(fold(token.text) for token in doc[start:end])


def _evidence(doc: Doc, candidates: Sequence[Candidate]) -> dict[str, dict[Kind | None, int]]:
    table: dict[str, dict[Kind | None, int]] = defaultdict(lambda: defaultdict(int))
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for candidate in candidates:
        key = _key(doc, candidate.start, candidate.end)
        model = candidate.source.startswith(_STATISTICAL)
        # What a source says of a word once, it need not say again; the model may be of several minds.
        seen[key, candidate.source] += 1
        if seen[key, candidate.source] <= (2 if model else 1):
            table[key][candidate.kind] += candidate.evidence
        several = candidate.end - candidate.start > 1
        if several and model and candidate.source != "tagger ORG" and _sounds_personal(doc, candidate):
            table[key][Kind.PERSON] += 3
        if candidate.kind is Kind.PERSON and several:
            last = _key(doc, candidate.end - 1, candidate.end)
            seen[last, "surname"] += 1
            if seen[last, "surname"] == 1:
                table[last][Kind.PERSON] += 4 if candidate.source.startswith("model") else 6 if model else 7
    for start, end in _places_of_model_names(doc, candidates):
        for context_kind, weight in context(doc, start, end):
            table[_key(doc, start, end)][context_kind] += weight
    for key, votes in table.items():
        hint = known_single_names().get(key)
        if hint is not None and any(weight for kind, weight in votes.items() if kind is not None):
            votes[hint[0]] += hint[1]
    return table


def _sounds_personal(doc: Doc, candidate: Candidate) -> bool:
    texts = [token.text for token in doc[candidate.start : candidate.end]]
    return head_of_name(texts) is None and (texts[-1] in surnames() or texts[0] in first_names())


def _places_of_model_names(doc: Doc, candidates: Sequence[Candidate]) -> Iterable[tuple[int, int]]:
    """Every place of the words that the model takes for names somewhere, in the order of the text."""
    forms = {
        tuple(doc[place].text for place in range(candidate.start, candidate.end))
        for candidate in candidates
        if candidate.source.startswith(_STATISTICAL)
    }
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        lengths[form[0]].add(len(form))
    texts = [token.text for token in doc]
    for start, text in enumerate(texts):
        for length in sorted(lengths.get(text, ())):
            if tuple(texts[start : start + length]) in forms:
                yield start, start + length


def _kind(doc: Doc, candidate: Candidate, evidence: dict[str, dict[Kind | None, int]]) -> Kind | None:
    key = _key(doc, candidate.start, candidate.end)
    votes = dict(evidence[key])
    last = doc[candidate.end - 1]
    if last.lower_ in events() and candidate.end - candidate.start > 1 and seen_as(last) not in {"PERSON", "ORG"}:
        votes[None] = votes.get(None, 0) + 4
    return max(votes, key=lambda kind: votes[kind])  # of several the one that was voted for first


def _is_doubtful(doc: Doc, candidate: Candidate, evidence: dict[str, dict[Kind | None, int]]) -> bool:
    """Whether nothing but one glance of the statistical model speaks for an organization. On news such a word is a
    person where it is a subject, and mostly no name elsewhere."""
    single = candidate.end - candidate.start == 1 and candidate.source.startswith("model")
    if not single or not doc[candidate.start].text.istitle() or doc[candidate.start].dep_ == "compound":
        return False
    return sum(evidence[_key(doc, candidate.start, candidate.end)].values()) < 2


def _is_ordinary(doc: Doc, known: Gazetteer, candidate: Candidate, small: set[str]) -> bool:
    """Whether a single word is no name after all: a day, a demonym, a bare "Council", a word that a sentence begins
    with. `small` are the words of the document that are written small."""
    if candidate.end - candidate.start > 1:
        return False
    token = doc[candidate.start]
    if token.lower_ in not_names() and not candidate.source.startswith(("title", "definition")):
        return True
    if candidate.source == "gazetteer":
        return False
    if known.demonym(token.text) or len(token.text) < 2:
        return True
    if candidate.source.startswith(_STATISTICAL):
        after = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
        if head(token.text) or token.lower_ in events() or (is_modifier(token.text) and is_title(after)):
            return True
        if token.tag_ not in {"NNP", "NNPS", "NN", "NNS", "FW"} and token.is_sent_start:
            return True
    return bool(token.is_sent_start) and token.lower_ in small


def _repeated(doc: Doc, known: Gazetteer, names: Sequence[Name], kept: Sequence[Candidate]) -> list[Name]:
    """The other places where a name stands that was found once, and the surnames of the people found."""
    taken = {place for start, end, _ in names for place in range(start, end)}
    by_first: dict[str, dict[tuple[str, ...], Kind]] = defaultdict(dict)
    for start, end, kind in names:
        words = tuple(token.text for token in doc[start:end])
        forms = [words]
        if kind is Kind.PERSON and len(words) > 1:
            forms += [words[-1:]]
            if len(words) > 3 and words[-2] == "-" and words[-3].casefold() in PARTICLES:
                forms += [words[-3:]]
        if kind is Kind.ORGANIZATION and "-" not in words:
            initials = "".join(word[0] for word in words if word[:1].isupper())
            forms += [(initials,)] if len(initials) > 2 else []
        for form in forms:
            word = form[0].casefold() in not_names() and form[0] not in SURNAMES_TOO
            plain = len(form) == 1 and (word or len(form[0]) < 3)
            if form[0][:1].isalnum() and not (plain and form != words):
                by_first[form[0]].setdefault(form, kind)
    found: list[Name] = []
    at = 0
    while at < len(doc):
        if at in taken or doc[at].text not in by_first:
            at += 1
            continue
        fitting = [
            (form, kind)
            for form, kind in by_first[doc[at].text].items()
            if tuple(token.text for token in doc[at : at + len(form)]) == form
            and taken.isdisjoint(range(at, at + len(form)))
        ]
        if fitting:
            form, kind = max(fitting, key=lambda pair: len(pair[0]))
            if len(form) > 1 or _stands_alone(doc, at):
                found.append((at, at + len(form), kind))
                at += len(form)
                continue
        at += 1
    return found


def _stands_alone(doc: Doc, at: int) -> bool:
    """Whether the word at this place is used as a name by itself, not as part of another name or as a word."""
    token = doc[at]
    if token.text in SURNAMES_TOO and token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if token.pos_ not in {"PROPN", "NOUN", "ADJ", "X"} and not is_capitalised(token.text):
        return False
    before, after = doc[at - 1].text if at else "", doc[at + 1].text if at + 1 < len(doc) else ""
    joined = after[:1].isupper() and after.isalpha() and token.whitespace_ and doc[at + 1].ent_type_ == token.ent_type_
    return (
        is_capitalised(token.text)
        and not (joined and token.ent_type_)
        and not (before in first_names() and token.text in first_names())
    )

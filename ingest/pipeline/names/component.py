"""The component `sayso_names`: who and what is named, in place of the statistical model's entities."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.pipeline.layers import register
from ingest.pipeline.names.abbreviations import Definition, bracketed, definitions
from ingest.pipeline.names.candidates import candidates
from ingest.pipeline.names.choice import choose
from ingest.pipeline.names.gazetteer import Gazetteer, gazetteer
from ingest.pipeline.names.text_demonyms import text_demonyms

NAME = "sayso_names"


@Language.component(
    NAME,
    requires=["doc.ents", "token.dep"],
    assigns=["doc.ents", "doc._.demonyms", "doc._.aliases"],
)
def sayso_names(doc: Doc) -> Doc:
    """Writes `doc.ents` (Person, Organization, Place), `doc._.demonyms` and `doc._.aliases`."""
    register()
    known = gazetteer()
    defined = definitions([token.text for token in doc])
    names = choose(doc, known, candidates(doc, known, defined))
    doc.set_ents([Span(doc, start, end, label=kind) for start, end, kind in names])
    doc._.demonyms = _demonyms(doc, known)
    doc._.aliases = _aliases(doc, defined)
    return doc


def _demonyms(doc: Doc, known: Gazetteer) -> dict[int, str]:
    """The tokens that speak of a country without being its name, and country names inside compounds ("US-led")."""
    found = {token: name for token, name in text_demonyms(doc, known).items() if not doc[token].ent_type_}
    for token in doc:
        country = known.demonym(token.text)
        if country and not token.ent_type_:
            found[token.i] = country
    for entity in doc.ents:
        after = doc[entity.end].text if entity.end < len(doc) else ""
        if entity.label_ == "Place" and after == "-" and not doc[entity.end - 1].whitespace_:
            entry = known.lookup(doc, entity.start, entity.end)
            if entry and "country" in entry.tags:
                found[entity.end - 1] = entry.name
    return dict(sorted(found.items()))


def _aliases(doc: Doc, defined: list[Definition]) -> list[tuple[Span, Span]]:
    spans = {(entity.start, entity.end): entity for entity in doc.ents}
    pairs = []
    for definition in defined:
        long = spans.get((definition.long_start, definition.long_end))
        short = spans.get((definition.short_start, definition.short_end))
        if long is not None and short is not None:
            pairs.append((long, short))
    ends = {entity.end: entity for entity in doc.ents}
    for bracket, place in bracketed([token.text for token in doc]):
        long, short = ends.get(bracket), spans.get((place, place + 1))
        if long is not None and short is not None and long.label == short.label and (long, short) not in pairs:
            pairs.append((long, short))
    return [*pairs, *_also_known_as(doc)]


def _also_known_as(doc: Doc) -> list[tuple[Span, Span]]:
    """Neighbouring names with a cue between: "the Tarn Mosque, officially the Tarn Society"."""
    pairs = []
    for first, second in pairwise(doc.ents):
        cue = tuple(_outside_brackets(doc[first.end : second.start]))
        if cue in _CUES and first.label == second.label:
            pairs.append((first, second))
    return pairs


def _outside_brackets(span: Span) -> Iterator[str]:
    """The words of weight in small letters, without what stands in brackets."""
    depth = 0
    for token in span:
        depth += (token.text == "(") - (token.text == ")")
        word = token.is_alpha or token.text == "a.k.a."
        if word and not depth and token.lower_ not in {"the", "or", "and", "who", "is", "was", "are"}:
            yield token.lower_


_CUES = frozenset(
    {
        ("also", "known", "as"),
        ("better", "known", "as"),
        ("known", "as"),
        ("formerly",),
        ("formerly", "known", "as"),
        ("aka",),
        ("a.k.a.",),
        ("alias",),
        ("officially",),
        ("also", "called"),
        ("previously", "known", "as"),
        ("now", "known", "as"),
        ("also", "spelled"),
    }
)

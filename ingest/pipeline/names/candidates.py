"""Every stretch of the text that something takes for a name: the gazetteer, a head word, a title, a first name, the
statistical model. Which of them stand is decided in `name_choice`."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.ontology import Kind
from ingest.pipeline.names.abbreviations import Definition, bracketed
from ingest.pipeline.names.datelines import datelines
from ingest.pipeline.names.gazetteer import Gazetteer, Match
from ingest.pipeline.names.head_words import head, head_of_name
from ingest.pipeline.names.headed import elections, event_names, headed, prefixed, small_headed
from ingest.pipeline.names.national import national_bodies
from ingest.pipeline.names.persons import persons, single_surnames
from ingest.pipeline.names.statistical import statistical
from ingest.pipeline.names.words import Candidate, headline_tokens, is_event, is_officer


def candidates(doc: Doc, known: Gazetteer, defined: list[Definition]) -> list[Candidate]:
    """All candidates of the document, in no special order."""
    texts = [token.text for token in doc]
    headline = headline_tokens(doc)
    matches = known.find(doc)
    return [
        *_known(doc, matches),
        *_defined(doc, known, texts, defined),
        *_bracketed(doc, known, texts, defined),
        *headed(doc, known, headline),
        *prefixed(doc, headline),
        *small_headed(doc),
        *event_names(doc, known, headline),
        *elections(doc),
        *datelines(doc, known, matches),
        *national_bodies(doc, known),
        *single_surnames(doc, headline),
        *persons(doc, known, texts, headline),
        *statistical(doc, known, texts, headline),
    ]


def _known(doc: Doc, matches: list[Match]) -> Iterator[Candidate]:
    for match in matches:
        several = match.end - match.start > 1
        rank = 100 if several else 58
        if not match.entry.certain:
            rank = 40
        if match.start and doc[match.start - 1].text.isdigit() and doc[match.start].text == "B.C.":
            continue
        yield Candidate(match.start, match.end, match.entry.kind, rank, 6 if match.entry.certain else 2, "gazetteer")


def _bracketed(doc: Doc, known: Gazetteer, texts: list[str], defined: list[Definition]) -> Iterator[Candidate]:
    """Acronyms of another language, whose letters do not fit, behind the name of an organization."""
    told = {definition.short_start for definition in defined}
    for bracket, short in bracketed(texts):
        entity = next((entity for entity in doc.ents if entity.end == bracket), None)
        said = head_of_name(texts[entity.start : entity.end]) if entity else head(texts[bracket - 1])
        organization = (said is not None and said.kind is Kind.ORGANIZATION) or (
            said is None and entity is not None and entity.label_ == "ORG"
        )
        if organization and short not in told and known.lookup(doc, short, short + 1) is None:
            yield Candidate(short, short + 1, Kind.ORGANIZATION, 70, 3, "bracketed")


def _defined(doc: Doc, known: Gazetteer, texts: list[str], defined: list[Definition]) -> Iterator[Candidate]:
    for definition in defined:
        long = definition.long_start, definition.long_end
        while long[1] > long[0] + 1 and not texts[long[1] - 1][-1].isalnum():
            long = long[0], long[1] - 1
        entry = known.lookup(doc, *long)
        said = head_of_name(texts[slice(*long)])
        if is_event(texts[slice(*long)]) or (is_officer(texts[long[0]]) and texts[long[0] + 1 :][:1] == ["of"]):
            kind = None
        else:
            kind = entry.kind if entry else said.kind if said else Kind.ORGANIZATION
        evidence = 5 if entry or said else 2
        yield Candidate(*long, kind, 95, evidence, "definition")
        yield Candidate(definition.short_start, definition.short_end, kind, 95, evidence, "definition")

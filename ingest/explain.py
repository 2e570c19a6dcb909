"""What each stage of the pipeline saw in a text, as values to be shown: why there is a claim, and why there is none."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.ontology import Form, Kind
from graph.record import Claim, Document
from ingest.extract import parsed
from ingest.pipeline.claims import Verdict, verdicts
from ingest.pipeline.layers import Cluster, Said, Words, cluster_index
from ingest.pipeline.record import ids


@dataclass(frozen=True, slots=True)
class Word:
    """A token as the parser and the names see it. `name`: the kind of the name that it is part of; `entity`: what it
    refers to; `demonym`: the country of a word like "Iraqi"."""

    text: str
    lemma: str
    tag: str
    dependency: str
    head: str
    name: Kind | None
    entity: str | None
    demonym: str | None


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who said what. `kind` is what the cue does to the content: say, deny, think …; `speaker` the entity, if known."""

    source: str | None
    speaker: str | None
    cue: str
    kind: str
    content: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate relation: the words of its ends, the entities that these are, and what became of it.

    `claim` is there unless the candidate was refused before one could be made; `refusal` says why it is not in the
    record. `cues` are the words that made it denied or less than actual.
    """

    predicate: str
    subject: tuple[str, str | None]
    object: tuple[str, str | None]
    rule: str
    trigger: str
    cues: str | None
    speaker: str | None
    claim: Claim | None
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """All that was seen in one sentence; relations stand where their trigger does."""

    text: str
    words: tuple[Word, ...]
    attributions: tuple[Attributed, ...]
    relations: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """An entity with its mentions as the text has them. `id` None: it is never named, so it is not in the record."""

    id: str | None
    kind: Kind
    name: str
    mentions: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text through the stages. `aliases`: names that the text itself or the gazetteer says are one thing."""

    aliases: tuple[tuple[str, str], ...]
    entities: tuple[Grouped, ...]
    sentences: tuple[Sentence, ...]


def explain(document: Document) -> Explanation:
    """Runs the pipeline on a document and keeps what each stage saw. Raises ModelMissingError."""
    return explanation(parsed(document), document)


def explanation(doc: Doc, document: Document) -> Explanation:
    """What the layers of a parsed document hold."""
    named = ids(doc)
    entities = tuple(_grouped(doc, cluster, named.get(place)) for place, cluster in enumerate(doc._.clusters))
    entity_at = {token: entities[place] for token, place in cluster_index(doc).items()}
    words = tuple(_word(doc, token, entity_at.get(token.i)) for token in doc)
    attributions = [(said.cue.start, _attributed(doc, said, entities)) for said in doc._.attributions]
    relations = [
        (verdict.candidate.relation.trigger, _judged(doc, verdict, entities))
        for verdict in verdicts(doc, document, named)
    ]
    sentences = tuple(
        Sentence(
            text=" ".join(sentence.text.split()),
            words=tuple(word for word in words[sentence.start : sentence.end] if word.text.strip()),
            attributions=tuple(each for place, each in attributions if sentence.start <= place < sentence.end),
            relations=tuple(each for place, each in relations if sentence.start <= place < sentence.end),
        )
        for sentence in doc.sents
    )
    aliases = tuple((one.text, other.text) for one, other in doc._.aliases or ())
    return Explanation(aliases, entities, sentences)


def _grouped(doc: Doc, cluster: Cluster, id_: str | None) -> Grouped:
    mentions = [(mention.form, doc[mention.start : mention.end].text) for mention in cluster.mentions]
    names = [text for form, text in mentions if form is Form.NAME] or [mentions[0][1]]
    return Grouped(id_, cluster.kind, max(names, key=len), tuple(text for _, text in mentions), tuple(cluster.tags))


def _word(doc: Doc, token: Token, entity: Grouped | None) -> Word:
    return Word(
        text=token.text,
        lemma=token.lemma_,
        tag=token.tag_,
        dependency=token.dep_,
        head=token.head.text,
        name=Kind(token.ent_type_) if token.ent_type_ in set(Kind) else None,
        entity=entity.name if entity else None,
        demonym=(doc._.demonyms or {}).get(token.i),
    )


def _attributed(doc: Doc, said: Said, entities: tuple[Grouped, ...]) -> Attributed:
    return Attributed(
        source=_text(doc, said.source) if said.source else None,
        speaker=entities[said.speaker].name if said.speaker is not None else None,
        cue=_text(doc, said.cue),
        kind=said.kind,
        content=_text(doc, said.content),
        quoted=said.quoted,
    )


def _judged(doc: Doc, verdict: Verdict, entities: tuple[Grouped, ...]) -> Judged:
    relation, candidate, stance = verdict.candidate.relation, verdict.candidate, verdict.stance
    subject, object_ = (
        (doc[token].text, entities[number].name if number is not None else None)
        for token, number in ((relation.subject, candidate.subject), (relation.object, candidate.object))
    )
    return Judged(
        predicate=relation.predicate,
        subject=subject,
        object=object_,
        rule=relation.rule,
        trigger=doc[relation.trigger].text,
        cues=stance.doubt if stance else None,
        speaker=entities[stance.speaker].name if stance and stance.speaker is not None else None,
        claim=verdict.claim,
        refusal=str(verdict.refusal) if verdict.refusal else None,
    )


def _text(doc: Doc, words: Words) -> str:
    return " ".join(doc[words.start : words.end].text.split())

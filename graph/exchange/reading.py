"""From a file of linked data that `sayso export` wrote, in any syntax of RDF, back to the records.

Who is who is not read: loading computes it. What is not of sayso in the file is passed over.
"""

import json
import re
from typing import Any

from rdflib import RDF, Dataset, Literal, URIRef
from rdflib.term import Node

from graph.evidence import checked
from graph.exchange.terms import document_iri, iri, relation_iri
from graph.ontology import Form, Kind, Modality, Polarity
from graph.record import Attribution, Claim, Document, Entity, InvalidRecordError, Mention, Record, Span

_DOCUMENT = document_iri("")
_RELATION = relation_iri("")
_AGAIN = "export the graph again"
_DOCUMENT_KEYS = ("source", "headline", "url", "author", "publisher", "published", "language")


class InvalidImportError(ValueError):
    """A file that cannot be imported. The message is one line: the value, the cause and the way out."""


def records_of(content: bytes, syntax: str) -> list[Record]:
    """The records of a file, ordered by the uids of their documents, each ready to be loaded.

    `syntax` is rdflib's name of it: json-ld, nquads, trig, turtle. Nothing is fetched from anywhere. Raises
    InvalidImportError.
    """
    dataset = _parsed(content, syntax)
    found = sorted(
        node
        for node in set(dataset.subjects(RDF.type, URIRef(iri("Document"))))
        if isinstance(node, URIRef) and node.startswith(_DOCUMENT)
    )
    if not found:
        raise InvalidImportError("it holds no document of sayso: give a file that `sayso export` made as linked data")
    return [_Reader(dataset, document).record() for document in found]


def _parsed(content: bytes, syntax: str) -> Dataset:
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise InvalidImportError(f"byte {error.start} is no UTF-8: it is no text file, or was changed") from error
    dataset = Dataset(default_union=True)
    try:
        if syntax == "json-ld":
            _refuse_foreign_contexts(json.loads(text))
        dataset.parse(data=text, format=syntax)
    except InvalidImportError:
        raise
    except RecursionError as error:
        raise InvalidImportError(f"it is nested too deeply: {_AGAIN}") from error
    except Exception as error:  # the parsers raise whatever comes their way, and each its own
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise InvalidImportError(f"it is not {syntax} ({said}): it was cut short or changed, {_AGAIN}") from error
    return dataset


def _refuse_foreign_contexts(value: Any) -> None:
    """A context given by its address would be fetched, from the network or from this machine's files."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            contexts = one.get("@context")
            given = [*(contexts if isinstance(contexts, list) else [contexts]), one.get("@import")]
            for address in given:
                if isinstance(address, str):
                    raise InvalidImportError(
                        f"its context is the address {address[:60]!r}, which is not fetched: put the context itself "
                        "into the file"
                    )
            waiting += one.values()


class _Reader:
    """The parts of one document, each checked for being there once and of its type."""

    def __init__(self, dataset: Dataset, document: URIRef) -> None:
        self.dataset, self.document = dataset, document
        self.uid = document.removeprefix(_DOCUMENT)

    def record(self) -> Record:
        """The record, checked. Raises InvalidImportError."""
        appearances = self.parts("Appearance")
        local = {one: self.text(one, "local") for one in appearances}
        try:
            record = checked(
                Record(
                    document=self._document(),
                    entities=tuple(self._entity(one) for one in appearances),
                    attributions=tuple(self._attribution(one, local) for one in self.parts("Attribution")),
                    claims=tuple(self._claim(one, local) for one in self.parts("Claim")),
                )
            )
        except InvalidRecordError as error:
            raise InvalidImportError(f"{error}: {_AGAIN}") from error
        except (KeyError, ValueError) as error:
            if isinstance(error, InvalidImportError):
                raise
            raise self.wrong(f"{error} does not belong there") from error
        if record.document.uid != self.uid:
            raise self.wrong(f"its text or what is told of it was changed, its uid would be {record.document.uid}")
        return record

    def parts(self, kind: str) -> list[Node]:
        """The parts of that type, in the order that they had."""
        found = [
            part
            for part in set(self.dataset.subjects(URIRef(iri("inDocument")), self.document))
            if (part, RDF.type, URIRef(iri(kind))) in self.dataset
        ]
        return sorted(found, key=lambda part: self.number(part, "position"))

    def wrong(self, what: str) -> InvalidImportError:
        """The error about this document."""
        return InvalidImportError(f"document {self.uid[:40]}: {what}: {_AGAIN}")

    def one(self, subject: Node, key: str) -> Node | None:
        """The one value of a property, None without. Raises InvalidImportError where there are several."""
        values = set(self.dataset.objects(subject, URIRef(iri(key))))
        if len(values) > 1:
            raise self.wrong(f"{subject} has {len(values)} values of {key}")
        return next(iter(values), None)

    def node(self, subject: Node, key: str) -> Node:
        """The one node that a property leads to."""
        found = self.one(subject, key)
        if found is None:
            raise self.wrong(f"{subject} has no {key}")
        return found

    def maybe(self, subject: Node, key: str) -> str | None:
        """The one text of a property, None without."""
        found = self.one(subject, key)
        if isinstance(found, Literal) and isinstance(found.value, str):
            return str(found)
        if found is not None:
            raise self.wrong(f"{key} of {subject} is {str(found)[:60]!r}, which is no text")
        return None

    def text(self, subject: Node, key: str) -> str:
        """The one text of a property."""
        found = self.maybe(subject, key)
        if found is None:
            raise self.wrong(f"{subject} has no {key}")
        return found

    def number(self, subject: Node, key: str) -> int:
        """The one whole number of a property."""
        found = self.node(subject, key)
        if isinstance(found, Literal) and type(found.value) is int:
            return found.value
        raise self.wrong(f"{key} of {subject} is {str(found)[:60]!r}, which is no whole number")

    def share(self, subject: Node, key: str) -> float:
        """The one number of a property, from 0 to 1."""
        found = self.node(subject, key)
        value = found.toPython() if isinstance(found, Literal) else None
        if isinstance(value, int | float) and 0 <= value <= 1:
            return float(value)
        raise self.wrong(f"{key} of {subject} is {str(found)[:60]!r}, which is no number from 0 to 1")

    def span(self, subject: Node, key: str) -> Span:
        """The stretch of the text that a property leads to."""
        selector = self.node(self.node(subject, key), "selector")
        return Span(self.number(selector, "start"), self.number(selector, "end"))

    def sequence(self, subject: Node, key: str) -> tuple[str, ...]:
        """The texts of the sequence that a property leads to, none without."""
        list_ = self.one(subject, key)
        if list_ is None:
            return ()
        members = {
            int(match[1]): str(value)
            for member, value in self.dataset.predicate_objects(list_)
            if (match := re.fullmatch(re.escape(str(RDF)) + r"_([1-9]\d{0,8})", str(member)))
        }
        return tuple(members[number] for number in sorted(members))

    def _document(self) -> Document:
        told = {key: self.maybe(self.document, key) for key in _DOCUMENT_KEYS}
        return Document(text=self.text(self.document, "text"), **told)

    def _entity(self, appearance: Node) -> Entity:
        found = self.dataset.objects(appearance, URIRef(iri("mention")))
        ordered = sorted(set(found), key=lambda mention: self.number(mention, "position"))
        return Entity(
            id=self.text(appearance, "local"),
            kind=Kind(self.text(appearance, "kind")),
            name=self.text(appearance, "name"),
            aliases=self.sequence(appearance, "otherNames"),
            mentions=tuple(self._mention(mention) for mention in ordered),
            tags=self.sequence(appearance, "tags"),
        )

    def _mention(self, mention: Node) -> Mention:
        selector = self.node(self.node(mention, "target"), "selector")
        return Mention(
            self.number(selector, "start"),
            self.number(selector, "end"),
            self.text(selector, "exact"),
            Form(self.text(mention, "form")),
        )

    def _claim(self, claim: Node, local: dict[Node, str]) -> Claim:
        selector = self.node(self.node(claim, "target"), "selector")
        speaker = self.one(claim, "speakerAppearance")
        return Claim(
            predicate=str(self.node(claim, "predicate")).removeprefix(_RELATION),
            subject=local[self.node(claim, "subjectAppearance")],
            object=local[self.node(claim, "objectAppearance")],
            polarity=Polarity(self.text(claim, "polarity")),
            modality=Modality(self.text(claim, "modality")),
            speaker=None if speaker is None else local[speaker],
            role=self.maybe(claim, "role"),
            event_date=self.maybe(claim, "eventDate"),
            start=self.number(selector, "start"),
            end=self.number(selector, "end"),
            quote=self.text(selector, "exact"),
            confidence=self.share(claim, "confidence"),
            rule=self.text(claim, "rule"),
        )

    def _attribution(self, said: Node, local: dict[Node, str]) -> Attribution:
        speaker = self.one(said, "speakerAppearance")
        source = self.one(said, "attributedSource")
        return Attribution(
            None if speaker is None else local[speaker],
            None if source is None else self.span(said, "attributedSource"),
            self.span(said, "cue"),
            self.span(said, "content"),
        )

"""A tiny invented text with extraction records and gold for it, for the tests of the evaluation."""

from collections.abc import Callable
from dataclasses import replace

from graph.ontology import Form, Kind, Modality, Polarity
from graph.record import Attribution, Claim, Document, Entity, Mention, Record, Span
from ingest.evaluation.corpora import gold_claim, gold_entity
from ingest.evaluation.counts import Judged
from ingest.evaluation.gold import GoldDocument, GoldRelation, Name

PERSON, ORGANIZATION, PLACE = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE

TEXT = "Anna Berg met Oren Dahl of the Tide League in Oslo. Berg denied that the League attacked Dahl."


def spans(words: str, text: str = TEXT) -> list[Span]:
    """Every place where the words stand."""
    found, place = [], text.find(words)
    while place >= 0:
        found.append(Span(place, place + len(words)))
        place = text.find(words, place + 1)
    return found


def entity(id_: str, kind: Kind, *mentions: str | tuple[str, int], text: str = TEXT, form: Form = Form.NAME) -> Entity:
    """An entity with these mentions; of words that stand in the text again and again, the numbered one."""
    places = [(each, 0) if isinstance(each, str) else each for each in mentions]
    at = [(words, spans(words, text)[number]) for words, number in places]
    found = tuple(Mention(span.start, span.end, words, form) for words, span in at)
    return Entity(id_, kind, found[0].text, tuple(each.text for each in found[1:]), found)


def claim(predicate: str, subject: str, object_: str, rule: str = "verb:some", **more: object) -> Claim:
    """A claim of the first sentence."""
    first = Claim(
        predicate, subject, object_, Polarity.AFFIRMED, Modality.ACTUAL, None, None, None, 0, 51, TEXT[:51], 0.5, rule
    )
    return replace(first, **more)


def record_of(
    *entities: Entity, claims: tuple[Claim, ...] = (), said: tuple[Attribution, ...] = (), text: str = TEXT
) -> Record:
    """A record of the text."""
    return Record(Document(text), entities, said, claims)


ANNA = entity("e1", PERSON, "Anna Berg", ("Berg", 1))
OREN = entity("e2", PERSON, "Oren Dahl", ("Dahl", 1))
LEAGUE = entity("e3", ORGANIZATION, "Tide League", ("League", 1))
OSLO = entity("e4", PLACE, "Oslo")


def counted(judge_one: Callable[[GoldDocument, Record, Judged], None], gold: GoldDocument, record: Record) -> Judged:
    """What one judge counts."""
    judged = Judged()
    judge_one(gold, record, judged)
    return judged


def gold_of(*claims: dict[str, object]) -> GoldDocument:
    """The text with four gold entities and these claims."""
    gold = GoldDocument("d", TEXT)
    gold.entities = [
        gold_entity({"id": id_, "kind": kind, "name": name, "aliases": aliases})
        for id_, kind, name, aliases in (
            ("g1", "Person", "Anna Berg", ["Berg"]),
            ("g2", "Person", "Oren Dahl", ["Dahl", "Oren the Great"]),
            ("g3", "Organization", "Tide League", ["League"]),
            ("g4", "Place", "Oslo", []),
        )
    ]
    plainly = {"polarity": "affirmed", "modality": "actual", "speaker": None, "clear": True, "start": 0, "end": 51}
    gold.claims = [gold_claim(plainly | claim) for claim in claims]
    return gold


MET = {"predicate": "MET_WITH", "subject": "g1", "object": "g2"}
ATTACKED = {"predicate": "ATTACKED", "subject": "g3", "object": "g2", "polarity": "denied", "speaker": "g1"}


def conll04_of(*relations: tuple[str, Name, Name]) -> GoldDocument:
    """The text with three names and these relations."""
    gold = GoldDocument("d", TEXT, names={Name(0, 9, PERSON), Name(14, 23, PERSON), Name(31, 42, ORGANIZATION)})
    gold.relations = [GoldRelation(*relation) for relation in relations]
    return gold


WORK = ("Work_For", Name(14, 23, PERSON), Name(31, 42, ORGANIZATION))

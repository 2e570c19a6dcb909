"""A small graph made by hand, in which every answer can be worked out on paper.

Four documents and a near copy of the first, nine entities, seventeen claims: affirmed, denied, hedged, planned and
imagined ones, in the author's voice and in others'. Everything is invented.

    herald   2020-07-01   a1 Mira LEADS Council · a2 Council BACKS League · a3 Mira MET_WITH Oren
                          a4 League ATTACKED Port (says Dana)
    wire     2020-07-02   b1 … b4, the same: one story printed twice
    gazette  2020-07-03   c1 Council BACKS League, denied (says Oren) · c2 Oren WORKS_FOR Bank
                          c3 Bank OWNS Salt, possible · c4 League ATTACKED Salt (says Oren)
    leaflet  no date      d1 Salt BACKS League, possible · d2 League BASED_IN Port
                          d3 Oren MET_WITH Mira, planned (says Mira) · d4 Dana LEADS Bank, hypothetical
                          d5 Oren MET_WITH Mira, denied (says Dana); it names Ilse too, and states nothing of her
"""

from dataclasses import dataclass
from functools import cache

from graph.ontology import Form, Kind, Modality, Polarity
from graph.record import Claim, Document, Entity, Mention, Record

NAMES = {
    "mira": (Kind.PERSON, "Mira Solen"),
    "oren": (Kind.PERSON, "Oren Vash"),
    "dana": (Kind.PERSON, "Dana Kerr"),
    "ilse": (Kind.PERSON, "Ilse Brandt"),
    "council": (Kind.ORGANIZATION, "Harbour Council"),
    "league": (Kind.ORGANIZATION, "Tide League"),
    "bank": (Kind.ORGANIZATION, "Northern Bank"),
    "salt": (Kind.ORGANIZATION, "Salt Company"),
    "port": (Kind.PLACE, "Port Ansel"),
}
ALIASES = {"league": ("TL",)}

_STORY = (
    "The quays were crowded before dawn. Mira Solen, chair of the Harbour Council, opened the morning session with the "
    "accounts of the spring. Nobody hid it any longer: the Harbour Council backs the Tide League (TL), and pays for "
    "its boats. Later Mira Solen met Oren Vash on the eastern pier, and the two walked along the nets for an hour "
    "without a word to the waiting reporters. By Dana Kerr's account, the Tide League attacked Port Ansel in the night "
    "of the storm, and three warehouses burned down to the waterline."
)
_REPLY = (
    "Oren Vash was plain about it: the Harbour Council does not back the Tide League and never will. Oren Vash, a "
    "director of the Northern Bank, spoke from a balcony. The Northern Bank reportedly owns the Salt Company. He went "
    "on to say that the Tide League attacked the Salt Company twice in one winter."
)
_LEAFLET = (
    "Some think that the Salt Company may back the Tide League (TL). The Tide League sits in Port Ansel, by the old "
    "crane. Mira Solen promised it: Oren Vash will meet Mira Solen again in the autumn. Were the vote held today, Dana "
    "Kerr would lead the Northern Bank. Ilse Brandt listened. According to Dana Kerr, Oren Vash never met Mira Solen."
)


@dataclass(frozen=True)
class Stated:
    """A claim as the tables below give it; entities by their keys in NAMES."""

    label: str
    subject: str
    predicate: str
    object: str
    quote: str
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    speaker: str | None = None
    role: str | None = None
    confidence: float = 0.9


_DENIED, _POSSIBLE = Polarity.DENIED, Modality.POSSIBLE

STORY = (
    Stated("1", "mira", "LEADS", "council", "Mira Solen, chair of the Harbour Council", role="chair"),
    Stated("2", "council", "BACKS", "league", "the Harbour Council backs the Tide League"),
    Stated("3", "mira", "MET_WITH", "oren", "Mira Solen met Oren Vash"),
    Stated("4", "league", "ATTACKED", "port", "the Tide League attacked Port Ansel", speaker="dana", confidence=0.7),
)
REPLY = (
    Stated(
        "1",
        "council",
        "BACKS",
        "league",
        "the Harbour Council does not back the Tide League",
        polarity=_DENIED,
        speaker="oren",
    ),
    Stated("2", "oren", "WORKS_FOR", "bank", "Oren Vash, a director of the Northern Bank", role="director"),
    Stated("3", "bank", "OWNS", "salt", "The Northern Bank reportedly owns the Salt Company", modality=_POSSIBLE),
    Stated("4", "league", "ATTACKED", "salt", "the Tide League attacked the Salt Company", speaker="oren"),
)
LEAFLET = (
    Stated("1", "salt", "BACKS", "league", "the Salt Company may back the Tide League", modality=_POSSIBLE),
    Stated("2", "league", "BASED_IN", "port", "The Tide League sits in Port Ansel"),
    Stated(
        "3", "oren", "MET_WITH", "mira", "Oren Vash will meet Mira Solen", modality=Modality.PLANNED, speaker="mira"
    ),
    Stated("4", "dana", "LEADS", "bank", "Dana Kerr would lead the Northern Bank", modality=Modality.HYPOTHETICAL),
    Stated("5", "oren", "MET_WITH", "mira", "Oren Vash never met Mira Solen", polarity=_DENIED, speaker="dana"),
)

DOCUMENTS = {
    "herald": (
        Document(
            text=_STORY,
            source="herald.txt",
            headline="Night at the quays",
            url="https://herald.example/quays",
            author="A. Writer",
            publisher="Herald",
            published="2020-07-01",
            language="en",
        ),
        "a",
        STORY,
    ),
    "wire": (
        Document(
            text=_STORY,
            source="wire.txt",
            headline="Quays burn",
            publisher="Wire",
            published="2020-07-02",
            language="en",
        ),
        "b",
        STORY,
    ),
    "gazette": (
        Document(
            text=_REPLY,
            source="gazette.txt",
            headline="Vash speaks out",
            publisher="Gazette",
            published="2020-07-03",
            language="en",
        ),
        "c",
        REPLY,
    ),
    "leaflet": (Document(text=_LEAFLET, source="leaflet.txt", headline="Autumn notes", language="en"), "d", LEAFLET),
}


@cache
def records() -> dict[str, Record]:
    """The record of each document, by the names above."""
    return {name: _record(document, stated) for name, (document, _, stated) in DOCUMENTS.items()}


@cache
def entity(key: str) -> str:
    """The uid of an entity: the smallest of its appearances' uids."""
    return min(appearances(key))


def appearances(key: str) -> list[str]:
    """The uids of an entity's appearances, one for each document that speaks of it."""
    return [record.appearance_uid(key) for record in records().values() if key in {one.id for one in record.entities}]


def document(name: str) -> str:
    """The uid of a document."""
    return records()[name].document.uid


def claim(label: str) -> str:
    """The uid of a claim, by its label above: `a1`."""
    record, claim_ = _find(label)
    return record.claim_uid(claim_)


def claim_row(label: str) -> dict[str, object]:
    """What every row about a claim must hold."""
    record, one = _find(label)
    document_ = record.document
    row: dict[str, object] = {
        "uid": record.claim_uid(one),
        "predicate": one.predicate,
        "polarity": str(one.polarity),
        "modality": str(one.modality),
        "role": one.role,
        "quote": one.quote,
        "start": one.start,
        "end_offset": one.end,
        "event_date": None,
        "confidence": one.confidence,
        "rule": "by hand",
    }
    for end, key in (("subject", one.subject), ("object", one.object), ("speaker", one.speaker)):
        kind, name = NAMES[key] if key else (None, None)
        row |= {f"{end}_uid": entity(key) if key else None, f"{end}_name": name, f"{end}_kind": kind and str(kind)}
    return row | {
        "document_uid": document_.uid,
        "headline": document_.headline,
        "publisher": document_.publisher,
        "published": document_.published,
        "url": document_.url,
        "story": story(record),
    }


def sample(label: str, denial: str | None = None) -> dict[str, object]:
    """What a row about an edge must hold of the claim that shows it best, and of the one that denies it."""
    row = claim_row(label)
    kept = (
        *("quote", "polarity", "modality", "speaker_uid", "speaker_name"),
        *("document_uid", "headline", "publisher", "published", "url"),
    )
    no: dict[str, object] = claim_row(denial) if denial else {}
    return {
        "claim": row["uid"],
        **{key: row[key] for key in kept},
        "denial": no.get("uid"),
        "denial_quote": no.get("quote"),
        "denial_modality": no.get("modality"),
        "denial_by": no.get("speaker_name"),
        "denial_document": no.get("document_uid"),
        "denial_headline": no.get("headline"),
        "denial_publisher": no.get("publisher"),
        "denial_published": no.get("published"),
    }


def story(record: Record) -> str:
    """The uid of the smallest copy of a document."""
    copies = [one.document.uid for one in records().values() if one.document.text == record.document.text]
    return min(copies)


def _find(label: str) -> tuple[Record, Claim]:
    for name, (_, letter, stated) in DOCUMENTS.items():
        if letter == label[0]:
            place = [one.label for one in stated].index(label[1:])
            return records()[name], records()[name].claims[place]
    raise KeyError(label)


def _record(document_: Document, stated: tuple[Stated, ...]) -> Record:
    text = document_.text
    entities = []
    for key, (kind, name) in NAMES.items():
        aliases = tuple(alias for alias in ALIASES.get(key, ()) if alias in text)
        mentions = sorted(
            (mention for form in (name, *aliases) for mention in _mentions(text, form)), key=lambda one: one.start
        )
        if mentions:
            entities.append(Entity(key, kind, name, aliases, tuple(mentions)))
    return Record(document_, tuple(entities), (), tuple(_claim(text, one) for one in stated))


def _mentions(text: str, words: str) -> list[Mention]:
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    return [Mention(start, start + len(words), words, Form.NAME) for start in starts]


def _claim(text: str, one: Stated) -> Claim:
    start = text.index(one.quote)
    return Claim(
        predicate=one.predicate,
        subject=one.subject,
        object=one.object,
        polarity=one.polarity,
        modality=one.modality,
        speaker=one.speaker,
        role=one.role,
        event_date=None,
        start=start,
        end=start + len(one.quote),
        quote=one.quote,
        confidence=one.confidence,
        rule="by hand",
    )

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

from graph.ontology import Kind, Modality, Polarity
from graph.record import Document
from tests.queries.worlds import Stated, World

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


WORLD = World(NAMES, DOCUMENTS, ALIASES)
records, story = WORLD.records, WORLD.story
entity, appearances, document, claim = WORLD.entity, WORLD.appearances, WORLD.document, WORLD.claim
claim_row, sample = WORLD.claim_row, WORLD.sample

"""A second graph made by hand, for what the harbour (`world`) has not: dates of events, accusations that are reported,
groups within groups, places that are on the map, and names that are close but not the same. Everything is invented.

    ledger   2021-03-01   e1 Guard PART_OF Front · e2 Tessa LEADS Guard · e3 Jon ACCUSED Front
                          e4 Front ATTACKED Baghdad on 2021-02-20 (says Jon) · e5 Union OPPOSES Front, denied
    mirror   2021-04-01   f1 Front ALLIED_WITH Union · f2 Jon WORKS_FOR Union · f3 Front ATTACKED Baghdad, denied (says
                          Tessa) · f4 Union OPPOSES Front · f5 Tessa TRAVELLED_TO Tripoli · f6 Guard DEPLOYED_TO Iraq,
                          possible · f7 Guard PART_OF Front
    letter   no date      g1 Ruk MEMBER_OF VF

The ledger's text begins with a character outside the Basic Multilingual Plane: offsets count it as one.
"""

from graph.ontology import Kind, Modality, Polarity
from graph.record import Document
from tests.queries.worlds import Stated, World

_LEDGER = (
    "\N{GRINNING FACE} The Valley Front holds the dam again. In the bars of the valley Dr. Hale calls them the "
    "Fronters, and J. Poole laughs! The River Guard, a part of the Valley Front, keeps the road. Tessa Marl, commander "
    "of the River Guard, sleeps there. Jon Ruk accused the Valley Front of theft. By Jon Ruk's account the Valley "
    "Front shelled Baghdad on 20 February. The Miners Union has no quarrel with the Valley Front. The Interior "
    "Ministry is silent."
)
_MIRROR = (
    "The Valley Front and the Miners Union stand side by side. Jon Ruk, secretary of the Miners Union, pays the bill. "
    "The Valley Front never shelled Baghdad, said Tessa Marl. The Miners Union fights the Valley Front at night. Tessa "
    "Marl flew to Tripoli. The River Guard may have gone to Iraq. The River Guard is still a part of the Valley Front."
)
_LETTER = "Ruk signed for VF. The Interior Ministry wrote back."

VALLEY = World(
    names={
        "jon": (Kind.PERSON, "Jon Ruk"),
        "ruk": (Kind.PERSON, "Ruk"),
        "tessa": (Kind.PERSON, "Tessa Marl"),
        "front": (Kind.ORGANIZATION, "Valley Front"),
        "vf": (Kind.ORGANIZATION, "VF"),
        "guard": (Kind.ORGANIZATION, "River Guard"),
        "union": (Kind.ORGANIZATION, "Miners Union"),
        "ministry here": (Kind.ORGANIZATION, "Interior Ministry"),
        "ministry there": (Kind.ORGANIZATION, "Interior Ministry"),
        "baghdad": (Kind.PLACE, "Baghdad"),
        "tripoli": (Kind.PLACE, "Tripoli"),
        "iraq": (Kind.PLACE, "Iraq"),
    },
    aliases={"front": ("Fronters",)},
    tags={"baghdad": ("city",), "tripoli": ("city",), "iraq": ("country",)},
    only_in={"ruk": "letter", "ministry here": "ledger", "ministry there": "letter"},
    documents={
        "ledger": (
            Document(_LEDGER, "ledger.txt", "The dam", publisher="Ledger", published="2021-03-01", language="en"),
            "e",
            (
                Stated("1", "guard", "PART_OF", "front", "The River Guard, a part of the Valley Front"),
                Stated("2", "tessa", "LEADS", "guard", "Tessa Marl, commander of the River Guard", role="commander"),
                Stated("3", "jon", "ACCUSED", "front", "Jon Ruk accused the Valley Front of theft"),
                Stated(
                    "4",
                    "front",
                    "ATTACKED",
                    "baghdad",
                    "the Valley Front shelled Baghdad on 20 February",
                    speaker="jon",
                    event_date="2021-02-20",
                ),
                Stated(
                    "5",
                    "union",
                    "OPPOSES",
                    "front",
                    "The Miners Union has no quarrel with the Valley Front",
                    polarity=Polarity.DENIED,
                ),
            ),
        ),
        "mirror": (
            Document(_MIRROR, "mirror.txt", "Side by side", publisher="Mirror", published="2021-04-01", language="en"),
            "f",
            (
                Stated(
                    "1", "front", "ALLIED_WITH", "union", "The Valley Front and the Miners Union stand side by side"
                ),
                Stated("2", "jon", "WORKS_FOR", "union", "Jon Ruk, secretary of the Miners Union", role="secretary"),
                Stated(
                    "3",
                    "front",
                    "ATTACKED",
                    "baghdad",
                    "The Valley Front never shelled Baghdad",
                    polarity=Polarity.DENIED,
                    speaker="tessa",
                ),
                Stated("4", "union", "OPPOSES", "front", "The Miners Union fights the Valley Front"),
                Stated("5", "tessa", "TRAVELLED_TO", "tripoli", "Tessa Marl flew to Tripoli"),
                Stated(
                    "6",
                    "guard",
                    "DEPLOYED_TO",
                    "iraq",
                    "The River Guard may have gone to Iraq",
                    modality=Modality.POSSIBLE,
                ),
                Stated("7", "guard", "PART_OF", "front", "The River Guard is still a part of the Valley Front"),
            ),
        ),
        "letter": (
            Document(_LETTER, "letter.txt", "A letter", language="en"),
            "g",
            (Stated("1", "ruk", "MEMBER_OF", "vf", "Ruk signed for VF"),),
        ),
    },
)

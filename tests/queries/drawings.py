"""Hand-made pieces of a graph for the tests of pictures: all ways a relation can stand, and hostile texts."""

from itertools import pairwise

from graph.ontology import Kind, Modality, Polarity
from queries.subgraph import Edge, Evidence, Node, Subgraph

HOSTILE = (
    "<script>document.title = 'owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "' onmouseover='document.title=1' x='",
    "</title></style></svg></table><script src='http://example.org/x.js'></script>",
    "<!-- <![CDATA[ ]]> --> &lt;b&gt; &amp;quot; &#34;",
    "<<b>bold</b>>",
    "back\\slash \\N \\G \\l \\",
    'quote" ]; evil [label="x',
    "{ record | <port> field }",
    "two\nlines\r\nand\ta tab",
    "\u202eturned\u2066 \x00\x1b[31m\x85 \ufffe",
    "javascript:document.title='owned'",
    'end"]:::x; click n0 call alert(1)',
    "style of:#62;x; %%{init: {'securityLevel': 'loose'}}%%",
    "---\ntitle: other\n---",
    "`**markdown**` $title ${style} $$",
    "Łódź Сергей \u0639\u0631\u0628\u064a \U0001f600",
    "",
)
CLAIM = Evidence(
    claim="c1",
    quote="The League backs the Council",
    polarity=Polarity.AFFIRMED,
    modality=Modality.ACTUAL,
    speaker="Mira Solen",
    document="d1",
    headline="Harbour talks",
    publisher="Gazette",
    published="2020-03-01",
)


def denial_of(claim: Evidence) -> Evidence:
    """The claim of a second one who says that it is not so."""
    return Evidence(
        claim="c2",
        quote=f"It is not so that {claim.quote}",
        polarity=Polarity.DENIED,
        modality=claim.modality,
        speaker=None,
        document="d2",
        headline=None,
        publisher=None,
        published=None,
    )


def edge(
    source: str,
    target: str,
    predicate: str = "BACKS",
    *,
    affirmed: int = 1,
    denied: int = 0,
    possible: int = 0,
    sources: int = 1,
    evidence: tuple[Evidence, ...] = (CLAIM,),
) -> Edge:
    """An edge of so many claims, all of them actual but for `possible` ones."""
    claims = affirmed + denied
    return Edge(
        source, target, predicate, claims, affirmed, denied, actual=claims - possible, possible=possible, planned=0,
        hypothetical=0, asserted=max(0, affirmed - possible), speakers=1, sources=sources, evidence=evidence,
    )  # fmt: skip


NODES = (
    Node("a1", "Harbour Council", Kind.ORGANIZATION, ("HC",), 2, 5),
    Node("a2", "Mira Solen", Kind.PERSON, (), 1, 2),
    Node("a3", "Port Ansel", Kind.PLACE, (), 1, 1),
    Node("a4", "Tide League", Kind.ORGANIZATION, (), 3, 6),
)
# Every stance, a relation without direction, and one between the same two in both ways.
STANCES = Subgraph(
    NODES,
    (
        edge("a1", "a4", "ALLIED_WITH", affirmed=2, denied=1, sources=3, evidence=(CLAIM, denial_of(CLAIM))),
        edge("a2", "a1", "LEADS", affirmed=5, sources=4),
        edge("a2", "a3", "TRAVELLED_TO", possible=1),
        edge("a4", "a1", "BACKS", affirmed=0, denied=1, evidence=(denial_of(CLAIM),)),
        edge("a4", "a1", "OPPOSES", affirmed=1, denied=1, possible=2),
    ),
)


def hostile() -> Subgraph:
    """Entities, quotes, speakers, headlines and publishers that are all hostile, in a ring."""
    nodes = tuple(Node(f"a{at:02}", text, list(Kind)[at % len(Kind)], (text,), 1, 1) for at, text in enumerate(HOSTILE))
    claims = (
        Evidence(text, text, Polarity.DENIED, Modality.POSSIBLE, text, text, text, text, text) for text in HOSTILE
    )
    edges = tuple(
        edge(one.uid, two.uid, evidence=(claim,)) for (one, two), claim in zip(pairwise(nodes), claims, strict=False)
    )
    return Subgraph(nodes, edges)

"""Where things are: "Erbil, Iraq", "the base in Anbar", "the Iraqi city of Mosul"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.ontology import Form, Kind
from ingest.pipeline.layers import MentionWords, Relation
from ingest.pipeline.relations.lexicon import words
from ingest.pipeline.relations.referents import Referents


def place_relations(doc: Doc, referents: Referents) -> Iterator[Relation]:
    """The places inside places, and the organizations in places, that the wording gives away."""
    names = sorted(
        (mention.start, mention.end, cluster.kind, mention)
        for cluster in doc._.clusters or ()
        for mention in cluster.mentions
        if mention.form is Form.NAME
    )
    starts = {start: (end, kind, mention) for start, end, kind, mention in names}
    for _start, end, kind, mention in names:
        if kind is Kind.PERSON:
            continue
        if kind is Kind.PLACE:
            yield from _chain(doc, mention, end, starts, referents)
        yield from _inside(doc, mention, referents)
        yield from _described(doc, mention, referents)
        yield from _is_in(doc, mention, referents)
        if kind is Kind.PLACE:
            yield from _possessed(doc, mention, referents)


def _is_in(doc: Doc, mention: MentionWords, referents: Referents) -> Iterator[Relation]:
    """ "The Fraud Office is in Oslo", "is an agency in Norway"."""
    head = doc[mention.head]
    if head.dep_ not in {"nsubj", "nsubjpass"}:
        return
    # "was founded in May and is a school in Norway"
    further = (c for c in head.head.children if c.dep_ == "conj" and not any(s.dep_ == "nsubj" for s in c.children))
    verb = next((verb for verb in (head.head, *further) if verb.lemma_ == "be"), None)
    if verb is None:
        return
    complements = [child for child in verb.children if child.dep_ == "attr"]
    # "is one of the largest schools in Norway"
    complements += [e for attr in complements for of in attr.children if of.lower_ == "of" for e in of.children]
    for place in [verb, *complements]:
        for child in place.children:
            if child.dep_ == "prep" and child.lower_ == "in":
                for end in child.children:
                    if end.dep_ == "pobj":
                        for outer in referents.all_of(end):
                            if referents.kind(outer) is Kind.PLACE:
                                yield Relation("LOCATED_IN", mention.head, outer, verb.i, "place:is_in")


def _possessed(doc: Doc, mention: MentionWords, referents: Referents) -> Iterator[Relation]:
    """ "Iraq's Anbar province"."""
    owner = mention.start - 2
    if owner >= 0 and doc[mention.start - 1].tag_ == "POS" and referents.kind(owner) is Kind.PLACE:
        yield Relation("LOCATED_IN", mention.head, owner, mention.head, "place:possessed")


def _chain(
    doc: Doc,
    mention: MentionWords,
    end: int,
    starts: dict[int, tuple[int, Kind, MentionWords]],
    referents: Referents,
) -> Iterator[Relation]:
    """ "Erbil, Iraq," but not "Iraq, Syria and Iran": a list goes on with "and", and countries do not lie in places."""
    following = starts.get(end + 1)
    if following is None or doc[end].text != "," or following[1] is not Kind.PLACE:
        return
    after = doc[following[0]].text if following[0] < len(doc) else "."
    beyond = starts.get(following[0] + 1)
    if after == "," and doc[following[0] + 1 : following[0] + 2].text in {"and", "or"}:
        # "Houston, New York, and New Jersey" is a list, "Paris, France, and London" has one town in its country
        is_country = _is_country(referents.cluster(following[2].head))
        beyond = None if is_country else starts.get(following[0] + 2)
    is_list = after in {"and", "or", "&"} or (after == "," and beyond is not None and beyond[1] is Kind.PLACE)
    before = doc[mention.start - 1].text if mention.start else ""
    in_list = before in {",", "and"} and mention.start - 2 in referents.cluster_of
    outer, inner = referents.cluster(following[2].head), referents.cluster(mention.head)
    if is_list or in_list or outer is None or inner is None or _is_country(inner):
        return
    if after in {",", ".", "(", ")", ";", ":", "-", "--", "–", "—", '"', "'s"} or _is_country(outer):
        yield Relation("LOCATED_IN", mention.head, following[2].head, mention.head, "place:chain")


def _is_country(cluster: object) -> bool:
    return "country" in getattr(cluster, "tags", ())


def _inside(doc: Doc, mention: MentionWords, referents: Referents) -> Iterator[Relation]:
    """A preposition of place directly on the name: "the Brandel Mosque in Oslo"."""
    place = mention.end + (1 if mention.end < len(doc) and doc[mention.end].text == "," else 0)
    if place + 1 >= len(doc) or doc[place].lower_ != "in":
        return
    inner = referents.cluster(mention.head)
    head = doc[mention.head]
    is_agent = head.dep_ == "pobj" and head.head.dep_ == "agent"  # "arrested by the police in Oslo": that is where
    on_name = doc[place].head.i == mention.head and not is_agent
    if not on_name and _belongs_to_owned(head, doc[place]):
        return
    if not on_name and (inner is None or inner.kind is not Kind.PLACE or _is_country(inner)):
        return
    place += 1
    while place < len(doc) and (doc[place].lower_ == "the" or doc[place].lower_ in words("directions")):
        place += 1
    if place + 2 < len(doc) and doc[place].lower_ in words("settlements") and doc[place + 1].lower_ == "of":
        place += 3 if doc[place + 2].lower_ == "the" else 2
    if place < len(doc) and referents.kind(place) is Kind.PLACE and not referents.is_demonym(place):
        yield Relation("LOCATED_IN", mention.head, place, mention.head, "place:in")


def _belongs_to_owned(owner: Token, preposition: Token) -> bool:
    """Whether it is not the place named that lies there but what it has: "the Embassy of Norway in Oslo"."""
    of = owner.head
    owned = owner.dep_ == "pobj" and of.lower_ == "of" and preposition.head in (of.head, *of.head.ancestors)
    return owned and of.head.lemma_.lower() not in words("settlements")


def _described(doc: Doc, mention: MentionWords, referents: Referents) -> Iterator[Relation]:
    """ "the Iraqi city of Mosul", "the town of Tel Tamer in Hasaka Province"."""
    head: Token = doc[mention.head]
    of = head.head
    if head.dep_ == "pobj" and of.lower_ == "of":
        noun = of.head
    elif head.dep_ == "appos":
        noun = head.head
    elif any(child.dep_ == "appos" and child.lemma_.lower() in words("settlements") for child in head.children):
        noun = next(child for child in head.children if child.dep_ == "appos")
    else:
        noun = head
    if noun is not head and noun.lemma_.lower() not in words("settlements"):
        return
    if noun is head and not any(child.lemma_.lower() in words("settlements") for child in head.children):
        return
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod"} and child.i != mention.head and referents.is_demonym(child.i):
            if child.i in referents.cluster_of:
                yield Relation("LOCATED_IN", mention.head, child.i, mention.head, "place:demonym")
        elif child.dep_ == "prep" and child.lower_ == "in":
            for end in child.children:
                if end.dep_ == "pobj":
                    for place in referents.all_of(end):
                        if referents.kind(place) is Kind.PLACE:
                            yield Relation("LOCATED_IN", mention.head, place, mention.head, "place:settlement_in")

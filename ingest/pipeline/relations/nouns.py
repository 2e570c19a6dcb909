"""Relations that a noun for an event states: "the killing of B by A", "A's talks with B", "A launched a raid on B"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.ontology import ontology
from ingest.pipeline.layers import Relation
from ingest.pipeline.relations.arguments import slot
from ingest.pipeline.relations.lexicon import EventNoun, event_nouns, words
from ingest.pipeline.relations.other_ends import whole_name
from ingest.pipeline.relations.referents import Reach, Referents, coordinated, reach_of

_MODIFIERS = {"amod", "compound", "nmod", "npadvmod"}


def event_relations(doc: Doc, referents: Referents) -> Iterator[Relation]:
    """The relations of all event nouns of the document."""
    entries = event_nouns()
    for noun in doc:
        if noun.pos_ in {"NOUN", "PROPN"} and noun.i not in referents.cluster_of:
            for entry in entries.get(noun.lemma_.lower(), ()):
                yield from _of_entry(noun, entry, referents)


def _of_entry(noun: Token, entry: EventNoun, referents: Referents) -> Iterator[Relation]:
    sides = _sides(noun, referents) if "between" in entry.subjects else []
    if len(sides) > 1:
        pairs = [(a, b) for n, side in enumerate(sides) for other in sides[n + 1 :] for a in side for b in other]
    else:
        reach = reach_of(entry.predicate)
        objects = _first(noun, entry.objects, referents, reach)
        subjects = _first(noun, entry.subjects, referents, Reach.DEEDS) if objects else []
        pairs = [(a, b) for a in subjects for b in objects]
    for subject, object_ in pairs:
        kinds = referents.kind(subject), referents.kind(object_)
        if kinds[0] and kinds[1] and ontology()[entry.predicate].accepts(kinds[0], kinds[1]):
            yield Relation(
                predicate=entry.predicate,
                subject=subject,
                object=object_,
                trigger=_trigger(noun),
                rule=entry.rule,
                polarity=entry.polarity,
                incidental=entry.incidental,
            )


def _sides(noun: Token, referents: Referents) -> list[list[int]]:
    """The sides of something "between A and B": of "between officials of A and ministers of B, C and D" two."""
    heads = [head for end in _prepositional(noun, "between") for head in coordinated(end)]
    if len(heads) == 2 and not all(head.i in referents.cluster_of for head in heads):
        first = referents.one(heads[0])
        own = {referents.cluster_of[i] for i in first}
        return [first, [i for i in referents.all_of(heads[1]) if referents.cluster_of[i] not in own]]
    return [[i] for i in (referents.all_of(heads[0]) if heads else [])]


def _first(noun: Token, names: tuple[str, ...], referents: Referents, reach: Reach) -> list[int]:
    return next((found for name in names if (found := _slot(noun, name, referents, reach))), [])


def _slot(noun: Token, name: str, referents: Referents, reach: Reach) -> list[int]:
    name, _, kind = name.partition(":")
    found = _fill(noun, name, referents, reach)
    if not kind:
        return found
    return [i for i in found if (referents.kind(i) == kind.lstrip("!")) is not kind.startswith("!")]


def _fill(noun: Token, name: str, referents: Referents, reach: Reach) -> list[int]:
    if name == "poss":
        heads = [child for child in noun.children if child.dep_ == "poss"]
    elif name == "modifier":
        return [child.i for child in noun.children if child.dep_ in _MODIFIERS and child.i in referents.cluster_of]
    elif name == "light":
        heads = _light_subject(noun)
    elif name == "given":
        heads = [] if _is_received(noun) else _light_subject(noun)
    elif name == "receiver":
        heads = slot(_carrier(noun).head, "subj") if _is_received(noun) else []
    elif name == "occasion":
        heads = _occasion(noun)
    elif name == "be_in":
        heads = _phrases(noun.head, "in") if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else []
    else:
        heads = _prepositional(noun, name)
        if not heads:
            return _right_behind(noun, name, referents)
    return [i for head in heads for i in referents.all_of(head, reach)]


def _light_subject(noun: Token) -> list[Token]:
    """The subject of a verb that only carries the noun: A in "A carried out a strike", "A is in talks with"."""
    carrier = _carrier(noun)
    verb = carrier.head
    if carrier.dep_ == "dobj" and verb.lemma_.lower() in words("light_verbs"):
        return slot(verb, "subj")
    if carrier.dep_ == "pobj" and verb.lower_ == "in" and verb.head.lemma_ in {"be", "remain", "stay", "engage"}:
        return slot(verb.head, "subj") or slot(verb.head, "obj")
    return []


def _is_received(noun: Token) -> bool:
    """ "B has the backing of A": it is A that backs."""
    carrier = _carrier(noun)
    return carrier.dep_ == "dobj" and carrier.head.lemma_.lower() in words("receiving")


def _occasion(noun: Token) -> list[Token]:
    """Who said something at the event: A in "A said in an interview with B", "A left after talks with B"."""
    preposition = _carrier(noun).head
    if any(child.dep_ == "poss" for child in noun.children):  # "after her talks with B, A said": they are hers
        return []
    if preposition.lower_ not in {"in", "during", "after", "at", "following"}:
        return []
    verb = preposition.head
    if verb.dep_ in {"nsubj", "nsubjpass"}:  # "A, in talks with B, said"
        return [verb]
    return slot(verb, "subj") if verb.pos_ == "VERB" else []


def _prepositional(noun: Token, name: str) -> list[Token]:
    carrier = _carrier(noun)
    places = [noun] if carrier is noun else [noun, carrier]
    if _is_carried(carrier):
        places.append(carrier.head)  # the parser often hangs "with B" of "held talks with B" on the verb
    if _takes_place(carrier):
        places.append(carrier.head)  # "talks will take place between A and B"
    performed = words("performing")
    places += [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in performed]
    for place in places:
        found = _phrases(place, name)
        if found:
            return found
    deeper = [found for place in places[:2] for found in _nested(place, name)]
    if deeper:
        return deeper
    return _asked_to_act(carrier) if name == "for" else []


def _right_behind(noun: Token, name: str, referents: Referents) -> list[int]:
    """The name in the phrase that follows the noun, wherever the parser hangs it: "headquarters in nearby Oslo"."""
    doc, place = noun.doc, noun.i + 1
    if place >= len(doc) or doc[place].lower_ != name:
        return []
    place += 1
    while place < len(doc) and doc[place].lower_ in {"the"} | words("directions"):
        place += 1
    return whole_name(doc, place, referents)


def _phrases(place: Token, name: str) -> list[Token]:
    return [
        end
        for child in place.children
        if child.dep_ in {"prep", "agent"} and child.lower_ == name
        for same in coordinated(child)
        if same.lower_ == name
        for end in same.children
        if end.dep_ == "pobj"
    ]


def _nested(noun: Token, name: str) -> list[Token]:
    """The phrase that the parser hangs on the one before it: "the agreement on Monday between A and B", "talks with A
    in B"."""
    of_place = name in {"in", "at"}
    before = ("with", "between", "by", "on", "of", "to") if of_place else ("on", "in", "over", "at", "about")
    return [end for other in before for above in _phrases(noun, other) for end in _phrases(above, name)]


def _asked_to_act(noun: Token) -> list[Token]:
    """A in "a call for A to resign", which the parser takes for a clause with A as its subject."""
    inside = {"acl", "relcl", "advcl"}
    clauses = [child for place in (noun, noun.head) for child in place.children if child.dep_ in inside]
    return [
        subject
        for clause in clauses
        if any(child.dep_ == "mark" and child.lower_ == "for" for child in clause.children)
        for subject in clause.children
        if subject.dep_ == "nsubj"
    ]


def _carrier(noun: Token) -> Token:
    """The noun that stands for it in the clause: "a round of talks", "a series of attacks", "$3 million in aid"."""
    of = noun.head
    if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in words("quantities"):
        return of.head
    if noun.dep_ == "pobj" and of.lower_ == "in" and _is_money(of.head):
        return of.head
    return noun


def _is_money(noun: Token) -> bool:
    return noun.like_num and any(child.is_currency for child in noun.children)


def _is_carried(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("light_verbs")


def _trigger(noun: Token) -> int:
    """The verb carries negation and modality where it is a light one: "did not launch an attack on"."""
    carrier = _carrier(noun)
    is_carried = _is_carried(carrier) or _is_received(noun) or _takes_place(carrier)
    return carrier.head.i if is_carried else noun.i


def _takes_place(noun: Token) -> bool:
    """ "Talks between A and B will be held"."""
    return noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.lemma_.lower() in words("happening")

"""The arguments of a verb in one scheme, however the sentence is turned.

"A attacked B", "B was attacked by A", "B, attacked by A", "A, which attacked B", "A threatened to attack B" all have
A as `subj` and B as `obj`. Prepositional phrases are slots named by their preposition ("with", "out_of").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.ontology import Kind
from ingest.pipeline.relations.lexicon import words
from ingest.pipeline.relations.referents import coordinated

_OBJECTS = {"dobj", "obj"}
_PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject, or the noun it modifies, undergoes it."""
    if any(child.dep_ in _PASSIVE_SUBJECTS or child.dep_ == "auxpass" for child in verb.children):
        return True
    if verb.tag_ != "VBN" or _is_main_in_disguise(verb):
        return False
    if verb.dep_ in {"acl", "amod", "advcl"}:
        return not any(child.dep_ in {"aux", "nsubj"} for child in verb.children)
    if verb.dep_ == "conj":
        return not any(child.dep_ in {"aux", "nsubj"} for child in verb.children) and is_passive(verb.head)
    return False


def _is_main_in_disguise(verb: Token) -> bool:
    """Of "A, formed in B, named C" the parser makes a noun with two participles; the second is what A did."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    has_clause_before = any(child.dep_ in {"acl", "relcl"} and child.i < verb.i for child in noun.children)
    has_object = any(child.dep_ in {*_OBJECTS, "oprd"} and child.i > verb.i for child in verb.children)
    return has_clause_before and has_object


def slot(verb: Token, name: str) -> list[Token]:
    """The heads of the phrases that fill a slot. Of "groups such as A" A is one.

    `subj`, `obj`, `dat`; `clause_subj` (A in "demanded that A leave"), `that_subj` ("complained that A left"),
    `for_subj` ("called for A to leave"), `xcomp_obj` ("threatened to kill A"), `xcomp_on` ("threatened to march on A"),
    `obj_in` ("bombed a hospital in A"), `obj_by` ("rejected a request by A"); or a preposition ("with", "out_of").
    """
    heads = [head for head in _heads(verb, name) if not _is_remark(head)]
    return [end for head in heads for end in (head, *_instances(head), *_names_behind(head))]


def _is_question(clause: Token) -> bool:
    """ "Asked whether A would leave" asks nothing of A."""
    return any(child.lower_ in {"whether", "if"} for child in clause.children)


def _names_behind(noun: Token) -> Iterator[Token]:
    """The names that the parser tears off their titles in a list: "met A and Foreign Minister B"."""
    for title in coordinated(noun):
        following = title.i + 1
        if title.ent_type_ or title.pos_ not in {"NOUN", "PROPN"} or following >= len(title.doc):
            continue
        if title.doc[following].ent_type_ == Kind.PERSON and title.doc[following].ent_iob_ == "B":
            while following + 1 < len(title.doc) and title.doc[following + 1].ent_iob_ == "I":
                following += 1
            yield title.doc[following]


def _is_remark(pronoun: Token) -> bool:
    """Whether a relative pronoun stands for all that was said before: "A left B, a move that C condemned"."""
    clause = next((word for word in pronoun.ancestors if word.dep_ == "relcl"), None)
    if clause is None or pronoun.tag_ not in {"WDT", "WP"}:
        return clause is not None and pronoun.dep_ == "appos" and pronoun.lower_ in words("deeds")
    return clause.head.dep_ == "appos" and clause.head.lower_ in words("deeds")


def _instances(noun: Token) -> Iterator[Token]:
    """What is named as an example of a noun: "groups such as A", "officials, including A"."""
    if noun.pos_ != "NOUN":
        return
    for child in noun.children:
        such = child.lower_ == "as" and any(further.lower_ == "such" for further in child.children)
        if such or (child.lower_ in {"including", "like"} and child.dep_ == "prep"):
            yield from (end for end in child.children if end.dep_ in {"pobj", "dobj"})


def _heads(verb: Token, name: str) -> list[Token]:
    if verb.pos_ == "ADJ":
        return _described(verb) if name == "obj" else list(_prepositional(verb, name))
    if name == "subj":
        return _agents(verb)
    if name == "obj":
        return _patients(verb)
    if name in {"obj_in", "obj_by"}:
        things = [thing for thing in _patients(verb) if thing.pos_ == "NOUN"]
        made = [child for thing in things for child in thing.children if child.dep_ == "acl" and child.tag_ == "VBN"]
        places = [*things, *(made if name == "obj_by" else ())]  # "rejected claims made by A"
        found = [end for place in places for end in _below(place, name.removeprefix("obj_"), "")]
        standing = name == "obj_in" and any(thing.lemma_.lower() in words("buildings") for thing in things)
        return found or (list(_below(verb, "in", "")) if standing else [])
    if name == "that_subj":
        return [end for clause in verb.children if clause.dep_ == "ccomp" for end in _own_subject(clause)]
    if name == "for_subj":
        return [end for clause in _for_clauses(verb) for end in _own_subject(clause)]
    if name == "xcomp_obj":
        return [end for clause in verb.children if clause.dep_ == "xcomp" for end in _patients(clause)]
    if name.startswith("xcomp_"):
        clauses = (clause for clause in verb.children if clause.dep_ == "xcomp")
        return [end for clause in clauses for end in _prepositional(clause, name.removeprefix("xcomp_"))]
    if name == "clause_subj":
        return [
            subject
            for clause in verb.children
            if clause.dep_ == "ccomp" and clause.tag_ in {"VB", "VBP"} and not _is_question(clause)
            for subject in clause.children
            if subject.dep_ == "nsubj"
        ]
    if name == "dat":
        return [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    return list(_prepositional(verb, name))


def _for_clauses(verb: Token) -> Iterator[Token]:
    """ "called for A to leave", wherever the parser hangs "for" """
    for child in verb.children:
        for clause in (child, *child.children):
            is_for = any(word.lower_ == "for" for word in (*clause.children, clause.head))
            if is_for and clause.tag_ == "VB" and any(word.tag_ == "TO" for word in clause.children):
                yield clause


def _own_subject(clause: Token) -> list[Token]:
    return [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]


def _described(adjective: Token) -> list[Token]:
    """What an adjective is said of: "B is loyal to A", "B, loyal to A", "groups loyal to A"."""
    head = adjective.head
    if adjective.dep_ in {"acomp", "oprd", "conj"} and head.pos_ in {"AUX", "VERB"}:
        return _subject_or_inherit(head, 0)
    if adjective.dep_ in {"amod", "appos", "acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return [head]
    return _subject_or_inherit(head, 0) if adjective.dep_ == "advcl" and head.pos_ in {"AUX", "VERB"} else []


def _agents(verb: Token) -> list[Token]:
    if is_passive(verb):
        own = [end for child in verb.children if child.dep_ in {"agent", "prep"} for end in _by(child)]
        # the parser may hang the agent on what stands before it: "was promoted to manager by A"
        ends = (end for child in verb.children if child.dep_ == "prep" for end in child.children if end.dep_ == "pobj")
        nouns = [*ends, *(child for child in verb.children if child.dep_ in {*_OBJECTS, "oprd", "attr"})]
        return own or [end for noun in nouns for further in noun.children for end in _by(further)]
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    before = [child for child in own if child.i < verb.i]
    if len(before) > 1:
        own = before[-1:]  # a verb has one subject: the first of two is a place or time that the parser mistook for it
    return [*own, *_companions(verb, own)] if own else _inherited_subject(verb)


def _by(preposition: Token) -> Iterator[Token]:
    if preposition.lower_ == "by":
        yield from (end for end in preposition.children if end.dep_ == "pobj")


def _companions(verb: Token, subjects: list[Token]) -> Iterator[Token]:
    """Who acts beside the subject: "A, along with B, attacked C"."""
    for place in (verb, *subjects):
        for child in place.children:
            if child.lower_ in {"along", "together"} and child.i < verb.i:
                yield from _below(child, "with", "")


def _patients(verb: Token) -> list[Token]:
    if not is_passive(verb):
        objects = {*_OBJECTS, "oprd"} if _is_main_in_disguise(verb) else _OBJECTS
        own = [child for child in verb.children if child.dep_ in objects]
        return own or _asked_to_act(verb) or _relative_object(verb)
    own = [child for child in verb.children if child.dep_ in _PASSIVE_SUBJECTS]
    if own:
        return own
    if verb.dep_ in {"acl", "amod"}:
        return [verb.head]
    if verb.dep_ in {"conj", "advcl"}:
        return _patients(verb.head) if is_passive(verb.head) else _inherited_subject(verb)
    return []


def _asked_to_act(verb: Token) -> list[Token]:
    """ "urged A and B to leave", where the parser makes A and B the subject of "leave"."""
    if verb.lemma_.lower() not in words("object_control"):
        return []
    return [
        subject
        for clause in verb.children
        if clause.dep_ in {"ccomp", "xcomp"} and clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children)
        for subject in clause.children
        if subject.dep_ == "nsubj"
    ]


def _relative_object(verb: Token) -> list[Token]:
    """The noun before a relative clause without a pronoun: "the strategy the U.S. has taken"."""
    if verb.dep_ != "relcl" or any(child.tag_ in {"WDT", "WP"} or child.lower_ == "that" for child in verb.children):
        return []
    return [verb.head] if any(child.dep_ == "nsubj" for child in verb.children) else []


def _inherited_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The subject that a verb without its own takes from the clause it hangs on."""
    head = verb.head
    if depth > 5 or head is verb:
        return []
    if verb.dep_ == "acl":
        if verb.tag_ == "VB" and (first := _first_to_act(verb)):
            return first
        if _is_main_in_disguise(verb):
            return [head]
        # "forces occupying Syria", but "its decision to leave": the owner of the decision leaves
        if verb.tag_ == "VBG" and head.lower_ not in words("utterances"):
            return [head]
        return _owners(head)
    if verb.dep_ == "relcl":
        return _first_to_act(verb)
    if verb.dep_ == "xcomp" and head.pos_ in {"VERB", "AUX", "ADJ"}:
        if head.lemma_.lower() in {"call", "appeal", "plead"}:
            asked = [end for name in ("on", "upon", "to", "with", "for") for end in _prepositional(head, name)]
            if asked:
                return asked
        if head.lemma_.lower() in words("object_control"):
            return _patients(head)
        return _subject_or_inherit(head if head.pos_ != "ADJ" else head.head, depth)
    if verb.dep_ == "pcomp":
        verb_above = head.head
        if head.lower_ in {"of", "for", "from", "into", "with"} and verb_above.lemma_.lower() in words("blaming"):
            return _patients(verb_above)
        if verb_above.dep_ in _OBJECTS and verb_above.head.lemma_.lower() in words("blaming"):
            return [verb_above]  # the parser hangs "of" on B: "accused B of killing"
        if verb_above.pos_ in {"VERB", "AUX"}:
            return _subject_or_inherit(verb_above, depth)
        return _owners(verb_above) if verb_above.lower_ in words("intentions") else []
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"}:
        return _subject_or_inherit(head, depth)
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children):
        return _subject_or_inherit(head, depth)
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return _subject_or_inherit(head, depth)
    if verb.dep_ == "dep" and head.pos_ == "VERB" and head.i < verb.i and head.tag_ == verb.tag_:
        return _subject_or_inherit(head, depth)  # the parser loses the second of three: "mocked A, scolded B and met C"
    return []


def _first_to_act(verb: Token) -> list[Token]:
    """Of "A was the first senator to meet B" A."""
    noun = verb.head
    if verb.tag_ != "VB" or not any(child.tag_ == "TO" for child in verb.children):
        return []
    if not any(child.lower_ in {"first", "second", "third", "last", "latest", "only"} for child in noun.children):
        return []
    return _subject_or_inherit(noun.head, 0) if noun.dep_ == "attr" else [noun]


def _subject_or_inherit(verb: Token, depth: int) -> list[Token]:
    if is_passive(verb):
        return _patients(verb)
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    return own or _inherited_subject(verb, depth + 1)


def _owners(noun: Token) -> list[Token]:
    """Who does what a noun announces: "A's decision to", "the A commitment to", "A made an effort to"."""
    if any(child.dep_ in {"poss", "compound", "amod", "nmod"} for child in noun.children):
        return [noun]
    if noun.dep_ not in _OBJECTS or noun.head.pos_ != "VERB" or noun.head.lemma_.lower() in words("judging"):
        return []
    return _agents(noun.head)


def _prepositional(verb: Token, name: str) -> Iterator[Token]:
    first, _, second = name.partition("_")
    # the parser may hang the phrase on the object before it, or on the agent: "arrested by the police in A"
    agents = [end for child in verb.children if child.dep_ == "agent" for end in child.children]
    particles = [child for child in verb.children if child.dep_ in {"advmod", "prt"}]  # "broke away from A"
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    partners = [end for end in _below(verb, "with", "") if end.ent_type_ == Kind.PERSON]  # "met with B in A"
    partners += [  # "met the envoy, B, in A"
        end for noun in objects for end in noun.children if end.dep_ == "appos" and end.ent_type_ == Kind.PERSON
    ]
    places = [verb, *objects, *agents, *particles]
    for place in (*places, *_circumstances(verb), *partners):
        found = list(_below(place, first, second))
        if found:
            yield from found
            return


def _circumstances(verb: Token) -> Iterator[Token]:
    """When and how it was done, where the parser may hang what follows: "met behind closed doors with A"."""
    for child in verb.children:
        ends = [child] if child.dep_ == "npadvmod" else [end for end in child.children if end.dep_ == "pobj"]
        if child.dep_ in {"npadvmod", "prep"}:
            yield from (end for end in ends if end.lower_ in words("circumstances"))


def _below(place: Token, first: str, second: str) -> Iterator[Token]:
    for child in place.children:
        if child.dep_ not in {"prep", "dative", "prt", "advmod", "agent"} or child.lower_ != first:
            continue
        if not second:
            same = (further for further in coordinated(child) if further.lower_ == first)  # "with A and with B"
            yield from (end for each in same for end in each.children if end.dep_ == "pobj")
            continue
        # "out of": the parser hangs "of" on "out" or beside it on the verb; "at a meeting in": on the noun
        nouns = [further for end in child.children if end.dep_ == "pobj" for further in end.children]
        for further in [*child.children, *place.children, *nouns]:
            if further.dep_ == "prep" and further.lower_ == second:
                yield from (end for end in further.children if end.dep_ == "pobj")

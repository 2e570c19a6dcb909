"""The arguments of a verb in one scheme, however the sentence is turned.

"A attacked B", "B was attacked by A", "B, attacked by A", "A, which attacked B", "A threatened to attack B" all have
A as `subj` and B as `obj`. Prepositional phrases are slots named by their preposition ("with", "out_of").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.pipeline.relations.lexicon import words

_OBJECTS = {"dobj", "obj"}
_PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}



def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject, or the noun it modifies, undergoes it."""
    if any(child.dep_ in _PASSIVE_SUBJECTS or child.dep_ == "auxpass" for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod", "advcl"}:
        return not any(child.dep_ in {"aux", "nsubj"} for child in verb.children)
    if verb.dep_ == "conj":
        return not any(child.dep_ in {"aux", "nsubj"} for child in verb.children) and is_passive(verb.head)
    return False


def slot(verb: Token, name: str) -> list[Token]:
    """The heads of the phrases that fill a slot: `subj`, `obj`, `dat`, `clause_subj` (A in
    "demanded that A leave"), `xcomp_obj` (A in "threatened to kill A"), `obj_in` (A in
    "bombed a hospital in A"), or a preposition ("with", "out_of")."""
    if verb.pos_ == "ADJ":
        return _described(verb) if name == "obj" else list(_prepositional(verb, name))
    if name == "subj":
        return _agents(verb)
    if name == "obj":
        return _patients(verb)
    if name == "obj_in":
        return [end for thing in _patients(verb) if thing.pos_ == "NOUN" for end in _below(thing, "in", "")]
    if name == "xcomp_obj":
        return [end for clause in verb.children if clause.dep_ == "xcomp" for end in _patients(clause)]
    if name == "clause_subj":
        return [
            subject
            for clause in verb.children
            if clause.dep_ == "ccomp" and clause.tag_ in {"VB", "VBP"}
            for subject in clause.children
            if subject.dep_ == "nsubj"
        ]
    if name == "dat":
        return [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    return list(_prepositional(verb, name))


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
        return [
            end
            for child in verb.children
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
            for end in child.children
            if end.dep_ == "pobj"
        ]
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    return own or _inherited_subject(verb)


def _patients(verb: Token) -> list[Token]:
    if not is_passive(verb):
        own = [child for child in verb.children if child.dep_ in _OBJECTS]
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
        # "forces occupying Syria", but "its decision to leave": the owner of the decision leaves
        if verb.tag_ == "VBG" and head.lower_ not in words("utterances"):
            return [head]
        return _owners(head)
    if verb.dep_ == "relcl":
        return []
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
        if verb_above.pos_ in {"VERB", "AUX"}:
            return _subject_or_inherit(verb_above, depth)
        return _owners(verb_above) if verb_above.lower_ in words("intentions") else []
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"}:
        return _subject_or_inherit(head, depth)
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children):
        return _subject_or_inherit(head, depth)
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return _subject_or_inherit(head, depth)
    return []


def _subject_or_inherit(verb: Token, depth: int) -> list[Token]:
    if is_passive(verb):
        return _patients(verb)
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    return own or _inherited_subject(verb, depth + 1)


def _owners(noun: Token) -> list[Token]:
    """Who does what a noun announces: "A's decision to", "the A commitment to", "A made an effort to"."""
    if any(child.dep_ in {"poss", "compound", "amod", "nmod"} for child in noun.children):
        return [noun]
    return _agents(noun.head) if noun.dep_ in _OBJECTS and noun.head.pos_ == "VERB" else []


def _prepositional(verb: Token, name: str) -> Iterator[Token]:
    first, _, second = name.partition("_")
    # the parser may hang the phrase on the object before it, or on the agent: "arrested by the police in A"
    agents = [end for child in verb.children if child.dep_ == "agent" for end in child.children]
    places = [verb, *(child for child in verb.children if child.dep_ in _OBJECTS), *agents]
    for place in places:
        found = list(_below(place, first, second))
        if found:
            yield from found
            return


def _below(place: Token, first: str, second: str) -> Iterator[Token]:
    for child in place.children:
        if child.dep_ not in {"prep", "dative", "prt", "advmod", "agent"} or child.lower_ != first:
            continue
        if not second:
            yield from (end for end in child.children if end.dep_ == "pobj")
            continue
        # "out of": the parser hangs "of" on "out" or beside it on the verb; "at a meeting in": on the noun
        nouns = [further for end in child.children if end.dep_ == "pobj" for further in end.children]
        for further in [*child.children, *place.children, *nouns]:
            if further.dep_ == "prep" and further.lower_ == second:
                yield from (end for end in further.children if end.dep_ == "pobj")

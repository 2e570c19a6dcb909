"""Relations that a verb or an adjective states: "A attacked B", "B, which was attacked by A", "A agreed to withdraw
from B", "A is loyal to B"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.ontology import ontology
from ingest.pipeline.layers import Relation
from ingest.pipeline.relations.arguments import is_passive, slot
from ingest.pipeline.relations.lexicon import VerbFrame, lemmas, verb_frames, words
from ingest.pipeline.relations.referents import Reach, Referents, coordinated, reach_of

_EACH_OTHER = "&subj"


def verb_relations(doc: Doc, referents: Referents) -> Iterator[Relation]:
    """The relations of all verbs of the document."""
    for verb in doc:
        if verb.pos_ in {"VERB", "AUX", "ADJ"} or verb.tag_.startswith("VB"):
            taken = set[tuple[int, int]]()  # of the readings of one verb the first that fits a pair counts
            for frame in _frames(verb):
                found = [relation for relation in _of_frame(verb, frame, referents) if _pair(relation) not in taken]
                taken |= {_pair(relation) for relation in found}
                yield from found


def _pair(relation: Relation) -> tuple[int, int]:
    return relation.subject, relation.object


def _frames(verb: Token) -> tuple[VerbFrame, ...]:
    """The frames of a verb: those of it with its particle ("shoot_dead", "gun_down") before those of it alone."""
    frames = verb_frames()
    if verb.pos_ == "ADJ":
        return frames.get(verb.lower_, ())
    lemma = lemmas().get(verb.lemma_.lower(), verb.lemma_.lower())
    for child in verb.children:
        if child.dep_ in {"prt", "advmod", "acomp", "oprd", "prep", "aux", "dobj"}:
            with_it = [child.lower_, *(f"{child.lower_}_{end.lower_}" for end in child.children)]  # "put on trial"
            with_it += [end.lower_ for end in child.children if child.lower_ == "to"]  # "shot to death"
            for words_of_it in with_it:
                if f"{lemma}_{words_of_it}" in frames:
                    return frames[f"{lemma}_{words_of_it}"]
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    return tuple(frame for frame in frames.get(lemma, ()) if _goes_with(frame, lemma, particles))


def _goes_with(frame: VerbFrame, lemma: str, particles: list[str]) -> bool:
    """Whether the frame of a bare verb holds beside a particle: "pulled out of B", not "took on B"."""
    if not particles or lemma not in words("particle_verbs"):
        return True
    return any(name.startswith(particle) for name in frame.objects for particle in particles)


def _of_frame(verb: Token, frame: VerbFrame, referents: Referents) -> Iterator[Relation]:
    if not _has_what_it_requires(verb, frame.requires):
        return
    subject_slot = "subj" if frame.subject == "obj" and _is_its_own(verb) else frame.subject
    subjects = _fill(verb, subject_slot, referents, max(reach_of(frame.predicate), Reach.COLLECTIVES))
    if not subjects:
        return
    for name in frame.objects:
        if name == _EACH_OTHER and slot(verb, "with"):
            continue  # "A and B met with C" does not say that A met B
        if name == _EACH_OTHER:
            pairs = [(a, b) for n, a in enumerate(subjects) for b in subjects[n + 1 :]]
        else:
            objects = _fill(verb, name, referents, reach_of(frame.predicate))
            pairs = [(a, b) for a in subjects for b in objects]
        found = [pair for pair in pairs if _fits(frame.predicate, pair, referents)]
        for subject, object_ in found:
            yield Relation(
                predicate=frame.predicate,
                subject=subject,
                object=object_,
                trigger=verb.i,
                rule=frame.rule,
                polarity=frame.polarity,
                modality=frame.modality,
                incidental=frame.incidental,
            )
        if found:
            return


def _is_its_own(verb: Token) -> bool:
    """Whether the object belongs to the subject: "asked B to withdraw its troops" are B's."""
    owners = (child for thing in slot(verb, "obj") for child in thing.children if child.dep_ == "poss")
    return not is_passive(verb) and any(owner.tag_ == "PRP$" for owner in owners)


def _fill(verb: Token, name: str, referents: Referents, reach: Reach) -> list[int]:
    name, _, kind = name.partition(":")
    found = [i for head in slot(verb, name) for end in _doers(head, reach) for i in referents.all_of(end, reach)]
    if kind:
        return [i for i in found if (referents.kind(i) == kind.lstrip("!")) is not kind.startswith("!")]
    if not found and name == "obj" and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return referents.before(verb)
    return found


def _doers(noun: Token, reach: Reach) -> list[Token]:
    """Who did it where the noun is a deed: B in "the murder of A by B", nobody in "the murder of A"."""
    if reach < Reach.DEEDS or noun.lower_ not in words("deeds"):
        return [noun]
    by = [end for child in noun.children if child.lower_ == "by" for end in child.children if end.dep_ == "pobj"]
    if by or noun.lower_ not in words("suffered"):
        return by or [noun]
    has_owner = any(child.dep_ in {"poss", "compound", "amod", "nmod"} for child in noun.children)
    of_whom = any(child.lower_ == "of" for child in noun.children)
    return [] if of_whom and not has_owner else [noun]


def _has_what_it_requires(verb: Token, required: frozenset[str]) -> bool:
    if required == {"-object"}:
        return not slot(verb, "obj")
    if required == {"+past"}:
        return verb.tag_ in {"VBD", "VBN"}
    if required == {"-clause"}:
        complements = {"xcomp", "ccomp", "oprd", "acomp", "dative"}
        objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
        bare = len(objects) < 2 and not any(child.dep_ in complements for child in verb.children)
        return bare and not any(word.is_quote for word in verb.subtree if word.i > verb.i)
    if required and required <= {"+with", "+for"}:
        return any(child.dep_ == "prep" and f"+{child.lower_}" in required for child in verb.children)
    if required == {"+clause"}:
        clauses = (child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "advcl"})
        return any(child.tag_ == "TO" for clause in clauses for child in clause.children)
    return not required or any(_is_object(end, required) for end in slot(verb, "obj"))


def _is_object(noun: Token, lemmas: frozenset[str]) -> bool:
    words_of_it = (word for head in coordinated(noun) for word in (head, *_counted(head)))
    return any(word.lemma_.lower() in lemmas or word.lower_ in lemmas for word in words_of_it)


def _counted(noun: Token) -> Iterator[Token]:
    """What a quantity is a quantity of: "hundreds of troops"."""
    for child in noun.children:
        if child.lower_ == "of":
            yield from (end for end in child.children if end.dep_ == "pobj")


def _fits(predicate: str, pair: tuple[int, int], referents: Referents) -> bool:
    """Whether the ontology allows it: the kind decides between the readings of "seized" (a city, a man)."""
    subject, object_ = referents.kind(pair[0]), referents.kind(pair[1])
    return bool(subject and object_ and ontology()[predicate].accepts(subject, object_))

"""Whose words they are: from a reporting verb or noun to the words that name its source, and to the entity behind."""

from functools import cache

from spacy.tokens import Doc, Token

from ingest.pipeline.layers import Words, cluster_index
from ingest.pipeline.lexicon import words

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


@cache
def _list(name: str) -> frozenset[str]:
    return words(name)


def child(token: Token, *dependencies: str) -> Token | None:
    """The first child with one of the dependencies."""
    return next((each for each in token.children if each.dep_ in dependencies), None)


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive ("was quoted")."""
    return child(verb, "auxpass", "nsubjpass", "agent") is not None


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says: its subject, its agent, or the subject of the clause that it depends on."""
    if is_passive(verb):
        agent = child(verb, "agent")
        if agent is None and verb.lemma_ == "quote":
            return child(verb, "nsubjpass")
        return child(agent, "pobj") if agent is not None else None
    subjects = [each for each in verb.children if each.dep_ == "nsubj"]
    if subjects:
        # In '"It rained," said Berg' the parser may give "said" the subject of the quotation too.
        return min(subjects, key=lambda each: abs(each.i - verb.i))
    return _misjoined_subject(verb) or _inherited_subject(verb)


def _misjoined_subject(verb: Token) -> Token | None:
    """ "In a letter to Berg, Dahl wrote": the parser may take Dahl for an apposition of Berg."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    if before.dep_ != "appos" or before.ent_type_ != "Person" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    return before if any(each.dep_ == "prep" and each.is_ancestor(before) for each in verb.lefts) else None


def _inherited_subject(verb: Token) -> Token | None:
    head = verb.head
    if head == verb or child(verb, "expl", "csubj") is not None:
        return None
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and child(verb, "aux") is None:
        return None  # "Asked whether it rained, Berg left": who asked is not said
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return subject_of(head) if not is_passive(head) else child(head, "nsubjpass")
    if verb.dep_ in ("pcomp", "prep") and head.dep_ in ("prep", "mark"):
        return _subject_for_dependent(head.head, verb)
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return _subject_for_dependent(head, verb)
    return None


def _subject_for_dependent(head: Token, verb: Token) -> Token | None:
    if head.pos_ not in ("VERB", "AUX", "ADJ"):
        return None
    if verb.dep_ in ("xcomp", "ccomp", "pcomp") and head.lemma_ in _list("stance/object_control"):
        controlled = child(head, "dobj", "dative", "nsubjpass")
        if controlled is not None:
            return controlled
    return child(head, "nsubj", "nsubjpass") or (_inherited_subject(head) if not is_passive(head) else None)


def source_words(head: Token) -> Words:
    """The words of a source: its phrase with appositions, without the clauses that depend on it."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for each in head.children:
        if each.i > head.i and (each.dep_ in CLAUSES or (each.dep_ == "punct" and each.text not in ",()-.'\"")):
            end = min(end, each.left_edge.i)
    end = max(end, head.i + 1)
    doc = head.doc
    while end - 1 > head.i and ((doc[end - 1].is_punct and doc[end - 1].text not in ')"') or doc[end - 1].is_space):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return Words(start, end)


def antecedent(pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if pronoun.lower_ in RELATIVES and pronoun.pos_ == "PRON":
        clause = pronoun.head
        while clause.dep_ in ("xcomp", "conj", "ccomp") and clause.head is not clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return pronoun


def speaker_of(doc: Doc, clusters: dict[int, int], head: Token) -> int | None:
    """The cluster of a source: of its head, or of the institution whose voice the head is."""
    head = antecedent(head)
    if head.i in clusters:
        return clusters[head.i]
    if head.lemma_.lower() in _list("speech/source_voices"):
        for each in head.children:
            if each.dep_ in ("compound", "poss", "nmod", "amod") and each.i in clusters:
                return clusters[each.i]
            if each.dep_ in ("prep", "agent") and each.lower_ in ("by", "of", "from", "for"):
                institution = child(each, "pobj")
                if institution is not None and institution.i in clusters:
                    return clusters[institution.i]
        if head.dep_ == "dobj" and head.head.lemma_ in _list("speech/light_verbs_of_speech"):
            author = subject_of(head.head)
            return clusters.get(author.i) if author is not None else None
    apposition = child(head, "appos")
    return clusters.get(apposition.i) if apposition is not None else None


def clusters_of(doc: Doc) -> dict[int, int]:
    """Token index -> cluster, empty before coreference has run."""
    return cluster_index(doc)

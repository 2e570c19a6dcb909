"""What a counterpart is: "the Norwegian foreign minister, A, and her Swedish counterpart, B" makes B a minister too."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from graph.ontology import Kind
from ingest.pipeline.layers import Relation
from ingest.pipeline.relations.holders import Names
from ingest.pipeline.relations.referents import Referents

_POSTS = {"LEADS", "WORKS_FOR"}


def counterpart_relations(
    doc: Doc, names: Names, found: Sequence[Relation], referents: Referents
) -> Iterator[Relation]:
    """The posts of counterparts in their own countries, the same as `found` says of those whose counterparts they
    are: of whom the pronoun before stands for, else of the last person before it whose post was told."""
    posts = [relation for relation in found if relation.predicate in _POSTS]
    for noun in doc:
        if noun.lemma_.lower() == "counterpart":
            holder, country = _named_behind(noun, names), _country_of(noun, referents)
            model = _post_of(noun, posts, referents)
            if holder is not None and country is not None and model is not None:
                yield Relation(model.predicate, holder, country, noun.i, "noun:counterpart", role=model.role)


def _named_behind(noun: Token, names: Names) -> int | None:
    place = noun.i + 1
    if place < len(noun.doc) and noun.doc[place].text == ",":
        place += 1
    end, kind = names.get(place, (0, None))
    return end - 1 if kind is Kind.PERSON else None


def _country_of(noun: Token, referents: Referents) -> int | None:
    before = noun.i - 1
    return before if referents.kind(before) is Kind.PLACE else None


def _post_of(noun: Token, posts: Sequence[Relation], referents: Referents) -> Relation | None:
    owners = {referents.cluster_of.get(child.i) for child in noun.children if child.dep_ == "poss"} - {None}
    before = [post for post in posts if post.subject < noun.i and referents.kind(post.object) is Kind.PLACE]
    own = [post for post in before if referents.cluster_of[post.subject] in owners]
    near = [post for post in before if noun.doc[post.subject].sent == noun.sent]
    return next(reversed(own or ([] if owners else near)), None)

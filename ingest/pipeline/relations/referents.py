"""From a noun phrase of the parse to the entities that it stands for.

A relation rule finds an argument as a token: "forces" in "US forces", "which" in "the group, which …", "A" in "A, B and
C". What it needs are tokens inside mentions of known entities. Everything that English puts between the two is here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from spacy.tokens import Doc, Token

from graph.ontology import Kind
from ingest.pipeline.layers import Cluster, Relation, cluster_index
from ingest.pipeline.relations.lexicon import relational_nouns, words
from ingest.pipeline.relations.relative_pronouns import antecedent_of


class Reach(IntEnum):
    """How far from its words a phrase may be taken to refer."""

    NAMES = 1  # to what it names
    COLLECTIVES = 2  # and to those for whom it acts: "Iraqi forces", "the government of Iraq"
    DEEDS = 3  # and to those whose deed or word it is: "the Iraqi attack"


def reach_of(predicate: str) -> Reach:
    """How far a relation reaches: one controls a city, not whose city it is, but accuses whose deed one condemns."""
    if predicate in words("literal_predicates"):
        return Reach.NAMES
    return Reach.DEEDS if predicate in words("deed_predicates") else Reach.COLLECTIVES


_DEPTH = 4  # noun phrases inside noun phrases: "members of the armed wing of the party of X"
_STANDING_IN = (  # word lists, and how far one must be willing to go to take their words for whose they are
    ("proxies", Reach.COLLECTIVES),
    ("intentions", Reach.COLLECTIVES),
    ("deeds", Reach.DEEDS),
    ("premises", Reach.DEEDS),
)
_HOMELANDS = {"country", "nation", "homeland", "people", "state"}  # "his country" is not he
_MODIFIERS = {"amod", "compound", "poss", "nmod", "nummod", "npadvmod"}


@dataclass(slots=True)
class Referents:
    """What the tokens of one document refer to. Tokens of demonyms ("Iraqi") refer to the country, where the document
    names it at least once."""

    doc: Doc
    cluster_of: dict[int, int] = field(init=False)
    _countries: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.cluster_of = cluster_index(self.doc)
        self._countries = {}
        for number, cluster in enumerate(self.doc._.clusters or ()):
            if cluster.kind is Kind.PLACE:
                first = cluster.mentions[0]
                name = cluster.canonical or self.doc[first.start : first.end].text
                self._countries.setdefault(name, number)
        for token, country in (self.doc._.demonyms or {}).items():
            if token not in self.cluster_of and country in self._countries:
                self.cluster_of[token] = self._countries[country]
        self._first_persons()

    def speak_for(self, voices: Mapping[int, int]) -> None:
        """ "We" in the words of a spokesman is what he speaks for; `voices` maps clusters of persons to clusters of
        organizations."""
        for said in self.doc._.attributions or ():
            if said.speaker is None:
                continue
            kind = self.doc._.clusters[said.speaker].kind
            group = said.speaker if kind is Kind.ORGANIZATION else voices.get(said.speaker)
            if group is not None and said.quoted:
                for token in self.doc[said.content.start : said.content.end]:
                    if token.lower_ in {"we", "us", "our"}:
                        self.cluster_of.setdefault(token.i, group)

    def _first_persons(self) -> None:
        """ "I" is whoever speaks: of several attributions around it the innermost."""
        spoken = [said for said in self.doc._.attributions or () if said.speaker is not None]
        for said in sorted(spoken, key=lambda said: said.content.start - said.content.end):
            if self.doc._.clusters[said.speaker].kind is Kind.PERSON:
                for token in self.doc[said.content.start : said.content.end]:
                    if token.lower_ in {"i", "me", "my", "myself"}:
                        self.cluster_of[token.i] = said.speaker

    def cluster(self, token: int) -> Cluster | None:
        """The entity that a token belongs to or, for a demonym, whose country it is."""
        number = self.cluster_of.get(token)
        return None if number is None else self.doc._.clusters[number]

    def kind(self, token: int) -> Kind | None:
        """The kind of the entity at a token, None where there is none."""
        cluster = self.cluster(token)
        return cluster.kind if cluster else None

    def is_demonym(self, token: int) -> bool:
        """Whether the token is a word like "Iraqi" rather than a name."""
        return token in (self.doc._.demonyms or {})

    def all_of(self, token: Token, reach: Reach = Reach.COLLECTIVES) -> list[int]:
        """The tokens of all entities that a phrase stands for, with everything that is coordinated with its head."""
        found = dict.fromkeys(i for head in coordinated(token) for i in self.one(head, reach))
        if len(found) > 1:
            found |= dict.fromkeys(self._torn_from_list(min(found)))
        if found:
            found |= dict.fromkeys(self._rest_of_list(max(found)))
        by_cluster = {self.cluster_of[i]: i for i in reversed(found)}
        return sorted(by_cluster.values())

    def one(self, token: Token, reach: Reach = Reach.COLLECTIVES, depth: int = 0) -> list[int]:
        """The tokens of the entities that the phrase headed by the token stands for, coordination left aside."""
        if depth > _DEPTH:
            return []
        antecedent = antecedent_of(token)
        if antecedent is not None:
            return self.one(antecedent, reach, depth + 1)
        if token.i in self.cluster_of and self._may_act(token):
            return [token.i, *self._list_of_names(token)]
        if any(reach >= needed and token.lower_ in words(name) for name, needed in _STANDING_IN):
            found = self._stood_for(token, depth)
            if found:
                return found
        for child in token.children:
            if child.dep_ == "appos" and child.i in self.cluster_of and not self.is_demonym(child.i):
                return [child.i]
        if token.dep_ == "appos" and token.head.i in self.cluster_of and not self.is_demonym(token.head.i):
            return [token.head.i] if self._may_be(token, token.head.i) else []  # "A, the captain who founded B"
        if token.lower_ in words("designations"):
            found = self._designated(token)
            if found:
                return found
        if token.dep_ == "attr" and token.head.lemma_ == "be" and token.pos_ == "NOUN":  # "A is a group led by B"
            subject = [child for child in token.head.children if child.dep_ == "nsubj"]
            return [i for child in subject for i in self.one(child, Reach.NAMES, depth + 1) if self._may_be(token, i)]
        if token.lemma_.lower() in words("settlements"):
            return self._named_after(token, depth)
        return self._named_behind(token)

    def end_of_phrase(self, noun: Token) -> int:
        """The token behind a noun and the one phrase with a name that may follow it: "an aide to President A"."""
        place = noun.i + 1
        if place < len(self.doc) and self.doc[place].dep_ == "prep":
            place += 1
            while place < len(self.doc) and place not in self.cluster_of:
                if self.doc[place].pos_ not in {"DET", "PROPN", "ADJ", "NOUN"}:
                    return noun.i + 1
                place += 1
            number = self.cluster_of.get(place)
            while place < len(self.doc) and self.cluster_of.get(place) == number:
                place += 1
        return place if place < len(self.doc) else noun.i

    def _named_behind(self, noun: Token) -> list[int]:
        """ "The president of A, B, said": the parser makes B an apposition of A."""
        holders = {kind for entry in relational_nouns().get(noun.lemma_.lower(), ()) for kind in entry.holders}
        place = self.end_of_phrase(noun)
        name = place + 1
        if Kind.PERSON not in holders or self.doc[place].text != "," or self.kind(name) is not Kind.PERSON:
            return []
        end = name
        while end + 1 < len(self.doc) and self.cluster_of.get(end + 1) == self.cluster_of[name]:
            end += 1
        goes_on = self.doc[end + 1 : end + 3]
        closed = len(goes_on) == 2 and goes_on[0].text == "," and goes_on[1].pos_ in {"VERB", "AUX"}
        return [end] if closed else []

    def _may_be(self, noun: Token, name: int) -> bool:
        """Whether the noun can be said of that kind of thing: a company is no place."""
        holders = {kind for entry in relational_nouns().get(noun.lemma_.lower(), ()) for kind in entry.holders}
        return not holders or self.kind(name) in holders

    def _designated(self, token: Token) -> list[int]:
        """ "the SBU security service" is the SBU."""
        return [
            child.i
            for child in token.children
            if child.dep_ in {"compound", "amod", "nmod"} and self.kind(child.i) is Kind.ORGANIZATION
        ]

    def _named_after(self, token: Token, depth: int) -> list[int]:
        """ "the city of Mosul" and "Anbar province" are Mosul and Anbar."""
        before = token.i - 1
        if self.kind(before) is Kind.PLACE and self.doc[before].head == token and not self.is_demonym(before):
            return [before]
        return [
            i
            for child in token.children
            if child.dep_ == "prep" and child.lower_ == "of"
            for end in child.children
            if end.dep_ == "pobj"
            for i in self.one(end, Reach.NAMES, depth + 1)
        ]

    def _torn_from_list(self, first: int) -> Iterator[int]:
        """The parser tears the first names off a list ("A, B and C met": A hangs on the verb): those right before."""
        own = self.kind(first)
        place = first
        while True:
            while place and self.cluster_of.get(place - 1) == self.cluster_of[first]:
                place -= 1
            before = place - 2
            if before < 0 or self.doc[place - 1].text != "," or self.kind(before) is not own:
                return
            if self.is_demonym(before) or self.doc[before].dep_ not in {"npadvmod", "dep", "nsubj", "nmod", "appos"}:
                return
            yield before
            first = place = before

    def _may_act(self, token: Token) -> bool:
        """ "Iraqi" says no more than whose it is; "Americans" are some of them, "the Americans" their country."""
        if not self.is_demonym(token.i):
            return True
        is_people = token.tag_ in {"NNS", "NNPS"} or token.lower_.endswith("s")
        return is_people and any(child.lower_ in {"the", "all"} for child in token.children)

    def _stood_for(self, token: Token, depth: int) -> list[int]:
        """The entity for which a collective acts: "Iraqi forces", "the government of Iraq", "Kataib fighters"."""
        for child in token.children:
            if child.dep_ in _MODIFIERS and child.i in self.cluster_of:
                whose = self.kind(child.i) is Kind.PERSON and token.lemma_.lower() in _HOMELANDS
                return [] if whose else [child.i]
        for child in token.children:
            if child.dep_ == "poss":
                return self.one(child, Reach.COLLECTIVES, depth + 1)
            if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
                ends = [end for end in child.children if end.dep_ == "pobj"]
                # "ministers of foreign affairs of A": the field of work refers to nothing, but leads on
                return [i for end in ends for i in self.all_of(end) or self._stood_for(end, depth + 1)]
        return []

    def _list_of_names(self, token: Token) -> list[int]:
        """The parser takes "A, B and C" for A with B in apposition: other names of the same kind are not A's."""
        kind, own = self.kind(token.i), self.cluster_of[token.i]
        return [
            child.i
            for child in token.children
            if child.dep_ == "appos"
            and child.i in self.cluster_of
            and self.cluster_of[child.i] != own
            and self.kind(child.i) is kind
            and any(further.dep_ == "conj" for further in child.children)
        ]

    def before(self, token: Token) -> list[int]:
        """The entity that a participle after a comma is said of by its place: "A, led by B" wherever the parser hangs
        "led"."""
        place = token.i - 2 if token.i > 1 and token.nbor(-1).text == "," else token.i - 1
        above = self.doc[place].head
        if above.dep_ == "prep" and above.head == token.head and (above.lower_ != "of" or place == token.i - 1):
            return []  # "the attack on A condemned by B", "the mission in A, led by B"
        return [place] if place in self.cluster_of and not self.is_demonym(place) else []

    def _rest_of_list(self, last: int) -> list[int]:
        """The names that go on a list where the parser lost it: "with A, B, C and D". Two names with a comma between
        them may be a town and its country, so a list has three names or an "and"."""
        kind, items, has_and, place = self.kind(last), list[int](), False, last
        while True:
            while place + 1 < len(self.doc) and self.cluster_of.get(place + 1) == self.cluster_of[place]:
                place += 1
            following = place + 1
            joined = False
            while following < len(self.doc) and self.doc[following].lower_ in {",", "and", "or", "the"}:
                joined = joined or self.doc[following].lower_ != "the"
                has_and = has_and or self.doc[following].lower_ in {"and", "or"}
                following += 1
            if not joined or following >= len(self.doc) or self.kind(following) is not kind:
                break
            end = following
            while end + 1 < len(self.doc) and self.cluster_of.get(end + 1) == self.cluster_of[following]:
                end += 1
            follower = self.doc[end + 1] if end + 1 < len(self.doc) else None
            is_subject = any(self.doc[i].dep_ in {"nsubj", "nsubjpass", "poss"} for i in range(following, end + 1))
            if self.is_demonym(following) or is_subject or (follower is not None and follower.tag_ == "POS"):
                return []
            items.append(end)
            place = end
        return items if has_and or len(items) > 1 else []


def coordinated(token: Token) -> Iterator[Token]:
    """The token and what is coordinated below it: "A" of "A, B and C" gives A, B, C; "B" gives B, C."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from coordinated(child)
        elif child.dep_ == "appos" and any(further.dep_ == "conj" for further in child.children):
            for further in child.children:
                if further.dep_ == "conj":
                    yield from coordinated(further)


def voices(relations: Iterable[Relation], referents: Referents) -> dict[int, int]:
    """From the clusters of persons to those of the organizations that they speak for, as the text itself tells."""
    return {
        referents.cluster_of[relation.subject]: referents.cluster_of[relation.object]
        for relation in relations
        if relation.predicate == "SPEAKS_FOR"
    }

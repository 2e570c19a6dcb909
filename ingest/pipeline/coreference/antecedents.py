"""Which entity a pronoun or a description means: the only one near enough that fits, or none."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from graph.ontology import Form, Kind
from ingest.pipeline.coreference.nominals import Nominal, fits_post, nominals
from ingest.pipeline.layers import Cluster, MentionWords
from ingest.pipeline.names.titles import title_before
from ingest.pipeline.names.words import first_names

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_POSSESSIVE = frozenset({"his", "her", "hers", "its"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAYING = frozenset(
    {
        "say",
        "tell",
        "add",
        "warn",
        "claim",
        "insist",
        "argue",
        "announce",
        "declare",
        "explain",
        "note",
        "believe",
        "think",
        "know",
        "hope",
        "acknowledge",
        "admit",
        "deny",
        "stress",
        "suggest",
        "state",
        "assert",
        "maintain",
        "promise",
        "vow",
        "pledge",
    }
)
NOMINAL_WINDOW = 3
"""Sentences before its own in which a description looks for what it means."""


@dataclass(slots=True)
class _Known:
    """What the text tells of a cluster besides its names."""

    gender: str = ""
    posts: list[str] = field(default_factory=list)


def resolve(doc: Doc, clusters: Sequence[Cluster]) -> None:
    """Adds to the clusters the pronouns and descriptions that mean them. Those that may mean several are left out."""
    _Resolver(doc, clusters).run()


class _Resolver:
    def __init__(self, doc: Doc, clusters: Sequence[Cluster]) -> None:
        self._doc = doc
        self._clusters = clusters
        self._texts = [token.text for token in doc]
        self._starts = [sentence.start for sentence in doc.sents]
        self._quoted = _quotations(doc)
        self._known = [self._describe(cluster) for cluster in clusters]
        self._mentions: list[tuple[MentionWords, int]] = sorted(
            ((mention, number) for number, cluster in enumerate(clusters) for mention in cluster.mentions),
            key=lambda pair: pair[0].start,
        )

    def run(self) -> None:
        waiting: list[tuple[int, Nominal | Token]] = [(nominal.start, nominal) for nominal in nominals(self._doc)]
        waiting += [(token.i, token) for token in self._doc if token.lower_ in _HE | _SHE | _IT | _THEY]
        for _, thing in sorted(waiting, key=lambda pair: pair[0]):
            if isinstance(thing, Nominal):
                number = self._meant_by_nominal(thing)
                mention = MentionWords(thing.start, thing.end, thing.head, Form.NOMINAL)
            else:
                number = self._meant_by_pronoun(thing)
                if number is not None and thing.lower_ in _HE | _SHE:
                    self._known[number].gender = "m" if thing.lower_ in _HE else "f"
                mention = MentionWords(thing.i, thing.i + 1, thing.i, Form.PRONOUN)
            if number is not None:
                self._clusters[number].mentions.append(mention)
                self._mentions.append((mention, number))
        for cluster in self._clusters:
            cluster.mentions.sort(key=lambda mention: (mention.start, mention.end))

    def _describe(self, cluster: Cluster) -> _Known:
        known = _Known()
        if cluster.kind is not Kind.PERSON:
            return known
        genders: set[str] = set()
        for mention in cluster.mentions:
            title = title_before(self._texts, mention.start)
            if title:
                genders.add(title.gender)
                known.posts.append(title.text.casefold())
            if mention.end - mention.start > 1:
                genders.add(first_names().get(self._texts[mention.start], ""))
            known.posts += _apposed_posts(self._doc, mention)
        genders.discard("")
        known.gender = genders.pop() if len(genders) == 1 else ""
        return known

    def _sentence(self, token: int) -> int:
        return bisect_right(self._starts, token) - 1

    def _near(self, token: int, sentences: int) -> list[tuple[MentionWords, int]]:
        """The mentions before the token in its sentence and in so many before it, in the same quotation or outside."""
        first = max(0, self._sentence(token) - sentences)
        start = self._starts[first]
        near = [
            (mention, number) for mention, number in self._mentions if start <= mention.start and mention.end <= token
        ]
        return sorted(near, key=lambda pair: pair[0].start)

    # --- descriptions

    def _meant_by_nominal(self, nominal: Nominal) -> int | None:
        if nominal.country:
            return _only(
                number
                for number, cluster in enumerate(self._clusters)
                if cluster.canonical == nominal.country and cluster.kind is Kind.PLACE
            )
        if nominal.post:
            return _only(
                number
                for number, known in enumerate(self._known)
                if fits_post(nominal.post, known.posts) and self._named_before(number, nominal.start)
            )
        near = self._near(nominal.start, NOMINAL_WINDOW)
        here = self._near(nominal.start, 0)
        if any(self._may_fit(nominal, self._clusters[number]) for _, number in here):
            return None
        return _only(number for _, number in near if self._fits(nominal, self._clusters[number]))

    def _named_before(self, number: int, token: int) -> bool:
        return self._clusters[number].mentions[0].start < token

    @staticmethod
    def _fits(nominal: Nominal, cluster: Cluster) -> bool:
        return cluster.kind is nominal.kind and (not nominal.tags or not nominal.tags.isdisjoint(cluster.tags))

    @staticmethod
    def _may_fit(nominal: Nominal, cluster: Cluster) -> bool:
        """Whether nothing is known against a thing of the same kind: "Tarn Freight" may be "the firm"."""
        return cluster.kind is nominal.kind and bool(nominal.tags) and not cluster.tags

    # --- pronouns

    def _meant_by_pronoun(self, token: Token) -> int | None:
        if token.lower_ == "it" and _is_expletive(token):
            return None
        if token.lower_ in _THEY:
            return self._meant_by_they(token)
        told = self._named_in_own_speech(token)
        near = [pair for pair in self._candidates(token) if pair[1] not in told]
        here = [pair for pair in near if pair[0].start >= self._starts[self._sentence(token.i)]]
        own = _subject_over(token)
        if token.lower_.endswith("self"):
            return self._at(own, here)
        if token.lower_ not in _POSSESSIVE and token.dep_ not in _SUBJECTS:
            excluded = self._at(own, here)
            near = [pair for pair in near if pair[1] != excluded]
            here = [pair for pair in here if pair[1] != excluded]
        speaker = self._at(_speaker_over(token), here)
        if speaker is not None:
            return speaker
        subject = _only(number for mention, number in here if self._doc[mention.head].dep_ in _SUBJECTS)
        if token.lower_ in _IT:
            # "it" and "its" are safe only of the subject of their own sentence, and at the head of the next one.
            if subject is None and not here and token.i == self._starts[self._sentence(token.i)]:
                return self._organization_told_of(token)
            return subject if token.lower_ == "its" or _only(number for _, number in here) is not None else None
        alone = _only(number for _, number in here) is not None
        if subject is not None and (alone or self._at(own, here) == subject):
            return subject
        if here and not alone:
            return None
        only = _only(number for _, number in near)
        if only is not None or token.dep_ not in _SUBJECTS | {"poss"}:
            return only
        if any(self._doc[mention.head].dep_ in _SUBJECTS for mention, _ in here):
            return None
        return _only(number for mention, number in near if self._is_main_subject(mention))

    def _named_in_own_speech(self, token: Token) -> set[int]:
        """Whom the words before "…, she said" name: nobody speaks of himself by name."""
        if token.dep_ not in _SUBJECTS or token.head.lemma_ not in _SAYING:
            return set()
        clauses = [each for each in token.head.lefts if each.dep_ == "ccomp"]
        return {
            number
            for clause in clauses
            for mention, number in self._mentions
            if mention.form is Form.NAME and clause.left_edge.i <= mention.start <= clause.right_edge.i
        }

    def _organization_told_of(self, token: Token) -> int | None:
        """The organization that the sentence before is about: "The Society is a charity. It was founded by A." """
        return _only(
            number
            for mention, number in self._near(token.i, 1)
            if self._clusters[number].kind is Kind.ORGANIZATION
            and self._quoted[mention.start] == self._quoted[token.i]
            and self._is_main_subject(mention)
            and self._doc[mention.head].tag_ not in {"NNS", "NNPS"}
        )

    def _meant_by_they(self, token: Token) -> int | None:
        """The one organization with a plural name, if the text since its sentence speaks of no other several things."""
        near = [
            (mention, number)
            for mention, number in self._near(token.i, 1)
            if self._clusters[number].kind is Kind.ORGANIZATION
            and self._quoted[mention.start] == self._quoted[token.i]
            and self._doc[mention.end - 1].tag_ in {"NNS", "NNPS"}
        ]
        first = self._starts[max(0, self._sentence(token.i) - 1)]
        named = {place for mention, _ in near for place in range(mention.start, mention.end)}
        roles = _SUBJECTS | {"dobj", "pobj", "conj"}
        others = any(
            other.tag_ in {"NNS", "NNPS"} and other.i not in named and other.dep_ in roles
            for other in self._doc[first : token.i]
        )
        return None if others else _only(number for _, number in near)

    def _candidates(self, token: Token) -> list[tuple[MentionWords, int]]:
        """What the pronoun may mean by kind and gender, in its sentence and for a person in the one before."""
        personal = token.lower_ not in _IT
        kinds = {Kind.PERSON} if personal else {Kind.ORGANIZATION, Kind.PLACE}
        genders = {"", "m" if token.lower_ in _HE else "f"}
        return [
            (mention, number)
            for mention, number in self._near(token.i, 1 if personal else 0)
            if self._clusters[number].kind in kinds
            and self._quoted[mention.start] == self._quoted[token.i]
            and (not personal or self._known[number].gender in genders)
            and not (token.lower_ in _POSSESSIVE and token.head.i == mention.head)
            and (personal or mention.form is Form.NAME or self._doc[mention.head].tag_ not in {"NNS", "NNPS"})
        ]

    @staticmethod
    def _at(token: Token | None, near: Sequence[tuple[MentionWords, int]]) -> int | None:
        if token is None:
            return None
        return next((number for mention, number in near if mention.start <= token.i < mention.end), None)

    def _is_main_subject(self, mention: MentionWords) -> bool:
        head = self._doc[mention.head]
        return head.dep_ in _SUBJECTS and head.head.dep_ == "ROOT"


def _subject_over(token: Token) -> Token | None:
    """The subject of the clause that the token stands in."""
    above = token.head
    while above.head != above and above.pos_ not in {"VERB", "AUX"}:
        above = above.head
    while True:
        subject = next((child for child in above.children if child.dep_ in _SUBJECTS), None)
        if subject is not None or above.dep_ not in {"conj", "xcomp"} or above.head == above:
            return None if subject == token else subject
        above = above.head


def _speaker_over(token: Token) -> Token | None:
    """Who is said to have said what the pronoun is the subject of: "Kadhimi said he would go"."""
    if token.dep_ not in _SUBJECTS:
        return None
    verb = token.head
    while verb.dep_ in {"ccomp", "advcl", "xcomp", "conj"} and verb.head != verb:
        verb = verb.head
        if verb.lemma_ in _SAYING:
            return next((child for child in verb.children if child.dep_ in _SUBJECTS and child != token), None)
    return None


def _only(numbers: Iterable[int]) -> int | None:
    """The number, if all are the same one."""
    found = set(numbers)
    return found.pop() if len(found) == 1 else None


def _apposed_posts(doc: Doc, mention: MentionWords) -> list[str]:
    """The posts in "Mustafa al-Kadhimi, the prime minister," after the name."""
    if mention.form is not Form.NAME or mention.end >= len(doc) or doc[mention.end].text != ",":
        return []
    found = []
    for child in doc[mention.head].children:
        if child.dep_ == "appos" and child.i >= mention.end:
            words = [token.lower_ for token in doc[max(child.i - 2, mention.end + 1) : child.i + 1] if token.is_alpha]
            found += [" ".join(words[first:]) for first in range(len(words))]
    return found


def _is_expletive(token: Token) -> bool:
    """ "It is clear that", "it rained": no thing is meant."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    return token.dep_ in _SUBJECTS and verb.lemma_ in {"be", "seem", "appear", "take", "rain", "snow", "remain"}


def _quotations(doc: Doc) -> list[int]:
    """For each token the number of the quotation that it is in, 0 outside."""
    found, number, inside = [], 0, False
    for token in doc:
        if token.text in {'"', "“", "”"}:
            inside = not inside if token.text == '"' else token.text == "“"
            number += inside
            found.append(0)
            continue
        if token.is_space and token.text.count("\n") > 1 and inside:
            inside = False
        found.append(number if inside else 0)
    return found

"""Judging entities and claims by documents annotated in this project's ontology.

Claims are compared by predicate, subject and object. A document may state a triple several times, so a prediction is
right when the gold has its triple (distinct triples are counted), and a gold claim is found when a prediction has its
triple. Precision is against all annotated claims, recall of the clear ones.
"""

import re
from dataclasses import dataclass

from graph.ontology import Form, Polarity, ontology
from graph.record import Claim, Entity, Record, Span
from ingest.evaluation.counts import Judged, Slip, Tally
from ingest.evaluation.gold import GoldClaim, GoldDocument, GoldEntity
from ingest.evaluation.matching import paired, plain
from ingest.evaluation.wording import claim_in_words, claim_slip, nearest

ATTRIBUTES = ("polarity", "modality", "speaker")


@dataclass(frozen=True, slots=True)
class Guess:
    """A predicted claim with the gold ids of its ends and its speaker ("?e3" where the gold has no such entity)."""

    claim: Claim
    subject: str
    object: str
    speaker: str | None

    @property
    def triple(self) -> tuple[str, ...]:
        """What counts as one prediction."""
        ends = (self.subject, self.object)
        if ontology()[self.claim.predicate].symmetric:
            ends = (min(ends), max(ends))
        return self.claim.predicate, *ends

    def is_of(self, gold: GoldClaim) -> bool:
        """Whether it has the predicate and the ends of a gold claim."""
        if self.claim.predicate not in gold.predicates:
            return False
        ends, wanted = (self.subject, self.object), (gold.subject, gold.object)
        symmetric = any(ontology()[name].symmetric for name in (self.claim.predicate, gold.predicates[0]))
        return ends == wanted or (symmetric and ends[::-1] == wanted)

    def right(self, gold: GoldClaim) -> dict[str, bool]:
        """Which of the attributes that the annotator was sure of are right."""
        said = {"polarity": self.claim.polarity, "modality": self.claim.modality, "speaker": self.speaker}
        return {name: said[name] == getattr(gold, name) for name in ATTRIBUTES if name not in gold.unsure}


def judge_claims(gold: GoldDocument, record: Record, judged: Judged) -> None:
    """Counts `claims.<predicate>`, `polarity`, `modality`, `speaker` (of the found claims) and `denied`."""
    guesses = guesses_of(gold, record)
    right = {guess.triple for guess in guesses if any(guess.is_of(claim) for claim in gold.claims)}
    for triple in {guess.triple for guess in guesses}:
        judged.add(f"claims.{triple[0]}", Tally(right=triple in right, predicted=1))
    for claim in gold.claims:
        found = [guess for guess in guesses if guess.is_of(claim)]
        if claim.clear:
            judged.add(f"claims.{claim.predicates[0]}", Tally(found=bool(found), gold=1))
        if claim.polarity is Polarity.DENIED:
            judged.add("denied", Tally(found=any(g.claim.polarity is Polarity.DENIED for g in found), gold=1))
        if found:
            best = max(found, key=lambda guess: sum(guess.right(claim).values()))
            _judge_attributes(claim, best, gold, record, judged)
        elif claim.clear:
            judged.slips.append(_missed(claim, gold, record))
    shown = set()
    for guess in guesses:
        if guess.triple not in right and guess.triple not in shown:
            shown.add(guess.triple)
            note = "an end is no gold entity" if "?" in guess.subject[0] + guess.object[0] else _between(guess, gold)
            about = f"{claim_in_words(guess.claim, record)}; {note}"
            judged.slips.append(claim_slip("wrong claims", guess.claim.predicate, about, gold, record, guess.claim))


def guesses_of(gold: GoldDocument, record: Record) -> list[Guess]:
    """The predicted claims in terms of the gold entities."""
    ids = {entity.id: wanted.id for entity, wanted in matched_entities(gold, record)}
    known = {entity.id: ids.get(entity.id, f"?{entity.id}") for entity in record.entities}
    return [
        Guess(claim, known[claim.subject], known[claim.object], known[claim.speaker] if claim.speaker else None)
        for claim in record.claims
    ]


def _judge_attributes(claim: GoldClaim, guess: Guess, gold: GoldDocument, record: Record, judged: Judged) -> None:
    verdicts = guess.right(claim)
    for name, is_right in verdicts.items():
        judged.add(name, Tally(right=is_right, predicted=1))
    wrong = [name for name, is_right in verdicts.items() if not is_right]
    if wrong:
        about = f"{_in_words(claim, gold)}; predicted: {claim_in_words(guess.claim, record)}"
        judged.slips.append(_at("wrong attributes", ", ".join(wrong), about, claim, gold))


def judge_entities(gold: GoldDocument, record: Record, judged: Judged) -> None:
    """Counts `entities` (clusters), and `aliases`: of n forms of an entity that stand in the text one is needed to
    match it at all, the other n - 1 are its aliases; found are those that the matched cluster has beside its first."""
    matches = matched_entities(gold, record)
    judged.add("entities", Tally(len(matches), len(record.entities), len(matches), len(gold.entities)))
    guess_of = {wanted.id: entity for entity, wanted in matches}
    text = plain(gold.text)
    for wanted in gold.entities:
        forms = {plain(form) for form in wanted.forms}
        in_text = {form for form in forms if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)}
        mentions = {plain(m.text) for m in guess_of[wanted.id].mentions} if wanted.id in guess_of else set()
        judged.add("aliases", Tally(found=max(len(in_text & mentions) - 1, 0), gold=max(len(in_text) - 1, 0)))
        kinds = "/".join(sorted(wanted.kinds))
        if wanted.id not in guess_of:
            judged.slips.append(Slip("missed entities", kinds, wanted.name, gold, _places(wanted, gold.text)[:1]))
        elif in_text - mentions:
            about = f"{wanted.name}: not {', '.join(sorted(in_text - mentions))}"
            judged.slips.append(Slip("missed aliases", kinds, about, gold, _places(wanted, gold.text)[:1]))
    for entity in record.entities:
        if entity.id not in {guess.id for guess, _ in matches}:
            first = Span(entity.mentions[0].start, entity.mentions[0].end)
            judged.slips.append(Slip("wrong entities", entity.kind, entity.name, gold, (first,)))


def matched_entities(gold: GoldDocument, record: Record) -> list[tuple[Entity, GoldEntity]]:
    """Pairs of one kind that share a name, those that share most names first."""

    def shared_names(entity: Entity, wanted: GoldEntity) -> float:
        names = {plain(mention.text) for mention in entity.mentions if mention.form is Form.NAME}
        return len(names & {plain(form) for form in wanted.forms}) if entity.kind in wanted.kinds else 0

    return paired(record.entities, gold.entities, shared_names)


def _missed(claim: GoldClaim, gold: GoldDocument, record: Record) -> Slip:
    matched = {wanted.id for _, wanted in matched_entities(gold, record)}
    lost = [entity.name for entity in gold.entities if entity.id in {claim.subject, claim.object} - matched]
    between = sorted(
        f"{guess.claim.predicate} by {guess.claim.rule}"
        for guess in guesses_of(gold, record)
        if {guess.subject, guess.object} == {claim.subject, claim.object}
    )
    note = f"not found: {', '.join(lost)}" if lost else f"predicted between them: {', '.join(between) or 'nothing'}"
    return _at("missed clear claims", claim.predicates[0], f"{_in_words(claim, gold)}; {note}", claim, gold)


def _between(guess: Guess, gold: GoldDocument) -> str:
    ends = {guess.subject, guess.object}
    there = [claim.predicates[0] for claim in gold.claims if {claim.subject, claim.object} == ends]
    return f"gold between them: {', '.join(dict.fromkeys(there)) or 'nothing'}"


def _in_words(claim: GoldClaim, gold: GoldDocument) -> str:
    names = {entity.id: entity.name for entity in gold.entities}
    speaker = names[claim.speaker] if claim.speaker else "none"
    ends = f"{names[claim.subject]} {claim.predicates[0]} {names[claim.object]}"
    return f"{ends} ({claim.polarity}, {claim.modality}, speaker {speaker})"


def _at(sort: str, heading: str, about: str, claim: GoldClaim, gold: GoldDocument) -> Slip:
    entities = {entity.id: entity for entity in gold.entities}
    ends = [
        [place for place in _places(entities[end], gold.text) if claim.span.start <= place.start < claim.span.end]
        for end in (claim.subject, claim.object)
    ]
    return Slip(sort, heading, about, gold, nearest(*ends) or (Span(claim.span.start, claim.span.start),))


def _places(entity: GoldEntity, text: str) -> tuple[Span, ...]:
    words = "|".join(re.escape(form) for form in sorted(entity.forms, key=len, reverse=True))
    return tuple(Span(*match.span()) for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE))

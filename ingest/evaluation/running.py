"""Running the extraction over the annotated corpora and judging what comes out."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.record import Document, Record
from ingest.evaluation.attributions import judge_attributions
from ingest.evaluation.card import Card, Section
from ingest.evaluation.claims import judge_claims, judge_entities
from ingest.evaluation.confidence import Trust, in_conll04, in_gold, trust
from ingest.evaluation.corpora import CORPORA, load
from ingest.evaluation.counts import Judged, Slip, Tally
from ingest.evaluation.extraction import Extraction
from ingest.evaluation.gold import GoldDocument
from ingest.evaluation.names import judge_names, judge_names_leniently
from ingest.evaluation.relations import judge_conll04, judge_re3d
from ingest.pipeline.candidates import Refusal

Judge = Callable[[GoldDocument, Record, Judged], None]

JUDGES: Mapping[str, tuple[Judge, ...]] = {
    "conll04": (judge_names, judge_conll04),
    "re3d": (judge_names, judge_names_leniently, judge_re3d),
    "polnear": (judge_attributions,),
    "crossner": (judge_names,),
    "gold": (judge_entities, judge_claims),
}
_ARTICLES = ("gold", "re3d", "polnear")  # whole documents: the speed on single sentences says little


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation: the card, each corpus with its records, and what was missed or wrong in each, and how many
    candidate relations were refused for which reason."""

    card: Card
    corpora: Mapping[str, Sequence[tuple[GoldDocument, Record]]]
    slips: Mapping[str, Sequence[Slip]]
    refusals: Mapping[Refusal, int]

    def trust(self) -> list[Trust]:
        """How far each rule is to be trusted, by the corpora that can tell."""
        judged = [in_gold(*pair) for pair in self.corpora.get("gold", ())]
        judged += [in_conll04(*pair) for pair in self.corpora.get("conll04", ())]
        return trust([document for document in judged if document])

    def fired(self) -> Counter[str]:
        """How many claims each rule made in all texts."""
        records = {gold.id: record for pairs in self.corpora.values() for gold, record in pairs}
        return Counter(claim.rule for record in records.values() for claim in record.claims)


def evaluate(data: Path, corpora: Iterable[str] = CORPORA, *, speed: bool = False) -> Run:
    """Extracts from the texts of the corpora under `data` and judges the records. Raises DataMissingError."""
    gold = {corpus: load(corpus, data) for corpus in corpora}
    extraction = _extraction(gold, speed)
    records = {str(record.document.source): record for record in extraction.records}
    pairs = {corpus: [(each, records[each.id]) for each in documents] for corpus, documents in gold.items()}
    judged = {corpus: [judge(corpus, *pair) for pair in some] for corpus, some in pairs.items()}
    sections = {
        corpus: Section(fingerprint(gold[corpus]), tuple(document.tallies for document in documents))
        for corpus, documents in judged.items()
    }
    sections["quotes"] = Section("-", tuple(_exact(record for _, record in some) for some in pairs.values()))
    slips = {corpus: [slip for each in documents for slip in each.slips] for corpus, documents in judged.items()}
    return Run(Card(sections, extraction.speed), pairs, slips, extraction.refusals)


def judge(corpus: str, gold: GoldDocument, record: Record) -> Judged:
    """Everything that is counted in a document of a corpus."""
    judged = Judged()
    for one in JUDGES[corpus]:
        one(gold, record, judged)
    return judged


def fingerprint(documents: Iterable[GoldDocument]) -> str:
    """Tells one edition of a corpus from another."""
    digest = hashlib.sha256()
    for document in documents:
        stretches = sorted(map(repr, document.names)), sorted(map(repr, document.ignored))
        rest = document.relations, document.attributions, document.entities, document.claims
        digest.update(repr((document.id, document.text, stretches, rest)).encode())
    return digest.hexdigest()[:16]


def _extraction(gold: Mapping[str, Sequence[GoldDocument]], speed: bool) -> Extraction:
    """Every document extracted once, though two corpora may have it."""
    texts = {corpus: {each.id: each.text for each in documents} for corpus, documents in gold.items()}
    articles = {id_: text for corpus in _ARTICLES for id_, text in texts.get(corpus, {}).items()}
    others = {id_: text for corpus, some in texts.items() if corpus not in _ARTICLES for id_, text in some.items()}
    extraction = Extraction()
    whole = [Document(text, source=id_) for id_, text in articles.items()]
    if speed:
        extraction.read_timed(whole)
    else:
        extraction.read(whole)
    extraction.read(Document(text, source=id_) for id_, text in others.items())
    return extraction


def _exact(records: Iterable[Record]) -> dict[str, Tally]:
    """Whether every quote and mention is the text at its offsets."""
    judged = Judged()
    for record in records:
        text = record.document.text
        for claim in record.claims:
            judged.add("claims", Tally(right=text[claim.start : claim.end] == claim.quote, predicted=1))
        for mention in (mention for entity in record.entities for mention in entity.mentions):
            judged.add("mentions", Tally(right=text[mention.start : mention.end] == mention.text, predicted=1))
    return judged.tallies

"""The scorecard as a value and as a file: counts for each document, from which every figure is computed.

The file keeps counts, not figures alone, so that a later run can be compared document by document. It holds numbers
only, in the order of the corpora: nothing of the texts.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ingest.evaluation.counts import Tally, of_group, total
from ingest.evaluation.figures import FIGURES, standard_error, tallies
from ingest.evaluation.measures import Measure, measures
from ingest.evaluation.speed import Speed

VERSION = 1
WIDTH = 1.96  # standard errors to either side that hold 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Section:
    """The tallies of each document of a corpus; the fingerprint tells one edition of the corpus from another."""

    fingerprint: str
    documents: tuple[Mapping[str, Tally], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All counts of one evaluation."""

    sections: Mapping[str, Section]
    speed: Speed | None = None

    def rows(self) -> list[Measure]:
        """The rows of the scorecard that were measured."""
        return [measure for measure in measures() if measure.section in self.sections]

    def tally(self, measure: Measure) -> Tally:
        """The counts behind a row, over all documents."""
        return total(tallies(self.sections[measure.section].documents, measure.group))

    def figure(self, measure: Measure, side: str) -> float:
        """A figure in per cent."""
        return FIGURES[side](self.tally(measure))

    def noise(self, measure: Measure, side: str) -> float:
        """Half the width, in points, of the interval that holds the figure in 95 of 100 choices of documents.

        Where all or nothing is right there is no spread to see: then the rule of three, how far off the true figure may
        be though 1 of 20 samples of this size shows nothing else.
        """
        if measure.exact:
            return 0.0
        documents = tallies(self.sections[measure.section].documents, measure.group)
        if self.figure(measure, side) in (0, 100):
            summed = total(documents)
            items = {"p": summed.predicted, "r": summed.gold}.get(side, min(summed.predicted, summed.gold))
            return min(300 / items, 100.0) if items else 0.0
        return min(WIDTH * standard_error(FIGURES[side], documents), 100.0)

    def predicates(self) -> dict[str, Tally]:
        """The counts of the claims of each predicate, by name."""
        documents = self.sections["gold"].documents if "gold" in self.sections else ()
        names = sorted({group for document in documents for group in document if group.startswith("claims.")})
        return {name.removeprefix("claims."): total(of_group(each, name) for each in documents) for name in names}

    def to_json(self) -> dict[str, Any]:
        """The figures for readers and programs."""
        figures = {
            measure.name(side): {
                "value": round(self.figure(measure, side), 1), "noise": round(self.noise(measure, side), 1)
            }
            for measure in self.rows()
            for side in measure.sides
        }  # fmt: skip
        card: dict[str, Any] = {"version": VERSION, "figures": figures}
        card["predicates"] = {name: dict(tally._asdict()) for name, tally in self.predicates().items()}
        if self.speed:
            card["speed"] = {"ratio": round(self.speed.ratio, 2), "words": self.speed.words}
        return card

    def dumped(self) -> str:
        """The file: the figures, then the counts of each section and group as [document, right, predicted, found,
        gold], documents without any left out."""
        lines = [json.dumps(self.to_json(), indent=1, ensure_ascii=False)[:-2], ',\n "sections": {']
        for place, (name, section) in enumerate(self.sections.items()):
            groups = sorted({group for document in section.documents for group in document})
            counts = {
                group: [[i, *doc[group]] for i, doc in enumerate(section.documents) if any(doc.get(group, Tally()))]
                for group in groups
            }
            head = {"fingerprint": section.fingerprint, "documents": len(section.documents)}
            rows = ",\n".join(f"   {json.dumps(group)}: {_compact(rows)}" for group, rows in counts.items())
            comma = "," if place + 1 < len(self.sections) else ""
            lines.append(f'\n  "{name}": {json.dumps(head)[:-1]}, "counts": {{\n{rows}\n  }}}}{comma}')
        return "".join([*lines, "\n }\n}\n"])


def parsed(text: str) -> Card:
    """The card of a file that `Card.dumped` made. Raises ValueError."""
    row = json.loads(text)
    if row.get("version") != VERSION:
        raise ValueError(f"its version is {row.get('version')!r}, this program reads {VERSION}: write it anew")
    sections = {}
    for name, section in row["sections"].items():
        documents: list[dict[str, Tally]] = [{} for _ in range(section["documents"])]
        for group, rows in section["counts"].items():
            for place, *numbers in rows:
                documents[place][group] = Tally(*numbers)
        sections[name] = Section(section["fingerprint"], tuple(documents))
    return Card(sections)


def _compact(rows: list[list[int]]) -> str:
    return json.dumps([[int(number) for number in row] for row in rows], separators=(",", ":"))

"""The misses and the false ones, as text to read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from ingest.evaluation.counts import Slip
from ingest.evaluation.wording import in_context


def by_sort(slips: Sequence[Slip]) -> dict[str, Counter[str]]:
    """How many slips of each sort there are under each heading, the most frequent first."""
    counts: dict[str, Counter[str]] = {}
    for slip in slips:
        counts.setdefault(slip.sort, Counter())[slip.heading] += 1
    return dict(sorted(counts.items(), key=lambda item: -item[1].total()))


def listed(corpus: str, slips: Sequence[Slip], limit: int) -> Iterator[str]:
    """Up to `limit` slips of each sort, taken from its headings in turn, each with its sentence; what they are about
    stands in brackets."""
    for sort, counts in by_sort(slips).items():
        headings = [heading for heading, _ in counts.most_common()]
        groups = [[slip for slip in slips if (slip.sort, slip.heading) == (sort, each)] for each in headings]
        turns = chain.from_iterable(zip_longest(*groups))
        shown = [slip for slip in turns if slip is not None][:limit]
        yield f"=== {corpus}, {sort}: {counts.total()}, shown {len(shown)}"
        for heading, count in counts.most_common():
            yield f"--- {heading}: {count}"
            for slip in shown:
                if slip.heading == heading:
                    yield f"{slip.about}; {slip.document.id}"
                    yield f"  > {in_context(slip)}"
        yield ""

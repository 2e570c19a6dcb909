"""How fast the whole pipeline is with each tagger, and what memory it takes: `python -m benchmarks.taggers FOLDER`.

Every run is a process of its own and the taggers take turns, so that a busy machine is busy for each. FOLDER holds
texts (.txt, in any depth); without it the samples are read, many times over. Prints a table in Markdown: the median of
the rounds, and the ratio to the first tagger.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from ingest.extract import extract, extract_many
from ingest.pipeline.build import TAGGER_VARIABLE, TAGGERS
from ingest.readers import read

FIGURES = {
    "stream": "words a second, many documents",
    "single": "words a second, one document at a time",
    "cpu": "words a second of processor time",
    "memory": "peak memory, MB",
}


def measured(tagger: str, folder: Path, documents: int) -> dict[str, float]:
    """The figures of one run, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.taggers",
        str(folder),
        "--tagger",
        tagger,
        "--documents",
        str(documents),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def once(tagger: str, folder: Path, count: int) -> dict[str, float]:
    """The figures of this process. The first document warms up and is not counted."""
    os.environ[TAGGER_VARIABLE] = tagger
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    documents = list(islice(cycle([document for path in paths for document in read(path)]), count + 1))
    first, *rest = documents
    words = sum(len(document.text.split()) for document in rest)
    extract(first)
    began, spent = time.perf_counter(), time.process_time()
    for _ in extract_many(rest):
        pass
    stream, cpu = time.perf_counter() - began, time.process_time() - spent
    began = time.perf_counter()
    for document in rest[: count // 2]:
        extract(document)
    single = time.perf_counter() - began
    half = sum(len(document.text.split()) for document in rest[: count // 2])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"stream": words / stream, "single": half / single, "cpu": words / cpu, "memory": peak}


def table(rounds: dict[str, list[dict[str, float]]]) -> str:
    """Taggers in columns, figures in rows, as Markdown."""
    names = list(rounds)
    lines = [f"| | {' | '.join(names)} | ratio |", "| --- |" + " --- |" * (len(names) + 1)]
    for figure, title in FIGURES.items():
        values = [median(run[figure] for run in rounds[name]) for name in names]
        ratios = [new[figure] / old[figure] for old, new in zip(rounds[names[0]], rounds[names[-1]], strict=True)]
        spread = f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        lines.append(f"| {title} | {' | '.join(f'{value:,.0f}' for value in values)} | {spread} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("samples"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--tagger", choices=TAGGERS, help="measure this one alone, in this process")
    options = parser.parse_args()
    if options.tagger:
        print(json.dumps(once(options.tagger, options.folder, options.documents)))
        return
    order = sorted(TAGGERS, reverse=True)  # stock first, as what the other is measured against
    rounds: dict[str, list[dict[str, float]]] = {tagger: [] for tagger in order}
    for _ in range(options.rounds):
        for tagger in order:
            rounds[tagger].append(measured(tagger, options.folder, options.documents))
    print(table(rounds))


if __name__ == "__main__":
    main()

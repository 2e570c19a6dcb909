"""`sayso eval`: how well the extraction does on annotated texts, and whether it got worse."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.errors import CommandError
from api.cli.output import note, print_json
from api.cli.program import app, example


@app.command(name="eval", epilog=example("sayso eval --errors 20 --section gold"))
def evaluate(
    data: Annotated[Path, typer.Option(help="The folder with the annotated corpora.")] = Path("../shared/data"),
    section: Annotated[
        list[str] | None, typer.Option(help="Only this corpus: conll04, re3d, polnear, crossner or gold. Repeatable.")
    ] = None,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="Show N misses and N false ones of each sort.")] = 0,
    json_: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    card: Annotated[Path, typer.Option(help="The committed scorecard, to compare with.")] = Path("docs/scorecard.json"),
    write: Annotated[bool, typer.Option("--write", help="Replace the committed scorecard, JSON and Markdown.")] = False,
    write_confidence: Annotated[
        bool, typer.Option("--write-confidence", help="Write the measured confidence of every rule, and docs/rules.md.")
    ] = False,
) -> None:
    """Measure the extraction on annotated texts and compare with the committed scorecard.

    Exit status 1 when a figure has fallen by more than its noise. Where the texts are absent there is nothing to do.
    """
    # Imported here: no other command need wait for spaCy.
    from api.cli.scorecard import print_scorecard
    from ingest.evaluation import pages
    from ingest.evaluation.card import parsed
    from ingest.evaluation.comparison import changes
    from ingest.evaluation.confidence import DATA_FILE, dumped
    from ingest.evaluation.corpora import CORPORA, DataMissingError
    from ingest.evaluation.running import evaluate as run_evaluation
    from ingest.evaluation.slips import listed

    unknown = set(section or ()) - set(CORPORA)
    if unknown:
        raise CommandError(f"there is no section {sorted(unknown)[0]!r}: name {', '.join(CORPORA)}")
    if section and (write or write_confidence):
        raise CommandError("--section measures a part only, which --write and --write-confidence cannot take")
    if not data.is_dir():
        note(f"nothing measured: {data} is not there; name the annotated corpora with --data")
        return
    try:
        run = run_evaluation(data, section or CORPORA, speed=True)
    except DataMissingError as error:
        raise CommandError(str(error)) from error
    committed = None
    if card.is_file():
        try:
            committed = parsed(card.read_text(encoding="utf-8"))
        except ValueError as error:
            raise CommandError(f"{card}: {error}") from error
    found = changes(committed, run.card) if committed else []
    if json_:
        print_json(run.card.to_json())
    else:
        for corpus, slips in run.slips.items() if errors else ():
            for line in listed(corpus, slips, errors):
                print(line)
        print_scorecard(run, found)
    if committed is None:
        note(f"nothing to compare with: {card} is not there; --write makes it")
    falls = [change.in_words() for change in found if change.is_fall]
    if write:
        card.parent.mkdir(parents=True, exist_ok=True)
        card.write_text(run.card.dumped(), encoding="utf-8")
        card.with_suffix(".md").write_text(pages.scorecard(run), encoding="utf-8")
    if write_confidence:
        rows = run.trust()
        DATA_FILE.write_text(dumped(rows), encoding="utf-8")
        card.with_name("rules.md").write_text(pages.rules(rows, run.fired()), encoding="utf-8")
    for fall in falls:
        note(fall)
    if falls and not write:
        raise typer.Exit(1)

"""What the stages of the pipeline saw, on the terminal."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli.output import console
from ingest.explain import Attributed, Explanation, Grouped, Judged, Sentence


def print_explanation(explanation: Explanation) -> None:
    """The sentences with their words, attributions and candidate relations; then the entities of the whole text."""
    terminal = console()
    for sentence in explanation.sentences:
        if sentence.words:
            _print_sentence(terminal, sentence)
    _print_entities(terminal, explanation)


def _print_sentence(terminal: Console, sentence: Sentence) -> None:
    terminal.print(Text(sentence.text, style="bold"))
    table = Table(box=SIMPLE_HEAD)
    for heading in ("word", "lemma", "tag", "depends", "on", "name", "entity", "demonym of"):
        table.add_column(heading)
    for word in sentence.words:
        cells = (word.text, word.lemma, word.tag, word.dependency, word.head, word.name, word.entity, word.demonym)
        table.add_row(*(Text(cell or "") for cell in cells))
    terminal.print(table)
    _print_lines(terminal, "who said what", [_attributed(each) for each in sentence.attributions])
    _print_lines(terminal, "candidate relations", [_judged(each) for each in sentence.relations])
    terminal.print()


def _print_entities(terminal: Console, explanation: Explanation) -> None:
    _print_lines(terminal, "entities of the text", [_grouped(each) for each in explanation.entities])
    _print_lines(terminal, "said to be one", [Text(f"{one} = {other}") for one, other in explanation.aliases])


def _print_lines(terminal: Console, title: str, lines: list[Text]) -> None:
    terminal.print(Text(f"  {title}: {'' if lines else 'none'}", style="dim"))
    for line in lines:
        terminal.print(Text("    ").append_text(line), soft_wrap=True)


def _attributed(each: Attributed) -> Text:
    source = "nobody named" if each.source is None else f"“{each.source}”"
    speaker = f" = {each.speaker}" if each.speaker else ""
    quoted = " (in quotation marks)" if each.quoted else ""
    return Text(f"{source}{speaker} {each.kind}, by “{each.cue}”: “{each.content}”{quoted}")


def _judged(each: Judged) -> Text:
    subject, object_ = each.subject[1] or each.subject[0], each.object[1] or each.object[0]
    line = Text(f"{subject} {each.predicate} {object_}", style="red" if each.refusal else "green")
    details = [f"rule {each.rule}", f"trigger “{each.trigger}”"]
    details += [f"ends “{each.subject[0]}” and “{each.object[0]}”"]
    if each.claim is not None:
        claim = each.claim
        details.append(f"{claim.polarity}, {claim.modality}" + (f" because of “{each.cues}”" if each.cues else ""))
        details.append(f"on the word of {each.speaker}" if each.speaker else "in the author's own voice")
        details += [f"role {claim.role}"] if claim.role else []
        details.append(f"date {claim.event_date or 'unknown'}")
        details.append(f"confidence {claim.confidence:.2f}")
    outcome = f"refused: {each.refusal}" if each.refusal else "a claim"
    return line.append(f" ► {outcome}; {'; '.join(details)}", style="default")


def _grouped(each: Grouped) -> Text:
    tags = f" [{', '.join(each.tags)}]" if each.tags else ""
    named = each.id or "not in the record: never named"
    return Text(f"{each.kind} {each.name}{tags} ({named}): {', '.join(f'“{mention}”' for mention in each.mentions)}")

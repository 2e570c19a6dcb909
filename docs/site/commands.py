"""A page for every command, from its help."""

from collections.abc import Iterator, Mapping
from typing import Any

import typer.main

from api.cli.program import COMMANDS, complete
from docs.site.text import code, fenced, plain, table


def pages() -> Mapping[str, str]:
    """The pages by their paths, `index.md` among them."""
    top: Any = typer.main.get_command(complete())
    rows = ((f"[{code('sayso ' + name)}]({name}.md)", plain(_help(top.commands[name]))) for name in COMMANDS)
    options = _options(top)
    index = (
        f"# Commands\n\n{plain(_help(top))}\n\n{table(('Command', 'What it does'), rows)}\n"
        f"## Before every command\n\n{table(('Option', 'Meaning'), options)}"
    )
    return {"index.md": index, **{f"{name}.md": _page(name, top.commands[name]) for name in COMMANDS}}


def _page(name: str, command: Any) -> str:
    parts = [f"# sayso {name}\n"]
    for words, one in _with_subcommands(f"sayso {name}", command):
        if words != f"sayso {name}":
            parts.append(f"## {words}\n")
        parts.append(f"{plain(_help(one))}\n")
        arguments = " ".join(_metavar(parameter) for parameter in one.params if parameter.param_type_name == "argument")
        if not getattr(one, "commands", None):
            parts.append(fenced(f"{words} [OPTIONS] {arguments}".strip()))
        parts.append(table(("Argument or option", "Meaning"), _options(one)))
        if one.epilog:
            parts.append(f"{plain(one.epilog.partition(':')[0])}:\n\n{fenced(one.epilog.partition(': ')[2], 'sh')}")
    return "\n".join(parts)


def _with_subcommands(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield words, command
    for name, one in getattr(command, "commands", {}).items():
        yield from _with_subcommands(f"{words} {name}", one)


def _options(command: Any) -> Iterator[tuple[str, str]]:
    for parameter in command.params:
        if parameter.name != "help":
            is_option = parameter.param_type_name == "option"
            names = ", ".join((*parameter.opts, *parameter.secondary_opts)) if is_option else _metavar(parameter)
            default = parameter.default
            shown = "" if default in (None, False, "", ()) or callable(default) else f" Default: {default}."
            yield code(names), plain((getattr(parameter, "help", None) or "") + shown)


def _metavar(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    return name if parameter.required else f"[{name}]"


def _help(command: Any) -> str:
    return (command.help or "").partition("\f")[0]

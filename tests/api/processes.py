"""The program in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

PATIENCE_S = 120


def start(folder: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    """Starts `sayso` with these words in a folder, without any setting of the environment but those given."""
    # The program itself, without a wrapper that a signal would have to go through.
    code = "from api.cli import main; main()"
    settings = {key: value for key, value in os.environ.items() if not key.startswith("SAYSO_")}
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, *words],
        cwd=folder,
        env={**settings, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until_ready(process: subprocess.Popen[str]) -> tuple[str, list[str]]:
    """The address of the service, and what it said on standard error before."""
    assert process.stderr is not None
    before = []
    for line in process.stderr:
        if line.startswith("sayso answers at "):
            return line.split()[3], before
        before.append(line)
    raise AssertionError("".join(before))

"""How far a rule is to be trusted: its precision as measured on development data (`data/rule_confidence.csv`).

The file is written by `sayso eval --write-confidence`; `ingest/evaluation/confidence.py` says how it is measured.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FILE = "rule_confidence.csv"
ALL = "*"
"""The row for rules of a family that was never measured."""


def family(rule: str) -> str:
    """The row that stands for all rules of a family: "verb:*" for "verb:meet:obj"."""
    return f"{rule.split(':')[0]}:{ALL}"


def confidence(rule: str) -> float:
    """The measured confidence of a rule; of one that never fired on the data its family's, else that of all rules."""
    measured = _measured()
    return next(measured[row] for row in (rule, family(rule), ALL) if row in measured)


@cache
def _measured() -> Mapping[str, float]:
    text = files("ingest").joinpath("data", FILE).read_text(encoding="utf-8")
    return {row["rule"]: float(row["confidence"]) for row in csv.DictReader(text.splitlines())}

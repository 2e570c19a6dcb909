"""Is a text English? The pipeline reads English only, and a wrong guess costs a document, so doubt lets it through."""

import re
from functools import cache
from importlib import resources
from typing import Any

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 20_000  # characters that are looked at
_ENOUGH_WORDS = 40  # below it, names alone can mislead the classifier
_ENGLISH_SHARE = 0.2  # share of English function words: news prose has 0.3 to 0.5, other languages below 0.1
_NO_LANGUAGE = "zxx"  # of ISO 639-2, for what is no text: tables of numbers, code
_LIKELY = 0.9  # how sure the classifier must be to refuse a text


def other_language(text: str) -> str | None:
    """The name of the language a text is written in when that is not English ("French"), None when it is or may be.

    Short texts in Latin letters are let through: a headline of names looks like any language.
    """
    sample = text[:_SAMPLE]
    letters = _LETTER.findall(sample)
    foreign_script = len(letters) >= 20 and len(_LATIN.findall(sample)) < 0.5 * len(letters)
    if not foreign_script:
        words = [word.lower() for word in _WORD.findall(sample)]
        if len(words) < _ENOUGH_WORDS or _share(words) >= _ENGLISH_SHARE:
            return None
    code, likelihood = _classify(sample)
    if code == "en":
        return "another script" if foreign_script else None
    if likelihood < _LIKELY and not foreign_script:
        return None
    if code == _NO_LANGUAGE:
        return "no language (there are hardly any sentences)"
    return _names().get(code, f'the language "{code}"')


def _share(words: list[str]) -> float:
    common = _function_words()
    return sum(word in common for word in words) / len(words)


def _classify(text: str) -> tuple[str, float]:
    code, likelihood = _identifier().classify(text)
    return str(code), float(likelihood)


@cache
def _identifier() -> Any:
    # Imported here: it brings a model of some megabytes, and English prose never gets this far.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_data("reading/function_words.txt").split())


@cache
def _names() -> dict[str, str]:
    return dict(line.split(",", 1) for line in _data("reading/languages.csv").splitlines()[1:] if line)


def _data(name: str) -> str:
    return resources.files("ingest").joinpath("data", name).read_text(encoding="utf-8")

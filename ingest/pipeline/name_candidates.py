"""Every stretch of the text that something takes for a name: the gazetteer, a head word, a title, a first name, the
statistical model. Which of them stand is decided in `name_choice`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from graph.ontology import Kind
from ingest.pipeline.abbreviations import Definition
from ingest.pipeline.gazetteer import Gazetteer
from ingest.pipeline.head_words import head, head_of_name
from ingest.pipeline.lexicon import rows, words
from ingest.pipeline.titles import after_titles, is_post, is_rank, is_title, title_before

PARTICLES = frozenset("al el bin ibn van von der den de da dos di du del della ben abu ul ad as ash bint ter ten".split())
_ONLY_JOINED = frozenset({"as", "ad", "ash", "ul", "ten"})
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_HYPHENS = frozenset("-‐‑–")
_QUOTES = frozenset("\"'`")
_OWNERS = frozenset("people peoples women men children workers lord nation farmers teachers nurses mothers".split())
_KINDS = {
    "PERSON": Kind.PERSON, "ORG": Kind.ORGANIZATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE,
    "NORP": None, "EVENT": None, "LAW": None, "PRODUCT": None, "WORK_OF_ART": None, "LANGUAGE": None,
    "PER": Kind.PERSON,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that may be a name, end exclusive. `kind` None speaks against a name of any kind. `rank` decides between
    candidates that overlap, `evidence` is what it says for the kind of this name in the whole document."""

    start: int
    end: int
    kind: Kind | None
    rank: int
    evidence: int
    source: str


@cache
def first_names() -> dict[str, str]:
    """First names and the gender that each tells: m, f or nothing."""
    return {row["name"]: row["gender"] for row in rows("first_names")}


@cache
def not_names() -> frozenset[str]:
    """Words that are no name when they stand alone, in lower case."""
    return frozenset(word.casefold() for word in words("not_names"))


@cache
def events() -> dict[str, bool]:
    """Words that end the name of an event, a law or a thing, in lower case; True where the names inside such a name
    are names still ("Brussels Conference"), False where they are not ("Vietnam War")."""
    return {row["word"].casefold(): bool(row["open"]) for row in rows("events")}


@cache
def surnames() -> frozenset[str]:
    """Single names of people of world news."""
    return words("surnames")


def candidates(doc: Doc, known: Gazetteer, defined: list[Definition]) -> list[Candidate]:
    """All candidates of the document, in no special order."""
    texts = [token.text for token in doc]
    headline = _headline_tokens(doc)
    return [
        *_known(doc, known),
        *_defined(doc, known, texts, defined),
        *_headed(doc, known, headline),
        *_prefixed(doc, headline),
        *_small_headed(doc),
        *_events(doc, known, headline),
        *_elections(doc),
        *_surnames(doc, headline),
        *_persons(doc, known, texts, headline),
        *_statistical(doc, known, texts, headline),
    ]


def is_capitalised(text: str) -> bool:
    """Whether it looks like a word of a name: a capital or a digit-led unit with a capital in it."""
    return text[:1].isupper() or (text[:1].isdigit() and any(letter.isupper() for letter in text))


def _headline_tokens(doc: Doc) -> frozenset[int]:
    """Tokens in sentences that capitalise nearly every word, where capitals tell nothing."""
    found: set[int] = set()
    for sentence in doc.sents:
        long = [token.text for token in sentence if token.is_alpha and len(token.text) > 3]
        marked = any(token.text in {".", ";"} for token in sentence[-2:])
        if len(long) >= 4 and not marked and sum(text[0].isupper() for text in long) > 0.7 * len(long):
            found.update(range(sentence.start, sentence.end))
    return frozenset(found)


def _known(doc: Doc, known: Gazetteer) -> Iterator[Candidate]:
    for match in known.find(doc):
        several = match.end - match.start > 1
        rank = 100 if several else 58
        if not match.entry.certain:
            rank = 40
        yield Candidate(
            match.start, match.end, match.entry.kind, rank, 6 if match.entry.certain else 2, "gazetteer"
        )


def _defined(doc: Doc, known: Gazetteer, texts: list[str], defined: list[Definition]) -> Iterator[Candidate]:
    for definition in defined:
        long = definition.long_start, definition.long_end
        while long[1] > long[0] + 1 and not texts[long[1] - 1][-1].isalnum():
            long = long[0], long[1] - 1
        entry = known.lookup(doc, *long)
        said = head_of_name(texts[slice(*long)])
        if _is_event(texts[slice(*long)]) or (_is_officer(texts[long[0]]) and texts[long[0] + 1:][:1] == ["of"]):
            kind = None
        else:
            kind = entry.kind if entry else said.kind if said else Kind.ORGANIZATION
        evidence = 5 if entry or said else 2
        yield Candidate(*long, kind, 95, evidence, "definition")
        yield Candidate(definition.short_start, definition.short_end, kind, 95, evidence, "definition")


def _headed(doc: Doc, known: Gazetteer, headline: frozenset[int]) -> Iterator[Candidate]:
    for token in doc:
        if not token.text[0].isupper() or token.i in headline:
            continue
        said = head(token.text)
        if said is None:
            continue
        start = _run_before(doc, known, token.i)
        end = token.i + 1
        if said.goes_on:
            end = _of_phrase(doc, known, end, not _JOINING.isdisjoint(said.tags))
        if end - start > 1 and not (doc[start].text in first_names() and _is_surname_too(
            [word.text for word in doc[start:end]], 0, end - start
        )):
            yield Candidate(start, end, said.kind, 80, 5, "head")


def _prefixed(doc: Doc, headline: frozenset[int]) -> Iterator[Candidate]:
    """Names that say by their first word what they are: "Mount Sinjar", "Jaysh al-Fatah", "Parti Gerakan"."""
    for token in doc:
        said = first_words().get(token.text)
        if said is None or token.i in headline:
            continue
        end = token.i + 1
        while end < len(doc):
            after = doc[end + 1].text if end + 1 < len(doc) else ""
            if _may_be_inside(doc, end):
                end += 1
            elif doc[end].text in _HYPHENS | PARTICLES and (after[:1].isupper() or after in _HYPHENS):
                end += 1
            else:
                break
        if end - token.i > 1:
            yield Candidate(token.i, end, said, 74, 5, "first word")


def _events(doc: Doc, known: Gazetteer, headline: frozenset[int]) -> Iterator[Candidate]:
    """ "Vietnam War", "Oslo Accords": no name, and no place either."""
    for token in doc:
        if token.text[0].isupper() and token.i not in headline and events().get(token.lower_) is False:
            start = _run_before(doc, known, token.i)
            if start < token.i and known.lookup(doc, start, token.i + 1) is None:
                yield Candidate(start, token.i + 1, None, 101, 4, "event")


def _elections(doc: Doc) -> Iterator[Candidate]:
    """ "the 2016 United States presidential election": the country in it does nothing."""
    for token in doc:
        if token.lower_ not in _VOTES:
            continue
        start = token.i
        while start > 0 and (is_capitalised(doc[start - 1].text) or doc[start - 1].pos_ in {"ADJ", "NOUN", "ADP"}):
            start -= 1
        if 0 < start < token.i and len(doc[start - 1].text) == 4 and doc[start - 1].text.isdigit():
            yield Candidate(start, token.i + 1, None, 120, 0, "event")


_VOTES = frozenset({"election", "elections", "by-election", "referendum", "primaries", "caucuses", "census"})


def _surnames(doc: Doc, headline: frozenset[int]) -> Iterator[Candidate]:
    for token in doc:
        if token.text in surnames() and (token.tag_ in {"NNP", "NNPS"} or token.i in headline):
            yield Candidate(token.i, token.i + 1, Kind.PERSON, 45, 0, "surname")


@cache
def first_words() -> dict[str, Kind]:
    """Words that begin a name and tell its kind."""
    return {row["word"]: Kind(row["kind"]) for row in rows("first_words")}


def _small_headed(doc: Doc) -> Iterator[Candidate]:
    """ "the Obama administration", "Kadima party": a name and a small word make an organization."""
    for token in doc:
        if token.text not in _SMALL_HEADS or token.i == 0:
            continue
        at = token.i - 1
        if doc[at].text == "'s" and token.text == "campaign":
            at -= 1
        if not (is_capitalised(doc[at].text) and doc[at].text.replace("-", "").isalpha()) or _is_date(doc[at].text):
            continue
        start = at
        entity = next((ent for ent in doc.ents if ent.start <= at < ent.end), None)
        if entity is not None and entity.label_ in {"PERSON", "ORG", "NORP", "GPE"}:
            start = entity.start + (doc[entity.start].lower_ == "the")
        if token.text in _OF_PEOPLE and (entity is None or entity.label_ not in {"PERSON", "ORG"}):
            continue
        yield Candidate(start, token.i + 1, Kind.ORGANIZATION, 85, 5, "small head")


_OF_PEOPLE = frozenset({"administration", "campaign", "regime"})
_SMALL_HEADS = frozenset({"party", "tribe"}) | _OF_PEOPLE


def _run_before(doc: Doc, known: Gazetteer, at: int) -> int:
    """Where the capitalised words begin that run up to the token."""
    start = at
    while start > 0:
        before = doc[start - 1]
        if before.text in _HYPHENS and not before.whitespace_ and start > 1 and doc[start - 2].text[:1].isalnum():
            start -= 2
        elif before.text == "'s" and start > 1 and doc[start - 2].text.casefold() in _OWNERS:
            start -= 1
        elif before.text in {"&", "'"} and start > 1 and doc[start - 2].text[:1].isupper():
            start -= 1
        elif _may_be_inside(doc, start - 1):
            start -= 1
        else:
            break
    while start < at and (doc[start].text in _HYPHENS or doc[start].text in {"&", "'", "'s"}):
        start += 1
    return start


def _may_be_inside(doc: Doc, at: int) -> bool:
    token = doc[at]
    text = token.text
    if text[:1].isdigit() and text.endswith(("st", "nd", "rd", "th")):
        return at + 1 < len(doc) and doc[at + 1].text[:1].isupper() and not _is_date(doc[at + 1].text)
    if not is_capitalised(text) or not any(letter.isalpha() for letter in text):
        return False
    if token.is_sent_start and token.pos_ in {"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "VERB"}:
        return False
    if text.casefold() in _FUNCTION_WORDS or _is_date(text):
        return False
    return not (is_title(text) and text not in _TITLE_AND_WORD)


_FUNCTION_WORDS = frozenset(
    "the a an this that these those in on at by for from with to of and or but if as when while after before he she it "
    "they we i you his her its their our my your who what where which how why not no yes also former new".split()
) - {"new"}
_TITLE_AND_WORD = frozenset("Justice Officer Private General Major Chief Prince King Queen Doctor Father".split())
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec.".split()
)


def _is_date(text: str) -> bool:
    return text.casefold() in _DATES


def _of_phrase(doc: Doc, known: Gazetteer, end: int, joining: bool) -> int:
    """The end of "of the Interior and Justice" after a head word; `end` itself where nothing of the kind follows."""
    if end + 1 >= len(doc) or doc[end].text not in {"of", "for", "on"}:
        return end
    at = end + 1
    if doc[at].text == "the":
        at += 1
    stop = _capitals(doc, at)
    if stop == at:
        return end
    while stop + 1 < len(doc) and doc[stop].text in {"and", "&"}:
        further = _capitals(doc, stop + 1)
        place = known.lookup(doc, at, stop)
        if further == stop + 1 or place or known.lookup(doc, stop + 1, further):
            break
        if head(doc[further - 1].text) and not joining:
            break
        stop = further
    if stop + 1 < len(doc) and doc[stop].text in {"for", "on"} and doc[stop + 1].ent_type_ not in {"PERSON", "GPE"}:
        return _capitals(doc, stop + 1) if doc[stop + 1].text[:1].isupper() else stop
    return stop


def _capitals(doc: Doc, at: int) -> int:
    """The end of the capitalised words that begin at the token."""
    while at < len(doc):
        if doc[at].text in first_names() and at + 1 < len(doc) and doc[at + 1].ent_type_ == "PERSON":
            break
        if _may_be_inside(doc, at):
            at += 1
        elif doc[at].text in _HYPHENS and not doc[at - 1].whitespace_ and doc[at + 1:at + 2].text[:1].isupper():
            at += 1
        else:
            break
    return at


def _persons(doc: Doc, known: Gazetteer, texts: list[str], headline: frozenset[int]) -> Iterator[Candidate]:
    names = first_names()
    at = 0
    while at < len(doc):
        titled = title_before(texts, at) is not None
        first = texts[at] in names
        particle = titled and texts[at].casefold() in PARTICLES and at + 1 < len(doc) and texts[at + 1][:1].isupper()
        if particle or ((titled or first) and _name_word(doc, known, at)):
            end = person_end(doc, known, at)
            if at in headline and not titled:
                end = min(end, at + 2)
            if titled and not _foreign_to_persons(doc, known, at, end):
                yield Candidate(at, end, Kind.PERSON, 72, 5 if end - at < 4 else 2, "title")
                at = end
                continue
            if first and end - at > 1 and (head_of_name(texts[at:end]) is None or _is_surname_too(texts, at, end)):
                yield Candidate(at, end, Kind.PERSON, 75, 4, "first name")
                at = end
                continue
        at += 1


def _is_surname_too(texts: list[str], start: int, end: int) -> bool:
    """ "Andrew Hall", "Michael Bay": a first name and one word that is a surname as well as a head."""
    return end - start == 2 and texts[end - 1] in _SURNAMES_TOO


_SURNAMES_TOO = frozenset({"Hall", "Bay", "Parks", "House", "Lake", "Field", "Banks", "Post", "Rivers", "Church", "Star"})


def _foreign_to_persons(doc: Doc, known: Gazetteer, start: int, end: int) -> bool:
    if head_of_name([token.text for token in doc[start:end]]) is not None:
        return True
    entry = known.lookup(doc, start, end)
    return entry is not None and entry.kind is not Kind.PERSON


def _name_word(doc: Doc, known: Gazetteer, at: int) -> bool:
    text = doc[at].text
    if not text[:1].isupper() or not text.replace("'", "").replace(".", "").replace("-", "").isalpha():
        return False
    if text.casefold() in _FUNCTION_WORDS or (text.casefold() in not_names() and text not in first_names()):
        return False
    return known.demonym(text) is None and not is_post([text])


def person_end(doc: Doc, known: Gazetteer, start: int) -> int:
    """Where the personal name ends that begins at the token: initials, particles, nicknames and suffixes belong to it."""
    end, count = start + 1, 1
    while end < len(doc) and count < 6:
        text = doc[end].text
        after = doc[end + 1].text if end + 1 < len(doc) else ""
        cut = doc[end].is_sent_start and not doc[end - 1].text.endswith((".", "-"))
        if cut or (doc[end].is_space and "\n" in text):
            break
        if _name_word(doc, known, end) or text in _SUFFIXES:
            end, count = end + 1, count + 1
        elif text.rstrip("-").casefold() in PARTICLES and (
            after in _HYPHENS or (after[:1].isupper() and text not in _ONLY_JOINED)
        ):
            end += 1
        elif text in _HYPHENS and after[:1].isupper() and not doc[end - 1].whitespace_:
            end += 2
        elif text in _HYPHENS and doc[end - 1].text.casefold() in PARTICLES and after[:1].isupper():
            end += 2
        elif text == "," and after in {"Jr.", "Sr.", "Jr", "Sr"}:
            end += 2
        elif text in _QUOTES and after[:1].isupper() and end + 3 < len(doc) and (
            doc[end + 2].text in _QUOTES and doc[end + 3].text[:1].isupper()
        ):
            end += 4
        else:
            break
    return end


def _statistical(
    doc: Doc, known: Gazetteer, texts: list[str], headline: frozenset[int]
) -> Iterator[Candidate]:
    for entity in doc.ents:
        if entity.label_ not in _KINDS:
            continue
        kind = _KINDS[entity.label_]
        for start, end in _pieces(doc, known, entity, kind):
            start, end = _trim(doc, known, texts, start, end, kind)
            if start >= end or not any(is_capitalised(text) for text in texts[start:end]):
                continue
            if _is_office(doc, texts, start, end):
                continue
            if start in headline and end - start > 1 and kind is not Kind.PERSON and not head_of_name(texts[start:end]):
                continue
            if _is_event(texts[start:end]):
                kind = None
            rank = 50 if end - start == 1 else 60 if kind else 55
            # Of single words like "Warner" that the model alone takes for organizations, one in six is one.
            sure = kind is not Kind.ORGANIZATION or end - start > 1 or not texts[start].istitle()
            yield Candidate(start, end, kind, rank, 2 if sure else 1, f"model {entity.label_}")


def _is_event(tokens: list[str]) -> bool:
    stop = next((place for place, text in enumerate(tokens) if text in {"of", "on", "for", "in"}), len(tokens))
    return stop > 0 and tokens[stop - 1].casefold() in events()


def _is_office(doc: Doc, texts: list[str], start: int, end: int) -> bool:
    """A post with what it is over is no name: "Minister of Foreign Affairs", the "State" of "Secretary of State"."""
    if end - start > 1 and texts[start + 1] in {"of", "for"}:
        return _is_officer(texts[start])
    before = start - 1 if start and texts[start - 1] != "the" else start - 2
    return before > 0 and texts[before] in {"of", "for"} and _is_officer(texts[before - 1]) and (
        doc[start].ent_type_ == "ORG"
    ) and head_of_name(texts[start:end]) is None


def _is_officer(word: str) -> bool:
    return is_title(word) or is_title(word.removesuffix("s")) or word.casefold() in {"member", "members", "fellow", "fellows"}


def _pieces(doc: Doc, known: Gazetteer, entity: Span, kind: Kind | None) -> Iterator[tuple[int, int]]:
    """A stretch with brackets, commas or line ends in it is several names, or one and what follows it."""
    start = entity.start
    for token in entity:
        owner = token.text == "'s" and token.i > start and doc[token.i - 1].text.casefold() not in _OWNERS
        dash = token.text in _HYPHENS and token.whitespace_ and token.i > start and doc[token.i - 1].whitespace_
        small = kind is Kind.PERSON and token.is_lower and token.is_alpha and token.lower_ not in PARTICLES
        both = token.lower_ in {"and", "or"} and _two_names(doc, known, start, token.i, entity.end)
        if token.text in _BREAKS or token.is_space or owner or dash or small or both:
            yield start, token.i
            start = token.i + 1
    yield start, entity.end


def _two_names(doc: Doc, known: Gazetteer, start: int, middle: int, end: int) -> bool:
    """Whether "and" stands between two names and not inside one."""
    left, right = [t.text for t in doc[start:middle]], [t.text for t in doc[middle + 1:end]]
    if not left or not right:
        return True
    said = head_of_name(left)
    if said is not None and not _JOINING.isdisjoint(said.tags):
        return False
    told = said is not None or known.lookup(doc, start, middle) is not None
    return told and (head_of_name(right) is not None or known.lookup(doc, middle + 1, end) is not None)


_JOINING = frozenset({"ministry", "agency", "government body", "think tank"})


_BREAKS = frozenset({"(", ")", ",", ";", ":", "[", "]", "--", "/"})


def _trim(
    doc: Doc, known: Gazetteer, texts: list[str], start: int, end: int, kind: Kind | None
) -> tuple[int, int]:
    while start < end and _is_no_beginning(doc, texts[start], start, kind):
        start += 1
    while start < end and (
        texts[end - 1] in {"'s", "'", "’s"} or not is_capitalised(texts[end - 1]) or _is_date(texts[end - 1])
    ):
        end -= 1
    if kind is Kind.ORGANIZATION and is_post(texts[start:end]) and texts[end - 1] not in _TITLE_AND_WORD:
        return start, start
    if kind is Kind.ORGANIZATION and end - start > 1 and is_rank(texts[end - 1]):
        end -= 1
    if kind is Kind.PERSON and end - start == 2 and texts[start] in surnames() and texts[start + 1].endswith("s"):
        end -= texts[start + 1] not in first_names() and doc[start + 1].tag_ != "NNP"
    if kind is Kind.PERSON and start < end:
        if known.demonym(texts[start]) and end - start > 1:
            start += 1
        start = after_titles(texts, start, end)
        if is_post(texts[start:end]):
            return start, start
    if kind is Kind.PLACE and end - start > 1 and texts[start].casefold() in _DIRECTIONS:
        entry = known.lookup(doc, start + 1, end)
        if entry and entry.kind is Kind.PLACE and known.lookup(doc, start, end) is None:
            start += 1
    return start, end


_DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest",
    "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower",
})


def _is_no_beginning(doc: Doc, text: str, at: int, kind: Kind | None) -> bool:
    if text.casefold() in {"the", "a", "an"} or _is_date(text):
        return True
    if not (is_capitalised(text) or text.rstrip("-").casefold() in PARTICLES):
        return True
    return (
        kind is not None
        and bool(doc[at].is_sent_start)
        and doc[at].pos_ in {"ADP", "SCONJ", "CCONJ", "PRON", "DET", "ADV", "VERB", "AUX"}
        and text not in first_names()
        and at + 1 < len(doc)
    )

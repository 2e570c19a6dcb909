"""When it happened: phrases read against Wednesday, 18 March 2020, worked out by hand on a calendar."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.dates import event_date
from ingest.pipeline.dates.calendar_phrases import Tense, phrases, published_on
from tests.ingest.parsed import parsed

PUBLISHED = "2020-03-18"


def _date(text, trigger, published=PUBLISHED):
    doc = parsed(text)
    return event_date(doc, max(token.i for token in doc if token.text == trigger), published)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on March 3, 2019", "2019-03-03"),
        ("on 3 March 2019", "2019-03-03"),
        ("on Jan. 3, 2020", "2020-01-03"),
        ("on 2019-03-03", "2019-03-03"),
        ("in March 2019", "2019-03"),
        ("in 2019", "2019"),
        ("in late 2019", "2019"),
        ("on March 3", "2020-03-03"),
        ("on March 30", "2019-03-30"),
        ("in January", "2020-01"),
        ("in November", "2019-11"),
        ("on Monday", "2020-03-16"),
        ("on Thursday", "2020-03-12"),
        ("on Wednesday", "2020-03-18"),
        ("last Wednesday", "2020-03-11"),
        ("yesterday", "2020-03-17"),
        ("today", "2020-03-18"),
        ("three days ago", "2020-03-15"),
        ("last month", "2020-02"),
        ("last year", "2019"),
        ("last week", None),
        ("since 2019", None),
        ("by Friday", None),
        ("for 20 days", None),
    ],
)
def test_a_phrase_of_the_past_is_read_against_the_day_of_publication(phrase, expected):
    assert _date(f"Norway attacked the town {phrase}.", "attacked") == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on Monday", "2020-03-23"),
        ("on March 3", "2021-03-03"),
        ("on March 30", "2020-03-30"),
        ("in January", "2021-01"),
        ("tomorrow", "2020-03-19"),
        ("next Wednesday", "2020-03-25"),
        ("next month", "2020-04"),
        ("next year", "2021"),
    ],
)
def test_a_phrase_of_the_future_lies_ahead(phrase, expected):
    assert _date(f"Norway will attack the town {phrase}.", "attack") == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("In 2019, Norway attacked the town.", "attacked", "2019"),
        ("The attack on Sunday killed the envoy.", "attack", "2020-03-15"),
        ("Berg said on Monday that Norway had attacked the town.", "attacked", None),
        ("Berg said on Monday that Norway had attacked the town.", "said", "2020-03-16"),
        ("Berg said Norway had attacked the town on Sunday.", "said", None),
        ("Norway, which joined the union in 1994, attacked the town.", "attacked", None),
        ("Norway attacked the town.", "attacked", None),
        ("Norway attacked the town on the last day.", "attacked", None),
    ],
)
def test_a_date_belongs_to_its_own_clause(text, trigger, expected):
    assert _date(text, trigger) == expected


def test_without_the_day_of_publication_only_full_dates_are_sure():
    assert _date("Norway attacked the town on Monday.", "attacked", None) is None
    assert _date("Norway attacked the town in March 2019.", "attacked", None) == "2019-03"
    assert _date("Norway attacked the town on Monday.", "attacked", "2020") is None


def test_a_day_that_no_calendar_has_is_no_date():
    assert _date("Norway attacked the town on February 30, 2019.", "attacked") is None


def test_a_timestamp_serves_as_day_of_publication():
    assert published_on("2020-03-18T22:15:00Z") == datetime.date(2020, 3, 18)
    assert published_on("18 March 2020") is None


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31)), st.dates(datetime.date(1950, 1, 1)))
def test_a_full_date_means_itself_whenever_it_is_published(day, published):
    text = f"on {day:%B} {day.day}, {day.year}"
    (found,) = phrases(text, published, Tense.UNKNOWN)
    assert found.iso == day.isoformat()
    assert text[found.start : found.end] == text.removeprefix("on ")


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_nearest_one_on_its_side(published, weekday):
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    past, future = (
        datetime.date.fromisoformat(next(phrases(name, published, tense)).iso) for tense in (Tense.PAST, Tense.FUTURE)
    )
    assert past.weekday() == future.weekday() == weekday
    assert 0 <= (published - past).days < 7
    assert 0 <= (future - published).days < 7

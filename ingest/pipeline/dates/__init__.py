"""When what a text tells of took place, as ISO dates against the day of publication."""

from ingest.pipeline.dates.event_dates import event_date

__all__ = ["event_date"]

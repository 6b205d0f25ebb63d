"""Text -> mentions: the reader of time expressions. It knows no articles and no events.

>>> from timeline.dates import Day
>>> [mention] = find_dates("shipped between October 8th and 13th", Day(2024, 10, 18))
>>> mention.text, mention.edtf
('between October 8th and 13th', '2024-10-08/2024-10-13')
"""

from timeline.when.explain import explain, lines
from timeline.when.mentions import MAX_LENGTH, LostReading, Mention, TextTooLong, find_dates
from timeline.when.typed import read_date

__all__ = ["MAX_LENGTH", "LostReading", "Mention", "TextTooLong", "explain", "find_dates", "lines", "read_date"]

"""Files as journals: read strictly, put together, and compared before anything is written."""

from twitchlog.imports.content import Content, review
from twitchlog.imports.faults import Conflict, Refused, RowError
from twitchlog.imports.parsed import Parsed
from twitchlog.imports.plan import FileCount, Plan, plan
from twitchlog.imports.recognition import NotMapped, Recognised, read_recognised, recognise
from twitchlog.imports.summaries import analyse_input
from twitchlog.imports.upload import read_folder, read_upload

__all__ = [
    "Conflict",
    "Content",
    "FileCount",
    "NotMapped",
    "Parsed",
    "Plan",
    "Recognised",
    "Refused",
    "RowError",
    "analyse_input",
    "plan",
    "read_folder",
    "read_recognised",
    "read_upload",
    "recognise",
    "review",
]

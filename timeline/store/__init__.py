"""Events <-> YAML files that people edit: comments and untouched lines survive, and hand edits always win."""

from timeline.store.attached import check_file, check_files
from timeline.store.checks import check, check_chronology
from timeline.store.chronology import (
    Chronology,
    entries_as_written,
    hidden,
    known_entries,
    load,
    missing_events,
    plan,
    read_folder,
    revised,
)
from timeline.store.conventions import USUAL, Conventions
from timeline.store.fmt import fmt
from timeline.store.lock import (
    Lock,
    Passage,
    load_lock,
    pending,
    quoted_passages,
    read_lock,
    repair,
    split_receipt,
    with_marks,
    with_receipt,
    write_lock,
    year_file,
)
from timeline.store.merge import Conflict, Merged, merge, take
from timeline.store.model import read_when
from timeline.store.names import NAME as NAMES_FILE
from timeline.store.names import Names, read_names
from timeline.store.save import Change, exclusive, interrupted, save
from timeline.store.schema import SCHEMA_NAME, reference, schema, schema_text
from timeline.store.splice import revise
from timeline.store.yamlfile import EventFile, YamlEntry

__all__ = [
    "NAMES_FILE",
    "SCHEMA_NAME",
    "USUAL",
    "Change",
    "Chronology",
    "Conflict",
    "Conventions",
    "EventFile",
    "Lock",
    "Merged",
    "Names",
    "Passage",
    "YamlEntry",
    "check",
    "check_chronology",
    "check_file",
    "check_files",
    "entries_as_written",
    "exclusive",
    "fmt",
    "hidden",
    "interrupted",
    "known_entries",
    "load",
    "load_lock",
    "merge",
    "missing_events",
    "pending",
    "plan",
    "quoted_passages",
    "read_folder",
    "read_lock",
    "read_names",
    "read_when",
    "reference",
    "repair",
    "revise",
    "revised",
    "save",
    "schema",
    "schema_text",
    "split_receipt",
    "take",
    "with_marks",
    "with_receipt",
    "write_lock",
    "year_file",
]

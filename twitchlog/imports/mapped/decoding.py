"""In which encoding a text file is written."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from twitchlog.imports.faults import NotATable, NotUtf8, TooLarge
from twitchlog.imports.table import LONGEST_LINE, MOST_ROWS
from twitchlog.vocabulary import N_

_CHUNK = 1 << 20
_SAMPLE = LONGEST_LINE + 1
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TABLES = (b"%pdf-", b"<?xml", b"<!doctype", b"<html", b"{\\rtf")
_MANY = 0.3  # of every second byte: that many are NUL where European text is UTF-16


def encoding_of(stream: BinaryIO, file: str) -> str:
    """The encoding in which all of a seekable file can be read. Raises Refused."""
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    if len(sample) == _SAMPLE and not any(end in sample for end in b"\r\n"):
        raise TooLarge(
            file, N_("has a line of more than {fact} characters"), f"{LONGEST_LINE:,}", 1
        )
    if sample.lstrip().lower().startswith(_NO_TABLES):
        raise NotATable(file, N_("is a document and no table; save the table in it as CSV"))
    _check_lines(stream, file)
    encoding = _marked(sample) or _wide(sample)
    if encoding is None and b"\0" in sample:
        raise NotATable(file, N_("holds NUL characters, as no table does"))
    for one in (encoding,) if encoding else ("utf-8", "cp1252"):
        if _readable(stream, one):
            return one
    raise NotUtf8(file, N_("is text in an encoding that is not known here; save it as UTF-8"))


def _check_lines(stream: BinaryIO, file: str) -> None:
    """Refuse what has too many lines before any of them is taken apart. Raises TooLarge."""
    stream.seek(0)
    lines = 0
    while chunk := stream.read(_CHUNK):
        lines += chunk.count(b"\n")
        if lines > MOST_ROWS + 1:
            raise TooLarge(file, N_("has more than {fact} lines"), f"{MOST_ROWS:,}")


def _marked(sample: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if sample.startswith(mark)), None)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is NUL."""
    if len(sample) < 4:
        return None
    for encoding, blank, said in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        often = sample[blank::2].count(0) > _MANY * len(sample) / 2
        if often and sample[said::2].count(0) == 0:
            return encoding
    return None


def _readable(stream: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True

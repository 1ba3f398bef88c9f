"""XML read piece by piece in little memory; what makes much of little is refused.

The file is taken for UTF-8, whatever it says of itself. A document type in front is cut out before
anything reads it: those that applications write are not always well formed, and nothing in them is
needed. One that declares entities, or names another file, is refused.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from typing import BinaryIO
from xml.parsers import expat

from twitchlog.imports.faults import Refused, TooLarge
from twitchlog.vocabulary import N_

PIECE = 1 << 16
LONGEST_TOKEN = 1_000_000
MOST_NAMES = 1000
MOST_TAGS = 20_000_000  # five gigabytes as a watch writes them
MANY_TAGS = 1_000_000
FEWEST_BYTES = 25  # to a tag; a watch's records have ten times as many
DEEPEST = 50

_BREAKS_OFF = {
    expat.errors.codes[word]
    for word in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}
_HEAD = 4 * PIECE
_BEGINNING = re.compile(rb"<!DOCTYPE\s+[\w.-]+\s*([\[>])")
_END = {b"[": re.compile(rb"\]\s*>"), b">": re.compile(rb"")}
_ENTITIES = N_("declares entities, which no such file needs")
_DOCUMENT_TYPE = N_("has a document type that is not taken here")


class NotXml(Refused):
    """The file is not well-formed XML in UTF-8, or asks for more than its own text."""


class Elements:
    """The elements of a file, handed over one by one.

    Attributes come as a list of names and values in turn, which is faster than a mapping.
    """

    def __init__(self, stream: BinaryIO, file: str) -> None:
        self._stream = stream
        self._file = file
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.ordered_attributes = True
        self._parser.StartDoctypeDeclHandler = self._refuse_document_type

    @property
    def line(self) -> int:
        """Where the present element begins or ends."""
        return self._parser.CurrentLineNumber

    def read(self, start: Callable[[str, list[str]], None], end: Callable[[str], None]) -> None:
        """Go through all of them. Raises Refused.

        `start` is to raise `too_deep` beyond DEEPEST, for only it counts anyway.
        """
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        try:
            self._feed()
        except expat.ExpatError as error:
            raise self._not_well_formed(error) from error

    def too_deep(self) -> TooLarge:
        """What is wrong where elements stand within each other beyond DEEPEST."""
        return TooLarge(self._file, N_("nests deeper than such files do"), "", self.line)

    def _feed(self) -> None:
        head = self._stream.read(_HEAD)
        if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # which the parser would believe
            raise NotXml(self._file, N_("is not UTF-8 text"), "", 1)
        piece = _without_document_type(head, self._file)
        fed = tags = silent = 0
        while piece:
            begun = piece.count(b"<")
            tags += begun
            silent = 0 if begun else silent + len(piece)
            # Some phones write this control character into names, where no XML may hold it.
            self._parser.Parse(piece.replace(b"\x0b", b" "))
            fed += len(piece)
            self._check_value(max(silent, fed - self._parser.CurrentByteIndex))
            self._check_tags(tags, fed)
            piece = self._stream.read(PIECE)
        self._parser.Parse(b"", True)

    def _check_value(self, unfinished: int) -> None:
        """Refuse what the parser would have to keep in memory as one, and endless blanks."""
        if unfinished > LONGEST_TOKEN:
            reason = N_("has a single value of more than {fact} bytes")
            raise TooLarge(self._file, reason, f"{LONGEST_TOKEN:,}", self.line)

    def _check_tags(self, tags: int, fed: int) -> None:
        """Refuse what the parser would be busy with for long, or remember for good."""
        if tags > MANY_TAGS and fed < tags * FEWEST_BYTES:
            raise TooLarge(self._file, N_("holds little but empty elements"), "", self.line)
        if len(self._parser.intern) > MOST_NAMES:
            reason = N_("has more than {fact} names of elements")
            raise TooLarge(self._file, reason, f"{MOST_NAMES:,}", self.line)
        if tags > MOST_TAGS:
            reason = N_("has more than {fact} elements")
            raise TooLarge(self._file, reason, f"{MOST_TAGS:,}", self.line)

    def _refuse_document_type(self, *_declaration: object) -> None:
        raise NotXml(self._file, _DOCUMENT_TYPE, "", self.line)

    def _not_well_formed(self, error: expat.ExpatError) -> NotXml:
        if error.code in _BREAKS_OFF:
            reason = N_("breaks off before its end: the copy is not whole")
        else:
            reason = N_("is not well-formed XML in UTF-8 ({fact})")
        return NotXml(self._file, reason, expat.ErrorString(error.code) or "", error.lineno)


def _without_document_type(head: bytes, file: str) -> bytes:
    """The beginning of a file with empty lines where its document type was. Raises NotXml."""
    at = head.find(b"<!DOCTYPE")
    if at < 0:
        return head
    begun = _BEGINNING.match(head, at)
    ended = begun and _END[begun[1]].search(head, begun.end())
    if not ended:
        raise NotXml(file, _DOCUMENT_TYPE, "", head.count(b"\n", 0, at) + 1)
    declared = head[at : ended.end()]
    if b"<!ENTITY" in declared:
        line = head.count(b"\n", 0, head.index(b"<!ENTITY", at)) + 1
        raise NotXml(file, _ENTITIES, "", line)
    return head[:at] + b"\n" * declared.count(b"\n") + head[ended.end() :]

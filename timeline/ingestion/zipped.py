"""Documents that are zip files: their members by name, bounded, without unpacking anything onto the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from lxml import etree

from timeline.ingestion.characters import one_line
from timeline.ingestion.parsed import Unusable

MAX_MEMBERS: Final = 5_000
MAX_MEMBER: Final = 50_000_000
"""Bytes of one member, expanded: a long book has five million."""

MAX_EXPANDED: Final = 200_000_000
"""Bytes that a packed document may take when it is unpacked."""


@dataclass
class Zipped:
    """A zip file in memory. What is read from it is counted, whatever the file says of its own sizes."""

    _file: zipfile.ZipFile
    _left: int = MAX_EXPANDED

    @classmethod
    def open(cls, content: bytes) -> Zipped:
        """Open the zip. Raises Unusable for what is none, is locked, or has too many members."""
        try:
            file = zipfile.ZipFile(io.BytesIO(content))
            members = file.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise Unusable(f"the file is broken: {one_line(str(error), 100)}") from None
        if len(members) > MAX_MEMBERS:
            raise Unusable(f"{len(members):,} files in it; at most {MAX_MEMBERS:,}")
        if any(member.flag_bits & 1 for member in members):
            raise Unusable("the file is locked with a password; save it without one")
        return cls(file)

    def names(self) -> list[str]:
        """Return the names of the members."""
        return self._file.namelist()

    def read(self, name: str) -> bytes:
        """The bytes of a member; empty when there is none. Raises Unusable for one that expands too far."""
        try:
            with self._file.open(name) as member:
                content = member.read(min(MAX_MEMBER, self._left) + 1)
        except KeyError:
            return b""
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            OSError,
            NotImplementedError,
            EOFError,
            RuntimeError,
        ) as error:
            raise Unusable(f"{one_line(name, 60)} in it is broken: {one_line(str(error), 100)}") from None
        if len(content) > min(MAX_MEMBER, self._left):
            raise Unusable("it expands to more than a document may have")
        self._left -= len(content)
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root of a member that is XML; None when there is none."""
        content = self.read(name)
        return parse_xml(content) if content else None


def parse_xml(content: bytes) -> etree._Element:
    """The root of XML from outside: no entities, no DTD, no network, no depth without end. Raises Unusable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unusable(f"broken XML: {one_line(str(error), 100)}") from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unusable("XML with a document type of its own, which no office program writes")
    return root

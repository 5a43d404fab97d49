"""Characters that a format cannot hold, and how many of them a file had to do without."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass
class Cleaner:
    """Replaces what a format cannot hold by U+FFFD, and counts it, so that the loss can be reported."""

    forbidden: re.Pattern[str]
    replaced: int = field(default=0, init=False)

    @classmethod
    def for_xml(cls) -> Cleaner:
        """Control characters and lone surrogates have no place in XML 1.0, not even escaped."""
        return cls(_NOT_XML)

    @classmethod
    def for_text(cls) -> Cleaner:
        """NUL ends a text in many tools, and a lone surrogate cannot be written as UTF-8."""
        return cls(_NOT_TEXT)

    def __call__(self, text: str) -> str:
        """Give the text as the format can hold it."""
        clean, count = self.forbidden.subn(REPLACEMENT, text)
        self.replaced += count
        return clean

    @property
    def lost(self) -> tuple[str, ...]:
        """What was lost, as a sentence; empty if nothing was."""
        if not self.replaced:
            return ()
        what = "1 character" if self.replaced == 1 else f"{self.replaced:,} characters"
        return (f"{what} that the format cannot hold became U+FFFD",)


def xml_text(root: ET.Element) -> str:
    """Give an XML document as text, one element a line."""
    ET.indent(root)
    # Set here: the library would name the encoding of the machine's locale.
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(root, encoding='unicode')}\n"

"""The elements of an XML file with the lines that they begin on, whatever their namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError


@dataclass(slots=True)
class XmlElement:
    """An element: its name without a namespace, the line that it begins on, its attributes, children and text."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[XmlElement] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> Iterator[XmlElement]:
        """Yield the elements of a name at any depth, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if element.name == name:
                yield element
            waiting.extend(reversed(element.children))


def read_xml(file: InputFile, form: str) -> XmlElement:
    """Parse a file, and give its root.

    Parameters
    ----------
    form : str
        What the file should be, for the message.

    Raises
    ------
    DataError
        If it is no well-formed XML, or declares entities, which can make a small file endless.
    """
    root = XmlElement("", 0)
    open_elements = [root]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        element = XmlElement(name.rpartition(":")[2], parser.CurrentLineNumber, attributes)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def text(data: str) -> None:
        open_elements[-1].text += data

    def entity(name: str, *_: object) -> None:
        message = f"is no {form} that is read: it declares the entity {name[:40]!r}; expected XML without entities"
        raise DataError.at(file.name, message, parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_elements.pop()
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(file.read_bytes(), True)
    except (LookupError, ValueError) as error:
        raise DataError.at(file.name, f"is no {form}: {file.reason(error)}; expected XML in UTF-8", 1) from None
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise DataError.at(file.name, f"is no {form}: {reason}; expected well-formed XML", error.lineno) from None
    return root

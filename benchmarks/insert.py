"""Puts a measured table into a document, between the two comments that carry its name."""

import re
from pathlib import Path


def insert(path, name, text):
    """Replace what stands between ``<!-- name -->`` and ``<!-- end of name -->``.

    Raises
    ------
    ValueError
        If the document has no such place.
    """
    document = Path(path).read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    if not pattern.search(document):
        raise ValueError(f"{path} has no place for {name!r}: expected two comments with this name")
    Path(path).write_text(pattern.sub(lambda found: f"{found[1]}\n{text}\n{found[2]}", document), encoding="utf-8")

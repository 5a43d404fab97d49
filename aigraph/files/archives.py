"""Zip archives that are the same bytes each time, and what is wrong with damaged ones."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from aigraph.files.budget import require_unpacked
from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError

_EPOCH = (1980, 1, 1, 0, 0, 0)


def add_member(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a compressed file without a date: the same content gives the same bytes."""
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)


@contextmanager
def open_archive(file: InputFile) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive to be read.

    Raises
    ------
    DataError
        If it unpacks to more than the limits allow, or is damaged, also if that shows only when a file in it is read within the context.
    """
    try:
        with zipfile.ZipFile(file.path) as archive:
            require_unpacked(file.name, file.size, sum(member.file_size for member in archive.infolist()))
            yield archive
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise DataError.at(file.name, f"cannot be read as a zip file: {file.reason(error)}") from None

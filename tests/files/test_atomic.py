"""Files are written whole or not at all."""

import stat

import pytest

from aigraph.files.atomic import write_whole


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "page.html"
    write_whole(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "half \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_a_written_file_can_be_read_by_others(tmp_path):
    write_whole(tmp_path / "page.html", "open")
    assert (tmp_path / "page.html").stat().st_mode & stat.S_IRUSR
    assert (tmp_path / "page.html").stat().st_mode & 0o777 != 0o600

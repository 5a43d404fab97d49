"""A file is opened once, named as the user named it, and a missing one is told in a sentence."""

import os
import threading

import pytest

from aigraph import DataError
from aigraph.files.input_file import HEAD_BYTES, open_input


def test_a_file_is_known_by_its_name_size_and_first_bytes(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_bytes(b"x" * (HEAD_BYTES + 1))
    with open_input(path, "a table") as file:
        assert (file.name, file.size, len(file.head), file.is_folder) == (str(path), HEAD_BYTES + 1, HEAD_BYTES, False)
        assert file.read_bytes() == path.read_bytes()


def test_a_folder_has_no_first_bytes(tmp_path):
    with open_input(tmp_path, "a folder") as file:
        assert (file.is_folder, file.head) == (True, b"")
        with pytest.raises(DataError, match="cannot be read"):
            replace_size(file, 1).read_bytes()


def replace_size(file, size):
    from dataclasses import replace

    return replace(file, size=size)


def test_what_is_missing_is_named_with_what_was_expected(tmp_path):
    with pytest.raises(DataError) as caught, open_input(tmp_path / "nothing.csv", "a table"):
        pass
    assert str(caught.value) == f"{tmp_path}/nothing.csv: does not exist; expected a table"


@pytest.mark.parametrize("name", ["a" * 300, "x\0y"])
def test_a_path_that_the_system_refuses_is_an_error_in_one_line(name, tmp_path):
    with pytest.raises(DataError) as caught, open_input(tmp_path / name, "a table"):
        pass
    assert len(str(caught.value).splitlines()) == 1


def test_what_comes_through_a_pipe_has_its_name_and_leaves_nothing(tmp_path):
    pipe = tmp_path / "deals"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"payer,payee\n"))
    writer.start()
    with open_input(pipe, "a table") as file:
        assert (file.name, file.read_bytes()) == ("deals", b"payer,payee\n")
        kept = file.path
    writer.join()
    assert not kept.exists()


def test_an_error_of_a_library_names_the_file_as_the_user_did(tmp_path):
    path = tmp_path / "t.db"
    path.write_bytes(b"x")
    with open_input(path, "a table") as file:
        assert file.reason(ValueError(f"bad\n  {path} thing " + "x" * 500)).startswith(f"bad {path} thing xxx")
        assert len(file.reason(ValueError("x" * 500))) == 200

"""Bytes become text: UTF-8 where it must be, else by what they look like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import DataError
from aigraph.files.text import decode, decode_utf8

TEXT = "payer;payee\nSociété Générale;Crédit Agricole\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with a byte order mark"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_the_encoding_is_found_and_named(codec, encoding):
    assert decode("t.csv", TEXT.encode(codec)) == (TEXT, encoding)


@given(st.text())
def test_utf8_is_read_as_it_is(text):
    assert decode("t.csv", b"x" + text.encode())[0] == "x" + text
    assert decode_utf8("t.csv", b"x" + text.encode()) == "x" + text


def test_a_byte_that_is_no_utf8_is_named_with_its_line():
    with pytest.raises(DataError) as caught:
        decode_utf8("t.csv", b"a\nb\ncaf\xe9\n")
    assert str(caught.value) == "t.csv:3: byte 0xe9 is not UTF-8; save the file as UTF-8"

"""PNG and PDF: of the size asked for, the same each time, with text that stays text."""

import re
import struct
import sys
import zlib

import pytest

from aigraph import figure
from aigraph.model.extras import MissingExtraError
from tests.figure_helpers import HOSTILE, MANY_SCRIPTS, NAMES, view_of
from tests.ledgers import TOY

typst = pytest.importorskip("typst")

VIEW = view_of(MANY_SCRIPTS, NAMES)


def streams(pdf):
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(raw)
        except zlib.error:
            yield raw


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_the_same_figure_gives_the_same_bytes(form):
    made = figure(VIEW, "loop", "v-l-h")
    assert made.to_bytes(form) == figure(VIEW, "loop", "v-l-h").to_bytes(form)


def test_a_png_has_as_many_pixels_as_asked_for():
    made = figure(VIEW, size=480.0)
    data = made.to_bytes("png", ppi=192)
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width == 960
    assert height == pytest.approx(2 * float(re.search(r'height="([\d.]+)"', made.svg)[1]), abs=1)


def test_a_pdf_has_one_page_of_the_size_on_paper_and_no_date():
    pdf = figure(VIEW, size="column").to_bytes("pdf")
    assert pdf.startswith(b"%PDF")
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+)", pdf)
    assert box is not None
    assert float(box[1]) == pytest.approx(333 * 0.75, abs=0.1)
    assert b"CreationDate" not in pdf
    assert b"CreateDate" not in pdf


def test_text_in_a_pdf_is_text_and_has_a_map_to_unicode():
    maps = b"".join(part for part in streams(figure(VIEW, "loop", "v-l-h").to_bytes("pdf")) if b"beginbfchar" in part)
    families = " ".join(typst.Fonts().families())
    for letter, family in {"N": "", "ক": "Bengali", "أ": "Arabic", "ח": "Hebrew"}.items():
        # A letter for which the machine has no typeface is a box, whatever we do.
        assert letter.encode("utf-16-be").hex().encode() in maps.lower() or family not in families, letter


def test_a_pdf_in_latin_letters_uses_our_own_fonts_only():
    view = view_of(MANY_SCRIPTS, {"x": "Łódź & <Sons>", "h": "חברה בינה", "c": "Сбербанк"})
    pdf = figure(view, "network").to_bytes("pdf")
    objects = pdf + b"".join(streams(pdf))
    assert set(re.findall(rb"/BaseFont\s*/\w+\+([\w-]+)", objects)) == {b"AigraphSans-Regular", b"AigraphSans-Bold"}


@pytest.mark.parametrize("kind", ["network", "matrix", "timeline", "ladder"])
def test_every_figure_can_be_rendered(kind):
    assert figure(VIEW, kind, size="column", theme="auto").to_bytes("png", ppi=72).startswith(b"\x89PNG")


def test_hostile_names_are_only_printed():
    names = dict(zip("vlchxyzabde", HOSTILE, strict=True))
    assert figure(view_of(TOY, names), title=HOSTILE[9]).to_bytes("pdf").startswith(b"%PDF")


def test_a_missing_extra_is_named(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(
        MissingExtraError, match=r"PDF needs an extra: pip install 'aigraph\[figures\]'; SVG needs nothing"
    ):
        figure(VIEW).save(tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []
    assert figure(VIEW).save(tmp_path / "x.svg").exists()


def test_saving_says_what_is_wrong_with_a_path(tmp_path):
    made = figure(VIEW)
    with pytest.raises(ValueError, match=r"expected a name that ends in \.svg, \.png or \.pdf"):
        made.save(tmp_path / "x.gif")
    with pytest.raises(IsADirectoryError, match="that is a folder"):
        made.save(tmp_path)
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        made.save(tmp_path / "none" / "x.svg")
    assert made.save(tmp_path / "X.SVG").read_text(encoding="utf-8") == made.svg

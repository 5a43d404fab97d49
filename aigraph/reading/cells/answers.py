"""Words for yes and no, as cells of a column answer its heading."""

from __future__ import annotations

YES = frozenset(
    [
        "yes",
        "y",
        "true",
        "x",
        "1",
        "paid",
        "done",
        "ja",
        "oui",
        "sí",
        "si",
        "sim",
        "да",
        "是",
        "已",
        "tak",
        "ano",
        "kyllä",
        "evet",
        "igen",
        "da",
        "ναι",
        "예",
        "네",
        "हाँ",
        "نعم",
        "はい",
        "হ্যাঁ",
        "✓",
        "✔",
    ]
)
NO = frozenset(
    "no n false 0 unpaid open not|paid nein non não нет ні nie ne ei hayır nem nu όχι 아니오 नहीं لا 未 否 いいえ না ✗ ✘".replace(
        "|", " "
    ).split()
)

"""The colours of every picture, in light and dark. Cold is money invested, warm is money spent back."""

from __future__ import annotations

LIGHT = {
    "paper": "#fbfaf7",
    "sheet": "#ffffff",
    "ink": "#1b2430",
    "quiet": "#485059",
    "rule": "#dedad1",
    "accent": "#1f4e8c",
    "chosen": "#fdf1d3",
    "chosen-rule": "#b5740a",
    "bar": "#b9c3d0",
    "bar-past": "#5b7fae",
    "funding": "#1f6fb2",
    "purchase": "#c8451a",
    "incentive": "#7b3fb8",
    "backstop": "#666e78",
    "plain": "#1c7f6e",
    "any": "#414b58",
    "lab": "#c02860",
    "lab-fill": "#fbe6ee",
    "makers": "#2a8a43",
    "makers-fill": "#e5f4e7",
    "cloud": "#1f74c4",
    "cloud-fill": "#e4f0fb",
    "money": "#a9790a",
    "money-fill": "#f9f0da",
    "sites": "#6b4fb0",
    "sites-fill": "#eeeafa",
    "other": "#6b7480",
    "other-fill": "#eff1f3",
}
"""On light paper; the names are those of the custom properties of the page."""

DARK = {
    "paper": "#14181e",
    "sheet": "#1b2129",
    "ink": "#e8ebef",
    "quiet": "#bfc6cf",
    "rule": "#333c47",
    "accent": "#a3c5f7",
    "chosen": "#3a311c",
    "chosen-rule": "#d9a441",
    "bar": "#3a4450",
    "bar-past": "#6f9bd2",
    "funding": "#5aa9ec",
    "purchase": "#f5814f",
    "incentive": "#b48af0",
    "backstop": "#9aa3ae",
    "plain": "#4fc3ad",
    "any": "#c3cad3",
    "lab": "#ef6f9f",
    "lab-fill": "#3b1e2a",
    "makers": "#63c27b",
    "makers-fill": "#1b3322",
    "cloud": "#62a9ee",
    "cloud-fill": "#182d44",
    "money": "#dfb04b",
    "money-fill": "#372c13",
    "sites": "#a993ea",
    "sites-fill": "#2a2342",
    "other": "#a2abb6",
    "other-fill": "#272d35",
}
"""On a dark screen."""

PRINT = LIGHT | {"paper": "#ffffff", "rule": "#d5d7da"}
"""On paper, which is white."""

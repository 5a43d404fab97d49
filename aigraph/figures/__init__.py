"""Figures for print: SVG with real text, and PNG and PDF made from it."""

"""The typeface of all pictures: its files, how wide a text is in it, and where lines break."""

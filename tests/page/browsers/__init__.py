"""The whole page in another browser, under clicks in any order, and how fast it is."""

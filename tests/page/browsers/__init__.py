"""The whole page in another browser, and under clicks in any order."""

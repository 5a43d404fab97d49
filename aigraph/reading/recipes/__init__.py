"""Recipes: how named exports and the tables of neighbouring fields are read, as data."""

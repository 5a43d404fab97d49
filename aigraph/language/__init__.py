"""What is said in words, in the language of the reader: amounts, names, sentences, scopes, definitions and the glossary."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)

"""What is said in words, in the language of the reader: amounts, names, sentences, scopes, definitions and the glossary."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

from .terms import Term as Term
from .terms import glossary as glossary
from .terms import look_up as look_up

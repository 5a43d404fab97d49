from .terms import Term as Term
from .terms import glossary as glossary
from .terms import look_up as look_up
from .translation import in_language as in_language
from .translation import languages as languages

from .export import export as export
from .registry import FORMATS as FORMATS
from .registry import Format as Format
from .result import Export as Export

from .api import count_cycles as count_cycles
from .api import enumerate_cycles as enumerate_cycles
from .limits import Cut as Cut
from .limits import Progress as Progress
from .multigraph.result import DealCycle as DealCycle
from .multigraph.result import DealCycles as DealCycles
from .result import Counts as Counts
from .result import Cycles as Cycles

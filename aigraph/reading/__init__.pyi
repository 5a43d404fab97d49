from .cells.currencies import Rates as Rates
from .load import check as check
from .load import load as load
from .option_errors import OptionError as OptionError
from .option_errors import WholeLedgerError as WholeLedgerError

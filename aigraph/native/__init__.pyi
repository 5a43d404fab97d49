from .schema import ledger_schema as ledger_schema
from .upgrade import upgrade_folder as upgrade_folder

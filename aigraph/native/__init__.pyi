from .schema import ledger_schema as ledger_schema

"""One format a file: a file or an object becomes a raw table, or a whole ledger if it holds one."""

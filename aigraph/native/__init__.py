"""aigraph's own formats, which hold a whole ledger and lose nothing: read and write in one file each."""

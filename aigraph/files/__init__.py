"""Files and folders: opened once, decoded, unpacked, written whole or not at all."""

# Storage, lock, backup.

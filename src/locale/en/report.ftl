# Reports and their tables.

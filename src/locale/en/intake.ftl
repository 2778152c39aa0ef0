# Lists taken in from files.

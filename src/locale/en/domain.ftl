# Records, fields and checks.

# Lists taken in from files.

# Files that cannot be read.
intake-refused-damaged_file = The file { $file } is damaged or was cut off. Copy it again from where it came and try again.
intake-refused-empty_workbook = The file { $file } has nothing in it. See whether it is the right file.
intake-refused-not_a_spreadsheet = The file { $file } is no spreadsheet. Save the list as xlsx or csv and try again.
intake-refused-password = The file { $file } has a password. Open it, save a copy without a password and try again.
intake-refused-too_large = The file { $file } is larger than any list. Save the list alone, without empty rows and columns, and try again.
intake-refused-no_list = The file { $file } has no heading of a list of households, contributions or registrations. Open it and see whether it is the right file and sheet.
intake-action-new = new
intake-action-update = update
intake-action-same = same
intake-action-hold = waiting
intake-action-error = wrong
intake-action-out = left out

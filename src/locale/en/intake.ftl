# Lists taken in from files.

# Files that cannot be read.
intake-refused-damaged_file = The file { $file } is damaged or was cut off. Copy it again from where it came and try again.
intake-refused-empty_workbook = The file { $file } has no list with a row of headings. Open it and see whether it is the right file and sheet.
intake-refused-not_a_spreadsheet = The file { $file } is no spreadsheet. Save the list as xlsx or csv and try again.
intake-action-new = new
intake-action-update = update
intake-action-same = same
intake-action-hold = waiting
intake-action-error = wrong
intake-action-out = left out

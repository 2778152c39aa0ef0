# Screens, forms, questions.
program-name = Exit-Poverty Register
screen-too-small = The terminal is too small ({ $width }x{ $height }). Make it at least { $columns }x{ $rows }; what you typed is kept.
screen-loading = Opening the register…
bar-unsent = unsent { $count }
tone-fail = {"Error: "}
tone-warn = {"Note: "}

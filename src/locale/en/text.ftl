# Dates, numbers, money and words.

//! The values of cells: dates, personal numbers, money, ticks, codes and words.

# Ngày, số, tiền và chữ.

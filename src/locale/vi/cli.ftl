# Lệnh.

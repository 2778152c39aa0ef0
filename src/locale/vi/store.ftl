# Lưu, khóa, sao lưu.

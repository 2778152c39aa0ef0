# Bản ghi, ô và kiểm tra.

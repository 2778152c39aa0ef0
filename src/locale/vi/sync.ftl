# Gói đồng bộ, danh sách máy.

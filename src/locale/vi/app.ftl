# Màn hình, phiếu, hộp hỏi.
program-name = Sổ Thoát Nghèo
screen-too-small = Màn hình nhỏ quá ({ $width }x{ $height }). Hãy mở rộng cửa sổ ít nhất { $columns }x{ $rows }; dữ liệu đang nhập vẫn còn nguyên.
screen-loading = Đang mở sổ…
bar-unsent = chưa gửi { $count }
tone-fail = {"Lỗi: "}
tone-warn = {"Chú ý: "}

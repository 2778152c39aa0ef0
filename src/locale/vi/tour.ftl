# Chuyến xem thử: thoatngheo demo --tour
# Keys: tour-

tour-home = Màn hình chính của xã mẫu
tour-find = Tìm hộ bằng tên gõ không dấu
tour-household = Phiếu của hộ tìm được
tour-register = Đăng ký thoát nghèo cho hộ này
tour-registered = Đã lưu đăng ký
tour-gift = Ghi một khoản ủng hộ: gõ 1tr5, máy tự cấp số phiếu thu
tour-received = Đã lưu phiếu thu
tour-meeting = Biên bản họp thôn
tour-review = Rà soát một hộ tại cuộc họp, có phiếu biểu quyết
tour-close = Hỏi lại trước khi đóng biên bản
tour-closed = Biên bản đã đóng
tour-ask = Chương trình hỏi lại điều khác thường
tour-export = Xuất gói đồng bộ cho máy thứ hai
tour-take = Máy thứ hai nhận gói
tour-second-home = Màn hình chính của máy thứ hai
tour-totals = TỔNG SỐ
tour-first = Máy thứ nhất
tour-second = Máy thứ hai
tour-poor = Hộ nghèo
tour-near-poor = Hộ cận nghèo
tour-money = Tiền và hiện vật ủng hộ (đồng)
tour-closed-meetings = Biên bản đã đóng
tour-passed = Lượt rà soát đạt biểu quyết
tour-root = Mã trạng thái sổ
tour-equal = Hai máy bằng nhau.
tour-differ = HAI MÁY KHÁC NHAU.

# Cài đặt và cách gõ chữ Việt.
title-settings = Cài đặt
settings-hint = Mũi tên lên xuống để chọn dòng; Space hoặc mũi tên trái phải để đổi.
settings-kept = Đã đổi và ghi nhớ.

setting-typing = Kiểu gõ chữ Việt
setting-typing-telex = Telex
setting-typing-vni = VNI
setting-typing-off = tắt
setting-help-typing = Telex: gõ “tieengs Vieetj”. VNI: gõ “tie6ng1 Vie6t5”. Nếu máy đã có Unikey, EVKey, OpenKey thì cứ dùng như thường: chương trình tự nhường.

setting-tone = Kiểu đặt dấu
setting-tone-old = hòa, thúy
setting-tone-new = hoà, thuý
setting-help-tone = Kiểu cũ (hòa, Thanh Hóa, Khánh Hòa) như tên tỉnh, tên xã vẫn viết; kiểu mới (hoà, thuý) như sách giáo khoa.

setting-language = Ngôn ngữ
setting-now-language = Tiếng Việt
setting-help-language = Bấm Enter để đổi giữa tiếng Việt và tiếng Anh.

# Cách gõ, ở thanh trên cùng.
typing-state-telex = Telex
typing-state-vni = VNI
typing-state-off = gõ dấu: tắt
typing-state-system = bộ gõ máy
typing-state-plain = không dấu

typing-now-telex = Gõ chữ Việt kiểu Telex. Bấm { $key } để đổi sang VNI.
typing-now-vni = Gõ chữ Việt kiểu VNI. Bấm { $key } để tắt.
typing-now-off = Đã tắt gõ dấu. Bấm { $key } để gõ kiểu Telex.
typing-aside = Thấy bộ gõ của máy, chương trình nhường. Bấm { $key } để gõ bằng chương trình.
typing-given-back = Đã trả lại phím vừa gõ. Bấm { $key } lần nữa: lấy lại chữ có dấu rồi quay lại.
typing-clear-choice = Bấm { $key } để xóa lựa chọn này.

setting-look = Màu sắc và nét
setting-help-look = Tự động chọn theo màn hình. Chọn khác đi nếu chữ mờ, khó đọc hoặc thiếu nét; màn hình đen (console) chỉ dùng ký tự mà phông ở đó có.
setting-look-auto = Tự động
setting-look-colours = 16 màu
setting-look-mono = Một màu
setting-look-console = Màn hình đen (console)

setting-font_test = Kiểm tra phông chữ
setting-help-font_test = Xem đủ 134 chữ tiếng Việt và các nét vẽ để biết phông có thiếu chữ không, kèm cách sửa.
setting-now-font_test = mở

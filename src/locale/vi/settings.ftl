# Cài đặt và cách gõ chữ Việt.
title-settings = Cài đặt
settings-hint = Mũi tên lên xuống để chọn dòng; Space hoặc mũi tên trái phải để đổi. Đổi xong là nhớ ngay.
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

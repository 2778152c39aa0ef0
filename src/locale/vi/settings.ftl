# Cài đặt, cách gõ chữ Việt, kiểm tra phông chữ.
# Keys: font- letters- setting- settings- typing-

# Cài đặt.
settings-hint = Mũi tên lên xuống để chọn dòng; Space hoặc mũi tên trái phải để đổi.
settings-kept = Đã đổi và ghi nhớ.
setting-words_le = Số 105 đọc là
setting-words_le-no = một trăm linh năm
setting-words_le-yes = một trăm lẻ năm
setting-help-words_le = Cách đọc số 0 ở hàng chục khi ghi số tiền bằng chữ.
setting-words_ngan = Số 1.000 đọc là
setting-words_ngan-no = một nghìn
setting-words_ngan-yes = một ngàn
setting-help-words_ngan = Nghìn hay ngàn khi ghi số tiền bằng chữ.
setting-words_mot = Số 21 đọc là
setting-words_mot-no = hai mươi mốt
setting-words_mot-yes = hai mươi một
setting-help-words_mot = Cách đọc số 1 ở cuối, sau mươi. Số 11 luôn là mười một.
setting-words_bon = Số 24 đọc là
setting-words_bon-no = hai mươi tư
setting-words_bon-yes = hai mươi bốn
setting-help-words_bon = Cách đọc số 4 ở cuối, sau mươi. Số 14 luôn là mười bốn.
setting-words_nham = Số 25 đọc là
setting-words_nham-no = hai mươi lăm
setting-words_nham-yes = hai mươi nhăm
setting-help-words_nham = Cách đọc số 5 ở cuối, sau mươi. Số 15 luôn là mười lăm.
setting-words_chan = Thêm chữ “chẵn”
setting-words_chan-no = không thêm
setting-words_chan-yes = năm nghìn đồng chẵn
setting-help-words_chan = Chỉ thêm khi số tiền tròn nghìn.
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
setting-look = Màu sắc và nét
setting-help-look = Tự động chọn theo màn hình. Chọn khác đi nếu chữ mờ, khó đọc hoặc thiếu nét; màn hình đen (console) chỉ dùng ký tự mà phông ở đó có.
setting-look-auto = Tự động
setting-look-colours = 16 màu
setting-look-mono = Một màu
setting-look-console = Màn hình đen (console)
setting-font_test = Kiểm tra phông chữ
setting-help-font_test = Xem đủ 134 chữ tiếng Việt và các nét vẽ để biết phông có thiếu chữ không, kèm cách sửa.
setting-now-font_test = mở

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

# Kiểm tra phông chữ.
font-look = Nhìn kỹ từng chữ. Chữ nào thành ô vuông, dấu hỏi, lệch dấu hoặc to nhỏ khác thường là phông thiếu chữ đó. Các vạch cuối dòng phải thẳng hàng.
font-hint = [Esc] Đóng  [↑ ↓ PgUp PgDn] Xem tiếp
font-colours = Màu:
font-title = tiêu đề
font-label = nhãn
font-key = phím
font-done = xong
font-warn = cảnh báo
font-error = lỗi
font-dim = ghi chú
font-marks = Nét:
font-bold = đậm
font-underlined = gạch dưới
font-reversed = đảo màu
font-focus = ô đang gõ
font-selected = dòng đang chọn
font-console = Thiếu chữ trên màn hình đen (console)
font-console-now = Đổi phông ngay: gõ setfont Vietnamese-Fixed16 rồi mở lại chương trình.
font-console-keep = Để lần bật máy nào cũng vậy: trong tệp /etc/default/console-setup ghi CODESET="Vietnamese" FONTFACE="Fixed" FONTSIZE="8x16", rồi gõ sudo setupcon.
font-console-traps = Chỉ Vietnamese-Fixed cỡ 13, 15, 16, 18 đủ chữ. Vietnamese-Fixed14 và mọi phông Vietnamese-Terminus thiếu hơn nửa số chữ có dấu.
font-console-signs = Phông này không có dấu đồng, dấu tích, chữ các nước khác: chương trình hiện đ, x, ? thay vào. Dữ liệu đã ghi không đổi.
font-window = Thiếu chữ trong cửa sổ dòng lệnh
font-window-fonts = Chọn phông khác cho cửa sổ: Noto Sans Mono hoặc Liberation Mono bản 2 (Linux); Consolas, Cascadia Mono hoặc Courier New (Windows).
font-window-traps = DejaVu Sans Mono thiếu 46 chữ, Liberation Mono bản 1 thiếu 92 chữ trong 134 chữ có dấu, nên chữ to nhỏ không đều.
font-window-putty = PuTTY: Window > Translation chọn UTF-8; Window > Appearance > Change chọn phông.
font-window-wide = Vạch cuối dòng không thẳng: cửa sổ đang vẽ một số chữ rộng gấp đôi. Tắt “Treat CJK ambiguous characters as wide” (PuTTY) hoặc chọn “Ambiguous-width: narrow”.

# Chữ có thể hiện sai: viết không dấu để vẫn đọc được.
letters-title = Chu tieng Viet co the hien sai
letters-what = May nay khong noi la dung bang ma UTF-8 (LANG la { $locale }), nen chu co dau co the hien sai.
letters-export = Cach sua: thoat ra, go  export LANG=C.UTF-8  roi mo lai chuong trinh.
letters-putty = Neu dung PuTTY: vao Window > Translation, chon UTF-8, roi ket noi lai.
letters-tmux = Dang o trong tmux: thoat tmux, mo lai bang  tmux -u
letters-go-on = Neu chu van hien dung thi cu lam tiep. Du lieu da ghi khong bi anh huong.

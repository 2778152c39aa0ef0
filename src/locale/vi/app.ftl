# Màn hình, phiếu, hộp hỏi.
program-name = Sổ Thoát Nghèo
screen-too-small = Màn hình nhỏ quá ({ $width }x{ $height }). Hãy mở rộng cửa sổ ít nhất { $columns }x{ $rows }; dữ liệu đang nhập vẫn còn nguyên, phím bấm lúc này không làm gì.
screen-loading = Đang mở sổ…
bar-unsent = chưa gửi { $count }
tone-fail = {"Lỗi: "}
tone-warn = {"Chú ý: "}

# Tên màn hình.
title-home = Trang đầu
title-sync = Đồng bộ, sao lưu
title-loading = Đang mở
title-setup = Lần chạy đầu
title-unlock = Mở khóa
title-mended = Sổ đã được mở và sửa lại
title-keymap = Tệp phím có chỗ sai
title-help = Phím dùng được ở đây
title-palette = Tìm lệnh
title-confirm = Xin xác nhận

# Việc đang chạy.
work-open = Đang mở sổ…
work-commit = Đang lưu…
work-history = Đang đọc lịch sử…
work-export = Đang xuất gói…
work-receive = Đang nhận gói…
work-backup = Đang sao lưu…
work-check = Đang kiểm tra dữ liệu…
work-setup = Đang lập sổ…
work-unlock = Đang mở khóa…

# Báo việc.
notice-saved = Đã lưu.
notice-exported = Đã xuất gói.
notice-received = Đã nhận gói.
notice-backed-up = Đã sao lưu và đọc lại được.
notice-checked = Dữ liệu nguyên vẹn.
notice-found = Có điều cần xem, ghi ở bên dưới.
notice-busy = Đang làm việc trước, xin đợi xong.
notice-how-to-quit = Đây là trang đầu. Bấm { $key } để thoát.
notice-draft-unknown = Bản nháp này của bản mới hơn hoặc bản ghi chưa về máy, nên chưa mở được. Nó vẫn được giữ.
notice-no-such-key = Phím { $key } không có tác dụng ở đây. F1 để xem các phím.
notice-sequence-cancelled = Đã bỏ: không có chuỗi phím nào như vậy.

# Vì sao phím không làm gì.
refuse-loading = Sổ đang được mở, xin đợi một chút.
refuse-read-only = Ổ đĩa hết chỗ nên chỉ xem được, chưa ghi được. Hãy xóa bớt tệp khác rồi mở lại.
refuse-no-right = Máy này không được giao việc này. Hãy nhờ người phụ trách.
refuse-nothing-marked = Không có dòng nào để làm việc này.
refuse-nothing-to-open = Dòng này không có gì để mở.
refuse-nothing-to-undo = Không có thay đổi nào để hoàn tác.
refuse-void = Bản ghi này đã hủy, chỉ xem được.
refuse-in-use = Còn bản ghi khác đang dùng bản ghi này, hãy hủy những bản ghi đó trước.
refuse-frozen-receipt = Phiếu thu đã ghi thì không sửa. Sai thì hủy phiếu này rồi ghi phiếu mới.
refuse-frozen-minutes = Biên bản đã chốt. Muốn thay đổi thì đính chính, có lý do.
refuse-not-minutes = Chỉ biên bản họp và phiếu rà soát mới đính chính.
refuse-not-closed = Biên bản chưa chốt, cứ sửa bình thường.
refuse-not-registration = Chỉ đăng ký thoát nghèo mới rút được.
refuse-withdrawn = Đăng ký này đã rút rồi.
refuse-not-meeting = Chỉ cuộc họp mới chốt được.
refuse-closed = Biên bản cuộc họp này đã chốt.
refuse-no-reviews = Cuộc họp chưa có phiếu rà soát nào nên chưa chốt được.
refuse-votes-missing = Còn hộ chưa có số phiếu đồng ý. Ghi phiếu rồi chốt.
refuse-not-poor = Hộ này không nghèo, không cận nghèo nên không đăng ký thoát nghèo.
refuse-registered = Hộ này đã đăng ký năm nay rồi.
refuse-not-here-yet = Bản ghi này chưa về máy này.
refuse-reveal = Không có số nào bị che ở đây.
refuse-details = Ở đây không có chi tiết để mở.
refuse-filter-villages = Đây là danh sách thôn, không lọc theo thôn.
refuse-no-villages = Chưa có thôn nào.
refuse-sort = Danh sách này giữ thứ tự cố định.
refuse-new-conflict = Ở đây chỉ xem giá trị khác nhau.
refuse-no-records = Ở đây không có bản ghi.

# Giá trị.
value-yes = có
value-no = không
value-empty = (trống)
value-money = { $amount } đồng

# Trang đầu.
home-greeting = Chào { $officer }. Hôm nay { $date }.
home-year = Năm { $year }
home-households = Hộ trong sổ
home-poor = {"  "}hộ nghèo
home-near-poor = {"  "}hộ cận nghèo
home-registrations = Đăng ký thoát nghèo
home-share = { $percent }% hộ đã đăng ký
home-meetings = Họp dân đã chốt
home-reviews = Phiếu rà soát đạt
home-fund = Quỹ Vì người nghèo
home-exported = Xuất gói lần cuối:
home-received = Nhận gói lần cuối:
home-never = chưa lần nào
home-waiting = Đang chờ
home-places = Đi đến
home-draft = Nháp { $when }: { $kind } { $name }
home-conflicts = { $count } chỗ có giá trị khác nhau
home-unsent = { $count } thay đổi chưa gửi
home-due = Hạn theo kế hoạch
home-overdue = quá hạn { $count }
home-near = sắp đến hạn { $count }
home-nothing-due = không có việc nào đang chờ
home-no-plan = Chưa theo kế hoạch nào: bấm { $key } để chọn, hạn của kế hoạch sẽ hiện ở đây.

# Danh sách.
list-conflicts = Giá trị khác nhau
list-find = Tìm:
list-find-hint = Bấm { $key } để tìm, không cần dấu
list-near = gần giống { $count }
list-none-found = Không tìm thấy “{ $text }”.
list-none-in-village = Thôn này chưa có gì trong danh sách.
list-empty = Chưa có gì trong danh sách. Bấm { $key } để nhập mới.
list-no-conflicts = Không có giá trị nào khác nhau.
filter-all = Tất cả các thôn
filter-title = Chỉ xem thôn
sort-name = theo tên
sort-number = theo số
sort-newest = mới nhất trước
row-void = (hủy)
row-votes-short = { $outcome }, thiếu { $count }
conflict-col-kind = Loại
conflict-col-name = Của
conflict-col-fields = Ô có giá trị khác nhau
conflict-record = cả bản ghi: mở để xem

# Một bản ghi.
tab-fields = Thông tin
tab-history = Lịch sử
detail-state = Trạng thái
detail-open = chưa chốt biên bản
detail-closed = đã chốt biên bản
detail-void = ĐÃ HỦY: { $reason }
detail-withdrawn = Đăng ký đã rút, không còn tính trong năm.
detail-result = Biểu quyết
detail-votes = { $all } hộ: { $passed } đạt, { $redo } họp lại, { $unvoted } chưa biểu quyết
detail-votes-short = Thiếu { $count } phiếu đồng ý nữa mới đạt một nửa số người dự.
detail-households = Số hộ trong sổ
detail-classes = { $all }: { $poor } nghèo, { $near_poor } cận nghèo, { $not_poor } không nghèo
detail-doubled = Số này còn ở { $count } bản ghi khác. Hủy bản sai rồi ghi lại số đúng.
detail-rivals = Hộ này có { $count } đăng ký khác cùng năm. Rút đăng ký thừa.
detail-late = Đến sau khi biên bản đã chốt, nên không nằm trong biên bản.
detail-dispute = { $value } • { $who }, { $when }
detail-none = Chưa có.
history-reason = Lý do: { $reason }
history-void = Lý do hủy

# Hỏi trước khi làm.
confirm-void = Hủy { $key } của { $title }?
confirm-void-money = Số tiền { $amount } đồng sẽ không còn tính vào Quỹ.
confirm-void-line = Bản ghi vẫn nằm trong sổ, có chữ hủy và lý do; số của nó không dùng lại.
confirm-withdraw = Rút đăng ký { $key } của { $title }?
confirm-withdraw-line = Đăng ký năm { $year } không còn tính nữa. Ngày rút: { $date }.
confirm-close = Chốt biên bản { $key }?
confirm-close-votes = { $passed } hộ đạt, { $redo } hộ phải họp lại.
confirm-close-line = Chốt rồi thì không sửa, chỉ đính chính, có lý do.
confirm-undo = Hoàn tác “{ $op }” của { $title }, do { $who } làm lúc { $when }?
confirm-undo-create = Bản ghi này sẽ có chữ hủy; lịch sử giữ cả hai việc.
confirm-undo-field = { $field }: { $change }
confirm-undo-more = và { $count } ô khác
confirm-press-y = Hãy bấm y để đồng ý, Esc để thôi.
confirm-reason = Lý do:
confirm-hint = [Enter] Đồng ý   [Esc] Thôi
confirm-hint-y = [y] Đồng ý   [Esc] Thôi
alert-hint = [Esc] Đóng
find-hint-several = Gõ để lọc • [Space] Đánh dấu   [Enter] Xong   [Esc] Đóng
find-hint = Gõ để lọc • [Enter] Chọn   [Esc] Đóng
keys-hint = Gõ để lọc • ↑ ↓ xem tiếp   [Esc] Đóng
palette-none = Không có lệnh nào như vậy.
box-more = … còn { $count }
which-key = { $keys } …

# Đồng bộ.
sync-export-help = ghi những thay đổi chưa gửi vào một tệp gói
sync-receive-help = đọc gói của máy khác và ghép vào sổ
sync-backup-help = chép cả sổ vào một thư mục rồi đọc lại
sync-check-help = xem dữ liệu đã lưu có nguyên vẹn không
sync-path-bundle = Tệp gói:
sync-path-folder = Thư mục:
sync-path-needed = Hãy gõ đường dẫn; ~ là thư mục nhà.
sync-path = Ở đâu
sync-events = Số thay đổi
sync-money = Quỹ trong gói
sync-hash = Mã của gói
sync-hash-help = Đọc mã này cho máy nhận để đối chiếu.
sync-from = Máy gửi
sync-new = Mới
sync-had = Đã có từ trước
sync-held = Đoạn phải chờ
sync-held-run = máy { $device }: số { $from } đến { $to } chờ phần trước nó; hãy xin gói trước
sync-refused = Không được tính
sync-refused-event = máy { $device } số { $n }: { $why }
sync-conflicts = Chỗ có giá trị khác nhau
sync-read-back = Bản sao đã được đọc lại và khớp.
sync-all-well = Không có gì sai.

# Sổ được sửa lại khi mở.

# Ngoài các màn hình.
issue-unknown = Việc này không làm được.

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
home-units = Phòng, khoa, đơn vị
home-pledges = Đăng ký thi đua
home-nominations = Đề nghị khen
home-receipts = Khoản ủng hộ

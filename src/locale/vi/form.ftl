# Phiếu nhập, danh sách chọn, lần chạy đầu, mở khóa.

form-title-create = { $kind }: thêm mới
form-title-edit = Sửa { $small } { $name }
form-title-amend = Đính chính { $small } { $name }

# Tên các mục của phiếu.
section-village = Thôn
section-household = Hộ
section-household-members = Thành viên
section-household-ethnic_minority = Diện và hoàn cảnh
section-household-joined = Vào, ra và ghi chú
section-member = Thành viên
section-standing = Phân loại theo năm
section-adoption = Kế hoạch đang theo
section-filing = Việc theo hạn đã làm
section-tally = Số liệu cuối năm
section-tick = Xác nhận tiêu chuẩn
section-help = Việc giúp đỡ
section-help-description = Việc đã nhận
section-help-done_on = Kết quả
section-emulation = Đăng ký thi đua
section-emulation-title = Danh hiệu và khen thưởng
section-emulation-pledge = Giao ước
section-nomination = Đề nghị khen thưởng
section-nomination-achievement = Thành tích
section-part = Thành phần hồ sơ
section-initiative = Mô hình, sáng kiến
section-feedback = Kiến nghị
section-target = Chỉ tiêu
section-household-class = Phân loại và mức sống
section-registration = Đăng ký
section-registration-plan = Cách làm và hỗ trợ
section-registration-loan_right_use = Vay vốn
section-contribution = Phiếu thu
section-contribution-amount = Tiền và hiện vật
section-contribution-campaign = Khác
section-meeting = Cuộc họp
section-meeting-attendees = Người dự
section-review = Hộ được rà soát
section-review-votes_agree = Biểu quyết

# Trong phiếu.
form-error = Lỗi:
form-warning = Lưu ý:
form-yes = có
form-no = không
form-nothing = (trống)
form-given = { $value } (máy cho)
form-unknown = (chưa tính được)
form-household-now = Hiện nay: { $class } ({ $year }), B1 { $b1 }, { $ticks } chỉ số thiếu hụt, { $members } nhân khẩu
form-meeting-now = { $attendees } người dự
form-meeting-closed = { $attendees } người dự, biên bản đã chốt
form-stray = Ô cũ { $field }: { $text }
form-summary-errors = { $count } chỗ cần sửa
form-summary-warnings = { $count } chỗ nên xem lại
form-legend = * phải điền   » giữ cho phiếu sau
form-offers = → ở cuối ô: lấy gợi ý đầu   { $key }: xem cả
form-sort-hint = Tên gọi là { $word }? Ghi ở ô Xếp theo tên, cuối phiếu.
form-saving = Đang lưu …
form-ahead = Đã gõ trước { $count } phím, sẽ vào phiếu sau.
form-issue = { $field }: { $text }
form-issue-whole = { $text }

# Báo khi gõ.
form-refused-digits = Ô này chỉ nhận chữ số, không nhận “{ $letter }”.
form-refused-number = Ô này chỉ nhận số, không nhận “{ $letter }”.
form-refused-money = “{ $letter }” không có trong số tiền. Gõ như 500.000, 500k hoặc 1tr5.
form-refused-date = “{ $letter }” không có trong ngày. Gõ như 5/2, 05022026 hoặc “nay”.
form-refused-long = Ô này nhận nhiều nhất { $max } chữ, không nhận thêm được.
form-refused-choice = Không có lựa chọn nào bắt đầu như vậy. Bấm cách hoặc mũi tên để chọn.
form-pasted-first-line = Chỉ dán dòng đầu; các dòng sau để nguyên ở nơi chép.
form-problems = { $count } chỗ cần sửa trước khi lưu.
form-sticky-on = Ô “{ $field }” sẽ giữ giá trị cho phiếu sau.
form-sticky-off = Ô “{ $field }” không giữ giá trị cho phiếu sau nữa.

# Lưu, bỏ, giữ.
form-saved = Đã lưu { $small } { $name }
form-saved-next = Đã lưu { $small } { $name }. Nhập tiếp.
form-save-anyway = Có điều cần xem lại. Vẫn lưu?
form-amend-why = Đính chính biên bản đã chốt: vì sao?
form-hidden-text = { $field }: “{ $text }” đang ẩn nên không được lưu
form-changed-meanwhile = { $field }: người khác vừa đổi thành “{ $theirs }”; của mình là “{ $mine }”
form-draft-kept = Chưa lưu. Bản nháp được giữ, mở lại ở trang đầu.
form-discard = Bỏ hẳn bản nháp “{ $form }”?
form-discard-count = { $count } ô đã gõ sẽ mất.
form-discarded = Đã bỏ bản nháp.

# Vì sao một phím không có tác dụng.
refuse-saving = Đang lưu, chờ một chút.
refuse-full = Máy hết chỗ lưu nên chỉ xem được. Giải phóng đĩa rồi lưu lại; chữ đã gõ còn nguyên.
refuse-next-only-new = Lưu rồi nhập tiếp chỉ dùng khi nhập mới.
refuse-sticky-only-new = Giữ giá trị chỉ dùng khi nhập mới.
refuse-ditto = Chưa có phiếu trước, hoặc ô này của phiếu trước để trống.
refuse-no-list = Ô này gõ tay, không có danh sách để chọn.
form-no-values = Ô này chưa có chữ nào đã dùng để chọn. Cứ gõ.
refuse-no-problem = Chưa thấy chỗ nào sai.
refuse-nothing-typed = Chưa gõ gì nên không có gì để bỏ.
refuse-first-field = Đây là ô đầu tiên.
refuse-fix-case = Chỉ sửa chữ hoa ở ô họ tên, tên gọi và ô chữ một dòng.
refuse-fix-case-code = Mã và số hiệu giữ nguyên như đã gõ, không sửa chữ hoa.
refuse-fix-case-empty = Ô này chưa có chữ để sửa.
refuse-last-field = Đây là ô cuối. Enter hoặc phím Lưu để lưu.
refuse-not-in-form = Phím { $key } không dùng trong phiếu.
refuse-not-here = Phím { $key } chưa dùng được ở bước này.

# Danh sách chọn.
picker-empty = Chưa có gì để chọn. Bấm Esc, thêm mới rồi quay lại ô này.
picker-nothing = Không có dòng nào để chọn.
picker-only-one = Ở đây chỉ chọn một dòng.

# Lần chạy đầu.
setup-intro = Lập sổ mới cho xã. Vài câu hỏi rồi dùng được ngay.
setup-commune = Tên xã, phường
setup-area = Khu vực
setup-villages = Các thôn
setup-officer = Họ tên cán bộ
setup-passphrase = Mật khẩu
setup-again = Gõ lại mật khẩu
setup-ready = Xong
setup-help-commune = Tên đầy đủ, ví dụ: Xã Mường Phăng. Bấm → để lấy tên gợi ý, có sẵn mã. Trường học, cơ quan khác cũng dùng được.
setup-help-area = Bấm cách hoặc mũi tên để đổi. Chuẩn nghèo tính theo khu vực. Trường học, cơ quan khác thì đổi đến khi thấy tên đó.
setup-help-villages = Mỗi dòng một thôn rồi Enter; dán cả danh sách cũng được. Enter ở dòng trống là hết.
setup-help-officer = Người dùng máy này, ví dụ: Lò Thị Mai.
setup-help-passphrase = Khóa dữ liệu trên máy. Quên thì không ai mở được. Để trống là không khóa.
setup-help-again = Gõ lại cho chắc.
setup-help-ready = Xem lại, rồi Enter để lập sổ. Shift-Tab để quay lại sửa.
setup-village-count = { $count } thôn
setup-no-villages = (thêm sau cũng được)
setup-open = (không khóa)
setup-locked = (đã đặt)
setup-working = Đang lập sổ …
setup-need-name = Ô này phải điền, bằng chữ.
setup-officer-digits = Tên người không có chữ số.
setup-twice = Thôn “{ $name }” đã có trong danh sách.
setup-pasted = Đã thêm { $count } thôn; { $twice } tên trùng thì bỏ qua.
setup-too-long = Dài quá, không nhận thêm được.
setup-differs = Hai lần gõ không giống nhau. Gõ lại mật khẩu.
setup-no-passphrase = Không đặt mật khẩu?
setup-no-passphrase-1 = Ai cầm được máy này đều đọc được dữ liệu của các hộ.
setup-no-passphrase-2 = Sau này vẫn đặt được bằng lệnh passphrase.

# Mở khóa.
unlock-intro = Sổ này có mật khẩu.
unlock-passphrase = Mật khẩu
unlock-help = Gõ mật khẩu rồi Enter. Esc để thoát.
unlock-working = Đang mở …
unlock-wrong = Mật khẩu chưa đúng (lần { $count }). Xem phím Caps Lock và bộ gõ.

# Bảng thành viên trong phiếu hộ.
form-title-person = Thành viên thứ { $row } của hộ { $name }
people-count = { $count } người, chưa kể chủ hộ
people-add = + Thêm một người
people-hint-empty = { $open } hoặc gõ luôn họ tên: thêm người · dán được bảng chép từ Excel · { $on }: sang mục sau
people-hint = { $open }: thêm, sửa · ↑ ↓: chọn người · { $out }: bỏ ra · { $back }: lấy lại · { $on }: sang mục sau
people-nothing-to-undo = Ở bảng này không còn gì để lấy lại.
people-kept = Đã ghi { $name } là người thứ { $row }; hộ chưa lưu, xong thì bấm { $key }.
people-none-marked = Chưa chọn người nào để bỏ ra.
people-take-out = Bỏ { $name } ra khỏi hộ này?
people-take-out-nameless = Bỏ người thứ { $row } (chưa có tên) ra khỏi hộ này?
people-take-out-line = Chưa có gì được lưu. Lưu hộ thì người này mới thôi là thành viên.
people-taken-out = Đã bỏ ra; bấm { $key } để lấy lại.
people-paste-none = Không thấy người nào trong chữ vừa dán. Mỗi dòng một người, các ô cách nhau bằng phím Tab như chép từ Excel.
people-paste-title = Vừa dán { $count } người. Hộ này đã có người rồi, làm gì?
people-paste-add = Thêm { $count } người này vào sau
people-paste-replace = Thay tất cả { $count } người đang có
people-pasted = Đã thêm { $count } người từ bảng vừa dán; xem lại, bấm { $key } để lấy lại như cũ.
people-type-a-name = Gõ họ tên để thêm một người, hoặc bấm Enter.
form-by-machine = Máy tính ra: { $value }
form-official-name = Tên chính thức: { $name }
form-rare = { $section } · ít dùng, bấm { $key } để vào
form-title-act = { $act }: { $name }
setup-organisation = Trường học, cơ quan
setup-offer = { $name }, { $province }
setup-code = (mã { $code })

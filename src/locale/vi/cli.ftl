# Lệnh: trợ giúp, gõ sai, lời in ra.
# Keys: ask- cli- doctor- panic-

# Phần trợ giúp: tên mục.
cli-usage = Cách dùng
cli-commands = Lệnh
cli-options = Tùy chọn
cli-arguments = Tham số
cli-word-options = TÙY CHỌN
cli-word-command = LỆNH
cli-word-default = mặc định

# Mỗi lệnh làm gì.
cli-about = Sổ Thoát Nghèo: sổ đăng ký thoát nghèo, Quỹ Vì người nghèo và rà soát của xã. Không có lệnh thì mở sổ.
cli-cmd-demo = Mở một xã mẫu (tên người là bịa) để xem và tập
cli-cmd-init = Lập sổ mới cho xã, hoặc lập máy thứ hai của một xã đã có sổ
cli-cmd-enrol = Danh sách máy của xã: xin vào, duyệt, xem, đưa ra
cli-cmd-enrol-request = Ghi tệp yêu cầu để máy này được vào danh sách
cli-cmd-enrol-approve = Duyệt yêu cầu của một máy
cli-cmd-enrol-list = Xem các máy của xã
cli-cmd-enrol-revoke = Đưa một máy ra khỏi danh sách
cli-cmd-enter = Nhập bản ghi, mỗi dòng một đối tượng JSON; mỗi dòng được trả lời khi đã lưu chắc
cli-cmd-act = Hủy, chốt, đính chính, rút, hoàn tác một bản ghi
cli-cmd-list = Liệt kê bản ghi
cli-cmd-fields = Các mục của một loại bản ghi: tên dùng trong lệnh, kiểu, có bắt buộc không
cli-cmd-report = Lập biểu báo cáo thành tệp xlsx, docx, csv, txt
cli-cmd-import = Nhập danh sách từ tệp Excel, ODS hoặc CSV; chưa có --apply thì chỉ xem thử
cli-cmd-export = Xuất gói đồng bộ
cli-cmd-inspect = Xem một gói là gì, không thay đổi gì
cli-cmd-receive = Nhận một gói đồng bộ
cli-cmd-check = Kiểm tra dữ liệu đã lưu
cli-cmd-rebuild = Dựng lại phần bị hỏng từ phần còn nguyên
cli-cmd-backup = Sao lưu vào một thư mục, rồi đọc lại để chắc
cli-cmd-restore = Lập lại sổ từ một bản sao lưu
cli-cmd-doctor = Xem máy và thư mục này có gì không ổn; không nêu tên ai
cli-cmd-passphrase = Đổi mật khẩu
cli-cmd-keys = Các phím, hoặc kiểm tra một tệp phím
cli-cmd-due = Việc đến hạn theo các kế hoạch đang theo, xếp theo số ngày còn lại
cli-cmd-plan = Các kế hoạch phong trào: xem, chọn theo, kiểm tra tệp
cli-cmd-plan-list = Các kế hoạch đang có; kế hoạch đang theo có dấu [x]
cli-cmd-plan-show = Nội dung một kế hoạch: nguyên văn, hạn, mức phải đạt, nguồn
cli-cmd-plan-use = Theo đúng những kế hoạch này, thôi theo các kế hoạch khác
cli-cmd-plan-check = Kiểm tra một tệp kế hoạch, nêu mọi chỗ sai kèm số dòng
cli-cmd-plan-template = Tệp kế hoạch mẫu để điền
cli-cmd-judge = Xét một đối tượng theo từng tiêu chuẩn của các kế hoạch đang theo

# Mỗi tùy chọn là gì.
cli-arg-help = In phần trợ giúp này
cli-arg-version = In số phiên bản
cli-arg-data = Thư mục dữ liệu
cli-arg-keymap = Bộ phím: default, laptop, vim, hoặc một tệp
cli-arg-lang = Ngôn ngữ: vi hoặc en
cli-arg-today = Ngày mà chương trình coi là hôm nay (để tập, để thử)
cli-arg-passphrase_file = Tệp có mật khẩu ở dòng đầu
cli-arg-without_personal = Bỏ dữ liệu cá nhân: chỉ gửi phân loại, năm, chỉ số, số lượng, số tiền
cli-arg-json = In JSON, mỗi dòng một đối tượng
cli-arg-reason = Lý do
cli-arg-demo-dir = Nơi đặt xã mẫu; không có thì dùng thư mục tạm rồi xóa
cli-arg-demo-households = Bao nhiêu hộ, từ 1 đến 50000
cli-arg-demo-seed = Số khác cho xã mẫu khác
cli-arg-demo-tour = Tự diễn cả việc chính
cli-arg-init-commune = Tên xã, ví dụ "Xã Mường Phăng"
cli-arg-init-code = Mã đơn vị hành chính
cli-arg-init-area = rural (nông thôn) hoặc urban (thành thị)
cli-arg-init-zone = none, I, II, III hoặc coastal
cli-arg-init-officer = Họ tên người dùng máy này
cli-arg-init-village = Tên thôn; dùng nhiều lần được
cli-arg-init-no_passphrase = Không đặt mật khẩu: ai cầm máy cũng đọc được
cli-arg-init-join = Máy thứ hai của một xã đã có sổ ở máy khác
cli-arg-enrol-request-to = Tệp yêu cầu sẽ ghi
cli-arg-enrol-approve-file = Tệp yêu cầu của máy kia
cli-arg-enrol-approve-role = village (thôn), officer (cán bộ), treasurer (thủ quỹ) hoặc lead (phụ trách)
cli-arg-enrol-approve-village = Thôn mà máy đó phụ trách; dùng nhiều lần được
cli-arg-enrol-revoke-device = Mã ngắn hoặc mã đầy đủ của máy
cli-arg-enter-kind = Loại: village, household, registration, contribution, meeting, review, help, emulation, nomination, filing, tally, tick …
cli-arg-enter-from = Tệp để đọc; không có thì đọc từ bàn phím hoặc ống dẫn
cli-arg-act-name = void, close, amend, withdraw, undo, submit, return, forward, decide, cancel …; xem: act --list
cli-arg-act-on = Bản ghi: mã của nó, hoặc LOẠI:KHÓA như household:TL-014
cli-arg-act-set = Ô và giá trị; dùng nhiều lần được
cli-arg-act-list = In các việc có thể làm
cli-arg-list-kind = Loại: village, household, registration, contribution, meeting, review, help, emulation, nomination, filing, tally, tick …
cli-arg-fields-kind = Loại: village, household, registration, contribution, meeting, review, help, emulation, nomination, filing, tally, tick …
cli-arg-list-csv = In CSV
cli-arg-list-raw = In các dòng sự kiện nguyên gốc
cli-arg-list-only = Chỉ bản ghi có giá trị này; dùng nhiều lần được
cli-arg-report-name = Tên biểu; xem tên bằng report --list
cli-arg-report-to = Tệp sẽ ghi; đuôi .xlsx, .docx, .csv, .txt cho biết loại; không có thì in ra màn hình
cli-arg-report-plan = Mã kế hoạch, cho báo cáo phong trào và giấy khen thưởng; không có thì lấy kế hoạch đang theo
cli-arg-report-quarter = Quý của báo cáo, từ 1 đến 4
cli-arg-report-year = Năm của biểu; không có thì lấy năm gần nhất có kết quả
cli-arg-report-village = Chỉ một thôn
cli-arg-report-with_personal_numbers = Ghi đủ số căn cước; bình thường thì che, vì danh sách qua tay nhiều người
cli-arg-report-public = Bỏ các cột về đời tư, để niêm yết
cli-arg-report-force = Ghi đè lên tệp đã có
cli-arg-report-list = In tên các biểu
cli-arg-import-file = Tệp danh sách: xlsx, xls, ods hoặc csv
cli-arg-import-kind = Loại danh sách: household (hộ), contribution (ủng hộ) hoặc registration (đăng ký); không ghi thì máy tự nhận
cli-arg-import-sheet = Tên trang tính; không ghi thì máy tự tìm
cli-arg-import-year = Năm của danh sách, khi trong tệp không ghi
cli-arg-import-apply = Ghi vào sổ; không có thì chỉ cho xem sẽ làm gì
cli-arg-export-to = Tệp hoặc thư mục để ghi gói
cli-arg-export-whom = Chỉ cho máy này đọc (mã ngắn hoặc mã đầy đủ)
cli-arg-bundle = Tệp gói (.goi)
cli-arg-check-deep = Mở khóa và kiểm tra cả chữ ký
cli-arg-backup-dir = Thư mục để ghi bản sao lưu
cli-arg-restore-file = Bản sao lưu, hoặc thư mục có bản sao lưu
cli-arg-restore-to = Thư mục mới cho sổ
cli-arg-passphrase-new_file = Tệp có mật khẩu mới ở dòng đầu
cli-arg-keys-check = Tệp phím cần kiểm tra
cli-arg-keys-markdown = In thành một trang

# Gõ lệnh sai.
cli-wrong-unknown = Không có tùy chọn { $arg }.
cli-wrong-unknown-near = Không có tùy chọn { $arg }. Ý là { $near }?
cli-wrong-command = Không có lệnh “{ $arg }”.
cli-wrong-command-near = Không có lệnh “{ $arg }”. Ý là “{ $near }”?
cli-wrong-missing = Còn thiếu: { $arg }.
cli-wrong-missing-command = Còn thiếu tên lệnh: { $arg }.
cli-wrong-value = “{ $value }” không dùng được cho { $arg }.
cli-wrong-no-value = { $arg } cần một giá trị.
cli-wrong-conflict = { $arg } không dùng chung với { $other }.
cli-wrong-twice = { $arg } chỉ dùng một lần.
cli-wrong-other = Lệnh viết chưa đúng.
cli-wrong-help = Xem cách dùng: { $command } --help

# Lập sổ.
cli-commune-empty = Tên xã phải có chữ, ví dụ --commune "Xã Mường Phăng".
cli-officer-empty = Họ tên cán bộ phải có chữ, ví dụ --officer "Lò Thị Mai".
cli-officer-digits = Họ tên cán bộ không có chữ số. Hãy gõ lại sau --officer.
cli-bad-area = --area là rural hoặc urban, không phải “{ $value }”.
cli-bad-zone = --zone là none, I, II, III hoặc coastal, không phải “{ $value }”.
cli-bad-village = Thôn “{ $name }” không ghi được: { $why }
cli-no-passphrase-warning = Chú ý: sổ này không có mật khẩu, ai cầm được máy đều đọc được dữ liệu của các hộ. Đặt sau bằng lệnh passphrase.
cli-no-passphrase-typed = Chưa gõ mật khẩu. Gõ mật khẩu, hoặc dùng --passphrase-file, hoặc --no-passphrase nếu không muốn đặt.
cli-init-done = Đã lập sổ. Máy này là { $device }.
cli-init-joining = Đã lập sổ cho máy { $device }. Tiếp theo: chạy enrol request, đưa tệp cho người phụ trách duyệt, rồi nhận gói của họ.

# Danh sách máy.
cli-requested = Đã ghi yêu cầu của máy { $device }. Đọc mã này cho người phụ trách để đối chiếu: { $code }
cli-approved = Đã duyệt máy { $device } của { $person }. Mã phải khớp với mã trên máy kia: { $code }. Giờ hãy xuất gói cho máy đó.
cli-revoked = Đã đưa máy { $device } ra khỏi danh sách. Xuất gói để các máy khác biết.
cli-revoke-self = Không tự đưa máy đang giữ danh sách ra được: sẽ không còn máy nào duyệt được nữa.
cli-already-revoked = Máy { $device } đã được đưa ra khỏi danh sách từ trước.
cli-reason-empty = Phải ghi lý do.
cli-bad-role = --role là village, officer, treasurer hoặc lead, không phải “{ $value }”.
cli-no-such-village = Không có thôn “{ $name }”. Xem bằng lệnh list village.
cli-no-such-report = Không có biểu “{ $name }”. Có các biểu: { $all }.
cli-report-written = Đã ghi { $rows } dòng vào { $path }.
cli-report-option = Báo cáo { $name } không dùng { $option }. Bỏ { $option } rồi làm lại.
cli-report-no-such-plan = Không có kế hoạch “{ $plan }”. Các kế hoạch đang có: { $all }.
cli-report-plan-needed = Chưa theo kế hoạch nào. Thêm --plan và một trong: { $all }.
cli-report-several-plans = Đang theo nhiều kế hoạch. Thêm --plan và một trong: { $all }.
cli-commune-code = { $name }, mã của xã: { $code }
cli-gone = {" "}(đã đưa ra)

# Bản ghi.
cli-no-such-kind = Không có loại “{ $kind }”. Có: { $all }
cli-no-such-record = Không có bản ghi nào là “{ $value }”. Gõ mã của nó, hoặc LOẠI:KHÓA như household:TL-014.
cli-several-records = Có nhiều bản ghi là “{ $value }”. Gõ rõ hơn, hoặc dùng mã (_id).
cli-bad-where = --where “{ $value }” chưa đúng. Viết Ô=GIÁ TRỊ với ô của loại này: { $all }
cli-bad-where-value = “{ $value }” không phải lựa chọn của ô { $field }. Có: { $all }
cli-bad-set = --set “{ $value }” chưa đúng. Viết Ô=GIÁ TRỊ.
cli-set-unused = Việc “{ $act }” không nhận --set.
cli-no-text = Đầu vào không đọc được. Kiểm tra tệp hoặc ống dẫn.
cli-nothing = Không có bản ghi nào.
cli-void = hủy
cli-conflict-mark = { $count } chỗ khác nhau

# Gói đồng bộ.
cli-events = thay đổi
cli-sum = Tổng tiền và hiện vật: { $amount } đồng
cli-hash = Mã gói: { $groups }
cli-bundle = Gói số { $number } của máy { $from }, ngày { $date }, xã { $unit }
cli-sender-enrolled = Người gửi: { $person }, có trong danh sách. Chữ ký đúng.
cli-sender-revoked = Người gửi: { $person }, đã bị đưa ra khỏi danh sách.
cli-sender-unknown = Người gửi chưa có trong danh sách ở máy này.
cli-sender-other = Gói của xã khác.
cli-range = Máy { $device }: thay đổi { $from }–{ $to }
cli-joined = Máy này đã vào { $name }. Đối chiếu mã của xã với người phụ trách: { $code }
cli-received = Từ máy { $from }: mới { $new }, đã có { $had }, chờ { $held }, không tính { $refused }; chỗ khác nhau cần xem: { $conflicts }
cli-received-extract = Đã kiểm tra chữ ký và cất gói không có dữ liệu cá nhân của { $from }: { $households } hộ ({ $poor } nghèo, { $near_poor } cận nghèo), { $registrations } đăng ký, Quỹ { $amount } đồng. Sổ này không đổi; gói đầy đủ đến sau vẫn nhận như thường.
cli-missing-run = Còn thiếu thay đổi { $from }–{ $to } của máy { $device }. Nhờ máy đó gửi lại.
cli-refused-event = Thay đổi { $n } của máy { $device } không tính: { $why }
cli-fork = Chú ý: máy { $device } có hai thay đổi cùng số { $n }, có thể sổ bị chép sang máy khác. Cả hai đều được giữ; hãy hỏi người phụ trách.
cli-clock-ahead = Chú ý: { $count } thay đổi ghi giờ sau hôm nay hơn một ngày. Xem lại đồng hồ của máy gửi.
cli-we-are-a-copy = Chú ý: sổ này là bản cũ được khôi phục. Đừng ghi thêm; hãy hỏi người phụ trách.

# Kiểm tra, sao lưu.
cli-check-sound = Dữ liệu nguyên vẹn: { $records } bản ghi trong nhật ký.
cli-check-unsound = Dữ liệu có chỗ hỏng; { $records } bản ghi đầu còn nguyên.
cli-rebuilt = Đã dựng lại: { $records } bản ghi.
cli-kept = Phần cũ giữ ở { $path }
cli-missing = Không nơi nào còn các bản ghi { $from }–{ $to }. Hãy nhận lại gói của các máy khác, hoặc khôi phục từ bản sao lưu.
cli-backed-up = Đã sao lưu { $records } bản ghi và đọc lại đúng.
cli-restored = Đã khôi phục { $records } bản ghi. Mở bằng --data với thư mục này.
cli-passphrase-changed = Đã đổi mật khẩu.
cli-passphrase-empty = Đã bỏ mật khẩu: ai cầm được máy đều đọc được dữ liệu của các hộ.
cli-not-equal = Hai lần gõ không giống nhau. Mật khẩu chưa đổi.
ask-passphrase = Mật khẩu:
ask-new-passphrase = Mật khẩu mới:
ask-again = Gõ lại mật khẩu:

# Máy và thư mục.
doctor-program = Chương trình: thoatngheo { $version }
doctor-terminal = Màn hình dòng lệnh: TERM={ $term }, COLORTERM={ $colorterm }
doctor-window = Cỡ cửa sổ: { $columns }x{ $rows }
doctor-size-unknown = Không biết cỡ cửa sổ; coi như 80x24.
doctor-too-small = Cửa sổ nhỏ quá: chương trình cần ít nhất { $columns }x{ $rows }.
doctor-between = Đang ở trong { $name }: không biết được màn hình thật ở bên ngoài. Nếu đó là màn hình đen (console), vào Cài đặt chọn “Màn hình đen (console)”.
doctor-ssh = Đang làm việc qua mạng (SSH): phông chữ và bộ gõ là của máy trước mặt.
doctor-locale = Ngôn ngữ của máy: { $locale } (UTF-8, đúng)
doctor-line-unsure = Đường truyền không cho biết màn hình có hiểu UTF-8 không. Nếu chữ có dấu hiện sai: PuTTY thì vào Window > Translation chọn UTF-8, màn hình đen thì gõ unicode_start.
doctor-line-utf8 = Ngôn ngữ của máy: { $locale }, không phải UTF-8, nhưng màn hình cho biết nó hiểu UTF-8 nên chữ vẫn đúng.
doctor-drawn-sixteen = Cách vẽ: 16 màu (Cài đặt: { $look })
doctor-drawn-eight = Cách vẽ: 8 màu của màn hình đen (Cài đặt: { $look })
doctor-drawn-mono = Cách vẽ: không màu, chỉ đậm, gạch dưới, đảo màu (Cài đặt: { $look })
doctor-no-color = NO_COLOR đang được đặt.
doctor-stand-ins = Chỉ dùng ký tự mà phông Vietnamese-Fixed có; ký tự khác hiện bằng dấu thay: dấu đồng thành đ, dấu tích thành x, chữ nước khác thành ?. Dữ liệu không đổi.
doctor-lost-marks = Không dùng chữ mờ, nghiêng, gạch ngang và màu sáng, vì phông 512 chữ làm chúng thành đen.
doctor-no-scroll = Không cuộn được một phần màn hình: lật trang phải vẽ lại cả trang, qua mạng chậm sẽ thấy lâu hơn.
doctor-no-brackets = Không gộp được cả khung hình: lúc đổi màn hình có thể thấy vẽ dần.
doctor-unknown = Chưa biết loại màn hình này nên chỉ dùng những lệnh vẽ đơn giản nhất.
doctor-dumb = Màn hình này (TERM=dumb) không vẽ được; dùng các lệnh như list, enter, hoặc mở một cửa sổ dòng lệnh khác.
doctor-all-shown = Không phải bớt gì.
doctor-keys-console = Bàn phím: màn hình đen không có Unikey, ibus; dùng bộ gõ có sẵn của chương trình (Telex hoặc VNI).
doctor-keys = Bàn phím: dùng bộ gõ của máy (Unikey, EVKey, ibus) hoặc bộ gõ có sẵn của chương trình, chỉ bật một bộ.
doctor-letters = Chữ và nét vẽ, nhìn xem có thiếu chữ nào không:
doctor-data = Thư mục dữ liệu: { $path }
doctor-lock = Sổ đang mở (máy { $host }, tiến trình { $pid }).
doctor-no-data = Chưa có sổ ở đó.
doctor-free = Còn trống: { $mb } MB
doctor-size = Nhật ký { $journal } MB, bản chép sled { $sled } MB
doctor-backup-none = Chưa sao lưu lần nào. Chạy lệnh backup với một USB.
doctor-backup-there = Bản sao lưu mới nhất: { $path }
doctor-backup-gone = Không thấy bản sao lưu mới nhất ở { $path }. Cắm lại USB, hoặc sao lưu lại.
doctor-no-ballast = Chưa có chỗ dự phòng cho lúc đĩa đầy; lần ghi sau máy sẽ tạo.
doctor-modes = Người khác trên máy này đọc được: { $paths }. Chạy chmod -R go= với thư mục đó.
doctor-quarantine = Đang giữ phần hỏng đã thay ở: { $paths }

# Phím.
cli-keymap-good = Tệp phím không có gì sai.

# Xã mẫu, màn hình.
cli-demo-exists = { $path } đã có sổ. Chọn thư mục khác cho --dir.
cli-demo-progress = Đang tạo xã mẫu: { $done } trong { $all } hộ
cli-tour-left = Đã dừng giữa chừng.
cli-tour-stuck = Chuyến xem thử không đi tiếp được: { $what }
cli-dumb-terminal = Màn hình này (TERM=dumb) không vẽ được sổ. Hãy mở trong một cửa sổ dòng lệnh khác; nếu cửa sổ này vẫn bình thường, gõ TERM=xterm thoatngheo. Các lệnh như list, enter vẫn dùng được.
cli-no-terminal = Cần màn hình dòng lệnh để mở sổ ({ $why }). Không có màn hình thì dùng các lệnh; xem thoatngheo --help.
panic-sentence = Chương trình gặp lỗi và đã dừng. Những gì đã báo “đã lưu” vẫn còn, phiếu đang nhập được giữ làm bản nháp. Hãy mở lại.

# Cơ quan, trường học.
cli-arg-init-organisation = Tên cơ quan không phải là xã, ví dụ "Trường Trung cấp nghề Mường Thử"
cli-arg-init-unit = Tên phòng, khoa, trung tâm của cơ quan đó; dùng nhiều lần được
cli-arg-due-days = Chỉ việc đến hạn trong bấy nhiêu ngày và việc đã quá hạn
cli-arg-due-all = Mọi ngày của các kế hoạch đang theo, cả năm khác
cli-arg-due-ics = Ghi thành tệp lịch .ics để mở bằng lịch của điện thoại hay máy tính
cli-arg-due-force = Ghi đè lên tệp đã có
cli-arg-plan-show-key = Mã kế hoạch, xem bằng: thoatngheo plan list
cli-arg-plan-use-keys = Mã các kế hoạch sẽ theo
cli-arg-plan-check-file = Tệp kế hoạch (.toml)
cli-arg-plan-template-to = Tệp sẽ ghi; không có thì in ra màn hình
cli-arg-plan-template-force = Ghi đè lên tệp đã có
cli-arg-judge-subject = commune, village:TÊN, household:MÃ, donor:TÊN, helper:TÊN hoặc unit:TÊN
cli-arg-judge-plan = Mã kế hoạch; không có thì xét mọi kế hoạch đang theo
cli-arg-judge-year = Xét theo cuối năm nào; không có thì lấy năm gần nhất có số liệu trong kỳ kế hoạch
cli-organisation-empty = Tên cơ quan phải có chữ, ví dụ --organisation "Trường Trung cấp nghề Mường Thử".
cli-bad-unit = Đơn vị “{ $name }” không ghi được: { $why }

# Lệnh due, plan, judge, report.
cli-due-no-plan = Chưa theo kế hoạch nào nên chưa có hạn nào. Chọn kế hoạch: thoatngheo plan use MÃ-KẾ-HOẠCH; xem các mã: thoatngheo plan list.
cli-due-left-out = Không nêu { $count } việc chưa đánh dấu đã quá lâu: của kế hoạch hết hạn hơn một năm, của thủ tục theo luật quá một tháng. Xem cả: thêm --all.
cli-due-sums = Quá hạn { $overdue }, sắp đến hạn { $near }, chưa đến hạn { $later }, đã xong { $done }.
cli-due-written = Đã ghi { $count } việc vào { $path }.
cli-paper-plan = Nêu một kế hoạch bằng --plan, một trong: { $all }.
cli-plan-movement = phong trào
cli-plan-law = thủ tục
cli-plan-own = (tệp của cơ quan)
cli-plan-sums = { $count } kế hoạch, đang theo { $followed }. Chọn theo: thoatngheo plan use MÃ-KẾ-HOẠCH; xem nội dung: thoatngheo plan show MÃ-KẾ-HOẠCH.
cli-plan-unknown = Không có kế hoạch { $plan }. Các mã đang có: { $all }.
cli-plan-reason = Thôi theo kế hoạch
cli-plan-taken = Từ nay theo kế hoạch { $plan }.
cli-plan-left = Thôi theo kế hoạch { $plan }.
cli-plan-same = Không có gì thay đổi: cơ quan đã theo đúng các kế hoạch này.
cli-plan-line = Dòng { $line }: { $text }
cli-plan-wrong = Tệp { $path } có { $count } chỗ sai. Sửa theo các dòng trên rồi kiểm tra lại.
cli-plan-good = Tệp đúng: { $name } ({ $plan }). { $entries } mục, trong đó { $dues } mục có hạn, { $tests } mục có tiêu chuẩn hoặc mức, { $parts } giấy của hồ sơ.
cli-plan-template = Đã ghi { $path }. Điền xong thì kiểm tra: thoatngheo plan check { $path }; rồi chép vào { $folder }.
cli-judge-head = { $who } · { $plan } · năm { $year }
cli-judge-sums = Đạt { $met }, không đạt { $not_met }, chưa rõ { $unknown }, cần người xác nhận { $needs_tick }.
cli-judge-none = Kế hoạch { $plan } không hỏi gì đối tượng này.
cli-judge-no-plan = Cơ quan chưa theo kế hoạch nào. Chọn: thoatngheo plan use MÃ, hoặc thêm --plan MÃ. Xem mã: thoatngheo plan list.
cli-judge-left-out = Bỏ qua kế hoạch không có năm { $year }: { $plans }. Muốn xét thì thêm --plan.
cli-judge-bad-plan = Không có kế hoạch “{ $key }”. Có: { $all }
cli-judge-bad-subject = Không hiểu “{ $subject }”. Gõ một trong: commune, village:TÊN, household:MÃ, donor:TÊN, helper:TÊN, unit:TÊN.
cli-judge-nobody = Không tìm thấy “{ $subject }”. Xem lại tên hoặc mã.
cli-judge-nobody-near = Không tìm thấy “{ $subject }”. Gần giống: { $near }
cli-judge-several = Có nhiều nơi là “{ $subject }”: { $near }. Gõ rõ hơn, hoặc gõ mã.
cli-judge-threshold = mức { $operator } { $bar }
cli-judge-upper = (nguyên văn nói đến { $upper })
cli-judge-or = hoặc { $criterion } ({ $answer }):
cli-movement-written = Đã ghi báo cáo vào { $path }. Cuối báo cáo có { $count } lưu ý cần xem rồi xóa trước khi gửi.
cli-without-personal = Gói này không có dữ liệu cá nhân: chỉ có phân loại, năm, chỉ số, số lượng và số tiền; lịch sử đã che nhưng vẫn kiểm tra được chữ ký.

# Kế hoạch của phong trào: tệp, mục, tiêu chuẩn bằng lời, hạn, chỉ tiêu, hồ sơ.
# Keys: award- deed- doer- dossier- due- entry- group- ics- level- metric- office- part- place-
# Keys: plan- plans- progress- rule- subject- test- unit-

# Các kế hoạch.
plans-head = Các kế hoạch đang có (Space: theo hoặc thôi theo)
plans-none = Chưa có kế hoạch nào trong máy.
plans-gone = Không còn kế hoạch này trong thư mục.
plans-work = Việc của phong trào
plans-records = Sổ ghi
place-deadlines = Lịch hạn việc
place-hint-deadlines = việc nào sắp đến hạn, gửi đi đâu
place-progress = Chỉ tiêu và kết quả
place-hint-progress = đạt đến đâu so với chỉ tiêu
place-judging = Xét tiêu chuẩn
place-hint-judging = xã, thôn, hộ, người: đạt hay chưa
level-commune = cấp xã
level-district = cấp huyện
level-province = cấp tỉnh
level-national = cấp quốc gia
level-school = cấp trường
level-department = cấp sở

# Tệp kế hoạch.
plan-file-wrong = Không dùng được tệp kế hoạch { $path }: { $count } chỗ sai, chỗ đầu ở dòng { $line }. Xem hết bằng lệnh: thoatngheo plan check { $path }.
plan-file-long = Không dùng được tệp kế hoạch { $path }: tệp quá dài (hơn 1 MB).
plan-wrong-toml = chưa đúng cách viết TOML ({ $why }). Xem tệp mẫu: thoatngheo plan template.
plan-wrong-unknown = không có khoá “{ $key }” ở đây. Các khoá dùng được: { $all }.
plan-wrong-missing = thiếu khoá “{ $key }”.
plan-wrong-empty = “{ $key }” để trống. Điền vào, hoặc bỏ khoá này.
plan-wrong-text = “{ $key }” phải là chữ trong ngoặc kép.
plan-wrong-whole = “{ $key }” phải là số nguyên, không có ngoặc kép.
plan-wrong-range = “{ $key }” là { $value }, phải từ { $from } đến { $to }.
plan-wrong-number = “{ $key }” phải là số, dấu thập phân là dấu chấm, không có ngoặc kép, nhiều nhất ba số lẻ.
plan-wrong-yes-no = “{ $key }” phải là true (có) hoặc false (không).
plan-wrong-date-kind = “{ $key }” phải là ngày trong ngoặc kép, ví dụ "2026-03-10".
plan-wrong-date = “{ $key }”: không có ngày { $value }. Viết năm-tháng-ngày, ví dụ "2026-03-10".
plan-wrong-day = “{ $key }”: không có ngày { $value } trong năm. Viết ngày/tháng, ví dụ "25/11".
plan-wrong-choice = “{ $key }” là “{ $value }”, không phải từ dùng được. Các từ dùng được: { $all }.
plan-wrong-table = “{ $key }” phải là một khối các khoá, ví dụ {"{"} rule = "every_year" {"}"}.
plan-wrong-needs = mục loại { $kind } phải có “{ $key }”.
plan-wrong-months = tháng cuối ({ $to }) trước tháng đầu ({ $from }).
plan-wrong-no-operator = có mức (bar) mà không nói so thế nào: thêm “{ $key }”, ví dụ is = ">=".
plan-wrong-no-unit = có mức (bar) mà không có đơn vị: thêm “{ $key }”, ví dụ unit = "percent".
plan-wrong-no-bar = nói so thế nào mà không có mức: thêm “{ $key }”. Kế hoạch không ghi mức thì bỏ cả is, upper, unit.
plan-wrong-upper = đầu trên ({ $upper }) nhỏ hơn mức ({ $bar }).
plan-wrong-key = mã kế hoạch “{ $value }” chỉ được có chữ thường không dấu, số và gạch ngang, nhiều nhất { $max } chữ.
plan-wrong-id = mã mục “{ $value }” chỉ được có chữ không dấu, số, gạch ngang và dấu chấm, nhiều nhất { $max } chữ.
plan-wrong-twice = mã { $id } đã dùng ở dòng { $first }. Mỗi mục một mã.
plan-wrong-period = giai đoạn bị ngược: ngày cuối { $to } trước ngày đầu { $from }.
plan-wrong-outside = hạn { $value } ở ngoài giai đoạn { $from } đến { $to }.
plan-wrong-or = “or” nêu { $id }: không có mục khác nào mang mã ấy mà có tiêu chuẩn hoặc mức.
plan-wrong-no-entry = “{ $key }” nêu { $id }: không có mục nào mang mã ấy.
plan-wrong-no-deadline = “{ $key }” nêu { $id }: không có mục nào mang mã ấy mà có hạn.
plan-nothing-found = Không tìm thấy mục nào. Bấm Esc để xem lại tất cả.

# Nhóm mục, và một mục.
group-targets = Chỉ tiêu, mức phải đạt
group-deadlines = Hạn, sự kiện, báo cáo
group-criteria = Tiêu chuẩn
group-papers = Thành phần hồ sơ
group-awards = Hình thức khen thưởng
group-rules = Quy định khác
group-duties = Việc phải làm, phải ghi
group-actors = Ai làm
group-text = Về văn bản
entry-title = Mục
entry-words = Nguyên văn
entry-words-more = và
entry-english = Tiếng Anh
entry-source = Nguồn
entry-due = Hạn
entry-doer = Người làm
entry-to = Gửi đến
entry-via = Qua
entry-meaning = Nghĩa là
entry-whom = Khen ai
entry-note = Cần biết
entry-test = Tính theo
entry-subjects = Đối tượng
entry-only = Chỉ áp dụng cho
entry-weight = Dùng để
entry-for-award = xét khen thưởng
entry-goal-only = làm mục tiêu, không phải tiêu chuẩn khen thưởng
entry-or = Hoặc đạt
entry-only-new-rural = xã xây dựng nông thôn mới
entry-only-poor-district = huyện nghèo
entry-only-other-district = huyện không phải huyện nghèo
part-needed = bắt buộc có
part-optional = nên có
part-only-for = { $said }, chỉ với { $who }
doer-office = cơ quan mình
doer-unit = thôn, đơn vị
doer-above = cấp trên
office-changed = Trong kế hoạch là { $old }; từ { $from } đã đổi ({ $source }).
office-changed-unverified = Trong kế hoạch là { $old }; từ { $from } đã đổi ({ $source }). Hỏi lại nơi nhận trước khi gửi.

# Hạn bằng lời.
rule-once-before = trước ngày { $day }, nghĩa là muộn nhất { $last }
rule-once-by = muộn nhất ngày { $day }
rule-yearly-before = trước ngày { $day } hằng năm, nghĩa là muộn nhất { $last }
rule-yearly-by = muộn nhất ngày { $day } hằng năm
rule-every-year = mỗi năm một lần, không nêu ngày: trong năm là được
rule-quarterly-before = trước ngày { $day } tháng cuối quý, nghĩa là muộn nhất { $days }
rule-quarterly-by = ngày { $day } tháng cuối quý: { $days }
rule-months = cuối các tháng { $months } hằng năm, không nêu ngày
rule-in-year = trong năm { $year }, không nêu ngày
rule-in-month = trong tháng { $month }/{ $year }, không nêu ngày
rule-span = từ { $from } đến hết { $to } hằng năm, tính cả hai ngày
rule-monthly-before = trước ngày { $day } hằng tháng, từ tháng { $from } đến tháng { $to }
rule-monthly-by = ngày { $day } hằng tháng, từ tháng { $from } đến tháng { $to }
rule-from-day = từ ngày { $day } hằng tháng
rule-working-days = trong { $days } ngày làm việc kể từ { $event }
rule-days = trong { $days } ngày kể từ { $event }
rule-always = thường xuyên, không có hạn

# Tiêu chuẩn bằng lời.
test-no-bar = kế hoạch không nêu ngưỡng
test-upper = { $said } (nguyên văn nói đến { $upper })
test-base-year = so với năm { $year }
test-in-year = của năm { $year }
test-years = { $years } năm liên tục
test-or = hoặc đạt { $entries }
test-at-least = từ { $bar } trở lên
test-more-than = trên { $bar }
test-less-than = dưới { $bar }
test-at-most = không quá { $bar }
test-equal = đúng { $bar }
unit-points = { $number } điểm phần trăm
unit-points_a_year = { $number } điểm phần trăm/năm
unit-percent = { $number }%
unit-percent_of_plan = { $number }% so với kế hoạch
unit-households = { $number } hộ
unit-dong = { $number } đồng
unit-times = { $number } lần
metric-poor_rate_drop = tỷ lệ hộ nghèo giảm so với năm trước
metric-poor_rate_drop_average = tỷ lệ hộ nghèo giảm bình quân mỗi năm từ đầu kỳ
metric-poor_rate = tỷ lệ hộ nghèo cuối năm
metric-multi_rate_drop = tỷ lệ nghèo đa chiều (nghèo và cận nghèo) giảm so với năm trước
metric-listed_drop = số hộ nghèo và cận nghèo giảm so với đầu kỳ
metric-fell_back_rate = tỷ lệ hộ tái nghèo
metric-near_poor_drop = số hộ cận nghèo giảm so với năm trước
metric-beyond_target = giảm hộ nghèo vượt chỉ tiêu kế hoạch
metric-target_met = đạt chỉ tiêu kế hoạch năm
metric-coverage = hộ nghèo, cận nghèo được hỗ trợ đầy đủ
metric-gifts = tiền và hiện vật đã ủng hộ
metric-gave = có ủng hộ, đóng góp
metric-helped_out = số hộ đã giúp thoát nghèo được công nhận
metric-helped_to_work = số hộ đã giúp có việc làm ổn định và thoát nghèo
metric-income_ratio = thu nhập bình quân đầu người so với năm gốc
metric-registered = hộ tự nguyện đăng ký thoát nghèo
metric-on_list = có tên trong danh sách hộ nghèo được phê duyệt
metric-loan_discipline = vay đúng mục đích, trả lãi và gốc đúng hạn
metric-initiatives = số mô hình, sáng kiến
metric-tick = do người có trách nhiệm xác nhận, kèm minh chứng
subject-province = tỉnh
subject-district = huyện
subject-commune = xã
subject-village = thôn
subject-household = hộ gia đình
subject-person = cá nhân
subject-collective = tập thể
subject-enterprise = doanh nghiệp, hợp tác xã

# Lịch hạn việc.
due-state-not-yet = Chưa đến hạn
due-state-near = Sắp đến hạn
due-state-running = Đang diễn ra
due-state-overdue = Quá hạn
due-state-done = Đã xong
due-today = hôm nay là ngày cuối
due-days-left = còn { $days } ngày
due-days-past = quá { $days } ngày
due-done-on = xong ngày { $date }
due-no-day = không ghi ngày
due-earlier = (và { $count } lần trước)
due-to = Gửi
due-via = Qua
due-source = Nguồn
due-all-plans = Mọi kế hoạch đang theo
due-all-years = Năm nay và việc còn lại
due-all-states = Mọi tình trạng
due-choose-plan = Xem hạn của kế hoạch nào?
due-choose-year = Xem hạn của năm nào?
due-choose-state = Xem việc ở tình trạng nào?
due-left-out = { $count } hạn cũ chưa ghi, chọn năm để xem
due-none-followed = Chưa theo kế hoạch nào nên chưa có hạn việc. Quay lại (Esc), chọn kế hoạch rồi bấm Space để theo.
due-nothing = Không có việc nào ở đây. Chọn năm, kế hoạch hoặc tình trạng khác.
due-head-state = Tình trạng
due-head-day = Hạn cuối
due-head-left = Còn lại
due-head-what = Việc
due-span = từ { $from } đến hết { $to }
due-filed = Đã xong ngày { $date }, số { $number }, { $by }
due-this = Hạn này
due-record = Đã ghi
due-send-to = Bây giờ gửi đến
ics-name = Hạn theo kế hoạch
ics-file = lich-han-viec.ics
ics-written = Đã ghi lịch vào { $path }. Mở tệp này bằng điện thoại hoặc máy tính để đưa vào lịch.

# Chỉ tiêu và kết quả.
progress-year = Năm { $year }
progress-legend = █ đã đạt   | chỉ tiêu
progress-unknown = chưa có số
progress-commune = Chỉ tiêu của xã
progress-none = Chưa giao chỉ tiêu cho năm này. Bấm n để nhập.
progress-none-in-plan = Kế hoạch không nêu chỉ tiêu tính được bằng số cho xã.
progress-other-years = Kế hoạch chỉ áp dụng cho { $years }.

# Việc giúp đỡ hộ.
deed-state-done = xong
deed-state-done_late = xong, muộn
deed-state-late = quá hạn
deed-state-under_way = đang làm
deed-state-none = chưa ghi việc

# Hồ sơ đề nghị khen.
dossier-whose = { $who } — { $award }, năm { $year }
dossier-next = Làm tiếp
dossier-until = Hạn nộp
dossier-day = hết ngày { $day }, gửi { $to } ({ $entry })
dossier-day-left = hết ngày { $day }, còn { $days } ngày, gửi { $to } ({ $entry })
dossier-day-over = hết ngày { $day }, đã quá { $days } ngày, gửi { $to } ({ $entry })
dossier-papers = { $count } loại, làm { $sets } bộ, còn thiếu { $lacking }
dossier-papers-originals = { $count } loại, làm { $sets } bộ bản chính, còn thiếu { $lacking }
dossier-papers-whole = { $count } loại, làm { $sets } bộ, đã đủ
dossier-no-papers = Kế hoạch này không nói hồ sơ gồm những gì
dossier-paper-missing = chưa có, cần { $sets } bản. Bấm Enter để nhập
dossier-paper-optional = nếu có. Bấm Enter để nhập
dossier-paper-few = mới có { $copies } bản, cần { $sets } bản
dossier-copies = { $count } bản
award-by = { $level } · do { $by }

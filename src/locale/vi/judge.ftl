# Xét tiêu chuẩn: kết luận, phép tính với các số, số từ đâu, còn thiếu gì.
# Keys: answer- judge- judging- verdict-

# Trả lời.
answer-met = Đạt
answer-not_met = Không đạt
answer-unknown = Chưa rõ
answer-needs_tick = Cần người xác nhận
answer-no-threshold = Không có mức
verdict-met = Đạt
verdict-not-met = Không đạt
verdict-unknown = Chưa đủ số liệu
verdict-needs-tick = Cần người xác nhận
verdict-no-threshold = Không nêu ngưỡng
verdict-answer = Kết quả
verdict-compared = So với mức
verdict-formula = Cách tính
verdict-how-to-tick = Bấm { $key } để ghi xác nhận của người có trách nhiệm, kèm minh chứng.
verdict-tick = Đã xác nhận
verdict-records = Tính từ sổ
verdict-count = Tính từ { $count } bản ghi
verdict-more = và { $count } bản ghi nữa

# Trên màn hình.
judging-head = { $who } • { $plan } • năm { $year }
judging-or = Hoặc { $entry }: { $answer } { $compared }
judging-nothing = Kế hoạch này không có tiêu chuẩn nào cho đối tượng này. Chọn kế hoạch hoặc đối tượng khác.
judging-not-asked = Năm này tiêu chuẩn không áp dụng cho đối tượng này.
judging-choose-plan = Xét theo kế hoạch nào?
judging-choose-who = Xét ai?
judging-hint-commune = cả xã
judging-hint-village = chọn một thôn
judging-hint-household = tìm theo chủ hộ hoặc mã hộ
judging-hint-donor = người, doanh nghiệp đã ủng hộ Quỹ
judging-hint-helper = cán bộ, đảng viên, người giúp hộ nghèo
judging-hint-unit = tổ chức, cơ quan, tập thể
judging-which-village = Xét thôn nào?
judging-which-household = Xét hộ nào?
judging-which-donor = Xét người ủng hộ nào?
judging-which-helper = Xét người giúp đỡ nào?
judging-which-unit = Xét đơn vị nào?
judging-nobody-donor = Chưa ghi ai ủng hộ Quỹ.
judging-nobody-helper = Chưa ghi ai giúp hộ nghèo.
judging-nobody-unit = Chưa ghi đơn vị nào.

# Phép tính và số liệu.
judge-drop = { $from } → { $to }: { $a } − { $b } = giảm { $value } điểm phần trăm
judge-drop-unknown = { $from } → { $to }: thiếu số liệu, chưa tính được
judge-average = ({ $a } − { $b }) / { $years } năm ({ $from } → { $to }) = giảm { $value } điểm phần trăm mỗi năm
judge-listed-drop = ({ $a } − { $b }) / { $a } = giảm { $value }% ({ $from } → { $to })
judge-rate = { $a } / { $total } = { $value }% (cuối năm { $year })
judge-fell-back = { $a } / { $total } = { $value }% số hộ tái nghèo trong năm { $year }
judge-fell-back-unknown = Chưa biết hộ nào tái nghèo năm { $year }: sổ phải có kết quả của năm đó và của một năm trước đó.
judge-near-drop = Hộ cận nghèo { $from } → { $to }: { $a } − { $b } = giảm { $value } hộ
judge-fewer-poor = Hộ nghèo { $from } → { $to }: { $a } − { $b } = giảm { $value } hộ
judge-left-poor = { $count } hộ thoát nghèo trong năm { $year }
judge-left-near = { $count } hộ thoát cận nghèo trong năm { $year }
judge-registrations = { $count } bản đăng ký còn hiệu lực của năm { $year }
judge-beyond = ({ $a } − { $plan }) / { $plan } = vượt { $value }% so với chỉ tiêu
judge-target = Đã đạt { $a } { $operator } chỉ tiêu { $plan }?
judge-target-summed = Xã chưa đặt chỉ tiêu chung năm { $year }: cộng { $count } chỉ tiêu của các thôn.
judge-target-nothing = Chỉ tiêu năm { $year } là 0 nên không tính được phần trăm vượt.
judge-no-target = Chưa có chỉ tiêu giảm nghèo năm { $year }. Nhập vào mục Chỉ tiêu.
judge-start = Đầu kỳ: số liệu cuối năm { $year }.
judge-start-later = Không có số liệu cuối năm { $wanted }; đầu kỳ lấy năm đầu tiên có số liệu là { $year }.
judge-start-nothing = Số ở năm { $year } bằng 0 nên không chia được.
judge-no-start = Thiếu số liệu đầu kỳ (cuối năm { $year }, hoặc một năm sau đó trước năm { $to }). Nhập vào mục Số liệu các năm trước.
judge-no-year = Thiếu số liệu cuối năm { $year }. Nhập vào mục Số liệu các năm trước, hoặc kết quả rà soát của các hộ.
judge-no-whole = Không biết tổng số hộ năm { $year } nên không tính được tỷ lệ.
judge-year-register = Năm { $year }: theo sổ { $poor } hộ nghèo, { $near } hộ cận nghèo.
judge-year-tally = Năm { $year }: theo số liệu đã nhập { $poor } hộ nghèo, { $near } hộ cận nghèo.
judge-year-register-of-tally = Năm { $year }: theo sổ { $poor } hộ nghèo, { $near } hộ cận nghèo; tổng { $total } hộ theo số liệu đã nhập.
judge-year-register-of-villages = Năm { $year }: theo sổ { $poor } hộ nghèo, { $near } hộ cận nghèo; tổng { $total } hộ theo số hộ ghi ở thôn.
judge-year-register-of-register = Năm { $year }: theo sổ { $poor } hộ nghèo, { $near } hộ cận nghèo; tổng { $total } hộ là số hộ có trong sổ.
judge-year-tally-of-tally = Năm { $year }: theo số liệu đã nhập { $poor } hộ nghèo, { $near } hộ cận nghèo, tổng { $total } hộ.
judge-tally-differs = Năm { $year }: số liệu đã nhập ghi khác ({ $poor } hộ nghèo, { $near } hộ cận nghèo); lấy theo sổ.
judge-register-part = Năm { $year }: sổ mới có kết quả của { $count } trong { $of } hộ của năm ấy nên lấy theo số liệu đã nhập.
judge-unsure = Năm { $year }: { $count } hộ chưa có kết quả rà soát, tạm tính như năm trước.
judge-standards-differ = Chuẩn nghèo khác nhau: năm { $from } theo { $before }, năm { $to } theo { $now }.
judge-year-runs = Năm { $year } chưa hết, số còn đổi.
judge-before-plan = Kế hoạch bắt đầu từ năm { $year }, sau năm đang xét.
judge-outside = Năm { $year } ngoài kỳ của kế hoạch này.
judge-too-early = Kế hoạch hỏi số của năm { $year }, chưa đến năm đó.
judge-gifts = { $receipts } phiếu thu ({ $years }) = { $value } đồng, trong đó hiện vật và công quy ra tiền { $goods } đồng
judge-gifts-void = { $count } phiếu đã hủy không tính.
judge-spellings = Gộp các cách ghi tên: { $names }.
judge-deeds = { $count } việc giúp hộ đã làm xong trong năm { $year }
judge-initiatives = { $count } mô hình, sáng kiến đã ghi trong năm { $year }
judge-helped = { $value } trên { $all } hộ đã giúp ({ $from }-{ $to }) thoát nghèo, thoát cận nghèo có quyết định
judge-helped-work = { $value } trên { $all } hộ đã giúp ({ $from }-{ $to }) có việc làm ổn định và thoát nghèo có quyết định
judge-helped-undecided = { $count } hộ đã lên mức tốt hơn nhưng chưa ghi số quyết định nên không tính.
judge-helped-no-job = { $count } hộ thoát nghèo có quyết định nhưng chưa ghi có việc làm ổn định nên không tính.
judge-registered = Hộ có đăng ký thoát nghèo năm { $year }
judge-not-registered = Hộ chưa có đăng ký thoát nghèo từ năm { $from } đến { $year }
judge-registered-unknown = Sổ chưa có đăng ký thoát nghèo nào từ năm { $from } đến { $year } nên chưa biết hộ có đăng ký hay không. Hãy nhập đăng ký của những năm ấy.
judge-loan = Năm { $year }: đúng mục đích { $used }, trả lãi đúng hạn { $interest }, trả gốc đúng hạn { $principal }
judge-loan-unknown = Chưa ghi việc dùng và trả vốn vay ở bản đăng ký nào.
judge-on-list = Hộ nghèo trong danh sách năm { $year } (chưa ghi số quyết định)
judge-on-list-by = Hộ nghèo trong danh sách năm { $year }, quyết định { $decision }
judge-not-on-list = Hộ không ở danh sách hộ nghèo năm { $year }
judge-list-unknown = Chưa biết mức sống của hộ năm { $year }. Nhập kết quả của năm đó cho hộ.
judge-income = { $a } (năm { $to }) / { $b } (năm { $from }) = { $value } lần
judge-no-base = Thiếu thu nhập bình quân năm { $year }: nhập ở kết quả năm đó của hộ hoặc ở bản đăng ký.
judge-no-baseline = Thiếu thu nhập ban đầu ở bản đăng ký.
judge-no-income = Thiếu thu nhập bình quân năm { $year } của hộ.
judge-base-nothing = Thu nhập năm { $year } ghi là 0 nên không chia được.
judge-no-threshold = Kế hoạch không đặt mức cho tiêu chuẩn này.
judge-no-threshold-zone = Kế hoạch không đặt mức cho xã, thôn ở khu vực này.
judge-new-rural-only = Chỉ hỏi xã xây dựng nông thôn mới: cần người xác nhận xã có thuộc diện đó không.
judge-needs-tick = Máy không đếm được tiêu chuẩn này: cần người xác nhận kèm minh chứng.
judge-tick-yes = { $by } xác nhận đạt ngày { $on }: { $evidence }
judge-tick-no = { $by } xác nhận không đạt ngày { $on }: { $evidence }
judge-tick-beside = { $by } có xác nhận ngày { $on } ({ $evidence }); tiêu chuẩn này theo số máy đếm.

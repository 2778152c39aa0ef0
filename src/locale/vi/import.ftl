# Danh sách nhập từ tệp, trên màn hình và bằng lệnh.
# Keys: encoding- flag- import- meaning- mended- passed-

# Tệp không đọc được.
import-refused-damaged_file = Tệp { $file } bị hỏng hoặc bị cắt cụt. Hãy chép lại tệp từ nơi gửi rồi thử lại.
import-refused-empty_workbook = Tệp { $file } không có gì bên trong. Hãy xem có đúng tệp không.
import-refused-not_a_spreadsheet = Tệp { $file } không phải bảng tính. Hãy lưu danh sách thành xlsx hoặc csv rồi thử lại.
import-refused-password = Tệp { $file } có đặt mật khẩu. Hãy mở tệp, lưu một bản không có mật khẩu rồi thử lại.
import-refused-too_large = Tệp { $file } lớn quá, không giống một danh sách. Hãy lưu riêng danh sách, bỏ dòng và cột trống, rồi thử lại.
import-refused-no_list = Không thấy trong tệp { $file } dòng tiêu đề nào của danh sách hộ, ủng hộ hay đăng ký. Hãy mở tệp xem có đúng tệp, đúng trang tính không.
import-action-new = mới
import-action-update = cập nhật
import-action-same = đã có
import-action-hold = chờ xem
import-action-error = sai
import-action-out = bỏ qua

# Chọn tệp.
import-find-file = Tìm hoặc dán đường dẫn:
import-folder = Thư mục: { $path }
import-hidden = (ẩn { $count } tệp khác, Tab: hiện)
import-up = .. (thư mục trên)
import-place = Đến { $path }
import-no-parent = Đây đã là thư mục trên cùng.
import-no-file = Chưa chọn tệp nào. Đưa vạch sáng đến tệp rồi bấm Enter.
import-nothing-found = Không có tệp hay thư mục nào tên như thế. Esc: xóa chữ đã gõ.
import-no-lists = Ở đây không có tệp Excel, ODS hay CSV. Vào thư mục khác, hoặc cắm USB rồi mở lại màn hình này.
import-reading = Đang đọc danh sách. Esc: thôi không đọc nữa.
import-other-file = Tệp này đã đổi: bỏ { $count } chỗ đã sửa tay. Hãy xem lại các hàng.
import-read-stopped = Đã thôi đọc danh sách. Chưa lưu gì.

# Xem trước.
import-sheet-one = trang “{ $sheet }”
import-sheet-of = trang “{ $sheet }” (còn { $count } trang)
import-year = năm { $year }
import-year-assumed = năm { $year } (tạm lấy)
import-records = { $count } hàng
encoding-unicode = Unicode
encoding-decomposed = Unicode dấu rời
encoding-tcvn3 = chữ TCVN3 (ABC)
encoding-vni = chữ VNI
encoding-windows1258 = chữ Windows 1258
encoding-viqr = chữ VIQR
import-count-new = thêm { $count }
import-count-update = sửa { $count }
import-count-same = như cũ { $count }
import-count-hold = chờ { $count }
import-count-error = lỗi { $count }
import-count-out = bỏ ra { $count }
import-count-persons = { $count } người
import-count-fixed = đã sửa tay { $count } ô
import-tab-all = Tất cả
import-tab-problems = Vướng
import-tab-new = Thêm
import-tab-changes = Sửa
import-tab-same = Như cũ
import-tab-rest = Tổng, bỏ qua
import-tab-empty = Không có hàng nào ở mục này.
import-col-row = Hàng
import-col-name = Họ và tên
import-col-village = Thôn
import-col-sum = Số tiền
import-col-does = Sẽ
import-col-flag = Cần xem
import-rest-head = Hàng tổng của danh sách, rồi đến các hàng không nhập
import-sum-households = hộ
import-sum-persons = khẩu
import-sum-amount = tiền
import-sum-goods_value = hiện vật
import-sum-right = { $what } { $stated }, khớp
import-sum-wrong = { $what } ghi { $stated }, cộng lại là { $found }
passed-title = Dòng đầu trang
passed-heading = Tiêu đề
passed-numbers = Số thứ tự cột
passed-legend = Chú thích
passed-signature = Chữ ký
passed-empty = Trống
passed-other = Bỏ qua
import-row-out = Bỏ hàng { $row } ra, sẽ không lưu. Bấm lần nữa để lấy vào.
import-row-in = Lấy lại hàng { $row }.
import-leave = Danh sách chưa được lưu vào sổ. Rời màn hình này?
import-leave-kept = { $count } chỗ đã sửa được giữ lại, mở tiếp ở trang đầu.

# Một hàng.
import-entry = Hàng { $row } · { $does } · { $name }
import-col-field = Mục
import-col-value = Sẽ lưu
import-col-stored = Sổ đang ghi
import-like = Giống hộ { $name } ({ $code }) đã có, { $score } điểm: { $why }. Nếu là một thì bỏ hàng này ra.
import-col-like = Hộ giống trong sổ
import-change = { $field }: { $before } → { $after }
import-at-row = Hàng { $row }:
import-head = Chủ hộ (hàng { $row })
import-member = Người thứ { $number } (hàng { $row })
import-record = Sẽ thêm
import-record-update = Đã có trong sổ, sẽ sửa
import-stored-nothing = (trống)
import-file-said = tệp ghi “{ $before }”: { $why }
mended-encoding = đổi bảng mã cũ
mended-other_encoding = ô này dùng bảng mã khác
mended-composed = ghép dấu rời
mended-case = viết lại chữ hoa
mended-apostrophe = đổi dấu nháy
mended-spaces = bỏ dấu cách thừa
mended-invisible = bỏ ký tự không thấy được
mended-padded = thêm số 0 ở đầu
mended-date = viết lại ngày
mended-money = đọc ra số tiền
mended-people = viết tên dân tộc theo danh mục
mended-ditto = như hàng trên
mended-quantity = tách số lượng khỏi tên hiện vật
mended-village = lấy tên thôn trong địa chỉ
mended-codes = tách mã bị ghi thành số lẻ
mended-corrected = đã sửa tay
mended-other = viết lại
import-sought = Đăng ký ghi
import-household = Là hộ
import-candidate = Có thể là hộ
import-household-pick = Đăng ký này của hộ nào?
import-household-chosen = Đã chọn hộ cho đăng ký này.
import-not-a-cell = Dòng này không sửa được. Chọn một mục có giá trị rồi bấm Enter.
import-pick = Chọn { $field }
import-cell-fixed = Đã sửa. Chưa lưu vào sổ.
import-village-new = thôn mới trong danh sách
import-village-pick = Chọn thôn cho { $count } hàng chưa có thôn
import-villages-given = Đã ghi thôn cho { $count } hàng.

# Cột.
import-columns-help = Enter: chọn lại cột là gì. Nhớ cho lần sau. Esc: xong, đọc lại.
import-col-heading = Tiêu đề trong tệp
import-col-samples = Vài ô
import-col-meaning = Là
meaning-ordinal = Số thứ tự
import-column-unused = (không dùng)
import-column-pick = Cột “{ $heading }” là gì?
import-column-said = Cột này là: { $meaning }. Rời màn hình này thì đọc lại danh sách.
import-sheet-pick = Đọc trang tính nào?
import-kind-pick = Danh sách này là danh sách gì?
import-year-pick = Danh sách của năm nào?

# Lưu.
import-store = Lưu danh sách này vào sổ?
import-will-new = Thêm { $count } { $kind ->
    [household] hộ
    [contribution] khoản ủng hộ
    [registration] đăng ký
   *[other] hồ sơ
}.
import-will-persons = { $count } người trong danh sách.
import-will-money = Tiền { $amount } đ, hiện vật { $goods } đ.
import-will-update = Sửa { $count } { $kind ->
    [household] hộ đã có
    [contribution] khoản đã có
    [registration] đăng ký đã có
   *[other] hồ sơ đã có
}.
import-will-villages = Thêm { $count } thôn: { $names }.
import-will-hold = { $count } hàng chờ, chưa lưu.
import-will-error = { $count } hàng lỗi, không lưu.
import-will-same = { $count } hàng như trong sổ, không đổi gì.
import-will-out = { $count } hàng đã bỏ ra.
import-will-year = Danh sách năm { $year }.
import-will-year-assumed = Danh sách không ghi năm, tạm lấy { $year }. Sai thì Esc rồi bấm { $key }.
import-storing = Đang lưu danh sách vào sổ…
import-storing-help = Esc: dừng. Những hàng đã lưu vẫn còn và có thể hoàn tác.
import-stop = Dừng lưu? Đã lưu { $done } trên { $all }.
import-stopping = Đang dừng, chờ xong phần đang lưu…
import-stopped = Đã dừng: lưu được { $done } trên { $all }. Nhập lại tệp này thì lưu tiếp, không bị trùng.
import-stored = Đã lưu { $count } hồ sơ vào sổ.
import-stored-before = Trước đó đã lưu { $count } hồ sơ.
import-left-hold = { $count } hàng còn chờ. Mở lại danh sách ở trang đầu để xem tiếp.
import-left-error = { $count } hàng lỗi chưa lưu. Mở lại danh sách ở trang đầu để sửa.
import-left-out = { $count } hàng đã bỏ ra, không lưu.
import-not-stored = { $count } hàng không lưu được (hàng { $rows }). Nhập lại tệp để xem vì sao.
import-undo-help = { $key }: hoàn tác cả lần nhập này.

# Điều đáng ngờ, và phải làm gì.
flag-missing_village = Chưa ghi thôn
flag-help-missing_village = Chọn thôn cho hàng này, hoặc bấm phím Chọn thôn để ghi cho mọi hàng thiếu.
flag-ambiguous_village = Tên thôn hợp với nhiều thôn
flag-help-ambiguous_village = Chọn đúng thôn trong danh mục.
flag-personal_number_padded = Số định danh thiếu số 0 đầu
flag-help-personal_number_padded = Đã thêm số 0; so lại với căn cước.
flag-personal_number_length = Số định danh sai độ dài
flag-help-personal_number_length = Tệp ghi “{ $raw }”, không đủ 9 hoặc 12 số. Hỏi lại rồi sửa; để trống cũng lưu được.
flag-personal_number_mismatch = Số định danh lệch tuổi, giới
flag-help-personal_number_mismatch = So lại với căn cước.
flag-duplicate_personal_number = Trùng số định danh, hàng { $rows }
flag-help-duplicate_personal_number = Một trong hai người ghi nhầm số: so lại với căn cước.
flag-cell_error = Ô lỗi “{ $raw }”
flag-help-cell_error = Gõ lại giá trị đúng.
flag-date_unreadable = Không rõ ngày “{ $raw }”
flag-help-date_unreadable = Gõ lại ngày, tháng, năm; chỉ có năm cũng được.
flag-b2_mismatch = B2 ghi { $raw }, không khớp
flag-help-b2_mismatch = B2 phải bằng số thiếu hụt nhân 10. Xem lại các dấu thiếu hụt hoặc điểm B2.
flag-class_mismatch = Diện không khớp B1, B2
flag-help-class_mismatch = Giữ như tệp ghi; xem lại biên bản bình xét.
flag-cause_missing = Chưa ghi nguyên nhân
flag-help-cause_missing = Chọn nguyên nhân nếu biết.
flag-duplicate_household = Giống hộ ở hàng { $rows }
flag-help-duplicate_household = Cùng tên, năm sinh, thôn. Nếu là một hộ thì bỏ một hàng ra (Space).
flag-total_mismatch = Hàng tổng không khớp
flag-negative_amount = Số tiền âm “{ $raw }”
flag-help-negative_amount = Khoản ủng hộ không âm. Sửa số, hoặc bỏ hàng ra và hủy phiếu ghi nhầm.
flag-amount_unreadable = Không rõ số tiền “{ $raw }”
flag-help-amount_unreadable = Gõ lại số tiền bằng số.
flag-value_missing = Hiện vật chưa có giá trị
flag-help-value_missing = Ghi giá trị quy đổi; không tính được thì ghi 0.
flag-date_missing = Chưa ghi ngày
flag-help-date_missing = Gõ ngày nhận.
flag-double_value = Tiền ghi hai lần
flag-help-double_value = Ghi cả ở cột quy đổi; chỉ tính một lần.
flag-receipt_missing = Chưa có số phiếu
flag-help-receipt_missing = Sổ sẽ cấp số phiếu mới.
flag-duplicate_receipt = Trùng số phiếu với hàng { $rows }
flag-help-duplicate_receipt = Xem lại cuống phiếu rồi sửa một trong hai.
flag-duplicate_code = Trùng mã hộ
flag-help-duplicate_code = Sửa mã, hoặc để trống cho sổ tự cấp.
flag-unknown_household = Không thấy hộ trong sổ
flag-help-unknown_household = Enter ở dòng “Đăng ký ghi” để tìm hộ, hoặc nhập danh sách hộ trước.
flag-ambiguous_household = Nhiều hộ giống như thế
flag-help-ambiguous_household = Chọn đúng hộ trong các hộ dưới đây.
flag-duplicate_registration = Đã đăng ký ở hàng { $rows }
flag-help-duplicate_registration = Mỗi hộ một đăng ký một năm: bỏ một hàng ra.
flag-registration_withdrawn = Hộ đã rút đăng ký năm ấy
flag-help-registration_withdrawn = Hộ đăng ký lại thì lập đăng ký mới ở trang của hộ; nếu không thì bỏ hàng này ra.
flag-target_unclear = Chưa rõ mục tiêu “{ $raw }”
flag-help-target_unclear = Chọn lên cận nghèo hay vượt chuẩn cận nghèo.
flag-target_not_better = Mục tiêu vẫn là cận nghèo
flag-help-target_not_better = Hộ cận nghèo mà mục tiêu vẫn là cận nghèo: xem lại mục tiêu.
flag-member_not_listed = Thiếu người so với sổ
flag-help-member_not_listed = Sổ có người mà danh sách không ghi. Người đó vẫn ở trong sổ; nếu đã chuyển đi thì sửa ở hộ.
flag-date_century = Chưa chắc ngày “{ $raw }” là năm nào
flag-help-date_century = Gõ lại ngày với đủ bốn chữ số của năm.
flag-date_partial = Ngày “{ $raw }” chưa đủ ngày, tháng, năm
flag-help-date_partial = Gõ đủ ngày, tháng, năm.
flag-receipt_unreadable = Không đọc được số phiếu “{ $raw }”
flag-help-receipt_unreadable = Gõ lại quyển và số phiếu.
flag-donor_kind_unclear = Không hiểu người ủng hộ là “{ $raw }”
flag-help-donor_kind_unclear = Chọn cá nhân, hộ, cơ quan, đoàn thể hay doanh nghiệp.
flag-form_unclear = Không hiểu hình thức “{ $raw }”
flag-help-form_unclear = Chọn tiền mặt, chuyển khoản hay hiện vật.
flag-amount_missing = Chưa ghi số tiền, cũng không có hiện vật
flag-help-amount_missing = Gõ số tiền, hoặc bỏ hàng ra.
flag-goods_incomplete = Hiện vật ghi chưa đủ
flag-help-goods_incomplete = Ghi đủ tên, số lượng và đơn vị tính.
flag-quantity_two_ways = Số lượng “{ $raw }” hiểu được hai cách
flag-help-quantity_two_ways = Phần lẻ thì gõ như 1,5; hàng nghìn thì gõ liền, như 1500.
flag-quantity_unreadable = Không đọc được số lượng “{ $raw }”
flag-help-quantity_unreadable = Gõ lại bằng chữ số, ví dụ 2,5.
flag-birth_unclear = Không đọc được năm sinh “{ $raw }”
flag-help-birth_unclear = Hộ được tìm theo tên và thôn; xem lại có đúng hộ không.
flag-target_not_understood = Không hiểu mục tiêu “{ $raw }”
flag-help-target_not_understood = Chọn lên cận nghèo hay vượt chuẩn cận nghèo.
flag-target_year_unclear = Không rõ năm phấn đấu “{ $raw }”
flag-help-target_year_unclear = Gõ một năm, ví dụ 2026.
flag-head_missing = Không thấy chủ hộ của các hàng này
flag-help-head_missing = Ghi ai là chủ hộ, hoặc bỏ hàng ra rồi nhập tay.
flag-members_count_mismatch = Số khẩu ghi “{ $raw }” khác số người trong danh sách
flag-help-members_count_mismatch = Đếm theo số người đã ghi; xem còn thiếu ai.
flag-missing_name = Chưa ghi họ tên
flag-help-missing_name = Gõ họ tên, hoặc bỏ hàng ra.
flag-relation_unclear = Không hiểu quan hệ “{ $raw }”
flag-help-relation_unclear = Chọn quan hệ với chủ hộ.
flag-sex_unclear = Không hiểu giới tính “{ $raw }”
flag-help-sex_unclear = Chọn nam hoặc nữ.
flag-class_unclear = Không hiểu diện hộ “{ $raw }”
flag-help-class_unclear = Chọn nghèo, cận nghèo hoặc không nghèo.
flag-deprivation_unclear = Không hiểu thiếu hụt “{ $raw }”
flag-help-deprivation_unclear = Đánh dấu các thiếu hụt của hộ.
flag-cause_unclear = Không hiểu nguyên nhân “{ $raw }”
flag-help-cause_unclear = Chọn nguyên nhân trong danh mục.
flag-need_unclear = Không hiểu nhu cầu “{ $raw }”
flag-help-need_unclear = Chọn nhu cầu trong danh mục.
flag-tick_unclear = Không rõ có đánh dấu hay không: “{ $raw }”
flag-help-tick_unclear = Đánh dấu nếu có; đang tính là không.
flag-number_unreadable = Không đọc được số “{ $raw }”
flag-help-number_unreadable = Gõ lại bằng chữ số.
flag-amount_two_ways = Số tiền “{ $raw }” hiểu được hai cách
flag-help-amount_two_ways = Gõ lại cả số, như 1.250.000, hoặc 1tr25.
flag-amount_unclear = Không đọc được thu nhập “{ $raw }”
flag-help-amount_unclear = Gõ lại số tiền bằng số.
flag-other = Cần xem lại “{ $raw }”
import-import = Hoàn tác lần nhập { $count } { $kind ->
    [household] hộ (cả thôn mới)
    [contribution] khoản ủng hộ
    [registration] đăng ký
   *[other] hồ sơ
}
import-last-import = Lần nhập gần nhất.
import-undo = Hoàn tác cả lần nhập này?
import-undo-line = Hộ, khoản thu, đăng ký, thôn đã thêm sẽ bị rút; chỗ đã sửa trở lại như trước. Lịch sử vẫn còn.
import-unwinding = Đang hoàn tác lần nhập…
import-unwound = Đã hoàn tác { $count } hồ sơ của lần nhập.
import-unwound-stays = { $count } hồ sơ không hoàn tác được vì sau đó đã có thay đổi khác. Mở từng hồ sơ để sửa.
import-unwound-before = Trước đó đã hoàn tác { $count } hồ sơ.

# Lệnh import.
import-cli-not-a-list-kind = Không nhập được danh sách loại “{ $kind }”. Có: household (hộ), contribution (ủng hộ), registration (đăng ký).
import-cli-read-as = { $file }: danh sách { $kind }, { $rows } dòng{ $sheet }{ $encoding }.
import-cli-sheet = , trang “{ $name }”
import-cli-encoding = , kiểu chữ cũ { $name } đã chuyển sang Unicode
import-cli-year = Năm của danh sách: { $year }.
import-cli-year-assumed = Danh sách không ghi năm; tạm lấy năm { $year }. Nếu sai, chạy lại với --year.
import-cli-village = Sẽ thêm thôn { $name } ({ $count } dòng).
import-cli-village-done = Đã thêm thôn { $name } ({ $count } dòng).
import-cli-row = Dòng { $row } · { $action } · { $name }
import-cli-total = Dòng { $row } · { $label }: tệp ghi { $stated }, cộng các dòng được { $counted }
import-cli-gaps = Số phiếu bị nhảy: { $list }
import-cli-rows = Dòng { $rows }: { $text }
import-cli-passed = Bỏ qua { $count } dòng không phải bản ghi (tiêu đề, cộng, ghi chú, chữ ký): { $rows }
import-cli-hidden = Các dòng đang ẩn trong tệp vẫn được đọc: { $rows }
import-cli-sum = Tổng: mới { $new }, cập nhật { $update }, đã có { $same }, chờ xem { $hold }, sai { $error }.
import-cli-persons = Số nhân khẩu: { $persons }.
import-cli-money = Tiền: { $amount } đồng; hiện vật: { $goods } đồng.
import-cli-would = Chưa ghi gì vào sổ. Thêm --apply để ghi { $count } dòng; dòng chờ xem và dòng sai thì không ghi.
import-cli-would-nothing = Không có gì để ghi vào sổ.
import-cli-done = Đã ghi { $count } dòng. Lấy lại cả lần nhập: chạy act undo --on với mã của một bản ghi vừa ghi.
import-cli-done-nothing = Không có gì mới để ghi; sổ không thay đổi.
import-cli-not-stored = Dòng { $row } không ghi được: { $why }
import-cli-taken-back = Đã lấy lại cả lần nhập: { $undone } thay đổi.
import-cli-taken-back-but = Đã lấy lại { $undone } thay đổi của lần nhập. Còn { $stays } thay đổi giữ nguyên vì sau đó đã có việc khác trên cùng bản ghi.
import-cli-progress = Đã ghi { $done }/{ $all }
import-cli-changed = { $field }: { $before } → { $after }
import-cli-empty = (trống)
import-cli-line = (dòng { $row }) { $text }
import-cli-candidates = Có thể là: { $list }
import-cli-too-large = { $path } lớn quá, không đọc được. Chia nhỏ danh sách rồi nhập từng phần.
import-cli-not-a-file = { $path } không phải một tệp thường. Hãy chỉ một tệp xlsx, xls, ods hoặc csv.

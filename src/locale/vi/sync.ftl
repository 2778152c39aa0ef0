# Gói đồng bộ, danh sách máy, màn hình đồng bộ.
# Keys: bundle- enrol- refused- sync-

# Gói.
bundle-refused-read_file = Không đọc được tệp gói. Xem lại đường dẫn, USB hoặc thẻ nhớ.
bundle-refused-not_a_bundle = Tệp này không phải gói đồng bộ (.goi).
bundle-refused-truncated = Gói bị cụt, chép chưa hết. Chép lại từ máy gửi rồi nhận lại.
bundle-refused-damaged = Gói bị hỏng khi chép hoặc đã bị sửa. Chép lại từ máy gửi rồi nhận lại.
bundle-refused-bad_signature = Chữ ký của gói không đúng: gói hỏng hoặc đã bị sửa. Chép lại từ máy gửi; vẫn vậy thì báo người phụ trách.
bundle-refused-unknown_sender = Gói từ một máy chưa có trong danh sách của xã. Hỏi người phụ trách trước khi nhận.
bundle-refused-revoked_sender = Gói từ một máy đã bị đưa ra khỏi danh sách của xã. Hỏi người phụ trách.
bundle-refused-not_for_us = Gói này không gửi cho máy này nên không mở được. Nhờ máy gửi xuất lại cho máy này.
bundle-refused-not_admitted = Gói này chưa có máy này trong danh sách. Nhờ người phụ trách duyệt yêu cầu rồi xuất gói mới.
bundle-refused-other_commune = Gói này của xã khác nên không nhận.
bundle-refused-newer = Gói này do bản chương trình mới hơn ghi. Hãy cập nhật chương trình rồi nhận lại.
bundle-refused-unknown_line = Gói có dòng mà bản chương trình này không hiểu. Hãy cập nhật chương trình rồi nhận lại.
bundle-refused-too_large = Gói lớn quá mức cho phép nên không nhận. Nhờ máy gửi xuất thành nhiều gói.
bundle-refused-bad_roster = Danh sách máy trong gói không khớp với danh sách ở đây. Báo người phụ trách.
bundle-refused-bad_chain = Chuỗi thay đổi trong gói bị đứt. Nhờ máy gửi kiểm tra dữ liệu rồi xuất lại.
bundle-refused-bad_seal = Chữ ký của người ghi trong gói không đúng. Báo người phụ trách.
bundle-refused-own_ahead = Gói cho thấy máy này đã từng gửi nhiều hơn những gì đang có: sổ này là bản cũ được khôi phục. Đừng ghi thêm; hãy hỏi người phụ trách.
bundle-not_enrolled = Máy này chưa vào danh sách của xã nên chưa xuất gói được. Gửi yêu cầu bằng enrol request trước.
bundle-recipient = Máy nhận không có trong danh sách, hoặc đã bị đưa ra. Xem lại bằng enrol list.
bundle-read_lines = Không đọc được các thay đổi đã lưu ({ $why }). Chạy lệnh check.
bundle-chain = Các thay đổi đã lưu không nối được với nhau ({ $why }). Chạy check --deep.
bundle-write_file = Không ghi được tệp gói ({ $why }). Xem lại đường dẫn, chỗ trống hoặc USB.
bundle-read_back = Ghi xong đọc lại thì khác: ổ đĩa hoặc USB bị hỏng. Hãy dùng cái khác.

# Vì sao một thay đổi nhận về không được tính.
refused-no_right = người viết không được giao quyền làm việc này
refused-frozen = phiếu thu đã ghi, không sửa được nữa
refused-unreadable = không đọc được, vẫn giữ nguyên bản gốc
refused-unknown_device = máy chưa có trong danh sách của xã
refused-revoked = ghi sau khi máy bị đưa ra khỏi danh sách

# Ghi danh máy.
enrol-file = Không đọc hoặc ghi được tệp yêu cầu ({ $why }). Xem lại đường dẫn.
enrol-shape = Tệp này không phải yêu cầu ghi danh máy.
enrol-bad_signature = Tệp yêu cầu đã bị sửa hoặc hỏng. Nhờ máy kia làm lại yêu cầu.
enrol-not_the_commune = Chỉ máy giữ danh sách của xã mới duyệt hoặc đưa máy ra được.
enrol-short_taken = Mã ngắn của máy này trùng với một máy đã có. Máy kia phải lập lại sổ và gửi yêu cầu mới.
enrol-unknown_device = Không có máy nào như vậy trong danh sách. Xem lại bằng enrol list.
enrol-roster = Danh sách không cho làm việc này: máy đã bị đưa ra thì không vào lại được.

# Trên màn hình.
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
sync-without-personal = Gói này không có dữ liệu cá nhân. Máy đã kiểm tra chữ ký và cất gói; sổ không đổi. Xem số liệu bằng lệnh receive.

# Lists taken in from files.

# Tệp không đọc được.
intake-refused-damaged_file = Tệp { $file } bị hỏng hoặc bị cắt cụt. Hãy chép lại tệp từ nơi gửi rồi thử lại.
intake-refused-empty_workbook = Trong tệp { $file } không có danh sách nào có dòng tiêu đề cột. Hãy mở tệp xem có đúng tệp, đúng trang tính không.
intake-refused-not_a_spreadsheet = Tệp { $file } không phải bảng tính. Hãy lưu danh sách thành xlsx hoặc csv rồi thử lại.
intake-action-new = mới
intake-action-update = cập nhật
intake-action-same = đã có
intake-action-hold = chờ xem
intake-action-error = sai
intake-action-out = bỏ qua

# Lists taken in from files.

# Tệp không đọc được.
intake-refused-damaged_file = Tệp { $file } bị hỏng hoặc bị cắt cụt. Hãy chép lại tệp từ nơi gửi rồi thử lại.
intake-refused-empty_workbook = Tệp { $file } không có gì bên trong. Hãy xem có đúng tệp không.
intake-refused-not_a_spreadsheet = Tệp { $file } không phải bảng tính. Hãy lưu danh sách thành xlsx hoặc csv rồi thử lại.
intake-refused-password = Tệp { $file } có đặt mật khẩu. Hãy mở tệp, lưu một bản không có mật khẩu rồi thử lại.
intake-refused-too_large = Tệp { $file } lớn quá, không giống một danh sách. Hãy lưu riêng danh sách, bỏ dòng và cột trống, rồi thử lại.
intake-refused-no_list = Không thấy trong tệp { $file } dòng tiêu đề nào của danh sách hộ, ủng hộ hay đăng ký. Hãy mở tệp xem có đúng tệp, đúng trang tính không.
intake-action-new = mới
intake-action-update = cập nhật
intake-action-same = đã có
intake-action-hold = chờ xem
intake-action-error = sai
intake-action-out = bỏ qua

# Lưu, khóa, sao lưu, tệp.
# Keys: check- folder- io- recovery- reference- store-

store-locked = Sổ đang mở bởi { $user } (máy { $host }, tiến trình { $pid }) từ { $since }. Đóng bên đó rồi mở lại.
store-wrong-passphrase = Mật khẩu chưa đúng. Xem phím Caps Lock và bộ gõ rồi thử lại.
store-no-data = Chưa có sổ ở { $path }. Lập sổ bằng lệnh init, hoặc chỉ đúng thư mục bằng --data.
store-already-there = { $path } đã có sổ hoặc không trống, nên không ghi gì vào đó. Hãy chọn thư mục khác.
store-newer-format = Sổ này do bản chương trình mới hơn ghi (dạng { $found }, bản này đọc được đến { $known }). Hãy cập nhật chương trình; dữ liệu chưa bị đụng đến.
store-damaged = Dữ liệu bị hỏng từ bản ghi { $seq } ({ $file }, byte { $offset }). Chưa sửa gì. Chạy lệnh rebuild để dựng lại; không được thì khôi phục từ bản sao lưu.
store-read-only = Thư mục dữ liệu không ghi được nên chỉ xem được. Xem lại quyền của thư mục hoặc ổ đĩa.
store-disk-full = Đĩa đã đầy nên chưa lưu được. Xóa bớt tệp không cần rồi lưu lại.
store-too-large = Lần ghi này lớn quá ({ $bytes } byte) nên không lưu. Hãy chia nhỏ ra.
store-must-reopen = Ghi đĩa bị lỗi giữa chừng. Hãy thoát rồi mở lại; những gì đã báo “đã lưu” vẫn còn.
store-open-vault = Tệp khóa vault.age không đọc được ({ $why }). Hãy khôi phục từ bản sao lưu.
store-read-office = Tệp office.toml không đọc được ({ $why }). Hãy sửa tệp đó, hoặc khôi phục từ bản sao lưu.
store-io = Không đọc, không ghi được { $path } ({ $why }). Xem lại ổ đĩa và quyền của thư mục.
store-no-randomness = Máy không tạo được số ngẫu nhiên nên không lập khóa được. Khởi động lại máy rồi thử lại.
store-bad-backup = Bản sao lưu này không nguyên vẹn ({ $why }), nên chưa khôi phục gì. Hãy dùng bản khác.

# Điều máy tự sửa khi mở sổ.
recovery-tail-cut = Lần ghi cuối ({ $bytes } byte, số { $seq }) dở dang nên đã cắt ra, giữ ở { $path }. Những gì đã báo “đã lưu” không mất.
recovery-head = Tệp HEAD bị thiếu, máy đã ghi lại.
recovery-from-mirror = Nhật ký thiếu các bản ghi { $from }–{ $to }, máy đã lấy lại từ bản chép sled. Nên sao lưu ngay.
recovery-journal = Nhật ký bị mất, máy đã dựng lại { $records } bản ghi từ bản chép sled. Nên sao lưu ngay.
recovery-mirror = Bản chép sled đã được dựng lại từ nhật ký.
recovery-mirror-kept = Bản chép sled bị hỏng, máy đã dựng lại từ nhật ký; bản hỏng giữ ở { $path }.
recovery-mirror-off = Lần này không dùng được bản chép sled; mọi thứ vẫn được lưu vào nhật ký.
recovery-covered-damaged = Nhật ký bị hỏng ở bản ghi { $seq }. Chạy lệnh rebuild để dựng lại.
recovery-renewed = Sổ này được khôi phục từ bản sao, từ nay ghi với mã máy mới { $device }. Sổ cũ còn dùng thì hai sổ vẫn ghép được qua gói. Hãy xuất gói cho các máy khác.
recovery-renewed-waits = Sổ này được khôi phục từ bản sao nên có mã máy mới { $device } và chưa được ghi. Gõ “thoatngheo enrol request --to TỆP”, mang tệp đến máy giữ danh sách để duyệt, rồi nhận gói của máy đó.

# Kiểm tra dữ liệu.
check-journal-unfinished = Lần ghi cuối của nhật ký dở dang; lần mở sau máy sẽ cắt ra. Những gì đã báo “đã lưu” không mất.
check-journal-damaged = Nhật ký bị hỏng từ bản ghi { $seq } ({ $file }, byte { $offset }). Chạy lệnh rebuild.
check-head-missing = Tệp HEAD thiếu hoặc không đọc được. Mở sổ một lần để máy ghi lại.
check-head-ahead = Nhật ký thiếu { $records } bản ghi cuối so với HEAD. Chạy lệnh rebuild.
check-head-contradicts = HEAD và nhật ký không khớp nhau. Chạy lệnh rebuild.
check-mirror-ahead = Bản chép sled có thêm { $records } bản ghi mà nhật ký không có. Chạy lệnh rebuild.
check-mirror-missing = Thiếu bản chép sled. Mở sổ một lần để máy dựng lại.
check-mirror-damaged = Bản chép sled bị hỏng. Chạy lệnh rebuild; nhật ký vẫn nguyên.
check-seal-broken = Chữ ký của máy { $device } đến thay đổi số { $n } không đúng. Đừng dùng tiếp sổ này; hãy hỏi người phụ trách.

# Tệp.
io-not-found = Không có { $path }. Xem lại đường dẫn.
io-no-permission = Không được quyền đọc hoặc ghi { $path }. Xem lại quyền, hoặc chọn nơi khác.
io-exists = { $path } đã có rồi nên không ghi đè. Hãy chọn tên khác.
io-full = Đĩa đã đầy, không ghi được { $path }. Xóa bớt tệp không cần, hoặc chọn nơi khác.
io-is-folder = { $path } là thư mục, ở đây cần một tệp.
io-not-folder = { $path } không phải thư mục, ở đây cần một thư mục.
io-failed = Không đọc, không ghi được { $path }. Xem lại ổ đĩa hoặc USB.
io-not-text = { $path } không phải tệp chữ UTF-8.

# Thư mục dữ liệu đang mở.
folder-not-open = Sổ chưa mở xong. Chờ một chút rồi làm lại.
folder-no-device = Không có máy “{ $device }” trong danh sách. Xem danh sách bằng lệnh enrol list.
folder-village = Không ghi được thôn “{ $name }”. Xem lại tên thôn.
folder-log = Bản ghi { $seq } của nhật ký không khớp với các bản ghi trước ({ $why }). Chạy check --deep, rồi rebuild hoặc khôi phục từ bản sao lưu.
folder-no-key = Thiếu khóa của bản ghi này nên không sửa được. Hãy nhận lại gói đồng bộ có bản ghi này.
folder-not-joined = Máy này chưa vào danh sách của xã. Gửi yêu cầu bằng enrol request, rồi nhận gói của người phụ trách.
folder-not-keeper = Chỉ máy giữ danh sách của xã mới làm được việc này.
folder-revoked = Máy này đã bị đưa ra khỏi danh sách của xã, nên không ghi thêm được. Hãy hỏi người phụ trách.
folder-worker-fell = Phần ghi dữ liệu gặp lỗi và đã dừng. Những gì đã báo “đã lưu” vẫn còn. Hãy thoát rồi mở lại.
reference-shipped = Danh mục { $list }: ngày { $date }, có sẵn trong chương trình. Nguồn: { $source }.
reference-shipped-unverified = Danh mục { $list }: ngày { $date }, có sẵn trong chương trình, chưa đối chiếu bản gốc. Nguồn: { $source }.
reference-file = Danh mục { $list }: ngày { $date }, lấy từ { $path }. Nguồn: { $source }.
reference-file-unverified = Danh mục { $list }: ngày { $date }, lấy từ { $path }, chưa đối chiếu bản gốc. Nguồn: { $source }.
reference-wrong = Không dùng được tệp danh mục { $path }: { $why }. Máy dùng bản trước đó; hãy sửa hoặc bỏ tệp này.

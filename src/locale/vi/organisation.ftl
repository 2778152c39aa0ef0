# Lời riêng cho cơ quan không phải là xã (trường học, bệnh viện …): phòng, khoa, trung tâm thay cho thôn.
# Khóa phải có trong các tệp khác; lời ở đây thay cho lời ở đó.
kinds-village = Phòng, khoa, trung tâm
action-villages = Phòng, khoa, trung tâm
option-village = Phòng, khoa, trung tâm
field-village-name = Tên đơn vị
help-village-name = Gõ tên như trong quyết định, ví dụ: Phòng Đào tạo. Hai đơn vị không trùng tên.
help-village-label = Là phòng, khoa, trung tâm hay đơn vị khác.
help-contribution-village = Người ủng hộ thuộc phòng, khoa, trung tâm nào, để cộng riêng. Không rõ thì để trống.
help-contribution-donor_address = Ví dụ: Phòng Đào tạo, hoặc địa chỉ nơi ở.
refuse-filter-villages = Đây là danh sách đơn vị, không lọc theo đơn vị.
cli-no-such-village = Không có đơn vị “{ $name }”. Xem bằng lệnh list village.
setup-intro = Lập sổ cho cơ quan, trường học. Vài câu hỏi rồi dùng được ngay.
setup-commune = Tên cơ quan, trường
setup-villages = Phòng, khoa, trung tâm
setup-help-commune = Tên đầy đủ, ví dụ: Trường Trung cấp nghề Mường Thử.
setup-help-villages = Mỗi dòng một phòng, khoa, trung tâm rồi Enter; dán cả danh sách cũng được. Enter ở dòng trống là hết.
report-agency-above = CƠ QUAN CẤP TRÊN: …………………
report-signer = THỦ TRƯỞNG CƠ QUAN

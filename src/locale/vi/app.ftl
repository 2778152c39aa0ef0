# Màn hình, phiếu, hộp hỏi.

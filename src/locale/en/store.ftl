# Storing, locking, backups, files.
# Keys: check- folder- io- recovery- reference- store-

store-locked = The register is open by { $user } (machine { $host }, process { $pid }) since { $since }. Close it there, then open it again.
store-wrong-passphrase = The passphrase is wrong. Check Caps Lock and the input method, then try again.
store-no-data = There is no register at { $path }. Set one up with init, or name the right folder with --data.
store-already-there = { $path } already has a register or is not empty, so nothing was written there. Choose another folder.
store-newer-format = This register was written by a newer program (format { $found }, this one reads up to { $known }). Update the program; the data was not touched.
store-damaged = The data is damaged from record { $seq } on ({ $file }, byte { $offset }). Nothing was changed. Run rebuild; if that does not help, restore a backup.
store-read-only = The data folder cannot be written, so it can only be looked at. Check the permissions of the folder or the disk.
store-disk-full = The disk is full, so nothing was saved. Remove files you do not need, then save again.
store-too-large = This is too large to be written at once ({ $bytes } bytes), so it was not saved. Split it.
store-must-reopen = Writing to the disk failed half-way. Leave and open again; whatever was reported as saved is still there.
store-open-vault = The key file vault.age cannot be read ({ $why }). Restore it from a backup.
store-read-office = The file office.toml cannot be read ({ $why }). Mend it, or restore it from a backup.
store-io = { $path } cannot be read or written ({ $why }). Check the disk and the permissions of the folder.
store-no-randomness = The system gives no random numbers, so no keys can be made. Restart the machine and try again.
store-bad-backup = This backup is not whole ({ $why }), so nothing was restored. Use another one.

# What was mended on opening.
recovery-tail-cut = The last write ({ $bytes } bytes, number { $seq }) never finished and was cut off; it is kept at { $path }. Nothing that was reported as saved is lost.
recovery-head = The file HEAD was missing and was written again.
recovery-from-mirror = The journal lacked records { $from }–{ $to }; they were taken from the sled copy. Make a backup now.
recovery-journal = The journal was lost; { $records } records were made again from the sled copy. Make a backup now.
recovery-mirror = The sled copy was made again from the journal.
recovery-mirror-kept = The sled copy was damaged and was made again from the journal; the damaged one is kept at { $path }.
recovery-mirror-off = The sled copy cannot be used this time; everything is still saved in the journal.
recovery-covered-damaged = The journal is damaged at record { $seq }. Run rebuild.
recovery-renewed = This register was restored from a backup and goes on as the new device { $device }. Should the old one still be in use, both can be merged by bundles. Write a bundle for the other devices.
recovery-renewed-waits = This register was restored from a backup, so it is the new device { $device } and may not write yet. Run “thoatngheo enrol request --to FILE”, have the device that keeps the roster approve it, and receive a bundle of that device.

# Checking the data.
check-journal-unfinished = The last write of the journal never finished; the next start cuts it off. Nothing that was reported as saved is lost.
check-journal-damaged = The journal is damaged from record { $seq } on ({ $file }, byte { $offset }). Run rebuild.
check-head-missing = The file HEAD is missing or unreadable. Open the register once to have it written again.
check-head-ahead = The journal lacks the last { $records } records that HEAD names. Run rebuild.
check-head-contradicts = HEAD and the journal do not fit together. Run rebuild.
check-mirror-ahead = The sled copy has { $records } records that the journal lacks. Run rebuild.
check-mirror-missing = The sled copy is missing. Open the register once to have it made again.
check-mirror-damaged = The sled copy is damaged. Run rebuild; the journal is whole.
check-seal-broken = The signature of device { $device } up to change { $n } does not hold. Do not go on with this register; ask the person in charge.

# Files.
io-not-found = There is no { $path }. Check the path.
io-no-permission = { $path } may not be read or written. Check the permissions, or choose another place.
io-exists = { $path } is already there and is not written over. Choose another name.
io-full = The disk is full, { $path } cannot be written. Remove files you do not need, or choose another place.
io-is-folder = { $path } is a folder; a file is needed here.
io-not-folder = { $path } is not a folder; a folder is needed here.
io-failed = { $path } cannot be read or written. Check the disk or the USB stick.
io-not-text = { $path } is not a UTF-8 text file.

# The open data folder.
folder-not-open = The register is not open yet. Wait a moment and try again.
folder-no-device = There is no device “{ $device }” on the roster. See enrol list.
folder-village = The village “{ $name }” cannot be recorded. Check its name.
folder-log = Record { $seq } of the journal does not fit those before it ({ $why }). Run check --deep, then rebuild or restore a backup.
folder-no-key = The key of this record is missing, so it cannot be changed. Receive a bundle with this record again.
folder-not-joined = This device is not on the roster of a commune yet. Send a request with enrol request, then receive the bundle of the person in charge.
folder-not-keeper = Only the device that keeps the roster of the commune can do this.
folder-revoked = This device was taken off the roster of the commune, so it cannot write any more. Ask the person in charge.
folder-worker-fell = The part that writes the data met an error and stopped. Whatever was reported as saved is still there. Leave and open again.
reference-shipped = List { $list }: of { $date }, shipped with the program. Source: { $source }.
reference-shipped-unverified = List { $list }: of { $date }, shipped with the program, not held against the original. Source: { $source }.
reference-file = List { $list }: of { $date }, from { $path }. Source: { $source }.
reference-file-unverified = List { $list }: of { $date }, from { $path }, not held against the original. Source: { $source }.
reference-wrong = The list { $path } cannot be used: { $why }. The one before it is used; mend or remove the file.

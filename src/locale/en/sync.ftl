# Bundles, the roster, the screen of both.
# Keys: bundle- enrol- refused- sync-

# Bundles.
bundle-refused-read_file = The bundle file cannot be read. Check the path, the USB stick or the card.
bundle-refused-not_a_bundle = This file is not a bundle (.goi).
bundle-refused-truncated = The bundle is cut short: it was not copied to its end. Copy it again and receive it again.
bundle-refused-damaged = The bundle was damaged in copying, or changed. Copy it again and receive it again.
bundle-refused-bad_signature = The signature of the bundle does not hold: it is damaged or was changed. Copy it again; if that does not help, tell the person in charge.
bundle-refused-unknown_sender = The bundle comes from a device that is not on the roster. Ask the person in charge before you receive it.
bundle-refused-revoked_sender = The bundle comes from a device that was taken off the roster. Ask the person in charge.
bundle-refused-not_for_us = The bundle is not addressed to this device and cannot be opened. Ask the sender to export it for this device.
bundle-refused-not_admitted = The roster in this bundle does not name this device yet. Have the request approved, then a new bundle exported.
bundle-refused-other_commune = The bundle belongs to another commune.
bundle-refused-newer = The bundle was written by a newer program. Update the program and receive it again.
bundle-refused-unknown_line = The bundle has a line that this program does not know. Update the program and receive it again.
bundle-refused-too_large = The bundle is larger than allowed. Ask the sender for several smaller ones.
bundle-refused-bad_roster = The roster in the bundle does not fit the one here. Tell the person in charge.
bundle-refused-bad_chain = The chain of changes in the bundle is broken. Ask the sender to check the data and export again.
bundle-refused-bad_seal = The signature of an author in the bundle does not hold. Tell the person in charge.
bundle-refused-own_ahead = The bundle shows that this device has sent more than it has: this register was restored from an older copy. Do not write on; ask the person in charge.
bundle-not_enrolled = This device is not on the roster of a commune, so it cannot export. Send a request with enrol request first.
bundle-recipient = The receiving device is not on the roster, or was taken off it. See enrol list.
bundle-read_lines = The stored changes cannot be read ({ $why }). Run check.
bundle-chain = The stored changes do not fit together ({ $why }). Run check --deep.
bundle-write_file = The bundle file cannot be written ({ $why }). Check the path, the free space or the USB stick.
bundle-read_back = What was written reads back differently: the disk or USB stick is bad. Use another one.

# Why a change that was received does not count.
refused-no_right = the writer is not entrusted with that
refused-frozen = the receipt was written and can no longer be changed
refused-unreadable = cannot be read; its original is kept
refused-unknown_device = the device is not on the roster
refused-revoked = written after the device was taken off the roster

# Enrolment.
enrol-file = The request file cannot be read or written ({ $why }). Check the path.
enrol-shape = This file is not an enrolment request.
enrol-bad_signature = The request was changed or is damaged. Have the other device make it again.
enrol-not_the_commune = Only the device that keeps the roster can admit or revoke devices.
enrol-short_taken = The short code of that device is taken. It has to be set up again and send a new request.
enrol-unknown_device = There is no such device on the roster. See enrol list.
enrol-roster = The roster does not allow this: a device that was taken off cannot come back.

# On the screen.
sync-export-help = write the unsent changes into a bundle file
sync-receive-help = read another device's bundle into the register
sync-backup-help = copy the register into a folder and read it back
sync-check-help = see whether the stored data are whole
sync-path-bundle = Bundle file:
sync-path-folder = Folder:
sync-path-needed = Type a path; ~ is your home folder.
sync-path = Where
sync-events = Changes
sync-money = Fund in the bundle
sync-hash = The bundle's code
sync-hash-help = Read this code to the receiver to compare.
sync-from = From
sync-new = New
sync-had = Already had
sync-held = Held runs
sync-held-run = device { $device }: { $from } to { $to } wait for what comes before; ask for the earlier bundle
sync-refused = Not counted
sync-refused-event = device { $device } number { $n }: { $why }
sync-conflicts = To settle
sync-read-back = The backup was read back and matches.
sync-all-well = Nothing is wrong.
sync-without-personal = This bundle holds no personal data. Its signatures hold and it was kept; the register did not change. The receive command shows its counts.

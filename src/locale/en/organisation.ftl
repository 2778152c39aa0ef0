# The words of an office that is no commune (a school, a hospital): offices, faculties, centres in place of villages.
# The keys are those of the other files; the texts here take the place of theirs.
kinds-village = Offices, faculties, centres
action-villages = Offices, faculties, centres
option-village = Office, faculty, centre
field-village-name = Name of the unit
help-village-name = As in the official decision, for example: Phòng Đào tạo. No two units share a name.
help-village-label = An office, a faculty, a centre or another unit.
help-contribution-village = The office, faculty or centre of the donor, for its own total. May stay empty.
help-contribution-donor_address = For example: Phòng Đào tạo, or the home address.
refuse-filter-villages = This is the list of units; it is not filtered by unit.
cli-no-such-village = There is no unit “{ $name }”. See list village.
setup-intro = A new register for an office or a school. A few questions and it is ready.
setup-commune = Office, school
setup-villages = Offices, faculties, centres
setup-help-commune = The full name, for example: Trường Trung cấp nghề Mường Thử.
setup-help-villages = One office, faculty or centre a line, then Enter; a list can be pasted. Enter on an empty line ends.
report-agency-above = SUPERIOR OFFICE: …………………
report-signer = THE HEAD OF THE OFFICE

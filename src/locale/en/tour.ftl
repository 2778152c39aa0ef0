# The tour: thoatngheo demo --tour
# Keys: tour-

tour-home = The home screen of the sample commune
tour-find = Finding a household by a name typed without marks
tour-household = The household that was found
tour-register = Registering its exit from poverty
tour-registered = The registration is saved
tour-gift = A contribution: 1tr5 is typed, the receipt number is given
tour-received = The receipt is saved
tour-meeting = The minutes of a village meeting
tour-review = A household reviewed at the meeting, with votes
tour-close = The question before minutes are closed
tour-closed = The minutes are closed
tour-ask = The program asks about what is unusual
tour-export = A bundle for the second device
tour-take = The second device receives it
tour-second-home = The home screen of the second device
tour-totals = TOTALS
tour-first = First device
tour-second = Second device
tour-poor = Poor households
tour-near-poor = Near-poor households
tour-money = Money and goods given (đồng)
tour-closed-meetings = Minutes closed
tour-passed = Reviews passed by vote
tour-root = State of the book
tour-equal = Both devices are equal.
tour-differ = THE DEVICES DIFFER.

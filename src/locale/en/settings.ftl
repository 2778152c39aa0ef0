# Settings, and typing Vietnamese.
title-settings = Settings
settings-hint = Up and down choose a row; Space, left or right change it.
settings-kept = Changed and remembered.

setting-typing = Typing Vietnamese
setting-typing-telex = Telex
setting-typing-vni = VNI
setting-typing-off = off
setting-help-typing = Telex: type “tieengs Vieetj”. VNI: type “tie6ng1 Vie6t5”. If the computer has Unikey, EVKey or OpenKey, use it as always: the program steps aside by itself.

setting-tone = Place of the tone
setting-tone-old = hòa, thúy
setting-tone-new = hoà, thuý
setting-help-tone = Old (hòa, Thanh Hóa, Khánh Hòa) as the names of provinces and communes are written; new (hoà, thuý) as in schoolbooks.

setting-language = Language
setting-now-language = English
setting-help-language = Press Enter to switch between Vietnamese and English.

# Typing, in the bar at the top.
typing-state-telex = Telex
typing-state-vni = VNI
typing-state-off = typing: off
typing-state-system = system typing
typing-state-plain = no marks

typing-now-telex = Vietnamese is typed by Telex. { $key } goes on to VNI.
typing-now-vni = Vietnamese is typed by VNI. { $key } turns it off.
typing-now-off = Typing of marks is off. { $key } goes on to Telex.
typing-aside = The system's own typing is at work, so ours steps aside. { $key } takes ours again.
typing-given-back = The keys as they were typed. { $key } again: the word with its marks, and back.
typing-clear-choice = Press { $key } to empty this choice.

setting-look = Colours and signs
setting-help-look = Chosen by the terminal by itself. Choose another one where letters are too faint or missing; for a console only signs of its font are used.
setting-look-auto = Automatic
setting-look-colours = 16 colours
setting-look-mono = One colour
setting-look-console = Black screen (console)

setting-font_test = Test the font
setting-help-font_test = Shows all 134 letters of Vietnamese and every sign that is drawn, and what to do where one is missing.
setting-now-font_test = open

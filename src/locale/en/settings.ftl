# Settings, typing Vietnamese, the test of the font.
# Keys: font- letters- setting- settings- typing-

# Settings.
settings-hint = Up and down choose a row; Space, left or right change it.
settings-kept = Changed and remembered.
setting-words_le = 105 is read
setting-words_le-no = một trăm linh năm
setting-words_le-yes = một trăm lẻ năm
setting-help-words_le = How a 0 in the tens is read in sums in words.
setting-words_ngan = 1.000 is read
setting-words_ngan-no = một nghìn
setting-words_ngan-yes = một ngàn
setting-help-words_ngan = Nghìn or ngàn in sums in words.
setting-words_mot = 21 is read
setting-words_mot-no = hai mươi mốt
setting-words_mot-yes = hai mươi một
setting-help-words_mot = How a last 1 is read after mươi. 11 is always mười một.
setting-words_bon = 24 is read
setting-words_bon-no = hai mươi tư
setting-words_bon-yes = hai mươi bốn
setting-help-words_bon = How a last 4 is read after mươi. 14 is always mười bốn.
setting-words_nham = 25 is read
setting-words_nham-no = hai mươi lăm
setting-words_nham-yes = hai mươi nhăm
setting-help-words_nham = How a last 5 is read after mươi. 15 is always mười lăm.
setting-words_chan = Add “chẵn”
setting-words_chan-no = not added
setting-words_chan-yes = năm nghìn đồng chẵn
setting-help-words_chan = Only after a sum of whole thousands.
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
setting-look = Colours and signs
setting-help-look = Chosen by the terminal by itself. Choose another one where letters are too faint or missing; for a console only signs of its font are used.
setting-look-auto = Automatic
setting-look-colours = 16 colours
setting-look-mono = One colour
setting-look-console = Black screen (console)
setting-font_test = Test the font
setting-help-font_test = Shows all 134 letters of Vietnamese and every sign that is drawn, and what to do where one is missing.
setting-now-font_test = open

# The way of typing, in the top bar.
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

# The test of the font.
font-look = Look at every letter. Where there is a box, a question mark, a mark beside its letter or an odd size, the font lacks that letter. The lines at the right must be straight.
font-hint = [Esc] Close  [↑ ↓ PgUp PgDn] More
font-colours = Colours:
font-title = title
font-label = label
font-key = key
font-done = done
font-warn = warning
font-error = error
font-dim = note
font-marks = Marks:
font-bold = bold
font-underlined = underlined
font-reversed = reversed
font-focus = typed field
font-selected = chosen row
font-console = Letters missing on a black screen (console)
font-console-now = Change the font now: type setfont Vietnamese-Fixed16 and open the program again.
font-console-keep = To have it at every start: in the file /etc/default/console-setup put CODESET="Vietnamese" FONTFACE="Fixed" FONTSIZE="8x16", then type sudo setupcon.
font-console-traps = Only Vietnamese-Fixed in the sizes 13, 15, 16 and 18 is complete. Vietnamese-Fixed14 and every Vietnamese-Terminus lack more than half of the marked letters.
font-console-signs = This font has no dong sign, no tick and no other scripts: the program shows đ, x and ? for them. What is stored does not change.
font-window = Letters missing in a window
font-window-fonts = Choose another font for the window: Noto Sans Mono or Liberation Mono 2 (Linux); Consolas, Cascadia Mono or Courier New (Windows).
font-window-traps = DejaVu Sans Mono lacks 46 and Liberation Mono 1 lacks 92 of the 134 marked letters, which then come in another size.
font-window-putty = PuTTY: Window > Translation, choose UTF-8; Window > Appearance > Change, choose the font.
font-window-wide = Lines at the right not straight: the window draws some letters twice as wide. Turn off “Treat CJK ambiguous characters as wide” (PuTTY) or choose “Ambiguous-width: narrow”.

# Letters may look wrong: the Vietnamese is written without marks, so that it can be read all the same.
letters-title = Vietnamese letters may look wrong
letters-what = This machine does not say that it uses UTF-8 (LANG is { $locale }), so Vietnamese letters may look wrong.
letters-export = To mend it: leave, type  export LANG=C.UTF-8  and open the program again.
letters-putty = With PuTTY: Window > Translation, choose UTF-8, and connect again.
letters-tmux = This is inside tmux: leave tmux and open it again with  tmux -u
letters-go-on = If the letters look right, just go on. What is stored is not affected.

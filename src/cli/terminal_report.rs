//! What `doctor` says of the terminal: what was found, what is drawn otherwise for it, and why.
//!
//! Plain sentences; nothing is asked of the terminal and nothing of the register is named.

use crate::locale::Locale;
use crate::runtime::terminal::{Colours, Environ, Profile};
use crate::tui::overlay::font_test;
use crate::tui::overlay::font_test::letter_rows;
use crate::tui::prefs::Pref;
use crate::tui::{Appearance, LEAST, Prefs};

/// Everything about the terminal, a sentence a line.
pub(super) fn lines(locale: &Locale, look: Appearance) -> Vec<String> {
    let environ = Environ::read();
    let size = crate::platform::terminal::size();
    found(locale, &environ, size, look)
}

fn found(
    locale: &Locale,
    environ: &Environ,
    size: Option<(u16, u16)>,
    look: Appearance,
) -> Vec<String> {
    let profile = environ.profile(look);
    let mut said = ReportLines { locale, lines: Vec::new() };
    let unset = |value: &str| if value.is_empty() { "-".to_owned() } else { value.to_owned() };
    let colorterm = unset(&environ.colorterm);
    said.with("doctor-terminal", &[("term", unset(&environ.term)), ("colorterm", colorterm)]);
    match size {
        None => said.push("doctor-size-unknown"),
        Some((columns, rows)) => {
            let args = [("columns", columns.to_string()), ("rows", rows.to_string())];
            said.with("doctor-window", &args);
            if columns < LEAST.0 || rows < LEAST.1 {
                let least = [("columns", LEAST.0.to_string()), ("rows", LEAST.1.to_string())];
                said.with("doctor-too-small", &least);
            }
        }
    }
    if let Some(between) = environ.between {
        said.with("doctor-between", &[("name", between.to_owned())]);
    }
    if environ.ssh {
        said.push("doctor-ssh");
    }
    letters(&mut said, environ, size.is_some());
    looks(&mut said, environ, profile, look);
    said.push(if profile.console_font { "doctor-keys-console" } else { "doctor-keys" });
    said.push("doctor-letters");
    said.lines.extend(letter_rows().into_iter().map(|row| format!("  {row}")));
    let (head, advice) = font_test::advice(profile.console_font);
    said.push(head);
    for key in advice {
        said.push(key);
    }
    said.lines
}

/// Whether letters come out right, and what to do. Without marks where they may not.
fn letters(said: &mut ReportLines<'_>, environ: &Environ, has_line: bool) {
    let args = [("locale", environ.locale_named().to_owned())];
    let advice = environ.letters_advice();
    if !advice.is_empty() {
        said.lines.extend(advice.iter().map(|notice| notice.text(said.locale)));
    } else if environ.utf8_locale() {
        said.with("doctor-locale", &args);
        if has_line && environ.between.is_none() && !environ.utf8_line {
            said.push("doctor-line-unsure");
        }
    } else {
        said.with("doctor-line-utf8", &args);
    }
}

/// How it is drawn, and what is left out.
fn looks(said: &mut ReportLines<'_>, environ: &Environ, profile: Profile, look: Appearance) {
    if !environ.can_draw() {
        return said.push("doctor-dumb");
    }
    let set =
        said.locale.text(&Pref::Look.value_key(&Prefs { look, ..Prefs::default() })).into_owned();
    let drawn = match profile.colours {
        Colours::None => "doctor-drawn-mono",
        Colours::Eight => "doctor-drawn-eight",
        Colours::Sixteen => "doctor-drawn-sixteen",
    };
    said.with(drawn, &[("look", set)]);
    let without = [
        (environ.no_color, "doctor-no-color"),
        (profile.console_font, "doctor-stand-ins"),
        (profile.console_font, "doctor-lost-marks"),
        (!profile.scroll, "doctor-no-scroll"),
        (!profile.brackets, "doctor-no-brackets"),
        (!profile.ends_marks, "doctor-unknown"),
    ];
    let mut whole = true;
    for (lacks, key) in without {
        if lacks {
            whole = false;
            said.push(key);
        }
    }
    if whole {
        said.push("doctor-all-shown");
    }
}

/// The lines so far.
struct ReportLines<'l> {
    locale: &'l Locale,
    lines: Vec<String>,
}

impl ReportLines<'_> {
    fn push(&mut self, key: &str) {
        self.lines.push(self.locale.text(key).into_owned());
    }

    fn with(&mut self, key: &str, args: &[(&'static str, String)]) {
        self.lines.push(self.locale.with_texts(key, args).into_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    fn found_lines(
        set: &[(&str, &str)],
        utf8_line: bool,
        size: (u16, u16),
        look: Appearance,
    ) -> String {
        let value = |name: &str| {
            set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        let environ = Environ::of(value, utf8_line);
        found(&Locale::new(Lang::Vi), &environ, Some(size), look).join("\n")
    }

    #[test]
    fn what_is_left_out_is_said() {
        let utf8 = ("LANG", "C.UTF-8");
        for (set, look, wanted, unwanted) in [
            (
                &[("TERM", "xterm-256color"), utf8][..],
                Appearance::Auto,
                &["TERM=xterm-256color", "16 màu", "Không phải bớt gì"][..],
                &["console-setup", "NO_COLOR", "UTF-8 nên"][..],
            ),
            (
                &[("TERM", "linux"), utf8],
                Appearance::Auto,
                &["8 màu", "dấu thay", "bộ gõ có sẵn", "console-setup"],
                &["Không phải bớt gì", "Appearance"],
            ),
            (
                &[("TERM", "xterm"), ("NO_COLOR", "1"), utf8],
                Appearance::Auto,
                &["NO_COLOR", "không màu"],
                &["Không phải bớt gì"],
            ),
            (
                &[("TERM", "vt220"), utf8],
                Appearance::Auto,
                &["không màu", "cuộn"],
                &["Không phải bớt gì", "NO_COLOR"],
            ),
            (&[("TERM", "dumb"), utf8], Appearance::Auto, &["không vẽ được"], &["16 màu"]),
            (
                &[("TERM", "xterm"), ("LANG", "C"), ("TMUX", "x")],
                Appearance::Mono,
                &["LANG=C.UTF-8", "tmux -u", "Translation", "không màu", "Một màu"],
                &[],
            ),
        ] {
            let text = found_lines(set, false, (80, 24), look);
            for part in wanted {
                assert!(text.contains(part), "{set:?}: no {part:?} in\n{text}");
            }
            for part in unwanted {
                assert!(!text.contains(part), "{set:?}: {part:?} in\n{text}");
            }
        }
        let latin = found_lines(&[("TERM", "xterm"), utf8], false, (80, 24), Appearance::Auto);
        assert!(latin.contains("unicode_start"), "{latin}");
        let sure = found_lines(&[("TERM", "xterm"), utf8], true, (80, 24), Appearance::Auto);
        assert!(!sure.contains("unicode_start"), "{sure}");
        assert!(
            found_lines(&[("TERM", "xterm"), utf8], true, (59, 24), Appearance::Auto)
                .contains("60x15")
        );
        assert!(
            found_lines(&[("TERM", "xterm")], true, (80, 24), Appearance::Auto)
                .contains("nhưng màn hình")
        );
    }
}

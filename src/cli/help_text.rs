//! The help and the complaints of the command line, in the person's language.
//!
//! Help is looked up as `cli-cmd-<path>` and `cli-arg-<path>-<name>`, or `cli-arg-<name>` where an
//! option means the same everywhere; the path is the command with its parents (`enrol-list`). What
//! the parser complains of in English is said in English as it says it, and in Vietnamese by the
//! kind of complaint. Knows nothing of what commands do.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::locale::{Lang, Locale};

/// Where the options of every command stand in a help.
const GLOBAL: usize = 900;

/// Where `--help` and `--version` stand.
const LAST: usize = 990;

/// The program's command with its help in the locale's language.
pub(super) fn localized(command: Command, locale: &Locale) -> Command {
    let version = Arg::new("version").short('V').long("version");
    let version = version.action(ArgAction::Version).display_order(LAST);
    let command = command.disable_version_flag(true).arg(version);
    let about = locale.text("cli-about").into_owned();
    in_words(command.about(about), "", locale)
}

fn in_words(command: Command, path: &str, locale: &Locale) -> Command {
    let text = |key: &str| locale.text(key).into_owned();
    let help = Arg::new("help").short('h').long("help");
    let help = help.action(ArgAction::Help).display_order(LAST);
    let (usage, about) = (text("cli-usage"), "{about}");
    let command = command
        .disable_help_flag(true)
        .arg(help)
        .help_template(format!("{about}\n\n{usage}: {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(text("cli-commands"))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "cli-arguments" } else { "cli-options" };
            let key = arg_key(path, arg.get_id().as_str(), locale);
            // A command's own options come before those of every command.
            let place = if arg.is_global_set() { GLOBAL } else { arg.get_display_order() };
            arg.help_heading(text(heading)).help(text(&key)).display_order(place)
        });
    let names: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let path = if path.is_empty() { name.clone() } else { format!("{path}-{name}") };
        let about = text(&format!("cli-cmd-{path}"));
        command.mut_subcommand(name, |sub| in_words(sub.about(about), &path, locale))
    })
}

/// The message key of an argument's help.
fn arg_key(path: &str, id: &str, locale: &Locale) -> String {
    let own = format!("cli-arg-{path}-{id}");
    if locale.has(&own) { own } else { format!("cli-arg-{id}") }
}

/// What is said of a command line that gives help, a version or a complaint.
pub(super) fn render_error(error: &clap::Error, locale: &Locale) -> String {
    let plain = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    let rendered = error.render().to_string();
    if !plain && locale.lang() != Lang::En {
        return complaint(error, &rendered, locale);
    }
    let (options, command) = (locale.text("cli-word-options"), locale.text("cli-word-command"));
    rendered
        .replace("[OPTIONS]", &format!("[{options}]"))
        .replace("[COMMAND]", &format!("[{command}]"))
        .replace("<COMMAND>", &format!("<{command}>"))
        .replace("[default: ", &format!("[{}: ", locale.text("cli-word-default")))
        .trim_end()
        .to_owned()
}

fn complaint(error: &clap::Error, rendered: &str, locale: &Locale) -> String {
    let of = |kind| error.get(kind).map(listed).unwrap_or_default();
    let arg = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let (key, args) = match error.kind() {
        ErrorKind::UnknownArgument => near("cli-wrong-unknown", arg, of(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            near("cli-wrong-command", command, of(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => ("cli-wrong-missing", vec![("arg", arg)]),
        ErrorKind::MissingSubcommand => {
            let valid = of(ContextKind::ValidSubcommand);
            ("cli-wrong-missing-command", vec![("arg", valid)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            ("cli-wrong-no-value", vec![("arg", arg)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            ("cli-wrong-value", vec![("value", value), ("arg", arg)])
        }
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            other if other.is_empty() || other == arg => ("cli-wrong-twice", vec![("arg", arg)]),
            other => ("cli-wrong-conflict", vec![("arg", arg), ("other", other)]),
        },
        _ => ("cli-wrong-other", Vec::new()),
    };
    let command = [("command", command_of(rendered))];
    let wrong = locale.with_texts(key, &args).into_owned();
    format!("{wrong}\n{}", locale.with_texts("cli-wrong-help", &command))
}

fn near(
    key: &'static str,
    arg: String,
    near: String,
) -> (&'static str, Vec<(&'static str, String)>) {
    match (key, near.is_empty()) {
        (_, true) => (key, vec![("arg", arg)]),
        ("cli-wrong-unknown", false) => {
            ("cli-wrong-unknown-near", vec![("arg", arg), ("near", near)])
        }
        (_, false) => ("cli-wrong-command-near", vec![("arg", arg), ("near", near)]),
    }
}

fn listed(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The command that a complaint is about, from its line of usage.
fn command_of(rendered: &str) -> String {
    let usage = rendered.lines().find_map(|line| line.strip_prefix("Usage: "));
    let words = usage.unwrap_or("thoatngheo").split_whitespace();
    let is_word = |word: &&str| word.starts_with(|first: char| first.is_ascii_lowercase());
    words.take_while(is_word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    use crate::cli::args::Cli;

    fn every_command(command: &Command, path: &str, seen: &mut dyn FnMut(&str, &Command)) {
        seen(path, command);
        for sub in command.get_subcommands() {
            let name = sub.get_name();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") };
            every_command(sub, &path, seen);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_words() {
        for lang in Lang::ALL {
            let locale = Locale::new(lang);
            let command = localized(Cli::command(), &locale);
            command.clone().debug_assert();
            let mut count = 0;
            every_command(&command, "", &mut |path, command| {
                if !path.is_empty() {
                    assert!(locale.has(&format!("cli-cmd-{path}")), "cli-cmd-{path}");
                }
                for arg in command.get_arguments() {
                    let key = arg_key(path, arg.get_id().as_str(), &locale);
                    assert!(locale.has(&key), "{path}: {key}");
                    count += 1;
                }
            });
            assert!(count > 60, "{count}");
        }
    }

    #[test]
    fn no_words_are_left_over() {
        let locale = Locale::new(Lang::Vi);
        let mut used = std::collections::BTreeSet::new();
        every_command(&localized(Cli::command(), &locale), "", &mut |path, command| {
            used.insert(format!("cli-cmd-{path}"));
            for arg in command.get_arguments() {
                used.insert(arg_key(path, arg.get_id().as_str(), &locale));
            }
        });
        for key in crate::locale::keys(Lang::Vi) {
            let help = key.starts_with("cli-cmd-") || key.starts_with("cli-arg-");
            assert!(!help || used.contains(key), "{key} names no command or argument");
        }
    }

    #[test]
    fn complaints_are_in_the_language() {
        let of = |lang: Lang, line: &str| {
            let locale = Locale::new(lang);
            let words = line.split_whitespace();
            let error = localized(Cli::command(), &locale).try_get_matches_from(words);
            render_error(&error.unwrap_err(), &locale)
        };
        let cases = [
            ("thoatngheo nonsense", "Không có lệnh “nonsense”"),
            ("thoatngheo lst village", "Ý là “list”?"),
            ("thoatngheo list village --jsn", "Ý là --json?"),
            ("thoatngheo list village --qqqq", "Không có tùy chọn --qqqq."),
            ("thoatngheo list", "Còn thiếu: <KIND>"),
            ("thoatngheo enter --from f", "thoatngheo enter --help"),
            ("thoatngheo --today 2026-02-30 check", "“2026-02-30” không dùng được cho --today"),
            ("thoatngheo --lang fr check", "“fr” không dùng được"),
            ("thoatngheo demo --households 50001", "“50001” không dùng được"),
            ("thoatngheo demo --dir", "--dir <DIR> cần một giá trị"),
            ("thoatngheo init --join --commune X --officer A", "không dùng chung với"),
            ("thoatngheo list village --json --csv", "không dùng chung với"),
            ("thoatngheo check --deep --deep", "chỉ dùng một lần"),
        ];
        for (line, part) in cases {
            let text = of(Lang::Vi, line);
            assert!(text.contains(part), "{line}: {text}");
            assert!(text.contains("--help"), "{line}: {text}");
            assert!(of(Lang::En, line).starts_with("error: "), "{line}");
        }
    }

    #[test]
    fn help_is_in_the_language() {
        let of = |lang: Lang, line: &str| {
            let locale = Locale::new(lang);
            let words = line.split_whitespace();
            let error = localized(Cli::command(), &locale).try_get_matches_from(words);
            render_error(&error.unwrap_err(), &locale)
        };
        let vi = of(Lang::Vi, "thoatngheo --help");
        for part in
            ["Cách dùng: thoatngheo [TÙY CHỌN] [LỆNH]", "Lệnh:", "Tùy chọn:", "Nhận một gói"]
        {
            assert!(vi.contains(part), "{part}: {vi}");
        }
        let nested = of(Lang::Vi, "thoatngheo enrol approve -h");
        for part in ["thoatngheo enrol approve", "Tham số:", "[mặc định: officer]"] {
            assert!(nested.contains(part), "{part}: {nested}");
        }
        for english in ["Usage", "Options", "Commands", "Print", "OPTIONS", "default:", "⟦"] {
            assert!(!vi.contains(english) && !nested.contains(english), "{english}: {vi}{nested}");
        }
        assert!(of(Lang::En, "thoatngheo list --help").contains("Usage: thoatngheo list"));
        assert!(of(Lang::Vi, "thoatngheo --version").starts_with("thoatngheo 0."));
    }
}

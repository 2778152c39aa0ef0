//! The sentence of an [`Issue`]: its message with its arguments, the codes among them as labels.
//!
//! The only place of the locale that knows the domain. Rules carry option ids and names of
//! operations; a person reads their labels. It decides nothing about what is wrong.

use crate::domain::issue::Issue;
use crate::locale::Locale;

/// Arguments that carry an option's id. What a person typed is never taken for one.
const OPTIONS: [&str; 4] = ["computed", "proposed", "indicator", "state"];

/// Arguments that carry the name of an operation.
const OPERATIONS: [&str; 1] = ["act"];

/// What a person reads about an issue: what happened and what to do.
pub fn issue_text(locale: &Locale, issue: &Issue) -> String {
    let label = |name: &str, text: &String| {
        let area = if OPTIONS.contains(&name) {
            "option"
        } else if OPERATIONS.contains(&name) {
            "op"
        } else {
            return text.clone();
        };
        let key = format!("{area}-{text}");
        if locale.has(&key) { locale.text(&key).into_owned() } else { text.clone() }
    };
    let args: Vec<_> = issue.args.iter().map(|(name, text)| (*name, label(name, text))).collect();
    let said = locale.with_texts(&issue.key(), &args).into_owned();
    let Some(row) = &issue.row else {
        return said;
    };
    let args =
        [("row", row.at.saturating_add(1).to_string()), ("who", row.who.clone()), ("said", said)];
    locale.with_texts("in-row", &args).into_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::domain::op::OpName;
    use crate::domain::schema::RecordKind;
    use crate::locale::Lang;
    use crate::text::width;

    const LABEL_CELLS: usize = 26;

    /// The longest help line of an 80-column screen, twice: help wraps once at most.
    const HELP_CELLS: usize = 2 * 76;

    fn locales() -> [Locale; 2] {
        Lang::ALL.map(Locale::new)
    }

    /// The sources of the domain, tests left out.
    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && path.file_name().is_some_and(|name| name != "tests.rs")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.split("mod tests {").next().unwrap();
                found.push(code.to_owned());
            }
        }
    }

    /// The last text literal of each call of a constructor of issues, and codes named as keys.
    fn codes() -> BTreeSet<String> {
        let mut texts = Vec::new();
        for folder in ["domain", "plan", "cli", "tui"] {
            sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder), &mut texts);
        }
        let mut codes = BTreeSet::new();
        for text in &texts {
            let keys = text.split("\"issue-").skip(1).filter_map(|rest| rest.split('"').next());
            codes.extend(keys.filter(|key| !key.contains('{')).map(str::to_owned));
            for call in ["Issue::hard(", "Issue::soft(", "Issue::whole(", "wrong("] {
                for rest in text.split(call).skip(1) {
                    let arguments = rest.split(')').next().unwrap_or_default();
                    let literal = arguments.rsplit('"').nth(1);
                    if let Some(code) = literal {
                        codes.insert(code.to_owned());
                    } else {
                        let plain = ["field.id, code", "field, code", ""];
                        assert!(plain.contains(&arguments), "no code in {call}{arguments}");
                    }
                }
            }
        }
        codes
    }

    #[test]
    fn every_issue_has_a_sentence() {
        let codes = codes();
        assert!(codes.len() > 60, "{codes:?}");
        for locale in locales() {
            for code in &codes {
                assert!(locale.has(&format!("issue-{code}")), "issue-{code}");
            }
        }
    }

    #[test]
    fn no_sentence_is_without_a_code() {
        let codes = codes();
        for key in crate::locale::keys(Lang::Vi) {
            if let Some(code) = key.strip_prefix("issue-") {
                assert!(codes.contains(code), "{key} is said by nobody");
            }
        }
    }

    #[test]
    fn every_sentence_has_its_arguments() {
        let raised = crate::domain::rule::tests::raised();
        for locale in locales() {
            for issue in &raised {
                let text = issue_text(&locale, issue);
                let whole = !text.contains(['{', '⟦']) && width(&text) < 300;
                assert!(whole, "{}: {text}", issue.code);
            }
        }
    }

    #[test]
    fn every_kind_field_option_and_operation_has_its_words() {
        for locale in locales() {
            let has = |key: String| assert!(locale.has(&key), "{} {key}", locale.lang().name());
            for kind in RecordKind::ALL {
                has(kind.label_key());
                has(format!("kinds-{kind}"));
                for field in kind.def().fields {
                    has(field.label_key(kind));
                    if field.is_typed() {
                        has(field.help_key(kind));
                    }
                    for option in field.options() {
                        has(option.label_key());
                    }
                }
                for (column, _) in kind.def().list.columns {
                    has(format!("col-{kind}-{column}"));
                }
            }
            for op in OpName::ALL {
                has(op.label_key());
            }
            for code in ["no_right", "frozen"] {
                has(format!("refused-{code}"));
            }
        }
    }

    #[test]
    fn labels_heads_and_help_fit() {
        for locale in locales() {
            let fits = |key: String, cells: usize| {
                let text = locale.text(&key);
                assert!(width(&text) <= cells, "{key}: “{text}” is wider than {cells}");
            };
            for kind in RecordKind::ALL {
                for field in kind.def().fields {
                    fits(field.label_key(kind), LABEL_CELLS);
                    if field.is_typed() {
                        fits(field.help_key(kind), HELP_CELLS);
                    }
                }
                for (column, cells) in kind.def().list.columns {
                    fits(format!("col-{kind}-{column}"), usize::from(*cells));
                    let field = kind.field(column).unwrap();
                    for option in field.options() {
                        fits(option.label_key(), usize::from(*cells));
                    }
                }
            }
        }
    }

    #[test]
    fn codes_in_a_sentence_are_labels_and_typed_text_stays() {
        let vi = Locale::new(Lang::Vi);
        let issue = Issue::soft("class", "class_differs").with("computed", "near_poor");
        assert!(issue_text(&vi, &issue).contains("Cận nghèo"));
        let issue = Issue::whole("no_such_act").with("act", "close");
        assert!(issue_text(&vi, &issue).contains("chốt biên bản"));
        let issue = Issue::hard("class", "not_an_option").with("value", "poor");
        assert!(issue_text(&vi, &issue).contains("“poor”"));
        let issue = Issue::soft("b2", "b2_differs").with("keyed", 30).with("computed", 40);
        assert!(issue_text(&vi, &issue).contains("40"));
    }
}

//! Rust as far as imports need it: names and signs, without comments, texts and tests.

/// A name, or one sign; `::` is one sign.
pub type Token = String;

/// The tokens that the program is made of. What stands under `#[cfg(test)]` is left out.
pub fn tokens(text: &str) -> Vec<Token> {
    without_tests(&all(text))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn all(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        match chars[at] {
            '/' if next == '/' => at = after_line(&chars, at),
            '/' if next == '*' => at = after_comment(&chars, at),
            '"' => at = after_text(&chars, at + 1),
            '\'' => at = after_letter(&chars, at),
            'r' | 'b' | 'c' if raw_hashes(&chars, at).is_some() => {
                at = after_raw(&chars, at, raw_hashes(&chars, at).unwrap());
            }
            c if is_name(c) => {
                let word: String = chars[at..].iter().take_while(|c| is_name(**c)).collect();
                at += word.chars().count();
                found.push(word);
            }
            ':' if next == ':' => {
                found.push("::".to_owned());
                at += 2;
            }
            c => {
                if !c.is_whitespace() {
                    found.push(c.to_string());
                }
                at += 1;
            }
        }
    }
    found
}

fn after_line(chars: &[char], from: usize) -> usize {
    chars[from..].iter().position(|c| *c == '\n').map_or(chars.len(), |length| from + length)
}

fn after_comment(chars: &[char], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn after_text(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// After a letter in quotes, or after the quote of a lifetime.
fn after_letter(chars: &[char], at: usize) -> usize {
    if chars.get(at + 1) == Some(&'\\') {
        let end = chars[at + 3..].iter().position(|c| *c == '\'').unwrap_or(0);
        return at + 3 + end + 1;
    }
    if chars.get(at + 2) == Some(&'\'') { at + 3 } else { at + 1 }
}

/// How many `#` open the raw text that begins here, if one does.
fn raw_hashes(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && is_name(chars[at - 1]) {
        return None;
    }
    let prefix = chars[at..].iter().take(2).take_while(|c| "rbc".contains(**c)).count();
    let raw = chars[at..at + prefix].contains(&'r');
    let hashes = chars[at + prefix..].iter().take_while(|c| **c == '#').count();
    (raw && chars.get(at + prefix + hashes) == Some(&'"')).then_some(hashes)
}

fn after_raw(chars: &[char], from: usize, hashes: usize) -> usize {
    let open = from + chars[from..].iter().position(|c| *c == '"').unwrap_or(0) + 1;
    let is_end =
        |at: usize| chars[at] == '"' && (1..=hashes).all(|plus| chars.get(at + plus) == Some(&'#'));
    (open..chars.len()).find(|at| is_end(*at)).map_or(chars.len(), |at| at + hashes + 1)
}

fn without_tests(all: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let rest = &all[at..];
        let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
        if rest.len() > mark.len() && rest.iter().zip(mark).all(|(token, mark)| token == mark) {
            at += mark.len() + item(&rest[mark.len()..]);
        } else {
            kept.push(all[at].clone());
            at += 1;
        }
    }
    kept
}

/// How long the item is that begins here: to its `;`, or to the end of its braces.
fn item(tokens: &[Token]) -> usize {
    let mut depth = 0_usize;
    let is_use = tokens.iter().take(5).any(|token| token == "use");
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && !is_use {
                    return at + 1;
                }
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

//! How many bytes a key sends to the terminal, on the real screens of the sample commune.
//!
//! Keys are pressed on a program; every frame goes through the program's backend and, beside it,
//! through ratatui's own, each into a counter. Counts are the same on every machine, so this is a
//! test; `cargo bench --bench terminal` prints the same table. It knows nothing of time.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Rect, Size};
use ratatui::{TerminalOptions, Viewport};
use thoatngheo::keys::{Action, KeyCode, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::headless::Headless;
use thoatngheo::runtime::sample::{self, Sample};
use thoatngheo::runtime::terminal::{LeanBackend, Profile};
use thoatngheo::tui;
use thoatngheo::tui::paint::Theme;

const SIZE: Size = Size { width: 80, height: 24 };

/// A writer that only counts.
#[derive(Clone, Default)]
struct Counter(Arc<AtomicUsize>);

impl Counter {
    fn take(&self) -> usize {
        self.0.swap(0, Ordering::Relaxed)
    }
}

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.fetch_add(bytes.len(), Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One backend with its counter.
struct Line<B: Backend> {
    terminal: Terminal<B>,
    sent: Counter,
}

impl<B: Backend<Error = io::Error>> Line<B> {
    fn new(make: impl FnOnce(Counter) -> B) -> Self {
        let sent = Counter::default();
        let area = Rect::new(0, 0, SIZE.width, SIZE.height);
        let viewport = TerminalOptions { viewport: Viewport::Fixed(area) };
        let terminal = Terminal::with_options(make(sent.clone()), viewport).unwrap();
        Self { terminal, sent }
    }

    fn draw(&mut self, program: &Headless) -> usize {
        self.terminal.draw(|frame| tui::draw(&program.app, &Theme::colours(), frame)).unwrap();
        self.sent.take()
    }
}

/// What one kind of key costs.
pub struct Cost {
    pub what: &'static str,
    /// The most bytes it may send, where there is a goal.
    pub goal: Option<usize>,
    /// Bytes of each press on the program's backend.
    pub ours: Vec<usize>,
    /// Bytes of the same presses on ratatui's own backend.
    pub plain: Vec<usize>,
}

impl Cost {
    pub fn median(of: &[usize]) -> usize {
        let mut sorted = of.to_vec();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied().unwrap_or_default()
    }
}

/// The program, drawn twice.
struct Bench {
    program: Headless,
    ours: Line<LeanBackend<Counter>>,
    plain: Line<CrosstermBackend<Counter>>,
    costs: Vec<Cost>,
}

impl Bench {
    fn act(&mut self, action: Action) {
        assert!(self.program.act(action).unwrap(), "no key for {}", action.name());
        self.draw();
    }

    fn draw(&mut self) -> (usize, usize) {
        (self.ours.draw(&self.program), self.plain.draw(&self.program))
    }

    /// Draws after each of several presses and keeps what they cost.
    fn measure(
        &mut self,
        what: &'static str,
        goal: Option<usize>,
        presses: usize,
        mut press: impl FnMut(&mut Headless, usize),
    ) {
        self.draw();
        let mut cost = Cost { what, goal, ours: Vec::new(), plain: Vec::new() };
        for at in 0..presses {
            press(&mut self.program, at);
            let (ours, plain) = self.draw();
            cost.ours.push(ours);
            cost.plain.push(plain);
        }
        self.costs.push(cost);
    }
}

/// Presses every kind of key and counts.
pub fn measure() -> Vec<Cost> {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let clock = Clock { today: chrono::NaiveDate::from_ymd_opt(2026, 11, 22) };
    let sample = Sample { households: 300, seed: 1 };
    sample::make(&data, sample, clock.now(), &mut |_| {}).unwrap().folder.close();
    let keymap = Keymap::preset(Preset::Default);
    let program = Headless::open(&data, keymap, Lang::Vi, clock).unwrap();
    let profile = Profile::of("xterm-256color", "", false);
    let ours = Line::new(|sent| LeanBackend::new(sent, SIZE, profile));
    let plain = Line::new(CrosstermBackend::new);
    let mut bench = Bench { program, ours, plain, costs: Vec::new() };
    bench.act(Action::Households);
    bench.measure("nothing changed", Some(0), 3, |_, _| {});
    let down = |program: &mut Headless, _| program.press(KeyCode::Down).unwrap();
    bench.measure("one row down", Some(130), 10, down);
    for _ in 0..10 {
        bench.program.press(KeyCode::Down).unwrap();
    }
    bench.measure("one row scrolled", Some(300), 20, down);
    let page = |program: &mut Headless, _| program.press(KeyCode::PageDown).unwrap();
    bench.measure("a full page", Some(2_000), 6, page);
    bench.act(Action::Search);
    let letters: Vec<char> = "nguyen van".chars().collect();
    let count = letters.len();
    bench.measure("a letter of a search", None, count, |program, at| {
        program.type_text(&letters[at].to_string()).unwrap();
    });
    bench.act(Action::Back);
    bench.act(Action::New);
    bench.measure("another field", None, 8, |program, _| {
        assert!(program.act(Action::NextField).unwrap());
    });
    // Back to the address: a number would refuse every letter.
    bench.act(Action::NextField);
    let letters: Vec<char> = "thuong tru tai xom tren".chars().collect();
    let count = letters.len();
    bench.measure("a typed letter", Some(30), count, |program, at| {
        program.type_text(&letters[at].to_string()).unwrap();
    });
    assert!(bench.program.picture().contains("thuong tru tai xom tren"));
    let keys: Vec<char> = "xoms Nghieeng Nguyeenx Thij Thuyr DDawsk Lawsk".chars().collect();
    let count = keys.len();
    assert!(bench.program.act(Action::ClearField).unwrap());
    bench.measure("a key of Telex", Some(30), count, |program, at| {
        program.type_text(&keys[at].to_string()).unwrap();
    });
    let shown = bench.program.picture();
    assert!(shown.contains("xóm Nghiêng Nguyễn Thị Thủy Đắk Lắk"), "{shown}");
    bench.costs
}

#[test]
fn a_key_sends_few_bytes() {
    let mut missed = Vec::new();
    for cost in measure() {
        let median = Cost::median(&cost.ours);
        if let Some(goal) = cost.goal.filter(|goal| median > *goal) {
            missed.push(format!("{}: {median} of {goal}: {:?}", cost.what, cost.ours));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

//! Exact fractions, for comparing what was counted with the bar of a plan.
//!
//! It knows no criteria. Invariant: nothing is rounded before it is compared; what is shown never
//! stands on another side of the bar than the number itself.

use std::cmp::Ordering;

use crate::plan::Compare;
use crate::text::{Decimal, format_decimal};

/// A fraction; the denominator is above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    /// `over / under`; nothing where that cannot be divided.
    pub(super) fn new(over: i128, under: i128) -> Option<Self> {
        match under.cmp(&0) {
            Ordering::Greater => Some(Self { over, under }),
            Ordering::Less => {
                Some(Self { over: over.saturating_neg(), under: under.saturating_neg() })
            }
            Ordering::Equal => None,
        }
    }

    pub(super) fn whole(number: i64) -> Self {
        Self { over: i128::from(number), under: 1 }
    }

    /// So many per cent of a whole.
    pub(super) fn percent(part: i64, whole: i64) -> Option<Self> {
        Self::new(i128::from(part).saturating_mul(100), i128::from(whole))
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        let left = self.over.saturating_mul(other.under);
        let right = other.over.saturating_mul(self.under);
        Self::new(left.saturating_sub(right), self.under.saturating_mul(other.under))
    }

    /// So many per cent of a whole.
    pub(super) fn percent_of(self, whole: i64) -> Option<Self> {
        let under = self.under.saturating_mul(i128::from(whole));
        Self::new(self.over.saturating_mul(100), under)
    }

    pub(super) fn divided_by(self, parts: i64) -> Option<Self> {
        Self::new(self.over, self.under.saturating_mul(i128::from(parts)))
    }

    pub(super) fn compare(self, other: Self) -> Ordering {
        let left = self.over.saturating_mul(other.under);
        left.cmp(&other.over.saturating_mul(self.under))
    }

    pub(super) fn least(self, other: Self) -> Self {
        if self.compare(other) == Ordering::Greater { other } else { self }
    }

    fn against(self, bar: Decimal) -> Ordering {
        let up = 10_i128.saturating_pow(u32::from(bar.scale()));
        let left = self.over.saturating_mul(up);
        left.cmp(&i128::from(bar.units()).saturating_mul(self.under))
    }

    /// Whether it is on the good side of a bar.
    pub(super) fn is(self, compare: Compare, bar: Decimal) -> bool {
        let found = self.against(bar);
        match compare {
            Compare::AtLeast => found.is_ge(),
            Compare::MoreThan => found.is_gt(),
            Compare::LessThan => found.is_lt(),
            Compare::AtMost => found.is_le(),
            Compare::Equal => found.is_eq(),
        }
    }

    /// Rounded to so many places, halves away from zero.
    pub(super) fn rounded(self, places: u8) -> Option<Decimal> {
        let up = 10_i128.saturating_pow(u32::from(places));
        let size = self.over.saturating_abs().saturating_mul(up).saturating_mul(2);
        let under = self.under.saturating_mul(2);
        let units = size.saturating_add(self.under).checked_div(under)?;
        let units = i64::try_from(units).ok()?;
        Decimal::new(if self.over < 0 { units.saturating_neg() } else { units }, places)
    }

    /// In thousandths, on the same side of the bar as the number itself.
    pub(super) fn settled(self, bar: Option<Decimal>) -> Option<Decimal> {
        let near = self.rounded(3)?;
        let (Some(bar), true) = (bar, bar.is_some_and(|bar| near.cmp(&bar) != self.against(bar)))
        else {
            return Some(near);
        };
        // The next thousandth, away from the bar.
        let step = if self.against(bar) == Ordering::Less { -1 } else { 1 };
        let up = 10_i64.saturating_pow(3_u32.saturating_sub(u32::from(bar.scale())));
        Decimal::new(bar.units().saturating_mul(up).saturating_add(step), 3)
    }

    /// Rounded down to a whole number.
    pub(super) fn floor(self) -> i64 {
        let whole = self.over.checked_div_euclid(self.under).unwrap_or_default();
        i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
    }

    /// For reading: with one place, or as many (up to three) as it takes to see on which side of the
    /// bar it is.
    pub(super) fn shown(self, bar: Option<Decimal>) -> String {
        let is_true = |shown: &Decimal| bar.is_none_or(|bar| shown.cmp(&bar) == self.against(bar));
        let mut tried = (1..=3).filter_map(|places| self.rounded(places));
        let shown = tried.find(is_true).or_else(|| self.settled(bar));
        shown.map(format_decimal).unwrap_or_default()
    }
}

/// A number that is known within bounds: exactly, where they are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// At least this.
    pub(super) low: Ratio,
    /// As far as is known.
    pub(super) at: Ratio,
    /// At most this.
    pub(super) high: Ratio,
}

impl Span {
    pub(super) fn exact(at: Ratio) -> Self {
        Self { low: at, at, high: at }
    }

    /// Whether it is on the good side of a bar; nothing where the bounds differ.
    pub(super) fn is(self, compare: Compare, bar: Decimal) -> Option<bool> {
        let at = self.at.is(compare, bar);
        let sure = [self.low, self.high].iter().all(|end| end.is(compare, bar) == at);
        // Within bounds on both sides of it nothing can be equal for sure.
        let wide = compare == Compare::Equal && self.low != self.high;
        (sure && !wide).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_bar_is_compared_exactly() {
        use Compare::{AtLeast, AtMost, Equal, LessThan, MoreThan};
        let half = Ratio::percent(60, 120).unwrap();
        let rows = [
            (half, MoreThan, "50", false),
            (half, AtLeast, "50", true),
            (half, AtMost, "50", true),
            (half, LessThan, "50", false),
            (half, Equal, "50", true),
            (Ratio::percent(2, 3).unwrap(), AtLeast, "66.667", false),
            (Ratio::percent(2, 3).unwrap(), MoreThan, "66.666", true),
            (Ratio::percent(500_001, 1_000_000).unwrap(), MoreThan, "50", true),
            (Ratio::new(-1, 2).unwrap(), LessThan, "0", true),
            (Ratio::new(1, -2).unwrap(), LessThan, "-0.499", true),
        ];
        for (ratio, compare, bar, wanted) in rows {
            assert_eq!(ratio.is(compare, of(bar)), wanted, "{ratio:?} {compare:?} {bar}");
        }
        assert_eq!(Ratio::percent(1, 0), None);
    }

    #[test]
    fn what_is_shown_stands_on_its_own_side_of_the_bar() {
        let under = Ratio::new(1_499_999, 500_000).unwrap();
        assert_eq!(under.shown(Some(of("3"))), "2,999");
        assert_eq!(under.settled(Some(of("3"))), Some(of("2.999")));
        let barely = Ratio::new(50_000_001, 1_000_000).unwrap();
        assert_eq!(barely.settled(Some(of("50"))), Some(of("50.001")));
        assert_eq!(Ratio::new(-1, 1_000_000).unwrap().shown(Some(of("0"))), "-0,001");
        let over = Ratio::percent(50_04, 10_000).unwrap();
        assert_eq!(over.shown(Some(of("50"))), "50,04");
        assert_eq!(over.shown(None), "50");
        assert_eq!(Ratio::percent(25, 120).unwrap().shown(Some(of("50"))), "20,8");
        assert_eq!(Ratio::percent(-25, 120).unwrap().rounded(3), Some(of("-20.833")));
        assert_eq!(Ratio::percent(1, 8).unwrap().rounded(1), Some(of("12.5")));
        assert_eq!(Ratio::new(-5, 100).unwrap().rounded(1), Some(of("-0.1")));
    }

    proptest! {
        #[test]
        fn nothing_panics_and_less_is_less(a in any::<i64>(), b in any::<i64>(), c in any::<i64>()) {
            if let (Some(x), Some(y)) = (Ratio::percent(a, b), Ratio::percent(c, b)) {
                let _ = (x.shown(None), x.rounded(3), x.divided_by(c), x.minus(y), x.compare(y));
            }
            let (x, y) = (Ratio::whole(a), Ratio::whole(b));
            prop_assert_eq!(x.compare(y), a.cmp(&b));
        }
    }
}

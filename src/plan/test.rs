//! What a target or a criterion asks, as data: who, what is counted, the operator, the bar.
//!
//! Invariant: a number in the text is here with its operator and its unit; what cannot be counted is
//! a person's tick. A percentage point and a per cent of a plan are different units.

use crate::domain::roster::Zone;
use crate::plan::keywords::ids;
use crate::text::Decimal;

/// Of whom a thing is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The whole nation's provinces: not judged here, shown only.
    Province,
    /// A district: not judged here, shown only.
    District,
    Commune,
    Village,
    Household,
    /// A person: a cadre or anybody else.
    Person,
    /// A collective: an office, a unit, an organisation.
    Collective,
    /// An enterprise or a cooperative.
    Enterprise,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// "từ … trở lên": at least.
    AtLeast,
    /// "trên …": more than.
    MoreThan,
    /// "dưới …": less than.
    LessThan,
    /// "đến …", "không quá …": at most.
    AtMost,
    Equal,
}

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitOf {
    Points,
    PointsAYear,
    /// Per cent of what is named by the metric.
    Percent,
    /// Per cent above a plan.
    PercentOfPlan,
    Households,
    /// Đồng.
    Dong,
    Times,
    YesNo,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Drop of the rate of poor households against the year before, points.
    PoorRateDrop,
    /// Average yearly drop of the rate of poor households since the start of the period, points.
    PoorRateDropAverage,
    /// The rate of poor households at the end of the year, per cent.
    PoorRate,
    /// Drop of the rate of poor and near-poor households together against the year before, points.
    MultiRateDrop,
    /// Drop of the number of poor and near-poor households against the start of the period, per cent.
    ListedDrop,
    /// Households that fell back, per cent of the households.
    FellBackRate,
    /// Fewer near-poor households than a year before.
    NearPoorDrop,
    /// How far the drop of poor households goes beyond the commune's or village's target, per cent.
    BeyondTarget,
    /// Whether the yearly target was met.
    TargetMet,
    /// Poor and near-poor households with full support, per cent. Not recorded: a tick.
    Coverage,
    /// Gifts received, goods at their value, nothing pledged, đồng.
    Gifts,
    /// Whether anything was given at all.
    Gave,
    /// Households helped to a recognised exit.
    HelpedOut,
    /// Households with stable work by somebody's help, which left poverty.
    HelpedToWork,
    /// Income a person against the base year, times.
    IncomeRatio,
    /// Whether the household registered to exit.
    Registered,
    /// Whether the household was on the approved list of a year.
    OnList,
    /// Whether the loan was used as meant, interest and principal paid in time.
    LoanDiscipline,
    Initiatives,
    /// A person's tick with evidence.
    Tick,
}

/// For whom among the subjects it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only communes of these zones; empty is all.
    pub zones: Vec<Zone>,
    /// Only communes that build a new countryside (a person's tick).
    pub new_rural: bool,
    /// Only poor districts.
    pub poor_district: Option<bool>,
}

/// How an entry is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Who is judged by it.
    pub subjects: Vec<Subject>,
    pub scope: Scope,
    pub metric: Metric,
    /// The operator; absent where no bar is given.
    pub compare: Option<Compare>,
    /// The bar; absent is "no threshold", never 0.
    pub bar: Option<Decimal>,
    /// The upper end of the wording, where the text gives a range ("05-10 hộ", "30-40%").
    pub upper: Option<Decimal>,
    /// The unit of the bar.
    pub unit: UnitOf,
    /// In so many years one after the other; 1 where nothing is said.
    pub years: u32,
    /// The year against which it is compared, where the text names one.
    pub base_year: Option<i32>,
    /// The one year of which it is asked, where the text names one.
    pub in_year: Option<i32>,
    /// Entries of which one is enough instead ("hoặc").
    pub or: Vec<String>,
    /// Whether it must be reached for an award; otherwise a goal only.
    pub for_award: bool,
}

ids! {
    Subject {
        Province = "province",
        District = "district",
        Commune = "commune",
        Village = "village",
        Household = "household",
        Person = "person",
        Collective = "collective",
        Enterprise = "enterprise",
    }
}

ids! {
    Compare {
        AtLeast = ">=",
        MoreThan = ">",
        LessThan = "<",
        AtMost = "<=",
        Equal = "=",
    }
}

ids! {
    UnitOf {
        Points = "points",
        PointsAYear = "points_a_year",
        Percent = "percent",
        PercentOfPlan = "percent_of_plan",
        Households = "households",
        Dong = "dong",
        Times = "times",
        YesNo = "yes_no",
    }
}

ids! {
    Metric {
        PoorRateDrop = "poor_rate_drop",
        PoorRateDropAverage = "poor_rate_drop_average",
        PoorRate = "poor_rate",
        MultiRateDrop = "multi_rate_drop",
        ListedDrop = "listed_drop",
        FellBackRate = "fell_back_rate",
        NearPoorDrop = "near_poor_drop",
        BeyondTarget = "beyond_target",
        TargetMet = "target_met",
        Coverage = "coverage",
        Gifts = "gifts",
        Gave = "gave",
        HelpedOut = "helped_out",
        HelpedToWork = "helped_to_work",
        IncomeRatio = "income_ratio",
        Registered = "registered",
        OnList = "on_list",
        LoanDiscipline = "loan_discipline",
        Initiatives = "initiatives",
        Tick = "tick",
    }
}

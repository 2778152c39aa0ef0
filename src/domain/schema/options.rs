//! The closed lists. An option's id is stored; its place in the list is part of the key of a tick,
//! so a new option goes to the end.

/// One option of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opt {
    pub id: &'static str,
}

impl Opt {
    /// The message key of the label. Options with one id share one label.
    pub fn label_key(&self) -> String {
        format!("option-{}", self.id)
    }
}

macro_rules! options {
    ($($(#[$doc:meta])* $name:ident = $($id:literal)+;)*) => {$(
        $(#[$doc])*
        pub const $name: &[Opt] = &[$(Opt { id: $id }),+];
    )*};
}

options! {
    /// What a village is called there.
    LABELS = "thon" "lang" "ap" "ban" "buon" "phum" "soc" "to_dan_pho" "khoi" "xom"
        "phong" "khoa" "trung_tam" "don_vi";
    /// Which income line and score limit apply.
    AREAS = "rural" "urban";
    /// The zone of the ethnic-minority programme.
    ZONES = "none" "I" "II" "III" "coastal";
    /// Sex.
    SEXES = "male" "female";
    /// Household classes (Nghị định 07/2021, Điều 3).
    CLASSES = "poor" "near_poor" "not_poor";
    /// The 12 indicators of the standard for 2022 (Nghị định 07/2021).
    DEPRIVATIONS = "employment" "dependents" "nutrition" "health_insurance" "adult_education"
        "child_school" "housing_quality" "housing_area" "clean_water" "toilet" "telecom"
        "information_means";
    /// How a class came about, against the year before.
    DETAILS = "old" "new" "fell_back";
    /// What a member is to the head.
    RELATIONS = "spouse" "child" "parent" "child_in_law" "grandchild" "grandparent" "sibling"
        "other";
    /// What a person does.
    WORKS = "working" "not_working" "studying" "retired";
    /// What is known of a person; empty is not known.
    ANSWERS = "yes" "no";
    /// How a child is fed.
    NUTRITION = "normal" "malnourished";
    /// How a household came onto the register other than by its class.
    JOINS = "moved_in" "split";
    /// How a household left the register other than by its class.
    LEAVES = "moved_away" "merged" "died_out";
    /// What is to be reached.
    TARGET_KINDS = "exit_poor" "exit_near_poor" "registrations" "reduce_poor" "reduce_near_poor"
        "fund";
    /// Causes of poverty.
    CAUSES = "lack_production_land" "lack_capital" "lack_labor" "lack_production_tools"
        "lack_production_knowledge" "lack_labor_skill" "illness_or_accident" "other";
    /// Kinds of support a household needs.
    NEEDS = "health" "education" "production" "credit" "housing" "other";
    /// What a household registers to leave.
    EXITS = "exit_poor" "exit_near_poor";
    /// Where it wants to be.
    TARGET_CLASSES = "near_poor" "not_poor";
    /// Who helps.
    HELPER_KINDS = "cadre" "party_member" "organisation" "enterprise" "household";
    /// Who gives.
    DONOR_KINDS = "individual" "household" "officer" "agency" "organisation" "enterprise"
        "religious";
    /// In what form.
    GIFT_FORMS = "cash" "transfer" "in_kind" "labour";
    /// Which procedure a meeting belongs to (Quyết định 24/2021).
    MEETING_KINDS = "annual" "in_year";
    /// What a vote gave.
    OUTCOMES = "passed" "redo";
    /// Whom a criterion is asked of.
    SUBJECTS = "commune" "village" "household" "donor" "helper" "unit";
    /// Who registers for the movement (Sa Pa 2020, III.2).
    REGISTRANTS = "commune" "village" "household" "individual" "collective" "enterprise";
    /// Who may be put forward (Sa Pa 2020, IV.1).
    NOMINEES = "commune" "village" "household" "individual" "collective" "enterprise";
    /// What a helper gives (Sa Pa 2020, V.2).
    DEEDS = "labour_days" "goods" "money" "guidance" "job" "other";
    /// Where a dossier is.
    NOMINATION_STATES = "draft" "complete" "submitted" "returned" "forwarded" "awarded"
        "not_awarded" "cancelled";
    /// What was tried against poverty.
    INITIATIVE_KINDS = "model" "initiative";
    /// What is said upwards.
    FEEDBACK_KINDS = "policy" "difficulty" "need_next";
}

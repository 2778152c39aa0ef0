//! The households of the sample: heads, members, scores, what they need.
//!
//! Every household has dice of its own for all but what it had before members were recorded, so that
//! one more field does not make another commune.

use chrono::Datelike as _;

use crate::domain::id::RecordId;
use crate::domain::input::RowInput;
use crate::domain::op::{Ctx, Input, Values};
use crate::domain::schema::{CAUSES, DEPRIVATIONS, NEEDS, RecordKind};
use crate::domain::value::Value;
use crate::runtime::sample::{Dice, KNOWN_WELL, some, text, value};
use crate::text::PartialDate;

const PEOPLES: [People; 4] = [
    People {
        name: "Kinh",
        family: &["Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đặng", "Bùi", "Đỗ", "Hoàng"],
        middle: [&["Văn", "Đức", "Hữu", "Quang"], &["Thị", "Thị Thu", "Thị Ngọc", "Thị Kim"]],
        given: [
            &["An", "Bình", "Cường", "Dũng", "Hùng", "Khôi", "Minh", "Phúc", "Sơn", "Tâm"],
            &["Bưởi", "Cúc", "Đào", "Hạnh", "Hoa", "Lan", "Mận", "Nhung", "Thúy", "Yến"],
        ],
    },
    People {
        name: "Mông",
        family: &["Giàng", "Vàng", "Lý", "Thào", "Sùng", "Má", "Hạng"],
        middle: [&["A", "Seo", "Mí"], &["Thị", "Seo"]],
        given: [
            &["Pháo", "Chứ", "Dơ", "Páo", "Sùng", "Tủa", "Vư", "Lử"],
            &["Mỷ", "Dí", "Sáng", "Chú", "Pà", "Dợ", "Xúa"],
        ],
    },
    People {
        name: "Dao",
        family: &["Triệu", "Bàn", "Phàn", "Chảo", "Tẩn"],
        middle: [&["Tả", "Văn", "Sành"], &["Mùi", "Thị", "Lở"]],
        given: [&["Quẩy", "Phẩu", "Hòa", "Lìn", "Chiêm"], &["Nái", "Mẩy", "Sểnh", "Pham", "Liều"]],
    },
    People {
        name: "Tày",
        family: &["Hoàng", "Nông", "Lương", "Ma", "La"],
        middle: [&["Văn", "Đình"], &["Thị", "Thị Bích"]],
        given: [
            &["Bằng", "Chiến", "Đoàn", "Hiếu", "Lực", "Thắng"],
            &["Diệp", "Hằng", "Huệ", "Nguyệt", "Tuyết", "Xuân"],
        ],
    },
];

struct People {
    name: &'static str,
    family: &'static [&'static str],
    middle: [&'static [&'static str]; 2],
    given: [&'static [&'static str]; 2],
}

impl People {
    fn name(&self, dice: &mut Dice, woman: bool) -> String {
        let part = |lists: &[&'static [&'static str]; 2]| {
            lists.get(usize::from(woman)).copied().unwrap_or_default()
        };
        let (middle, given) = (part(&self.middle), part(&self.given));
        [dice.of(self.family, ""), dice.of(middle, ""), dice.of(given, "")].join(" ")
    }
}

/// The fields of one household.
pub(super) fn household(
    dice: &mut Dice,
    seed: u64,
    number: u32,
    villages: &[RecordId],
    ctx: &Ctx,
) -> Values {
    let at = usize::try_from(dice.below(PEOPLES.len() as u64)).unwrap_or(0);
    let people = PEOPLES.get(at).unwrap_or(&PEOPLES[0]);
    let woman = dice.below(4) == 0;
    let name = people.name(dice, woman);
    let birth = i32::try_from(dice.int(1940, 1998)).unwrap_or(1970);
    let (class, b1, ticks) = match dice.below(10) {
        0..=2 => ("poor", dice.int(70, 138), dice.int(3, 6)),
        3..=5 => ("near_poor", dice.int(90, 140), dice.int(0, 2)),
        _ => ("not_poor", dice.int(145, 260), dice.int(0, 2)),
    };
    let class = crate::domain::schema::CLASSES.iter().find(|option| option.id == class);
    let village = usize::try_from(dice.below(villages.len() as u64)).unwrap_or(0);
    let mut values = Values::new();
    values.insert("code", text(&format!("MT-{number:05}")));
    if let Some(village) = villages.get(village) {
        values.insert("village", value(Value::Link(*village)));
    }
    values.insert("head_name", text(&name));
    values.insert("head_sex", value(Value::Code(if woman { "female" } else { "male" })));
    if let Ok(birth) = PartialDate::from_year(birth) {
        values.insert("head_birth", value(Value::Date(birth)));
    }
    values.insert("personal_number", text(&personal_number(birth, woman, number, 0)));
    values.insert("ethnicity", text(people.name));
    let count = dice.int(1, 9);
    values.insert("members_count", value(Value::Int(count)));
    values.insert("class", value(Value::Code(class.map_or("not_poor", |option| option.id))));
    let year = i64::from(chrono::Datelike::year(&ctx.today));
    values.insert("class_year", value(Value::Int(year)));
    values.insert("b1", value(Value::Int(b1)));
    values.insert("b2", value(Value::Int(ticks * 10)));
    values.insert("deprivations", Input::Ticks(some(dice, DEPRIVATIONS, ticks)));
    if class.is_some_and(|option| option.id != "not_poor") {
        let count = dice.int(1, 3);
        values.insert("causes", Input::Ticks(some(dice, CAUSES, count)));
        let income = dice.int(4, 14) * 100_000;
        values.insert("income_per_capita", value(Value::Int(income)));
    }
    let listed = class.is_some_and(|option| option.id != "not_poor");
    let mut own = Dice::new(seed ^ (u64::from(number) << 20));
    flags(&mut own, people, &mut values, listed);
    if listed && number <= KNOWN_WELL {
        let family = Family { people, number, head: birth, woman, year: ctx.today.year() };
        values.insert("members", Input::Rows(family.members(&mut own, count - 1)));
    }
    values
}

/// A number that is given to nobody: province 099 does not exist. Century, sex and year are right.
fn personal_number(born: i32, woman: bool, household: u32, place: u32) -> String {
    let century = if born >= 2000 { 2 } else { 0 };
    let year = born.rem_euclid(100);
    format!("099{}{year:02}{household:05}{place:01}", century + i32::from(woman))
}

/// What else is recorded of a household.
fn flags(dice: &mut Dice, people: &People, values: &mut Values, listed: bool) {
    let mut tick = |field: &'static str, one_in: u64| {
        if dice.below(one_in) == 0 {
            values.insert(field, value(Value::Bool(true)));
        }
    };
    tick("merit", 20);
    tick("officer_related", 40);
    if listed {
        tick("no_labor_capacity", 15);
        let count = dice.int(1, 2);
        values.insert("needs", Input::Ticks(some(dice, NEEDS, count)));
    } else {
        tick("average_living", 5);
    }
    if people.name != "Kinh" {
        values.insert("ethnic_minority", value(Value::Bool(true)));
    }
    values.insert("head_work", value(Value::Code("working")));
    values.insert("head_insurance", value(Value::Code("yes")));
}

/// Who lives in a household beside its head.
struct Family<'a> {
    people: &'a People,
    number: u32,
    head: i32,
    woman: bool,
    year: i32,
}

impl Family<'_> {
    fn members(&self, dice: &mut Dice, count: i64) -> Vec<RowInput> {
        (1..).take(usize::try_from(count).unwrap_or(0)).map(|at| self.member(dice, at)).collect()
    }

    fn member(&self, dice: &mut Dice, at: u32) -> RowInput {
        let years = |dice: &mut Dice, from, to| i32::try_from(dice.int(from, to)).unwrap_or(0);
        let (relation, born, woman) = match at {
            1 => ("spouse", self.head + years(dice, -3, 8), !self.woman),
            2..=5 => ("child", self.head + years(dice, 19, 38), dice.below(2) == 0),
            6 => ("parent", self.head - years(dice, 18, 26), dice.below(2) == 0),
            _ => ("grandchild", self.head + years(dice, 42, 55), dice.below(2) == 0),
        };
        let born = born.min(self.year - 1);
        let age = self.year - born;
        let mut values = Values::new();
        values.insert("full_name", text(&self.people.name(dice, woman)));
        let mut code = |field: &'static str, id: &str| {
            let options = RecordKind::Member
                .field(field)
                .map(crate::domain::schema::FieldDef::options)
                .unwrap_or_default();
            if let Some(option) = options.iter().find(|option| option.id == id) {
                values.insert(field, value(Value::Code(option.id)));
            }
        };
        code("relation", relation);
        code("sex", if woman { "female" } else { "male" });
        code("health_insurance", if dice.below(12) == 0 { "no" } else { "yes" });
        if age < 16 {
            code("nutrition", if dice.below(15) == 0 { "malnourished" } else { "normal" });
        }
        if (3..16).contains(&age) {
            code("in_school", if dice.below(20) == 0 { "no" } else { "yes" });
        } else if age >= 65 {
            code("work", "retired");
        } else if age >= 16 {
            code("work", if dice.below(6) == 0 { "not_working" } else { "working" });
        }
        if let Ok(birth) = PartialDate::from_year(born) {
            values.insert("birth", value(Value::Date(birth)));
        }
        let number = personal_number(born, woman, self.number, at);
        values.insert("personal_number", text(&number));
        values.insert("ethnicity", text(self.people.name));
        RowInput { id: None, values }
    }
}

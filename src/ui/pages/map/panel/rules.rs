//! The rules of the form as they are written: one row each, and groups of them.

use leptos::prelude::*;

use crate::browser::page;
use crate::id::PersonId;
use crate::map::{Asks, Form, Joined, Line, Rule};
use crate::people::Filter;

/// A rule being written.
#[derive(Clone, Copy)]
pub struct RuleRow {
    /// Unlike any other's.
    pub key: u32,
    /// Whether it is turned round.
    pub not: RwSignal<bool>,
    /// What it asks.
    pub asks: RwSignal<Asks>,
    /// What for.
    pub value: RwSignal<String>,
    /// The same, where that is a person.
    pub person: RwSignal<Vec<PersonId>>,
}

impl RuleRow {
    fn of(rule: &Rule, key: u32) -> Self {
        let person = match rule.asks {
            Asks::Through => rule.value.parse().ok(),
            _ => None,
        };
        Self {
            key,
            not: RwSignal::new(rule.not),
            asks: RwSignal::new(rule.asks),
            value: RwSignal::new(rule.value.clone()),
            person: RwSignal::new(person.into_iter().collect()),
        }
    }

    /// It asks something else now.
    pub fn ask(self, asks: Asks) {
        self.value.set(String::new());
        self.person.set(Vec::new());
        self.asks.set(asks);
    }

    fn read(self) -> Rule {
        let asks = self.asks.get();
        let value = match asks {
            Asks::Through => self
                .person
                .with(|person| person.first().map(PersonId::to_string))
                .unwrap_or_default(),
            _ => self.value.get(),
        };
        Rule { not: self.not.get(), asks, value }
    }
}

/// A group of rules being written.
#[derive(Clone, Copy)]
pub struct GroupRow {
    /// Unlike any other's.
    pub key: u32,
    /// Whether it is turned round.
    pub not: RwSignal<bool>,
    /// Whether one of its rules is enough.
    pub any: RwSignal<bool>,
    /// Its rules.
    pub rules: RwSignal<Vec<RuleRow>>,
}

/// A line of the form.
#[derive(Clone, Copy)]
pub enum Row {
    /// A rule.
    Rule(RuleRow),
    /// A group.
    Group(GroupRow),
}

impl Row {
    /// Unlike any other's.
    pub fn key(&self) -> u32 {
        match self {
            Row::Rule(rule) => rule.key,
            Row::Group(group) => group.key,
        }
    }
}

/// The form being written.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Whether one line is enough.
    pub any: RwSignal<bool>,
    /// The lines.
    pub rows: RwSignal<Vec<Row>>,
    /// Whether the filter nests too deep for the form.
    pub beyond: RwSignal<bool>,
    last: StoredValue<u32>,
    /// Whose the rows are: the form's, not those of the effect in which they are made, which would
    /// take them down when it runs again.
    owner: StoredValue<Option<Owner>>,
}

impl Draft {
    /// The draft of no filter.
    pub fn new() -> Self {
        Self {
            any: RwSignal::new(false),
            rows: RwSignal::new(Vec::new()),
            beyond: RwSignal::new(false),
            last: StoredValue::new(0),
            owner: StoredValue::new(Owner::current()),
        }
    }

    fn key(self) -> u32 {
        self.last
            .try_update_value(|last| {
                *last += 1;
                *last
            })
            .unwrap_or_default()
    }

    /// Shows this filter, which came from elsewhere.
    pub fn show(self, filter: &Filter) {
        let form = Form::of(filter);
        self.beyond.set(form.is_none());
        let form = form.unwrap_or_default();
        self.any.set(form.any);
        let row = |line: &Line| match line {
            Line::Rule(rule) => Row::Rule(RuleRow::of(rule, self.key())),
            Line::Group(group) => Row::Group(GroupRow {
                key: self.key(),
                not: RwSignal::new(group.not),
                any: RwSignal::new(group.any),
                rules: RwSignal::new(
                    group.rules.iter().map(|rule| RuleRow::of(rule, self.key())).collect(),
                ),
            }),
        };
        let make = || form.lines.iter().map(row).collect::<Vec<_>>();
        let rows = match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        };
        self.rows.set(rows);
    }

    /// The filter that is written now.
    pub fn filter(self) -> Filter {
        let rules = |rules: &[RuleRow]| rules.iter().map(|rule| rule.read()).collect();
        let line = |row: &Row| match row {
            Row::Rule(rule) => Line::Rule(rule.read()),
            Row::Group(group) => Line::Group(Joined {
                not: group.not.get(),
                any: group.any.get(),
                rules: group.rules.with(|all| rules(all)),
            }),
        };
        let lines = self.rows.with(|rows| rows.iter().map(line).collect());
        Form { any: self.any.get(), lines }.filter()
    }

    fn new_rule(self) -> RuleRow {
        let rule = RuleRow::of(&Rule::new(Asks::Circle), self.key());
        let id = rule_id(rule.key);
        page::after_paint(move || {
            page::focus_field(&id);
        });
        rule
    }

    /// One more rule; in a group, or in the form itself.
    pub fn add_rule(self, group: Option<GroupRow>) {
        let rule = self.new_rule();
        match group {
            Some(group) => group.rules.update(|rules| rules.push(rule)),
            None => self.rows.update(|rows| rows.push(Row::Rule(rule))),
        }
    }

    /// One more group, with a first rule.
    pub fn add_group(self) {
        let group = GroupRow {
            key: self.key(),
            not: RwSignal::new(false),
            any: RwSignal::new(true),
            rules: RwSignal::new(vec![self.new_rule()]),
        };
        self.rows.update(|rows| rows.push(Row::Group(group)));
    }

    /// Takes out the line or the rule of this key; a group that is left empty goes too.
    pub fn remove(self, key: u32) {
        let groups = self.rows.with_untracked(|rows| rows.clone());
        let mut emptied = None;
        for row in groups {
            if let Row::Group(group) = row {
                group.rules.update(|rules| {
                    let before = rules.len();
                    rules.retain(|rule| rule.key != key);
                    if rules.is_empty() && before > 0 {
                        emptied = Some(group.key);
                    }
                });
            }
        }
        self.rows.update(|rows| {
            rows.retain(|row| row.key() != key && Some(row.key()) != emptied);
        });
        page::focus_soon("#add-rule");
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

/// The id of the field that says what a rule asks.
pub fn rule_id(key: u32) -> String {
    format!("rule-{key}")
}

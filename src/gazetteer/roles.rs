//! Who held which office when.

use jiff::civil::Date;

use super::{Gazetteer, RowId};
use crate::prepared::{Reader, Writer};
use crate::span::narrow;

/// Somebody's holding of an office.
#[derive(Clone, Debug)]
pub(crate) struct Tenure {
    /// Who.
    pub(crate) person: RowId,
    /// The office, as a lower-case title.
    pub(crate) title: Box<str>,
    /// The organization or country it is an office of.
    pub(crate) organization: Option<RowId>,
    /// The first day as a number like 20241018, 0 when unknown; of a month or year its first day.
    pub(crate) since: u32,
    /// The last day, [`u32::MAX`] when it lasts; of a month or year its last day.
    pub(crate) until: u32,
}

impl Tenure {
    /// Whether the office was held on a day.
    pub(crate) fn is_held_on(&self, day: Date) -> bool {
        let day = number(day);
        self.since <= day && day <= self.until
    }
}

/// A day as a number like 20241018.
fn number(day: Date) -> u32 {
    let part = |n: i32| u32::try_from(n).unwrap_or(0);
    part(day.year().into()) * 10_000 + part(day.month().into()) * 100 + part(day.day().into())
}

/// All tenures in two orders.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    /// Sorted by person, then first day.
    list: Vec<Tenure>,
    /// Indices into `list`, sorted by organization, title, first day.
    by_office: Vec<u32>,
}

impl Roles {
    /// Adds tenures and sorts anew.
    pub(super) fn add(&mut self, more: Vec<Tenure>) {
        if more.is_empty() {
            return;
        }
        self.list.extend(more);
        self.list.sort_by(|a, b| {
            (a.person, a.since, a.until, &a.title, a.organization).cmp(&(
                b.person,
                b.since,
                b.until,
                &b.title,
                b.organization,
            ))
        });
        self.by_office = (0..u32::try_from(self.list.len()).unwrap_or(u32::MAX)).collect();
        let list = &self.list;
        self.by_office.sort_by_key(|i| {
            let t = &list[*i as usize];
            (t.organization, &t.title, t.since, *i)
        });
    }

    /// Writes the prepared form: all titles once, the tenures, their other order.
    pub(super) fn write(&self, out: &mut Writer) {
        let mut titles: Vec<&str> = self.list.iter().map(|t| &*t.title).collect();
        titles.sort_unstable();
        titles.dedup();
        out.texts(&titles);
        let mut last = 0;
        out.table(self.list.iter().map(|t| {
            let person = t.person.0 - std::mem::replace(&mut last, t.person.0);
            let title = narrow(titles.binary_search(&&*t.title).unwrap_or_default());
            // none is 0, as is a day without end
            let organization = t.organization.map_or(0, |row| row.0 + 1);
            [person, title, organization, t.since, t.until.wrapping_add(1)]
        }));
        out.table(self.by_office.iter().map(|i| [*i]));
    }

    /// Reads the prepared form.
    pub(super) fn read(input: &mut Reader) -> Option<Self> {
        let titles = input.texts()?;
        let tenures = input.table()?;
        let mut list = Vec::with_capacity(tenures.len());
        let mut person = 0;
        for [later, title, organization, since, until] in tenures {
            person = u32::checked_add(person, later)?;
            list.push(Tenure {
                person: RowId(person),
                title: (*titles.get(title as usize)?).into(),
                organization: organization.checked_sub(1).map(RowId),
                since,
                until: until.wrapping_sub(1),
            });
        }
        let by_office = input.table()?.map(|[i]| i).collect();
        Some(Self { list, by_office })
    }

    /// Puts one row in the place of another.
    pub(super) fn replace(&mut self, new_of: impl Fn(RowId) -> RowId) {
        let mut list = std::mem::take(&mut self.list);
        for t in &mut list {
            t.person = new_of(t.person);
            t.organization = t.organization.map(&new_of);
        }
        self.add(list);
    }
}

impl Gazetteer {
    /// Who held an office of an organization or country on a day, the latest to take it first; without a day,
    /// everybody who ever did.
    pub(crate) fn holders(
        &self,
        title: &str,
        organization: Option<RowId>,
        day: Option<Date>,
    ) -> impl Iterator<Item = &Tenure> {
        let roles = &self.roles;
        let tenure = move |i: &u32| &roles.list[*i as usize];
        let key = (organization, title);
        let first = roles.by_office.partition_point(|i| office(tenure(i)) < key);
        let len = roles.by_office[first..].partition_point(|i| office(tenure(i)) == key);
        roles.by_office[first..first + len]
            .iter()
            .rev()
            .map(tenure)
            .filter(move |t| day.is_none_or(|d| t.is_held_on(d)))
    }

    /// The offices of a person, by first day.
    pub(crate) fn offices_of(&self, person: RowId) -> &[Tenure] {
        let list = &self.roles.list;
        let first = list.partition_point(|t| t.person < person);
        let len = list[first..].partition_point(|t| t.person == person);
        &list[first..first + len]
    }
}

fn office(t: &Tenure) -> (Option<RowId>, &str) {
    (t.organization, &t.title)
}

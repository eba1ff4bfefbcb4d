//! Units of time and how they are made of each other.

/// Units of time, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    const ALL: [Self; 13] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Weekend,
        Self::Week,
        Self::Fortnight,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Millennium,
    ];

    /// The unit of an argument.
    #[inline]
    pub(super) fn of(arg: u8) -> Self {
        Self::ALL[(arg & 15) as usize % Self::ALL.len()]
    }

    /// The finer unit that lengths are told in beside this one: months beside years.
    pub(super) const fn next_finer(self) -> Option<Self> {
        match self {
            Self::Minute => Some(Self::Second),
            Self::Hour => Some(Self::Minute),
            Self::Day => Some(Self::Hour),
            Self::Week => Some(Self::Day),
            Self::Year => Some(Self::Month),
            _ => None,
        }
    }

    /// How many of another unit make one of this, where it is a whole number.
    pub(super) fn in_units_of(self, finer: Self) -> Option<u32> {
        /// Seconds, or months.
        const fn size(unit: Unit) -> (u32, bool) {
            match unit {
                Unit::Second => (1, false),
                Unit::Minute => (60, false),
                Unit::Hour => (3_600, false),
                Unit::Day | Unit::Weekend => (86_400, false),
                Unit::Week => (604_800, false),
                Unit::Fortnight => (1_209_600, false),
                Unit::Month => (1, true),
                Unit::Quarter => (3, true),
                Unit::Year => (12, true),
                Unit::Decade => (120, true),
                Unit::Century => (1_200, true),
                Unit::Millennium => (12_000, true),
            }
        }
        let ((large, months), (small, finer_months)) = (size(self), size(finer));
        (months == finer_months && large.is_multiple_of(small)).then(|| large / small)
    }
}

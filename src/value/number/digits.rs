//! Digits to numbers, exactly.

/// A number in digits: `mantissa` divided by ten to the `decimals`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Decimal {
    mantissa: u64,
    decimals: u32,
    /// The value when the mantissa does not hold it.
    float: Option<f64>,
}

/// The largest integer below which a 64-bit float holds every integer.
const EXACT: u64 = 1 << 53;

impl Decimal {
    /// Reads digits with separators of thousands ("," or any other mark but ".") and at most one decimal point.
    pub(super) fn read(text: &str) -> Self {
        let (mut mantissa, mut decimals, mut point) = (0u64, 0u32, false);
        for b in text.bytes() {
            match b {
                b'0'..=b'9' => {
                    let Some(next) =
                        mantissa.checked_mul(10).and_then(|m| m.checked_add(u64::from(b - b'0')))
                    else {
                        return Self::long(text);
                    };
                    mantissa = next;
                    decimals += u32::from(point);
                }
                b'.' => point = true,
                _ => {}
            }
        }
        if mantissa > EXACT || decimals > 22 {
            return Self::long(text);
        }
        Self { mantissa, decimals, float: None }
    }

    /// Digits beyond the mantissa.
    fn long(text: &str) -> Self {
        let plain: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        Self { mantissa: 0, decimals: 0, float: Some(plain.parse().unwrap_or(f64::INFINITY)) }
    }

    /// A number with groups of thousands that are cut by periods or spaces.
    pub(super) fn grouped(text: &str) -> Self {
        let plain: String = text.chars().filter(char::is_ascii_digit).collect();
        Self::read(&plain)
    }

    /// Whether it is what an instrument reads rather than so many thousands: "573.15" of "573.15K".
    pub(super) fn is_reading(self) -> bool {
        self.decimals > 1 && self.times(0) >= 100.0
    }

    /// Whether a 64-bit float holds it exactly.
    pub(super) const fn is_exact(self) -> bool {
        self.float.is_none()
    }

    /// Its value times a power of ten.
    pub(super) fn times(self, power: u32) -> f64 {
        let ten = |n: u32| 10f64.powi(i32::try_from(n).unwrap_or(i32::MAX));
        if let Some(x) = self.float {
            return x * ten(power);
        }
        #[expect(clippy::cast_precision_loss, reason = "the mantissa is within 2^53")]
        let m = self.mantissa as f64;
        if power >= self.decimals {
            m * ten(power - self.decimals)
        } else {
            m / ten(self.decimals - power)
        }
    }
}

/// The digits of a number as written, with its decimal point and without the marks of its groups.
pub(super) fn as_written(text: &str) -> String {
    // several periods are those of groups
    let grouped = text.bytes().filter(|b| *b == b'.').count() > 1;
    text.chars().filter(|c| c.is_ascii_digit() || *c == '.' && !grouped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_scale_without_error() {
        assert_eq!(Decimal::read("1.1").times(9), 1_100_000_000.0);
        assert_eq!(Decimal::read("58.24").times(6), 58_240_000.0);
        assert_eq!(Decimal::read("1,234,567").times(0), 1_234_567.0);
        assert_eq!(Decimal::grouped("1.500.000").times(0), 1_500_000.0);
        assert!(!Decimal::read("123456789012345678901234567890").is_exact());
        assert_eq!(as_written("99,999,999,999,999,999,999.5"), "99999999999999999999.5");
        assert_eq!(as_written("1.000.000"), "1000000");
    }
}

//! The mentions of the earlier stages in the order of the text.

use crate::mention::Draft;

/// A draft with where it stands: first token and end in one number.
type Placed = (u64, u32);

/// The drafts by first token, then by end, then by index.
///
/// They come in a few runs that are in order each: names and values, then what later stages made. So runs are merged,
/// which reads each draft a few times and compares neighbours only.
pub(super) fn by_place(drafts: &[Draft<'_>]) -> Vec<u32> {
    let place = |d: &Draft<'_>| u64::from(d.first) << 32 | u64::from(d.end);
    let mut list: Vec<Placed> = Vec::with_capacity(drafts.len());
    list.extend(drafts.iter().map(place).zip(0..));
    let mut ends: Vec<usize> = runs(&list).collect();
    let mut spare = Vec::with_capacity(list.len());
    while ends.len() > 1 {
        spare.clear();
        let mut first = 0;
        let mut merged = Vec::with_capacity(ends.len().div_ceil(2));
        for pair in ends.chunks(2) {
            let (middle, end) = (pair[0], pair[pair.len() - 1]);
            merge(&list[first..middle], &list[middle..end], &mut spare);
            merged.push(end);
            first = end;
        }
        ends = merged;
        std::mem::swap(&mut list, &mut spare);
    }
    list.into_iter().map(|(_, d)| d).collect()
}

/// Where each stretch ends that is in order.
fn runs(list: &[Placed]) -> impl Iterator<Item = usize> {
    let breaks = list.windows(2).zip(1..).filter(|(w, _)| w[0] > w[1]).map(|(_, at)| at);
    breaks.chain((!list.is_empty()).then_some(list.len()))
}

/// Appends two lists that are in order as one.
fn merge(mut a: &[Placed], mut b: &[Placed], out: &mut Vec<Placed>) {
    while let ([x, more @ ..], [y, others @ ..]) = (a, b) {
        if x <= y {
            out.push(*x);
            a = more;
        } else {
            out.push(*y);
            b = others;
        }
    }
    out.extend_from_slice(a);
    out.extend_from_slice(b);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MentionKind;
    use crate::phrase::narrow;

    #[test]
    fn any_order_is_sorted() {
        for places in [&[][..], &[3], &[1, 2, 9, 3, 4, 4, 2, 2, 8, 1, 0, 7], &[5, 4, 3, 2, 1, 0]] {
            let draft = |first: &u32| Draft {
                first: *first,
                end: first + 1,
                kind: MentionKind::Other,
                subtype: "",
                form: None,
                head: *first,
                row: None,
                value: None,
                of: None,
                rule: "",
            };
            let drafts: Vec<Draft<'_>> = places.iter().map(draft).collect();
            let mut sorted: Vec<u32> = (0..narrow(drafts.len())).collect();
            sorted.sort_by_key(|d| (drafts[*d as usize].first, *d));
            assert_eq!(by_place(&drafts), sorted, "{places:?}");
        }
    }
}

//! Sorting what is in order but for a few pieces.

/// Something by its index, with where it stands: see [`place`].
pub(crate) type Placed = (u64, u32);

/// A stretch of tokens or bytes as a key of sorting: by beginning, then by end, which 32 bits hold each.
pub(crate) const fn place(first: usize, end: usize) -> u64 {
    (first as u64) << 32 | end as u64
}

/// Sorts by place, then by index.
///
/// The mentions of a document come in a few runs that are in order each: names and values, then what later stages made.
/// So runs are merged, which reads each entry a few times and compares neighbours only.
pub(crate) fn sort(list: &mut Vec<Placed>) {
    if list.is_sorted() {
        return;
    }
    let mut ends = runs(list);
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
        std::mem::swap(list, &mut spare);
    }
}

/// Where each stretch ends that is in order.
fn runs(list: &[Placed]) -> Vec<usize> {
    let mut ends = Vec::new();
    for (pair, at) in list.windows(2).zip(1..) {
        if pair[0] > pair[1] {
            ends.push(at);
        }
    }
    ends.push(list.len());
    ends
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

    #[test]
    fn any_order_is_sorted() {
        for places in [&[][..], &[3], &[1, 2, 9, 3, 4, 4, 2, 2, 8, 1, 0, 7], &[5, 4, 3, 2, 1, 0]] {
            let mut list: Vec<Placed> = places.iter().map(|at| place(*at, 9)).zip(0..).collect();
            let mut sorted = list.clone();
            sorted.sort_unstable();
            sort(&mut list);
            assert_eq!(list, sorted, "{places:?}");
        }
    }
}

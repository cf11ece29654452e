//! "Did you mean": the candidate that is closest to what was written.

/// The candidate that differs from `written` in letter case only or by few edits; `None` when none is near.
pub(crate) fn did_you_mean<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    // Names are short; a bound keeps damaged input from costing anything.
    if written.is_empty() || written.len() > 80 {
        return None;
    }
    let lower = written.to_lowercase();
    let allowed = match lower.chars().count() {
        0..=2 => 1,
        3..=5 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .filter(|candidate| *candidate != written && candidate.len().abs_diff(written.len()) <= 3)
        .filter_map(|candidate| {
            let distance = distance(&lower, &candidate.to_lowercase());
            let near = distance <= allowed && distance < candidate.chars().count();
            near.then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The scalar that other languages and databases call by this name.
pub(crate) fn scalar(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "string" | "str" | "text" | "varchar" | "char" | "character" | "uuid" | "cuid" | "id" | "citext"
        | "nvarchar" => "String",
        "int" | "integer" | "number" | "serial" | "smallint" | "int4" | "i32" | "int32" => "Int",
        "bigint" | "bigserial" | "long" | "int8" | "i64" | "int64" => "BigInt",
        "bool" | "boolean" => "Boolean",
        "float" | "double" | "real" | "f64" => "Float",
        "decimal" | "numeric" | "money" => "Decimal",
        "date" | "time" | "datetime" | "timestamp" | "timestamptz" => "DateTime",
        "json" | "jsonb" | "object" | "any" => "Json",
        "bytes" | "bytea" | "blob" | "binary" | "buffer" => "Bytes",
        _ => return None,
    })
}

/// Insertions, deletions, replacements and swaps of neighbours from one text to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    for (i, a) in from.chars().enumerate() {
        let mut row = Vec::with_capacity(to.len() + 1);
        row.push(i + 1);
        for (j, &b) in to.iter().enumerate() {
            let mut best = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if j > 0 && i > 0 && previous == Some(b) && to[j - 1] == a {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
        previous = Some(a);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found() {
        assert_eq!(did_you_mean("modl", ["model", "enum"]), Some("model"));
        assert_eq!(did_you_mean("string", ["Int", "String"]), Some("String"));
        assert_eq!(did_you_mean("uniqeu", ["unique", "updatedAt"]), Some("unique"));
        assert_eq!(did_you_mean("banana", ["model", "enum"]), None);
        assert_eq!(did_you_mean("x", ["a", "b"]), None);
    }

    #[test]
    fn swaps_count_once() {
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}

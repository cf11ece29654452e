//! `@db.Name(args)`: whether the database has the type, and whether the field and the arguments fit it.

use pumpflix_dialect::{Dialect, NativeArgs, NativeTypeDef, Scalar};

use super::draft::{Draft, FieldDraft, NativeDraft};
use super::out::Out;
use super::rules::native as rules;
use crate::diagnostics::Diagnostic;
use crate::syntax::ast::{Argument, Expression};

/// Checks every native type; only the datasource's own database is spoken to.
pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    let Some(datasource) = draft.config.datasource.as_ref().filter(|_| draft.own) else { return };
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let (Some(native), Some(scalar)) = (&field.native, field.scalar()) else { continue };
        if native.scope != datasource.name {
            out.push(rules::scope::finding(native.span, native.scope, datasource.name, native.name));
        } else if let Err(finding) = examine(draft, field, native, scalar) {
            out.push(*finding);
        }
    }
}

fn examine(
    draft: &Draft<'_>,
    field: &FieldDraft<'_>,
    native: &NativeDraft<'_>,
    scalar: Scalar,
) -> Result<(), Box<Diagnostic>> {
    let dialect = draft.dialect;
    let Some(def) = dialect.native_type(native.name) else {
        return Err(rules::unknown::finding(native.span, dialect, native.name, scalar).into());
    };
    let given: Vec<&Argument> = native.arguments.iter().filter(|a| a.value.is_some()).collect();
    if !counts(def.args).contains(&given.len()) {
        return Err(rules::argument_count::finding(native.span, def, given.len()).into());
    }
    if !def.scalars.contains(&scalar) {
        let own = dialect.native_types().iter().filter(|t| t.scalars.contains(&scalar)).map(|t| t.name);
        return Err(rules::wrong_scalar::finding(native.span, def, field.name, scalar, own).into());
    }
    let values = numbers(draft, native, def, &given)?;
    ranges(native, dialect, scalar, &values)
}

/// How many arguments there may be.
const fn counts(args: NativeArgs) -> &'static [usize] {
    match args {
        NativeArgs::None => &[0],
        NativeArgs::One => &[1],
        NativeArgs::OptionalOne | NativeArgs::OptionalOneOrMax => &[0, 1],
        // One alone is refused as a value, not as a count: see `numbers`.
        NativeArgs::OptionalTwo => &[0, 1, 2],
    }
}

/// The arguments as numbers; empty for `Max`.
fn numbers(
    draft: &Draft<'_>,
    native: &NativeDraft<'_>,
    def: &NativeTypeDef,
    given: &[&Argument],
) -> Result<Vec<u32>, Box<Diagnostic>> {
    let texts: Vec<&str> =
        given.iter().filter_map(|a| a.value.as_ref()).map(|v| draft.text(v.span()).trim()).collect();
    if def.args == NativeArgs::OptionalOneOrMax
        && matches!(given.first().and_then(|a| a.value.as_ref()), Some(Expression::Constant(_)))
        && texts.first().is_some_and(|t| t.eq_ignore_ascii_case("max"))
    {
        return Ok(Vec::new());
    }
    let values: Option<Vec<u32>> = texts.iter().map(|t| t.parse().ok()).collect();
    match values {
        Some(values) if def.args != NativeArgs::OptionalTwo || values.len() != 1 => Ok(values),
        _ => Err(rules::argument_kind::finding(native.span, def, &texts).into()),
    }
}

fn ranges(
    native: &NativeDraft<'_>,
    dialect: Dialect,
    scalar: Scalar,
    values: &[u32],
) -> Result<(), Box<Diagnostic>> {
    for (value, range) in values.iter().zip(dialect.native_ranges(native.name)) {
        if !(range.min..=range.max).contains(value) {
            return Err(rules::range::finding(native.span, native.name, range, *value).into());
        }
    }
    if let [precision, scale] = values
        && scale > precision
    {
        return Err(rules::scale::finding(native.span, native.name, *precision, *scale).into());
    }
    if dialect == Dialect::MySql && scalar == Scalar::Boolean && native.name == "Bit" && values != [1] {
        return Err(rules::bit_as_boolean::finding(native.span).into());
    }
    Ok(())
}

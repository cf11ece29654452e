//! Names: plain ones, and the long, odd and multi-byte ones that trip people up.

use crate::rng::Rng;

const MODELS: &[&str] = &[
    "User",
    "Post",
    "Comment",
    "Order",
    "Invoice",
    "Tag",
    "Category",
    "Team",
    "Project",
    "Session",
    "Account",
    "Payment",
    "Address",
    "Profile",
    "Event",
    "Ticket",
    "Message",
    "Group",
    "Role",
    "Asset",
    "AuditLog",
    "OrderItem",
    "user",
    "blog_post",
    "HTTPRequest",
    "A",
    "B1",
    "Étudiant",
    "顧客",
    "Type",
    "Model",
    "Option",
    "VeryLongModelNameThatGoesOnAndOnToForceTruncationOfConstraintNames",
    "select",
    "Group_2",
    "Self",
    "SubscriptionPlanFeatureEntitlementOverride",
];

const FIELDS: &[&str] = &[
    "name",
    "email",
    "title",
    "body",
    "count",
    "price",
    "status",
    "kind",
    "createdAt",
    "updatedAt",
    "deletedAt",
    "isActive",
    "score",
    "data",
    "meta",
    "payload",
    "note",
    "slug",
    "position",
    "amount",
    "currency",
    "token",
    "hash",
    "type",
    "model",
    "enum",
    "order",
    "group",
    "value",
    "key",
    "a",
    "b",
    "x1",
    "snake_case_name",
    "PascalName",
    "naïve",
    "数量",
    "match",
    "self",
    "fn",
    "from",
    "to",
    "default",
    "unique",
    "SCREAMING_CASE",
    "aVeryLongFieldNameThatMakesGeneratedConstraintNamesExceedTheLimit",
];

const ENUMS: &[&str] = &[
    "Status",
    "Kind",
    "Color",
    "Visibility",
    "Priority",
    "Plan",
    "State",
    "Größe",
    "Role_Type",
    "Weekday",
    "currency",
    "AnEnumWithAVeryLongNameThatNobodyWouldTypeByHandInARealSchema",
];

const VALUES: &[&str] = &[
    "ACTIVE",
    "INACTIVE",
    "pending",
    "Done",
    "RED",
    "GREEN",
    "blue",
    "LOW",
    "MEDIUM",
    "HIGH",
    "admin",
    "member",
    "guest",
    "draft",
    "PUBLISHED",
    "x",
    "y2",
    "rückläufig",
    "日",
    "Self",
    "type",
    "with_underscore",
    "true_",
    "None",
];

const DATABASE: &[&str] = &[
    "tbl",
    "my_table",
    "with space",
    "UPPER",
    "sélection",
    "a-b",
    "dotted.name",
    "quote'd",
    "表",
    "123abc",
    "order",
    "select",
    "name$",
    "x y z",
    "trailing ",
    "per%cent",
    "back\\\\slash",
    "dq\\\"in",
    "a_database_name_that_is_longer_than_sixty_three_bytes_so_that_it_gets_cut_somewhere",
];

/// A model's, view's or enum's name that is not in `taken`, which it then joins.
pub(crate) fn block_name(rng: &mut Rng, enumeration: bool, taken: &mut Vec<String>) -> String {
    let mut name = rng.word(if enumeration { ENUMS } else { MODELS }).to_owned();
    if taken.contains(&name) {
        name = format!("{name}{}", taken.len());
    }
    taken.push(name.clone());
    name
}

/// A field's name; the caller sees to it that it is free.
pub(crate) fn field_name(rng: &mut Rng) -> &'static str {
    rng.word(FIELDS)
}

/// `count` different enum values.
pub(crate) fn enum_values(rng: &mut Rng, count: usize) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for _ in 0..count {
        let value = rng.word(VALUES).to_owned();
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// A name for `@map` and `@@map`, unlikely to clash, escaped for a string literal.
pub(crate) fn database_name(rng: &mut Rng) -> String {
    let base = rng.word(DATABASE);
    if rng.chance(85) { format!("{base}_{}", rng.below(100_000)) } else { base.to_owned() }
}

/// A name for a constraint, escaped for a string literal; sometimes over every provider's limit.
pub(crate) fn constraint_name(rng: &mut Rng) -> String {
    let n = rng.below(1_000_000);
    if rng.chance(3) {
        return format!("c{n}_{}", "long_".repeat(rng.between(8, 26)));
    }
    format!("{}_{n}", rng.word(&["c", "idx", "my constraint", "FK", "键", "é"]))
}

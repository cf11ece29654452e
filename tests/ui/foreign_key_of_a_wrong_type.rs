//! The key of an organization is text, and a tag is no organization.

use pumpflix_tests::api::{Tag, user};

pub fn number() -> user::Draft {
    user::New { email: "ann@x.io".into(), org_id: 5.into() }
}

pub fn row(tag: &Tag) -> user::Draft {
    user::New { email: "ann@x.io".into(), org_id: tag.into() }
}

fn main() {}

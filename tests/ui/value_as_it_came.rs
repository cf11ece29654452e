//! Borrowed text where a field wants its own, numbers of types that databases do not have, and one value for a list.

use pumpflix_tests::api::{Filter, User, user};

pub fn text(email: &str) -> user::Draft {
    user::New { email, org_id: "o1".into() }
}

pub fn borrowed(email: &String) -> user::Draft {
    user::New { email, org_id: "o1".into() }
}

pub fn key(org: &str) -> user::Draft {
    user::New { email: "ann@x.io".into(), org_id: org }
}

pub fn unsigned(count: usize) -> Filter<User> {
    user::logins.lt(count)
}

pub fn one(logins: i32) -> Filter<User> {
    user::logins.in_(logins)
}

fn main() {}

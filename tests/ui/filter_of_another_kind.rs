//! Filters of lists, text, order and numbers on fields that are something else.

use pumpflix_tests::api::{Filter, User, user};

pub fn list() -> Filter<User> {
    user::email.has("x")
}

pub fn text() -> Filter<User> {
    user::logins.contains("1")
}

pub fn order() -> Filter<User> {
    user::role.lt(pumpflix_tests::api::Role::Admin)
}

pub fn null() -> Filter<User> {
    user::email.is_null()
}

pub fn relation() -> Filter<User> {
    user::org.some(Filter::all_rows())
}

fn main() {}

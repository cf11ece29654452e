//! Words are searched in text.

use pumpflix_tests::api::{Filter, Post, post};

pub fn words() -> Filter<Post> {
    post::views.search("tea & coffee")
}

fn main() {}

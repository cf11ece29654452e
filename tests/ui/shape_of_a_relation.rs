//! Relations of a shape: many rows as one, one as many, rows of another model, rows as text, and a count as `i32`. One
//! shape cannot be cloned, as rows must be that belong to several.

use pumpflix_tests::api::{Shape, organization, post, user};

#[derive(Clone, Shape)]
#[shape(post)]
pub struct PostLine {
    pub title: String,
}

#[derive(Clone, Shape)]
#[shape(organization)]
pub struct OrgName {
    pub name: String,
}

#[derive(Clone, Shape)]
#[shape(user)]
pub struct ManyAsOne {
    pub posts: PostLine,
}

#[derive(Clone, Shape)]
#[shape(user)]
pub struct OneAsMany {
    pub org: Vec<OrgName>,
}

#[derive(Clone, Shape)]
#[shape(user)]
pub struct RowsOfAnother {
    pub posts: Vec<OrgName>,
}

#[derive(Clone, Shape)]
#[shape(user)]
pub struct RowsAsText {
    pub posts: Vec<String>,
}

#[derive(Clone, Shape)]
#[shape(user)]
pub struct Counted {
    #[shape(count(posts))]
    pub written: i32,
}

#[derive(Shape)]
#[shape(user)]
pub struct NotCloned {
    pub email: String,
}

fn main() {}

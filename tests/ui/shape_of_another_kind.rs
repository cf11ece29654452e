//! Fields of a shape with a wrong type, and with a name that the model does not have.

use pumpflix_tests::api::{Shape, user};

#[derive(Clone, Shape)]
#[shape(user)]
pub struct WrongType {
    pub email: i32,
}

#[derive(Clone, Shape)]
#[shape(user)]
pub struct WrongName {
    pub mail: String,
}

fn main() {}

//! What the compiler says to people who make a mistake, reviewed as text beside each case.

#[test]
fn mistakes_are_explained() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*.rs");
}

//! Models whose tables, columns, keys and values have other names in the database.

use pumpflix_tests::mapped::{Db, Error, Grade, Grower, Page, Shape, Vine, count, grower, vine};

use super::plain::each_plain;

/// A grower with two vines, of which the second stems from the first; a partner without any.
async fn fill(db: &Db) {
    let vines = grower::vines.create(|grower_id| {
        let new = |number| vine::New { country: "fr".into(), number };
        let time = |day: i64| chrono::DateTime::from_timestamp(day * 86_400, 0).unwrap();
        let first = new(1).grower_id(grower_id.clone()).planted(time(1));
        let second = new(2).grower_id(grower_id).grade(Grade::High).planted(time(2));
        [first, second.parent_c("fr").parent_n(1)]
    });
    let partner = grower::partners.create(|_| [grower::New { tax_code: "b".into() }]);
    db.grower().create(grower::New { tax_code: "a".into() }.nest(vines).nest(partner)).await.unwrap();
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(vine)]
struct Label {
    grade: Grade,
    grower: Option<Owner>,
    #[shape(count(children))]
    stems: i64,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(grower)]
struct Owner {
    tax_code: String,
}

#[tokio::test]
async fn reads() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let rows = plain
            .rows(r#"SELECT "c", "select", "the ""grade""", "grower", "parent_n" FROM "table" ORDER BY 2"#);
        let owner = db.grower().find_unique(grower::by_tax_code("a")).required().await.unwrap().id;
        assert_eq!(rows.await, [format!("fr 1 1-low {owner} -"), format!("fr 2 it's high {owner} 1")]);
        let labels = db.vine().find_many().order_by(vine::number.asc()).select::<Label>().await.unwrap();
        let label = |grade, stems| Label { grade, grower: Some(Owner { tax_code: "a".into() }), stems };
        assert_eq!(labels, [label(Grade::Low, 1), label(Grade::High, 0)]);
        let high = vine::grade.in_([Grade::High]) & vine::parent.is(vine::grade.eq(Grade::Low));
        let rows: Vec<(Vine, Option<Vine>)> =
            db.vine().find_many().filter(high).with(vine::parent).await.unwrap();
        assert_eq!((rows[0].0.number, rows[0].1.as_ref().unwrap().number), (2, 1));
        let rows: Vec<(Grower, Vec<Vine>, Vec<Grower>)> = db
            .grower()
            .find_many()
            .filter(grower::vines.some(vine::number.gt(1)))
            .with(grower::vines.order_by(vine::planted.desc()).take(1))
            .with(grower::partners)
            .await
            .unwrap();
        assert_eq!((rows.len(), rows[0].1[0].number, rows[0].2[0].tax_code.as_str()), (1, 2, "b"));
        let order = || db.vine().find_many().order_by([vine::grade.desc(), vine::number.asc()]);
        let first = order().page(Page::first(1)).await.unwrap();
        let second = order().page(Page::first(1).after(first.next)).await.unwrap();
        assert_eq!((first.items[0].number + second.items[0].number, second.next), (3, None));
        let groups = db.vine().group_by(vine::grade).select((vine::grade, count(), vine::number.max()));
        assert_eq!(groups.order_by(vine::grade.asc()).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn writes() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let place = || vine::by_place("fr", 2);
        db.vine()
            .update(place())
            .set(vine::grade.to(Grade::Low))
            .nest(vine::grower.disconnect())
            .await
            .unwrap();
        let new = vine::New { country: "fr".into(), number: 2 };
        let row = db.vine().upsert(place(), new).set(vine::grade.to(Grade::High)).await.unwrap();
        assert_eq!((row.grade, row.grower_id), (Grade::High, None));
        let rank = db.vine().find_unique(vine::by_rank(Grade::High, row.planted)).await.unwrap();
        assert_eq!(rank, Some(row));
        db.vine().update_many().filter(vine::grower.is_null()).set(vine::number.to(5)).await.unwrap();
        assert_eq!(plain.rows(r#"SELECT "select" FROM "table" ORDER BY 1"#).await, ["1", "5"]);
        db.vine().delete(vine::by_place("fr", 5)).await.unwrap();
        assert_eq!(plain.number(r#"SELECT count(*) FROM "table""#).await, 1);
        assert_eq!(plain.number(r#"SELECT count(*) FROM "_partners""#).await, 1);
    })
    .await;
}

#[tokio::test]
async fn errors_speak_of_fields() {
    each_plain(async |db: Db, _| {
        fill(&db).await;
        let twice = db.grower().create(grower::New { tax_code: "a".into() }).await.unwrap_err();
        let Error::UniqueViolation { model, constraint, fields } = &twice else { panic!("{twice:?}") };
        assert_eq!(
            (model.as_str(), constraint.as_str(), fields.as_slice()),
            ("Grower", "one tax code", &["taxCode".to_owned()][..])
        );
        let twice = db.vine().create(vine::New { country: "fr".into(), number: 1 }).await.unwrap_err();
        assert!(
            matches!(&twice, Error::UniqueViolation { fields, .. } if *fields == ["country", "number"]),
            "{twice:?}"
        );
        let new = vine::New { country: "de".into(), number: 1 };
        let nobody = db.vine().create(new.grower_id(99)).await.unwrap_err();
        assert!(nobody.is_foreign_key_violation(), "{nobody:?}");
        let missing = db.vine().find_unique(vine::by_place("de", 7)).required().await.unwrap_err();
        assert!(
            matches!(&missing, Error::NotFound { model: "Vine", key } if *key == ["country", "number"]),
            "{missing:?}"
        );
    })
    .await;
}

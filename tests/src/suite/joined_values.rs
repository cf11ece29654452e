//! Related rows that come as one value of the row they belong to: whatever they hold reads as it does from columns.

use chrono::{DateTime, Utc};
use pumpflix_client::Strategy;
use pumpflix_tests::lists::{self, Day};
use pumpflix_tests::types::{Color, Db, Error, Plain, native, scalars};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::databases::{each, is_sqlite, on_postgres};

/// Choices that are the same in every run.
struct Choices(u64);

impl Choices {
    fn of<T: Clone>(&mut self, items: &[T]) -> T {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items[usize::try_from(self.0 >> 33).unwrap() % items.len()].clone()
    }

    fn perhaps<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        if self.of(&[true, false]) { Some(self.of(items)) } else { None }
    }
}

/// What columns can hold at their ends.
struct Ends {
    strings: Vec<String>,
    floats: Vec<f64>,
    decimals: Vec<Decimal>,
    times: Vec<DateTime<Utc>>,
    json: Vec<Value>,
    bytes: Vec<Vec<u8>>,
}

const INTS: [i32; 5] = [i32::MIN, -1, 0, 7, i32::MAX];
const BIG_INTS: [i64; 5] = [i64::MIN, -9_007_199_254_740_993, 0, 9_007_199_254_740_993, i64::MAX];

impl Ends {
    fn of(sqlite: bool) -> Self {
        let text = ["", "é🦀 e\u{301}", "a \"b\" {c}, (d), 'e' \\ \n\t\u{1}", "NULL", "\\x00", "12", "1e5"];
        let mut strings: Vec<String> = text.iter().map(ToString::to_string).collect();
        strings.push("long ".repeat(20_000));
        let mut floats = vec![0.0, -0.0, 0.1 + 0.2, 1.0 / 3.0, 5e-324, f64::MIN_POSITIVE, 1e22];
        floats.extend([f64::MAX, f64::MIN, f64::INFINITY, f64::NEG_INFINITY, 9_007_199_254_740_993.0]);
        let mut decimals = vec!["0", "-0.30", "123456789012.345", "1000000000000000000", "0.000000000001"];
        if sqlite {
            strings.push("a\0b".to_owned());
        } else {
            floats.push(f64::NAN);
            decimals.extend(["79228162514264337593543950335", "-0.0000000000000000000000000001"]);
        }
        let times = ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"];
        Self {
            json: strings
                .iter()
                .filter(|text| sqlite || !text.contains('\0'))
                .map(|text| json!({ text.clone(): [text, null, 1, -1.5, true, i64::MAX, u64::MAX, 1e300] }))
                .chain([Value::Null, json!("null"), json!([]), json!(0.1)])
                .collect(),
            strings,
            floats,
            decimals: decimals.iter().map(|text| text.parse().unwrap()).collect(),
            times: times.iter().map(|text| text.parse().unwrap()).collect(),
            bytes: vec![vec![], vec![0], (0..=255).collect(), b"\\x00".to_vec(), vec![0xff; 70_000]],
        }
    }

    fn scalars(&self, c: &mut Choices, of: Option<i32>) -> scalars::Draft {
        let new = scalars::New {
            string: c.of(&self.strings),
            boolean: c.of(&[true, false]),
            int: c.of(&INTS),
            big_int: c.of(&BIG_INTS),
            float: c.of(&self.floats),
            decimal: c.of(&self.decimals),
            date_time: c.of(&self.times),
            json: c.of(&self.json),
            bytes: c.of(&self.bytes),
            color: c.of(&[Color::Red, Color::Green, Color::DarkBlue]),
            plain: c.of(&[Plain::A, Plain::B]),
        };
        new.string_o(c.perhaps(&self.strings))
            .boolean_o(c.perhaps(&[true, false]))
            .int_o(c.perhaps(&INTS))
            .big_int_o(c.perhaps(&BIG_INTS))
            .float_o(c.perhaps(&self.floats))
            .decimal_o(c.perhaps(&self.decimals))
            .date_time_o(c.perhaps(&self.times))
            .json_o(c.perhaps(&self.json))
            .bytes_o(c.perhaps(&self.bytes))
            .color_o(c.perhaps(&[Color::Red, Color::Green]))
            .plain_o(c.perhaps(&[Plain::A, Plain::B]))
            .of_id(of)
    }
}

/// What both ways show; a float that is no number equals nothing, but is shown as what it is.
async fn shown<T: std::fmt::Debug>(ask: impl AsyncFn(Strategy) -> T) -> String {
    let (joined, apart) = (ask(Strategy::Join).await, ask(Strategy::Batch).await);
    let (joined, apart) = (format!("{joined:?}"), format!("{apart:?}"));
    assert!(joined == apart, "{joined:.2000}\n{apart:.2000}");
    joined
}

#[tokio::test]
async fn of_every_scalar() {
    each(async |db: Db| {
        let ends = Ends::of(is_sqlite(db.database()));
        let mut choices = Choices(7);
        let mut ids = Vec::new();
        for _ in 0..60 {
            let of = if ids.len() > 2 { choices.perhaps(&ids) } else { None };
            ids.push(db.scalars().create(ends.scalars(&mut choices, of)).await.unwrap().id);
        }
        shown(async |way| {
            let parts = || scalars::parts.order_by(scalars::id.asc());
            let rows = db.scalars().find_many().order_by(scalars::id.asc()).strategy(way);
            let parts = parts().with(parts().with(scalars::of).with(scalars::parts.count()));
            rows.with(parts)
                .with(scalars::of.with(scalars::parts.order_by(scalars::id.desc())))
                .await
                .unwrap()
        })
        .await;
        let plan = db.scalars().find_many().with(scalars::parts).strategy(Strategy::Join).plan();
        assert_eq!((plan.relations[0].strategy, &plan.relations[0].sql), (Strategy::Join, &None));
    })
    .await;
}

#[tokio::test]
async fn of_native_types() {
    each(async |db: Db| {
        let time: DateTime<Utc> = "2024-05-01T10:20:30.123456Z".parse().unwrap();
        let first = db.native().create(native::New {}).await.unwrap();
        let full = native::New {}
            .small_int(i32::from(i16::MIN))
            .oid(26)
            .real(0.1)
            .numeric(Decimal::new(-1_234_567_890, 2))
            .money(Decimal::new(-1999, 2))
            .varchar("a \"b\" {c}, d")
            .char("four")
            .bit("1010")
            .var_bit("101")
            .inet(std::net::IpAddr::from([192, 168, 0, 1]))
            .xml("<a/>")
            .timestamptz(time)
            .date(time.date_naive())
            .time(time.time())
            .timetz(time.time())
            .json(json!({ "b": 1, "a": null }))
            .of_id(first.id);
        let full = db.native().create(full).await.unwrap();
        db.native().create(native::New {}.of_id(full.id)).await.unwrap();
        let found = shown(async |way| {
            let rows = db.native().find_many().filter(native::id.eq(first.id)).strategy(way);
            rows.with(native::parts.with(native::parts)).await.unwrap()
        })
        .await;
        assert!(found.contains(r#"a \"b\" {c}, d"#) && found.contains("192.168.0.1"), "{found}");
    })
    .await;
}

#[tokio::test]
async fn of_lists() {
    on_postgres(async |db: lists::Db| {
        let ends = Ends::of(false);
        let first = db.lists().create(lists::lists::New {}).await.unwrap();
        let full = lists::lists::New {}
            .strings(ends.strings.clone())
            .booleans([true, false])
            .ints(INTS)
            .big_ints(BIG_INTS)
            .floats(ends.floats.clone())
            .decimals(ends.decimals.clone())
            .date_times(ends.times.clone())
            .json(ends.json.clone())
            .bytes(ends.bytes.clone())
            .days([Day::Sunday, Day::Monday])
            .of_id(first.id);
        let full = db.lists().create(full).await.unwrap();
        let empty = lists::lists::New {}.ints([]).days([]).of_id(full.id);
        db.lists().create(empty).await.unwrap();
        let found = shown(async |way| {
            let rows = db.lists().find_many().order_by(lists::lists::id.asc()).strategy(way);
            rows.with(lists::lists::parts.with(lists::lists::parts)).await.unwrap()
        })
        .await;
        assert!(found.contains("NaN") && found.contains("[SUNDAY, MONDAY]"), "{found:.2000}");
    })
    .await;
}

#[tokio::test]
async fn that_other_programs_stored_in_sqlite() {
    each(async |db: Db| {
        if !is_sqlite(db.database()) {
            return;
        }
        let mut choices = Choices(1);
        let ends = Ends::of(true);
        let first = db.scalars().create(ends.scalars(&mut choices, None)).await.unwrap().id;
        let second = db.scalars().create(ends.scalars(&mut choices, Some(first))).await.unwrap().id;
        let store = async |what: &str| {
            let text = format!("UPDATE \"Scalars\" SET {what} WHERE \"id\" = {{}}");
            assert_eq!(db.execute(&text, (second,)).await.unwrap(), 1);
        };
        let ask = async |way| {
            let one = db.scalars().find_unique(scalars::by_id(first)).strategy(way);
            one.with(scalars::parts).required().await
        };
        for what in [
            r#""dateTime" = 1700000000000, "decimal" = 1.5, "float" = 7, "boolean" = 5"#,
            r#""dateTime" = '2024-05-01', "decimal" = 7, "json" = '12', "bytes" = 'text'"#,
            r#""string" = x'6162', "dateTime" = 1.7e12"#,
        ] {
            store(what).await;
            shown(ask).await;
        }
        store(r#""string" = 'text', "decimal" = 1e300"#).await;
        let error = shown(ask).await;
        assert!(error.contains("Decode") && error.contains("decimal"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn that_cannot_be_read() {
    on_postgres(async |db: Db| {
        let mut choices = Choices(1);
        let ends = Ends::of(false);
        let first = db.scalars().create(ends.scalars(&mut choices, None)).await.unwrap().id;
        db.scalars().create(ends.scalars(&mut choices, Some(first))).await.unwrap();
        db.execute(r#"UPDATE "Scalars" SET "decimal" = 99999999999999999999999999999999999 WHERE "ofId" IS NOT NULL"#, ()).await.unwrap();
        for way in [Strategy::Join, Strategy::Batch] {
            let one = db.scalars().find_unique(scalars::by_id(first)).strategy(way);
            let error = one.with(scalars::parts).await.unwrap_err();
            assert!(matches!(&error, Error::Decode { column, .. } if column == "decimal"), "{error:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_more_columns_than_a_value_has() {
    each(async |db: Db| {
        let mut choices = Choices(3);
        let ends = Ends::of(is_sqlite(db.database()));
        let first = db.scalars().create(ends.scalars(&mut choices, None)).await.unwrap().id;
        for _ in 0..3 {
            db.scalars().create(ends.scalars(&mut choices, Some(first))).await.unwrap();
        }
        macro_rules! above {
            ($_:tt) => { scalars::of };
            ($_:tt $($rest:tt)+) => { scalars::of.with(above!($($rest)+)) };
        }
        let rows = |way| {
            let parts = || scalars::parts.order_by(scalars::id.asc());
            let rows = db.scalars().find_many().order_by(scalars::id.asc()).strategy(way);
            rows.with(parts().with(above!(_ _ _ _ _ _))).with(parts())
        };
        let ways: Vec<_> =
            rows(Strategy::Join).plan().relations.iter().map(|r| (r.path.clone(), r.strategy)).collect();
        assert_eq!(ways[0], ("parts".to_owned(), Strategy::Batch));
        assert_eq!(ways[ways.len() - 1], ("parts".to_owned(), Strategy::Join));
        shown(async |way| rows(way).await.unwrap()).await;
    })
    .await;
}

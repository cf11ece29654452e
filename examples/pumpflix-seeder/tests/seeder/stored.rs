//! All rows of a database, and the rows that it should hold.

use pumpflix_data::Db;
use pumpflix_seeder::{Rows, catalogue, organization};

/// Calls a macro with every model: its rows, the method that leads to its queries, its key.
macro_rules! models {
    ($call:ident) => {
        $call! {
            organizations organization [id],
            tenants tenant [id],
            users user [id],
            templates template [id],
            workflows workflow [id],
            credentials credential [id],
            execution_logs execution_log [id],
            credential_usage_logs credential_usage_log [id],
            subscription_plans subscription_plan [id],
            subscriptions subscription [id],
            invoices invoice [id],
            invoice_items invoice_item [invoice_id, position],
            user_sessions user_session [id],
            web_socket_sessions web_socket_session [id],
            notifications notification [id],
            ai_prompt_templates ai_prompt_template [id],
            audit_logs audit_log [id],
            system_alerts system_alert [id],
            api_keys api_key [id],
        }
    };
}

/// Every row of every table, by key.
pub(crate) async fn stored(url: &str) -> Rows {
    let db = Db::connect(url).await.unwrap();
    macro_rules! read {
        ($($rows:ident $table:ident [$($key:ident),*],)*) => {
            Rows { $($rows: db.$table().find_many().await.unwrap()),* }
        };
    }
    by_key(models!(read))
}

/// What `--scale` of that number should leave in an empty database, by key.
pub(crate) fn expected(scale: u32) -> Rows {
    let mut all = catalogue();
    for rows in (0..=scale).map(organization) {
        macro_rules! append {
            ($($name:ident $table:ident [$($key:ident),*],)*) => { $(all.$name.extend(rows.$name);)* };
        }
        models!(append);
    }
    by_key(all)
}

fn by_key(mut rows: Rows) -> Rows {
    macro_rules! sort {
        ($($name:ident $table:ident [$($key:ident),*],)*) => {
            $(rows.$name.sort_by(|a, b| ($(&a.$key,)*).cmp(&($(&b.$key,)*)));)*
        };
    }
    models!(sort);
    rows
}

/// Both hold the same rows; a difference is told by its first row, not by thousands.
pub(crate) fn assert_same(left: &Rows, right: &Rows) {
    macro_rules! compare {
        ($($name:ident $table:ident [$($key:ident),*],)*) => {
            $(
                for (left, right) in left.$name.iter().zip(&right.$name) {
                    assert_eq!(left, right);
                }
                assert_eq!(left.$name.len(), right.$name.len(), "number of {}", stringify!($name));
            )*
        };
    }
    models!(compare);
    assert_eq!(left, right);
}

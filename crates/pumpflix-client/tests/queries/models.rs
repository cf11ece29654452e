//! Three models as the generator would write them, by hand and short: users, posts, comments.

#![allow(non_upper_case_globals, reason = "handles are constants that read like fields")]
#![allow(dead_code, reason = "it has what a generated client has, used or not")]

use pumpflix_client::codegen_support as rt;
use rt::chrono::{DateTime, Utc};
use rt::rust_decimal::Decimal;
use rt::serde_json::Value as Json;

/// The tables, for both databases; `{now}` is the type of a time.
pub const DDL: &str = r#"
CREATE TABLE "User"("id" BIGINT NOT NULL PRIMARY KEY, "email" TEXT NOT NULL, "name" TEXT,
    "logins" INTEGER NOT NULL);
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
CREATE TABLE "Post"("id" BIGINT NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, "views" INTEGER NOT NULL,
    "rating" DOUBLE PRECISION, "price" DECIMAL(20, 4), "published" BOOLEAN NOT NULL, "meta" JSONB,
    "authorId" BIGINT NOT NULL, "createdAt" {now} NOT NULL,
    CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id"));
CREATE INDEX "Post_authorId_idx" ON "Post"("authorId");
CREATE TABLE "Comment"("id" BIGINT NOT NULL PRIMARY KEY, "text" TEXT NOT NULL, "postId" BIGINT NOT NULL,
    "answerTo" BIGINT,
    CONSTRAINT "Comment_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id"),
    CONSTRAINT "Comment_answerTo_fkey" FOREIGN KEY ("answerTo") REFERENCES "Comment"("id"));
CREATE INDEX "Comment_postId_idx" ON "Comment"("postId");
"#;

macro_rules! model {
    (
        $model:ident $name:literal in $module:ident {
            $($field:ident $column:literal: $ty:ty = $at:literal, $kind:literal, $pg:literal;)+
        }
        uniques { $($unique:ident $constraint:literal($($key:ident: $key_type:ty = $key_at:literal),+);)+ }
        relations { $($handle:ident $relation:ident to $target:ty, $target_module:ident = $relation_at:literal,
            $link:literal;)* }
    ) => {
        pub mod $module {
            use super::*;

            #[derive(Clone, Debug, PartialEq)]
            pub struct $model {
                $(pub $field: $ty,)+
            }

            pub static META: rt::ModelMeta = rt::ModelMeta::new(
                stringify!($model),
                $name,
                None,
                concat!(
                    $(stringify!($field), "=", $column, " ", $kind, " ", $pg, "\n",)+
                    $($constraint, " ", stringify!($($key_at)+), "\n",)+
                    $(stringify!($relation), " -> ", $relation_at, " ", $link, "\n",)*
                ),
                &[$(&super::$target_module::META),*],
            );

            $(pub const $field: rt::Field<$model, $ty, super::At<$at>> = rt::Field { of: [] };)+
            $(pub const $relation: rt::$handle<$model, $target> = rt::$handle { relation: $relation_at, of: [] };)*
            uniques!($model 0 $($unique($($key: $key_type),+);)+);

            #[derive(Clone, Debug)]
            pub struct New {
                $(pub $field: $ty,)+
            }

            #[derive(Debug)]
            pub struct Draft<On = ()>(rt::Put<On>);

            impl From<New> for Draft {
                fn from(new: New) -> Self {
                    Self(rt::Put::new(&META)$(.set::<$ty>($at, new.$field))+)
                }
            }

            impl<On> rt::NewRow for Draft<On> {
                type Row = $model;
                type On = On;

                fn put(self) -> rt::Put<On> {
                    self.0
                }

                fn of(put: rt::Put<On>) -> Self {
                    Self(put)
                }
            }

            impl<On: rt::Place> std::future::IntoFuture for Draft<On> {
                type Output = rt::Result<$model>;
                type IntoFuture = rt::BoxFuture<'static, rt::Result<$model>>;

                fn into_future(self) -> Self::IntoFuture {
                    rt::create(self)
                }
            }

            impl rt::Creates for $model {
                type Draft = Draft;
                type Create = Draft<rt::Executor>;
            }

            impl rt::Model for $model {
                const META: &'static rt::ModelMeta = &META;
                type Key = i64;

                fn read(row: &rt::Cells<'_>) -> Option<Self> {
                    Some(Self { $($field: row.get($at)),+ })
                }

                fn value(&self, column: usize) -> rt::ValueRef<'_> {
                    match column {
                        $($at => rt::AsValueRef::as_value_ref(&self.$field),)+
                        _ => rt::ValueRef::Other,
                    }
                }
            }
        }

        pub use $module::$model;
    };
}

/// `by_…` functions; the index of each is the number of those before it.
macro_rules! uniques {
    ($model:ident $at:tt) => {};
    ($model:ident $at:tt $unique:ident($($key:ident: $ty:ty),+); $($rest:tt)*) => {
        pub fn $unique($($key: impl rt::IntoValue<$ty>),+) -> rt::Unique<$model> {
            rt::Unique::new($at)$(.and($key))+
        }
        uniques!($model (1 + $at) $($rest)*);
    };
}

/// The place of a column by its number, of which a macro cannot make a name.
pub enum At<const C: usize> {}

impl<const C: usize> rt::Column for At<C> {
    const INDEX: usize = C;
}

model! {
    User "User" in user {
        id "id": i64 = 0, "Int", "bigint";
        email "email": String = 1, "String", "text";
        name "name": Option<String> = 2, "String?", "text";
        logins "logins": i32 = 3, "Int", "integer";
    }
    uniques { by_id "@id User_pkey"(key: i64 = 0); by_email "@unique User_email_key"(key: String = 1); }
    relations { ToMany posts to Post, post = 0, "0=7"; }
}

model! {
    Post "Post" in post {
        id "id": i64 = 0, "Int", "bigint";
        title "title": String = 1, "String", "text";
        views "views": i32 = 2, "Int", "integer";
        rating "rating": Option<f64> = 3, "Float?", "double%20precision";
        price "price": Option<Decimal> = 4, "Decimal?", "numeric";
        published "published": bool = 5, "Boolean", "boolean";
        meta "meta": Option<Json> = 6, "Json?", "jsonb";
        author_id "authorId": i64 = 7, "Int", "bigint";
        created_at "createdAt": DateTime<Utc> = 8, "DateTime", "timestamp(3)";
    }
    uniques { by_id "@id Post_pkey"(key: i64 = 0); }
    relations {
        ToOne author to User, user = 0, "7=0 key Post_authorId_fkey";
        ToMany comments to Comment, comment = 1, "0=2";
    }
}

model! {
    Comment "Comment" in comment {
        id "id": i64 = 0, "Int", "bigint";
        text "text": String = 1, "String", "text";
        post_id "postId": i64 = 2, "Int", "bigint";
        answer_to "answerTo": Option<i64> = 3, "Int?", "bigint";
    }
    uniques { by_id "@id Comment_pkey"(key: i64 = 0); }
    relations { ToOne post to Post, post = 0, "2=0 key Comment_postId_fkey";
        ToOptional answered to Comment, comment = 1, "3=0 key Comment_answerTo_fkey"; }
}

pub static SCHEMA: rt::SchemaMeta = rt::SchemaMeta { models: &[&user::META, &post::META, &comment::META] };

#[derive(Clone, Debug)]
pub struct Db(rt::Database);

impl From<rt::Database> for Db {
    fn from(database: rt::Database) -> Self {
        Self(database)
    }
}

impl std::ops::Deref for Db {
    type Target = rt::Database;

    fn deref(&self) -> &rt::Database {
        &self.0
    }
}

impl Db {
    pub fn builder() -> rt::Builder<Self> {
        rt::Builder::new(&SCHEMA)
    }

    #[track_caller]
    pub fn user(&self) -> rt::Table<User> {
        self.0.table()
    }

    #[track_caller]
    pub fn post(&self) -> rt::Table<Post> {
        self.0.table()
    }

    #[track_caller]
    pub fn comment(&self) -> rt::Table<Comment> {
        self.0.table()
    }

    pub fn transaction<'a, F, Fut>(&self, work: F) -> rt::Transaction<'a, Self, F>
    where
        F: FnOnce(Self) -> Fut + 'a,
    {
        self.0.transaction(work)
    }
}

impl user::New {
    /// The user of that number.
    pub fn numbered(id: i64) -> Self {
        Self { id, email: format!("u{id}@x.io"), name: None, logins: 0 }
    }
}

impl post::New {
    /// The post of that number, by that user, without views.
    pub fn numbered(id: i64, author_id: i64) -> Self {
        Self {
            id,
            title: format!("title {id}"),
            views: 0,
            rating: None,
            price: None,
            published: false,
            meta: None,
            author_id,
            created_at: DateTime::from_timestamp(1_700_000_000 + id, 0).unwrap(),
        }
    }
}

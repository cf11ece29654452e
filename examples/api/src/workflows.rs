//! Workflows and their runs: a list, one of them in depth, and numbers.

use axum::Json;
use axum::extract::{Path, Query, State};
use pumpflix_data::{
    Db, ExecutionStatus, Page, Paged, Shape, count, credential_usage_log, execution_log, organization,
    workflow,
};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A workflow in a list.
#[derive(Clone, Serialize, Shape)]
#[shape(workflow)]
pub(crate) struct Line {
    id: String,
    name: String,
    organization: Owner,
    #[shape(count(execution_logs))]
    runs: i64,
}

/// A workflow with its latest runs, and what each of them did with credentials.
#[derive(Clone, Serialize, Shape)]
#[shape(workflow)]
pub(crate) struct Detail {
    name: String,
    #[shape(field = execution_logs)]
    runs: Vec<Run>,
}

#[derive(Clone, Serialize, Shape)]
#[shape(organization)]
struct Owner {
    slug: String,
}

#[derive(Clone, Serialize, Shape)]
#[shape(execution_log)]
#[serde(rename_all = "camelCase")]
struct Run {
    status: ExecutionStatus,
    duration_ms: Option<i32>,
    #[shape(field = credential_usage)]
    used: Vec<Use>,
}

#[derive(Clone, Serialize, Shape)]
#[shape(credential_usage_log)]
struct Use {
    action: String,
}

/// What a list may be narrowed by, and where it goes on.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    organization: Option<String>,
    search: Option<String>,
    after: Option<String>,
}

/// `GET /workflows?organization=acme&search=mail&after=…`
pub(crate) async fn list(
    State(db): State<Db>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Paged<Line>>, Failure> {
    let page = db
        .workflow()
        .find_many()
        .filter_opt(wanted.organization.map(|slug| workflow::organization.is(organization::slug.eq(slug))))
        .filter_opt(wanted.search.map(|text| workflow::name.contains(text).insensitive()))
        .order_by([workflow::created_at.desc(), workflow::id.desc()])
        .select::<Line>()
        .page(Page::first(20).after(wanted.after))
        .await?;
    Ok(Json(page))
}

/// `GET /workflows/{id}`
pub(crate) async fn detail(State(db): State<Db>, Path(id): Path<String>) -> Result<Json<Detail>, Failure> {
    let workflow = db.workflow().find_unique(workflow::by_id(id)).select::<Detail>();
    let found =
        workflow.rel(workflow::execution_logs, |runs| runs.order_by(execution_log::id.desc()).take(5));
    Ok(Json(found.required().await?))
}

type Summary = Vec<(ExecutionStatus, i64, Option<f64>)>;

/// `GET /runs/summary`: how runs ended, how many did, and the milliseconds they took on average.
pub(crate) async fn summary(State(db): State<Db>) -> Result<Json<Summary>, Failure> {
    let groups = db
        .execution_log()
        .group_by(execution_log::status)
        .select((execution_log::status, count(), execution_log::duration_ms.avg()))
        .order_by(count().desc());
    Ok(Json(groups.await?))
}

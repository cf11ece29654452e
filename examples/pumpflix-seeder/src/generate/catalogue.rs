//! What no organization owns: plans, built-in templates and prompts, alerts of the whole installation.

use rust_decimal::Decimal;
use serde_json::json;

use crate::ideas::{IDEAS, Idea};
use crate::scope::{At, Scope, days_ago};
use pumpflix_data::{AiPromptTemplate, AlertSeverity, SubscriptionPlan, SystemAlert, Template};

/// How many of the ideas are templates of PumpFlix itself: the first ones.
pub(crate) const TEMPLATE_COUNT: usize = 6;

/// A plan's place in the list of plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Nothing to pay.
    Free,
    /// For one small team.
    Starter,
    /// For a company.
    Team,
    /// By contract.
    Enterprise,
}

impl Plan {
    /// The id of the plan's row.
    pub(crate) fn id(self) -> String {
        Scope::SHARED.id("SubscriptionPlan", self as usize)
    }

    /// Display name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Free => "Free",
            Self::Starter => "Starter",
            Self::Team => "Team",
            Self::Enterprise => "Enterprise",
        }
    }

    /// Price of a seat and month, in cents.
    pub(crate) const fn monthly_cents(self) -> i64 {
        match self {
            Self::Free => 0,
            Self::Starter => 9_00,
            Self::Team => 24_00,
            Self::Enterprise => 59_00,
        }
    }

    /// Most active workflows, most runs a month.
    const fn limits(self) -> (Option<i32>, Option<i64>) {
        match self {
            Self::Free => (Some(3), Some(250)),
            Self::Starter => (Some(20), Some(10_000)),
            Self::Team => (Some(200), Some(250_000)),
            Self::Enterprise => (None, None),
        }
    }

    const fn features(self) -> &'static [&'static str] {
        match self {
            Self::Free => &["3 workflows", "7 days of history"],
            Self::Starter => &["20 workflows", "30 days of history", "Mail support"],
            Self::Team => &["200 workflows", "1 year of history", "Tenants", "API keys", "AI drafts"],
            Self::Enterprise => &["Everything in Team", "Single sign-on", "Audit export", "Own region"],
        }
    }
}

/// When the service opened.
fn opening() -> At {
    days_ago(1_500)
}

/// The plans.
pub(super) fn plans() -> Vec<SubscriptionPlan> {
    [Plan::Free, Plan::Starter, Plan::Team, Plan::Enterprise]
        .into_iter()
        .zip(0..)
        .map(|(plan, sort_order)| {
            let (workflow_limit, execution_limit) = plan.limits();
            SubscriptionPlan {
                id: plan.id(),
                code: plan.name().to_lowercase(),
                name: plan.name().to_owned(),
                description: Some(
                    match plan {
                        Plan::Free => "To look around.",
                        Plan::Starter => "For one small team.",
                        Plan::Team => "For a company with several teams.",
                        Plan::Enterprise => "By contract, with everything.",
                    }
                    .to_owned(),
                ),
                price_monthly: Decimal::new(plan.monthly_cents(), 2),
                // A year costs ten months.
                price_yearly: Decimal::new(plan.monthly_cents() * 10, 2),
                currency: "EUR".to_owned(),
                trial_days: if plan == Plan::Free { 0 } else { 14 },
                workflow_limit,
                execution_limit,
                features: json!(plan.features()),
                sort_order,
                is_public: plan != Plan::Enterprise,
                created_at: opening(),
                updated_at: opening(),
            }
        })
        .collect()
}

/// The id of the built-in template for an idea, where there is one.
pub(crate) fn template_id(idea: usize) -> Option<String> {
    (idea < TEMPLATE_COUNT).then(|| Scope::SHARED.id("Template", idea))
}

/// The marketplace's own templates.
pub(super) fn templates() -> Vec<Template> {
    IDEAS.iter().take(TEMPLATE_COUNT).enumerate().map(|(index, idea)| template(index, idea)).collect()
}

fn template(index: usize, idea: &Idea) -> Template {
    let mut random = Scope::SHARED.random("Template", index);
    let created_at = days_ago(random.between(1_000, 1_400));
    Template {
        id: Scope::SHARED.id("Template", index),
        organization_id: None,
        created_by_id: None,
        source_workflow_id: None,
        slug: idea.slug(),
        name: idea.name.to_owned(),
        description: idea.description.to_owned(),
        category: idea.category.to_owned(),
        definition: idea.definition(),
        price: Decimal::new(0, 2),
        currency: "EUR".to_owned(),
        installs: random.between(200, 9_000).cast_signed(),
        rating: Some(f64::from(random.between(36, 49)) / 10.0),
        is_public: true,
        created_at,
        updated_at: created_at,
    }
}

/// The built-in AI prompts; the first has a second version.
pub(super) fn prompts() -> Vec<AiPromptTemplate> {
    const SYSTEM: &str =
        "You draft workflows for PumpFlix. Answer with one JSON document that has nodes and edges.";
    [
        (
            "draft-notification",
            1,
            "Draft a notification",
            "notification",
            "Tell {{audience}} in {{channel}} when {{event}}.",
        ),
        (
            "draft-notification",
            2,
            "Draft a notification",
            "notification",
            "When {{event}} happens, tell {{audience}} in {{channel}}. Keep the text under 200 characters.",
        ),
        (
            "draft-data-sync",
            1,
            "Draft a data sync",
            "data_sync",
            "Copy {{what}} from {{source}} to {{target}} every {{interval}}.",
        ),
        (
            "draft-approval",
            1,
            "Draft an approval",
            "approval",
            "Ask {{approver}} before {{action}}; remind after {{hours}} hours.",
        ),
        (
            "draft-report",
            1,
            "Draft a report",
            "report",
            "Every {{interval}}, send {{audience}} the figures of {{what}}.",
        ),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (slug, version, name, category, prompt))| {
        let created_at = days_ago(if version == 1 { 700 } else { 300 });
        AiPromptTemplate {
            id: Scope::SHARED.id("AIPromptTemplate", index),
            organization_id: None,
            created_by_id: None,
            slug: slug.to_owned(),
            version,
            name: name.to_owned(),
            category: category.to_owned(),
            system_prompt: Some(SYSTEM.to_owned()),
            prompt: prompt.to_owned(),
            variables: variables(prompt),
            model: "default".to_owned(),
            temperature: 0.2,
            max_tokens: 2_048,
            // The first prompt was replaced by its second version.
            is_active: index != 0,
            created_at,
            updated_at: created_at,
        }
    })
    .collect()
}

/// The variables of a prompt, all of them required.
pub(super) fn variables(prompt: &str) -> serde_json::Value {
    prompt
        .split("{{")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"))
        .map(|(name, _)| json!({ "name": name, "description": format!("The {name} of the workflow"), "required": true }))
        .collect()
}

/// Alerts of the whole installation.
pub(super) fn alerts() -> Vec<SystemAlert> {
    [
        (AlertSeverity::Info, "gateway", "New region", "Requests from Asia are served from ap-south.", 200),
        (
            AlertSeverity::Critical,
            "database",
            "Replica behind",
            "The replica was 95 seconds behind for 4 minutes.",
            45,
        ),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (severity, source, title, message, days))| SystemAlert {
        id: Scope::SHARED.id("SystemAlert", index),
        organization_id: None,
        execution_log_id: None,
        resolved_by_id: None,
        severity,
        source: source.to_owned(),
        title: title.to_owned(),
        message: message.to_owned(),
        details: None,
        is_resolved: true,
        resolved_at: Some(days_ago(days - 1)),
        created_at: days_ago(days),
    })
    .collect()
}

//! What an organization built: workflows, a template, prompts, and the credentials they use.

use chrono::TimeDelta;
use rust_decimal::Decimal;
use serde_json::json;

use super::catalogue;
use super::people::Customer;
use crate::ideas::{IDEAS, slug};
use crate::scope::{Scope, days_ago, now};
use pumpflix_data::{AiPromptTemplate, Credential, CredentialStatus, Template, Tenant, User, Workflow};

/// How many workflows of an organization run; the others are drafts.
const ACTIVE_WORKFLOWS: usize = 6;

/// Which idea an organization's workflow follows. No two workflows of one organization follow the same.
pub(super) fn idea_of(scope: Scope, workflow: usize) -> usize {
    (scope.random("Workflow.first", 0).index(IDEAS.len()) + workflow) % IDEAS.len()
}

/// Eight to twelve workflows.
pub(super) fn workflows(scope: Scope, tenants: &[Tenant], users: &[User]) -> Vec<Workflow> {
    let count = scope.random("Workflow.count", 0).between(8, 12) as usize;
    (0..count)
        .filter_map(|index| {
            let mut random = scope.random("Workflow", index);
            let idea_index = idea_of(scope, index);
            let idea = IDEAS.get(idea_index)?;
            // Everybody but the viewer, who stands last, may build workflows.
            let author = users.get(random.index(users.len().saturating_sub(1)))?;
            let tenant = tenants.get(index % tenants.len().max(1))?;
            // All people have been there for two months.
            let created_at = days_ago(random.between(35, 59));
            let version = random.between(1, 9);
            Some(Workflow {
                id: scope.id("Workflow", index),
                organization_id: author.organization_id.clone(),
                tenant_id: random.chance(60).then(|| tenant.id.clone()),
                created_by_id: Some(author.id.clone()),
                template_id: catalogue::template_id(idea_index).filter(|_| random.chance(50)),
                name: idea.name.to_owned(),
                slug: idea.slug(),
                description: Some(idea.description.to_owned()),
                definition: idea.definition(),
                version: version.cast_signed(),
                trigger: idea.trigger.to_owned(),
                schedule: idea.schedule.map(str::to_owned),
                timeout_seconds: random.pick(&[60, 300, 900]),
                is_active: index < ACTIVE_WORKFLOWS,
                last_run_at: None,
                created_at,
                updated_at: created_at + TimeDelta::hours((version - 1).into()),
            })
        })
        .collect()
}

/// One template in the marketplace, made from the organization's first workflow.
pub(super) fn templates(
    scope: Scope,
    customer: &Customer,
    users: &[User],
    workflows: &[Workflow],
) -> Vec<Template> {
    let mut random = scope.random("Template", 0);
    workflows
        .iter()
        .take(1)
        .zip(users)
        .map(|(workflow, author)| {
            let created_at = days_ago(random.between(5, 30));
            let is_public = random.chance(70);
            Template {
                id: scope.id("Template", 0),
                organization_id: Some(customer.organization.id.clone()),
                created_by_id: Some(author.id.clone()),
                source_workflow_id: Some(workflow.id.clone()),
                slug: format!("{}-by-{}", workflow.slug, customer.organization.slug),
                name: format!("{} ({})", workflow.name, customer.organization.name),
                description: workflow.description.clone().unwrap_or_default(),
                category: IDEAS.get(idea_of(scope, 0)).map_or("operations", |idea| idea.category).to_owned(),
                definition: workflow.definition.clone(),
                price: Decimal::new(random.pick(&[0, 0, 4_90, 19_00]), 2),
                currency: "EUR".to_owned(),
                installs: if is_public { random.between(0, 120).cast_signed() } else { 0 },
                rating: (is_public && random.chance(60)).then(|| f64::from(random.between(25, 50)) / 10.0),
                is_public,
                created_at,
                updated_at: created_at,
            }
        })
        .collect()
}

/// The organization's own prompt, in two versions of which the second is offered.
pub(super) fn prompts(scope: Scope, customer: &Customer, users: &[User]) -> Vec<AiPromptTemplate> {
    let texts = [
        "Draft a report about {{what}} for {{audience}}.",
        "Draft a report about {{what}} for {{audience}}, with a chart, in the tone of our house.",
    ];
    texts
        .into_iter()
        .zip(1_i32..)
        .enumerate()
        .map(|(index, (prompt, version))| {
            let created_at = days_ago(if version == 1 { 50 } else { 20 });
            AiPromptTemplate {
                id: scope.id("AIPromptTemplate", index),
                organization_id: Some(customer.organization.id.clone()),
                created_by_id: users.get(1).map(|admin| admin.id.clone()),
                slug: format!("{}-report", customer.organization.slug),
                version,
                name: "Report in our style".to_owned(),
                category: "report".to_owned(),
                system_prompt: None,
                prompt: prompt.to_owned(),
                variables: catalogue::variables(prompt),
                model: "default".to_owned(),
                temperature: if version == 1 { 0.7 } else { 0.3 },
                max_tokens: 1_024,
                is_active: version == 2,
                created_at,
                updated_at: created_at,
            }
        })
        .collect()
}

/// Services that are connected: name, form of the secret, granted scopes, state.
const SERVICES: [(&str, &str, &[&str], CredentialStatus); 7] = [
    ("slack", "oauth2", &["chat:write", "users:read"], CredentialStatus::Active),
    ("stripe", "api_key", &["payments:read"], CredentialStatus::Active),
    ("postgres", "connection_string", &[], CredentialStatus::Active),
    ("smtp", "basic", &[], CredentialStatus::Active),
    ("github", "oauth2", &["repo", "read:org"], CredentialStatus::Expired),
    ("zendesk", "api_key", &[], CredentialStatus::Revoked),
    ("hubspot", "oauth2", &["contacts"], CredentialStatus::Invalid),
];

/// A credential for each service, in every state.
pub(super) fn credentials(scope: Scope, tenants: &[Tenant], users: &[User]) -> Vec<Credential> {
    SERVICES
        .into_iter()
        .enumerate()
        .filter_map(|(index, (service, kind, scopes, status))| {
            let mut random = scope.random("Credential", index);
            let owner = users.get(random.index(users.len().saturating_sub(1)))?;
            let created_at = days_ago(random.between(35, 59));
            let expires_at = match status {
                CredentialStatus::Expired => Some(days_ago(random.between(1, 6))),
                _ => (kind == "oauth2").then(|| now() + TimeDelta::days(random.between(10, 80).into())),
            };
            Some(Credential {
                id: scope.id("Credential", index),
                organization_id: owner.organization_id.clone(),
                tenant_id: tenants.get(1).filter(|_| random.chance(25)).map(|tenant| tenant.id.clone()),
                owner_id: Some(owner.id.clone()),
                name: format!("{} ({})", service, slug(owner.name.as_deref().unwrap_or("shared"))),
                service: service.to_owned(),
                kind: kind.to_owned(),
                // Not a real ciphertext: bytes of the length that one would have.
                ciphertext: {
                    let length = random.between(48, 120) as usize;
                    random.bytes(length)
                },
                nonce: random.bytes(12),
                encryption_key: format!("kms/{}/2026-01", owner.organization_id),
                scopes: (!scopes.is_empty()).then(|| json!(scopes)),
                status,
                expires_at,
                last_used_at: None,
                created_at,
                updated_at: created_at,
            })
        })
        .collect()
}

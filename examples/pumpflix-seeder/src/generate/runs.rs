//! Runs of workflows, in every state, and the credentials they used.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{Rows, automation};
use crate::ideas::{IDEAS, Idea, node_id};
use crate::random::Random;
use crate::scope::{At, Scope, minutes_ago};
use pumpflix_data::{
    Credential, CredentialStatus, CredentialUsageLog, ExecutionLog, ExecutionStatus, Workflow,
};

/// Runs of an organization; the last two are the ones that go on now.
const RUNS: usize = 36;

/// Minutes from one run to the next: thirty days in all.
const MINUTES_APART: usize = 1_200;

/// The runs of an organization's active workflows, oldest first, and the uses of its credentials: those in runs, and one
/// connection test of each credential that fails.
pub(super) fn runs(scope: Scope, rows: &Rows) -> (Vec<ExecutionLog>, Vec<CredentialUsageLog>) {
    let active: Vec<(usize, &Workflow)> =
        rows.workflows.iter().enumerate().filter(|(_, workflow)| workflow.is_active).collect();
    let mut executions: Vec<ExecutionLog> = Vec::with_capacity(RUNS);
    let mut usages = Vec::new();
    for index in 0..RUNS {
        let mut random = scope.random("ExecutionLog", index);
        let previous = executions.last().filter(|_| is_retry(index));
        // A retry runs the workflow of the run before it.
        let chosen = match previous {
            Some(failed) => active.iter().find(|(_, workflow)| workflow.id == failed.workflow_id),
            None => active.get(random.index(active.len())),
        };
        let Some(&(place, workflow)) = chosen else { continue };
        let Some(idea) = IDEAS.get(automation::idea_of(scope, place)) else { continue };
        let run = Run { scope, index, workflow, idea, credentials: &rows.credentials };
        let execution = run.execution(&mut random, previous);
        run.uses(&mut random, &execution, &mut usages);
        executions.push(execution);
    }
    connection_tests(scope, &rows.credentials, &mut usages);
    (executions, usages)
}

/// The state of the `index`-th run: mostly good, every state among them.
fn status_of(index: usize) -> ExecutionStatus {
    match (RUNS - index, index % 12) {
        (1, _) => ExecutionStatus::Pending,
        (2, _) => ExecutionStatus::Running,
        (_, 3) => ExecutionStatus::Failed,
        (_, 7) => ExecutionStatus::TimedOut,
        (_, 9) => ExecutionStatus::Cancelled,
        _ => ExecutionStatus::Succeeded,
    }
}

/// The run after a failed one repeats it.
fn is_retry(index: usize) -> bool {
    index % 12 == 4
}

/// One run in the making.
struct Run<'a> {
    scope: Scope,
    index: usize,
    workflow: &'a Workflow,
    idea: &'a Idea,
    credentials: &'a [Credential],
}

impl Run<'_> {
    fn execution(&self, random: &mut Random, retry_of: Option<&ExecutionLog>) -> ExecutionLog {
        let status = status_of(self.index);
        let created_at = self.created_at(random, retry_of);
        let started_at = (status != ExecutionStatus::Pending)
            .then(|| created_at + TimeDelta::milliseconds(random.between(20, 4_000).into()));
        let duration_ms = match status {
            ExecutionStatus::Pending | ExecutionStatus::Running => None,
            ExecutionStatus::TimedOut => Some(self.workflow.timeout_seconds * 1_000),
            _ => Some(random.between(180, 45_000).cast_signed()),
        };
        let steps = self.idea.steps.len();
        let steps_completed = match status {
            ExecutionStatus::Pending => 0,
            ExecutionStatus::Succeeded => steps,
            ExecutionStatus::Failed => self.failing_step(random),
            _ => random.index(steps),
        };
        let by_hand = retry_of.is_none() && (self.workflow.trigger == "manual" || random.chance(15));
        let has_failed = matches!(status, ExecutionStatus::Failed | ExecutionStatus::TimedOut);
        ExecutionLog {
            id: self.scope.log_id("ExecutionLog", self.index, created_at),
            workflow_id: self.workflow.id.clone(),
            triggered_by_id: by_hand.then(|| self.workflow.created_by_id.clone()).flatten(),
            retry_of_id: retry_of.map(|failed| failed.id.clone()),
            status,
            trigger: match (retry_of, by_hand) {
                (Some(_), _) => "retry".to_owned(),
                (None, true) => "manual".to_owned(),
                (None, false) => self.workflow.trigger.clone(),
            },
            workflow_version: self.workflow.version,
            attempt: retry_of.map_or(1, |failed| failed.attempt + 1),
            input: Some(
                retry_of.map_or_else(|| input(random), |failed| failed.input.clone().unwrap_or_default()),
            ),
            output: (status == ExecutionStatus::Succeeded).then(|| json!({ "items": random.between(1, 40) })),
            error_message: match status {
                ExecutionStatus::Failed => Some(self.failure(steps_completed)),
                ExecutionStatus::TimedOut => {
                    Some(format!("Stopped after {} seconds", self.workflow.timeout_seconds))
                }
                _ => None,
            },
            error_node: has_failed.then(|| node_id(steps_completed)),
            steps_completed: i32::try_from(steps_completed).unwrap_or(i32::MAX),
            bytes_transferred: if started_at.is_some() { random.between(800, 9_000_000).into() } else { 0 },
            duration_ms,
            started_at,
            finished_at: started_at
                .zip(duration_ms)
                .map(|(start, millis)| start + TimeDelta::milliseconds(millis.into())),
            created_at,
        }
    }

    fn created_at(&self, random: &mut Random, retry_of: Option<&ExecutionLog>) -> At {
        if let Some(end) = retry_of.and_then(|failed| failed.finished_at) {
            return end + TimeDelta::minutes(5);
        }
        // The run that goes on now and the queued one are minutes old.
        let minutes = match RUNS - self.index {
            1 => 0,
            2 => 1,
            left => u32::try_from(left * MINUTES_APART).unwrap_or(0) - random.between(0, 900),
        };
        minutes_ago(minutes) - TimeDelta::milliseconds(random.between(0, 50_000).into())
    }

    /// The step that fails: the first one whose credential is bad, any step where all are good.
    fn failing_step(&self, random: &mut Random) -> usize {
        let is_bad =
            |step: usize| self.credential(step).is_some_and(|found| found.status != CredentialStatus::Active);
        let any = random.index(self.idea.steps.len());
        (0..self.idea.steps.len()).find(|step| is_bad(*step)).unwrap_or(any)
    }

    fn failure(&self, step: usize) -> String {
        let kind = self.idea.steps.get(step).map_or("trigger", |step| step.kind);
        match self.credential(step).map(|credential| credential.status) {
            Some(CredentialStatus::Expired) => format!("{kind}: the access has expired"),
            Some(CredentialStatus::Revoked) => format!("{kind}: the access was withdrawn"),
            Some(CredentialStatus::Invalid) => format!("{kind}: the service rejected the credential"),
            Some(CredentialStatus::Active) | None => format!("{kind}: no answer within 30 seconds"),
        }
    }

    /// The credential a step uses: that of its service, unless the credential is reserved for another tenant.
    fn credential(&self, step: usize) -> Option<&Credential> {
        let (service, _) = self.idea.steps.get(step)?.kind.split_once('.')?;
        self.credentials.iter().find(|credential| {
            credential.service == service
                && (credential.tenant_id.is_none() || credential.tenant_id == self.workflow.tenant_id)
        })
    }

    /// Every finished step used its credential, and so did the one that failed.
    fn uses(&self, random: &mut Random, execution: &ExecutionLog, usages: &mut Vec<CredentialUsageLog>) {
        let Some(started_at) = execution.started_at else { return };
        let completed = usize::try_from(execution.steps_completed).unwrap_or(0);
        let has_failed = execution.status == ExecutionStatus::Failed;
        for step in 0..completed + usize::from(has_failed) {
            let Some(credential) = self.credential(step) else { continue };
            let is_the_failed = has_failed && step == completed;
            let used_at = started_at + TimeDelta::milliseconds(i64::try_from(step).unwrap_or(0) * 40 + 7);
            usages.push(CredentialUsageLog {
                id: self.scope.log_id("CredentialUsageLog", usages.len(), used_at),
                credential_id: credential.id.clone(),
                execution_log_id: Some(execution.id.clone()),
                status: if is_the_failed { credential.status } else { CredentialStatus::Active },
                action: "request".to_owned(),
                error_message: if is_the_failed { execution.error_message.clone() } else { None },
                ip_address: Some(worker(random)),
                used_at,
            });
        }
    }
}

fn connection_tests(scope: Scope, credentials: &[Credential], usages: &mut Vec<CredentialUsageLog>) {
    for (index, credential) in credentials.iter().enumerate() {
        let error = match credential.status {
            CredentialStatus::Active => continue,
            CredentialStatus::Expired => "The token has expired",
            CredentialStatus::Revoked => "The key was withdrawn",
            CredentialStatus::Invalid => "The service answered 401",
        };
        let mut random = scope.random("connection test", index);
        let used_at = minutes_ago(random.between(10, 1_400));
        usages.push(CredentialUsageLog {
            id: scope.log_id("CredentialUsageLog", usages.len(), used_at),
            credential_id: credential.id.clone(),
            execution_log_id: None,
            status: credential.status,
            action: "test".to_owned(),
            error_message: Some(error.to_owned()),
            ip_address: Some(worker(&mut random)),
            used_at,
        });
    }
}

/// What a run was given.
fn input(random: &mut Random) -> Value {
    json!({ "reference": format!("{}-{}", random.pick(&["ORD", "TCK", "LEAD", "DOC"]), random.between(1_000, 99_999)) })
}

/// The address of a worker; 198.51.100.0/24 is set aside for documentation (RFC 5737).
fn worker(random: &mut Random) -> String {
    format!("198.51.100.{}", random.between(1, 40))
}

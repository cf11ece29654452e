//! Subscriptions, invoices and their lines.

use chrono::{Months, TimeDelta};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::json;

use super::catalogue::Plan;
use super::people::Customer;
use crate::scope::{At, Scope, days_ago, now, sha256};
use pumpflix_data::{Invoice, InvoiceItem, InvoiceStatus, Subscription, SubscriptionStatus, User};

/// The invoices of an organization, by the number of months from the start of this month to the start of their period.
/// The last one bills the month that has begun.
const INVOICES: [(i32, InvoiceStatus); 7] = [
    (-6, InvoiceStatus::Paid),
    (-5, InvoiceStatus::Paid),
    (-4, InvoiceStatus::Void),
    (-3, InvoiceStatus::Overdue),
    (-2, InvoiceStatus::Paid),
    (-1, InvoiceStatus::Open),
    (0, InvoiceStatus::Draft),
];

/// The start of a month, counted from this month.
fn month(offset: i32) -> At {
    // `now` is noon of the first day of a month.
    let this_month = now() - TimeDelta::hours(12);
    let months = Months::new(offset.unsigned_abs());
    let moved = if offset < 0 {
        this_month.checked_sub_months(months)
    } else {
        this_month.checked_add_months(months)
    };
    // Only years beyond the calendar have no months.
    moved.unwrap_or(this_month)
}

/// The plan an organization pays for now.
fn current_plan(scope: Scope) -> Plan {
    if scope.is_default() {
        Plan::Team
    } else {
        scope.random("plan", 0).pick(&[Plan::Starter, Plan::Team, Plan::Enterprise])
    }
}

/// Five subscriptions, in every state: the plan that is paid now, the free trial it began with, the plan before it, and
/// two that people took for themselves.
pub(super) fn subscriptions(scope: Scope, customer: &Customer, users: &[User]) -> Vec<Subscription> {
    let began = customer.organization.created_at;
    let seats = i32::try_from(users.len()).unwrap_or(i32::MAX);
    let person = |index: usize| users.get(index).map(|user| user.id.clone());
    let list = [
        (current_plan(scope), SubscriptionStatus::Active, None, seats, began + TimeDelta::days(60)),
        (Plan::Free, SubscriptionStatus::Expired, None, 1, began),
        (Plan::Starter, SubscriptionStatus::Cancelled, None, 3, began + TimeDelta::days(14)),
        (Plan::Team, SubscriptionStatus::Trialing, person(2), 1, days_ago(5)),
        (Plan::Starter, SubscriptionStatus::PastDue, person(3), 1, days_ago(40)),
    ];
    list.into_iter()
        .enumerate()
        .map(|(index, (plan, status, user_id, seats, created_at))| {
            let (start, end) = match status {
                SubscriptionStatus::Active => (month(0), month(1)),
                SubscriptionStatus::Expired | SubscriptionStatus::Trialing => {
                    (created_at, created_at + TimeDelta::days(14))
                }
                SubscriptionStatus::Cancelled => (created_at, created_at + TimeDelta::days(46)),
                SubscriptionStatus::PastDue => {
                    (created_at + TimeDelta::days(30), created_at + TimeDelta::days(60))
                }
            };
            let is_over = matches!(status, SubscriptionStatus::Expired | SubscriptionStatus::Cancelled);
            Subscription {
                id: scope.id("Subscription", index),
                organization_id: customer.organization.id.clone(),
                user_id,
                plan_id: plan.id(),
                status,
                billing_cycle: "monthly".to_owned(),
                seats,
                current_period_start: start,
                current_period_end: end,
                trial_ends_at: (status == SubscriptionStatus::Trialing).then_some(end),
                cancel_at_period_end: is_over,
                cancelled_at: (status == SubscriptionStatus::Cancelled).then(|| end - TimeDelta::days(3)),
                external_id: (plan != Plan::Free).then(|| format!("sub_{}", scope.id("payment", index))),
                created_at,
                updated_at: if is_over { end } else { start.max(created_at) },
            }
        })
        .collect()
}

/// Seven monthly invoices, in every state, with lines that add up.
pub(super) fn invoices(scope: Scope, customer: &Customer, seats: usize) -> (Vec<Invoice>, Vec<InvoiceItem>) {
    let mut invoices = Vec::with_capacity(INVOICES.len());
    let mut all_items = Vec::new();
    for (index, (offset, status)) in INVOICES.into_iter().enumerate() {
        let (period_start, period_end) = (month(offset), month(offset + 1));
        let id = scope.id("Invoice", index);
        // An invoice is put together when its month begins, and sent in the morning after its month ended.
        let items = lines(scope, index, &id, seats, period_start);
        let subtotal: Decimal = items.iter().map(|item| item.amount).sum();
        let tax_rate = Decimal::new(customer.country.tax_percent * 100, 2);
        let tax = cents(subtotal * tax_rate / Decimal::ONE_HUNDRED);
        let issued_at = (status != InvoiceStatus::Draft).then(|| period_end + TimeDelta::hours(9));
        let due_date = period_end + TimeDelta::days(14);
        let mut random = scope.random("Invoice", index);
        let paid_at = issued_at
            .filter(|_| status == InvoiceStatus::Paid)
            .map(|issued| issued + TimeDelta::hours(random.between(2, 300).into()));
        invoices.push(Invoice {
            id,
            number: format!("PF-{:06}-{:03}", scope.number(), index + 1),
            organization_id: customer.organization.id.clone(),
            subscription_id: Some(scope.id("Subscription", 0)),
            status,
            currency: "EUR".to_owned(),
            subtotal,
            tax_rate,
            tax,
            total: subtotal + tax,
            billing_address: Some(json!({
                "name": customer.organization.name,
                "street": customer.street,
                "city": customer.country.city,
                "country": customer.country.code,
            })),
            period_start,
            period_end,
            issued_at,
            due_date,
            paid_at,
            created_at: period_start,
            updated_at: paid_at.or(issued_at).unwrap_or(period_start),
        });
        all_items.extend(items);
    }
    (invoices, all_items)
}

/// The lines of one invoice: the seats, usage, and sometimes a discount on the seats.
fn lines(scope: Scope, invoice: usize, invoice_id: &str, seats: usize, created_at: At) -> Vec<InvoiceItem> {
    let mut random = scope.random("InvoiceItem", invoice);
    let plan = current_plan(scope);
    let seats = Decimal::from(seats);
    let runs = random.between(800, 90_000);
    let seat_price = Decimal::new(plan.monthly_cents(), 2);
    let mut lines = vec![
        (Some(plan.id()), format!("{} plan, seats", plan.name()), seats, seat_price, None),
        (
            None,
            "Runs, in thousands".to_owned(),
            Decimal::new(runs.into(), 3),
            Decimal::new(80, 2),
            Some(json!({ "runs": runs, "meter": sha256(invoice_id).chars().take(12).collect::<String>() })),
        ),
    ];
    if random.chance(40) {
        let discount = cents(seats * seat_price / Decimal::TEN);
        lines.push((None, "Ten percent for teaching and research".to_owned(), Decimal::ONE, -discount, None));
    }
    lines
        .into_iter()
        .zip(1..)
        .map(|((plan_id, description, quantity, unit_price, metadata), position)| InvoiceItem {
            invoice_id: invoice_id.to_owned(),
            position,
            plan_id,
            description,
            quantity,
            unit_price,
            amount: cents(quantity * unit_price),
            metadata,
            created_at,
        })
        .collect()
}

/// Rounded to two places, halves away from zero, as invoices are.
fn cents(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

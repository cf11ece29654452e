//! Automations that organizations build: the stuff of workflows, templates and runs.

use serde_json::{Value, json};

/// One automation, told by what starts it and the steps it runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Idea {
    /// Display name.
    pub(crate) name: &'static str,
    /// What it is for.
    pub(crate) description: &'static str,
    /// Shelf in the marketplace.
    pub(crate) category: &'static str,
    /// What starts it: `manual`, `schedule`, `webhook` or `event`.
    pub(crate) trigger: &'static str,
    /// Cron expression where the trigger is `schedule`.
    pub(crate) schedule: Option<&'static str>,
    /// The steps, in the order of their running.
    pub(crate) steps: &'static [Step],
}

/// One step of an automation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// Kind of node, as `service.operation`.
    pub(crate) kind: &'static str,
    /// Its settings.
    pub(crate) config: &'static [(&'static str, &'static str)],
}

impl Idea {
    /// The graph: the trigger, then one step after the other.
    pub(crate) fn definition(&self) -> Value {
        let trigger = json!({ "id": "start", "kind": format!("trigger.{}", self.trigger),
            "config": self.schedule.map_or_else(|| json!({}), |cron| json!({ "cron": cron })) });
        let steps = self.steps.iter().enumerate().map(|(index, step)| {
            let config: serde_json::Map<String, Value> =
                step.config.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect();
            json!({ "id": node_id(index), "kind": step.kind, "config": config })
        });
        let edges = (0..self.steps.len()).map(|index| {
            let from = index.checked_sub(1).map_or_else(|| "start".to_owned(), node_id);
            json!({ "from": from, "to": node_id(index) })
        });
        json!({
            "nodes": std::iter::once(trigger).chain(steps).collect::<Vec<_>>(),
            "edges": edges.collect::<Vec<_>>(),
        })
    }

    /// Its name in addresses.
    pub(crate) fn slug(&self) -> String {
        slug(self.name)
    }
}

/// The id of a step's node in a definition.
pub(crate) fn node_id(step: usize) -> String {
    format!("step{}", step + 1)
}

/// A text as a name in addresses: lower case, everything but letters and digits a hyphen.
pub(crate) fn slug(text: &str) -> String {
    text.to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

const fn step(kind: &'static str, config: &'static [(&'static str, &'static str)]) -> Step {
    Step { kind, config }
}

/// The automations, at least as many as an organization has workflows.
pub(crate) const IDEAS: [Idea; 12] = [
    Idea {
        name: "Greet new leads",
        description: "Looks up who filled in the contact form, enters them in the CRM and tells the sales channel.",
        category: "sales",
        trigger: "webhook",
        schedule: None,
        steps: &[
            step(
                "http.request",
                &[("method", "GET"), ("url", "https://enrich.example/people?email={{body.email}}")],
            ),
            step("hubspot.create_contact", &[("email", "{{body.email}}"), ("company", "{{step1.company}}")]),
            step(
                "slack.post_message",
                &[("channel", "#sales"), ("text", "New lead: {{step1.name}}, {{step1.company}}")],
            ),
        ],
    },
    Idea {
        name: "Sort support mail",
        description: "Reads incoming mail, decides how urgent it is and opens a ticket for the right team.",
        category: "support",
        trigger: "event",
        schedule: None,
        steps: &[
            step("ai.classify", &[("text", "{{event.body}}"), ("labels", "billing, bug, question, spam")]),
            step("logic.filter", &[("condition", "{{step1.label}} != 'spam'")]),
            step("zendesk.create_ticket", &[("subject", "{{event.subject}}"), ("group", "{{step1.label}}")]),
        ],
    },
    Idea {
        name: "Chase late invoices",
        description: "Every morning: finds invoices past their due date and sends a friendly reminder.",
        category: "finance",
        trigger: "schedule",
        schedule: Some("0 8 * * 1-5"),
        steps: &[
            step(
                "postgres.query",
                &[("sql", "SELECT * FROM invoices WHERE paid_at IS NULL AND due_date < now()")],
            ),
            step("logic.for_each", &[("items", "{{step1.rows}}")]),
            step("smtp.send", &[("to", "{{item.email}}"), ("template", "payment-reminder")]),
            step(
                "slack.post_message",
                &[("channel", "#finance"), ("text", "{{step1.count}} reminders sent")],
            ),
        ],
    },
    Idea {
        name: "Copy orders to the warehouse",
        description: "Sends each paid order to the warehouse and stores its tracking number.",
        category: "operations",
        trigger: "event",
        schedule: None,
        steps: &[
            step("stripe.get_payment", &[("id", "{{event.payment}}")]),
            step("http.request", &[("method", "POST"), ("url", "https://warehouse.example/orders")]),
            step("postgres.update", &[("table", "orders"), ("set", "tracking = {{step2.tracking}}")]),
        ],
    },
    Idea {
        name: "Weekly figures",
        description: "Every Monday: collects signups, revenue and churn and mails them as a chart.",
        category: "operations",
        trigger: "schedule",
        schedule: Some("0 7 * * 1"),
        steps: &[
            step("postgres.query", &[("sql", "SELECT * FROM weekly_figures ORDER BY week DESC LIMIT 12")]),
            step("chart.render", &[("kind", "line"), ("data", "{{step1.rows}}")]),
            step("smtp.send", &[("to", "leads@company.example"), ("attachment", "{{step2.image}}")]),
        ],
    },
    Idea {
        name: "Announce releases",
        description: "Turns the notes of a new release into a post for the news page and the social channels.",
        category: "marketing",
        trigger: "webhook",
        schedule: None,
        steps: &[
            step("github.get_release", &[("repository", "{{body.repository}}"), ("tag", "{{body.tag}}")]),
            step("ai.summarize", &[("text", "{{step1.notes}}"), ("sentences", "3")]),
            step("http.request", &[("method", "POST"), ("url", "https://news.example/posts")]),
        ],
    },
    Idea {
        name: "Back up the customer list",
        description: "Every night: exports the customers and stores them encrypted.",
        category: "operations",
        trigger: "schedule",
        schedule: Some("30 2 * * *"),
        steps: &[
            step("postgres.export", &[("table", "customers"), ("format", "csv")]),
            step("crypto.encrypt", &[("key", "backup")]),
            step("s3.put_object", &[("bucket", "backups"), ("key", "customers/{{now}}.csv.enc")]),
        ],
    },
    Idea {
        name: "Approve expenses",
        description: "Asks the team lead about every expense and books the approved ones.",
        category: "finance",
        trigger: "webhook",
        schedule: None,
        steps: &[
            step(
                "slack.ask",
                &[("user", "{{body.lead}}"), ("question", "Approve {{body.amount}} for {{body.reason}}?")],
            ),
            step("logic.filter", &[("condition", "{{step1.answer}} == 'yes'")]),
            step("http.request", &[("method", "POST"), ("url", "https://ledger.example/bookings")]),
        ],
    },
    Idea {
        name: "Welcome new colleagues",
        description: "Opens the accounts of a new colleague and sends the first-day mail.",
        category: "operations",
        trigger: "manual",
        schedule: None,
        steps: &[
            step("github.invite", &[("email", "{{input.email}}"), ("team", "{{input.team}}")]),
            step("slack.invite", &[("email", "{{input.email}}")]),
            step("smtp.send", &[("to", "{{input.email}}"), ("template", "first-day")]),
        ],
    },
    Idea {
        name: "Watch the shop",
        description: "Every five minutes: opens the shop like a customer would and raises an alarm when it is slow.",
        category: "support",
        trigger: "schedule",
        schedule: Some("*/5 * * * *"),
        steps: &[
            step("http.request", &[("method", "GET"), ("url", "https://shop.example/health")]),
            step("logic.filter", &[("condition", "{{step1.duration}} > 2000 or {{step1.status}} != 200")]),
            step(
                "slack.post_message",
                &[("channel", "#on-call"), ("text", "The shop is slow: {{step1.duration}} ms")],
            ),
        ],
    },
    Idea {
        name: "Score trial customers",
        description: "Counts what trial customers did in their first week and hands the keen ones to sales.",
        category: "sales",
        trigger: "schedule",
        schedule: Some("0 6 * * *"),
        steps: &[
            step("postgres.query", &[("sql", "SELECT * FROM trial_activity WHERE day = current_date - 1")]),
            step("logic.for_each", &[("items", "{{step1.rows}}")]),
            step("hubspot.update_contact", &[("email", "{{item.email}}"), ("score", "{{item.score}}")]),
        ],
    },
    Idea {
        name: "Ask for reviews",
        description: "Ten days after delivery: asks the customer for a review, once.",
        category: "marketing",
        trigger: "event",
        schedule: None,
        steps: &[
            step("logic.wait", &[("days", "10")]),
            step("postgres.query", &[("sql", "SELECT 1 FROM reviews WHERE order_id = {{event.order}}")]),
            step("smtp.send", &[("to", "{{event.email}}"), ("template", "please-review")]),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edge_joins_two_nodes() {
        for idea in IDEAS {
            let definition = idea.definition();
            let nodes: Vec<&Value> =
                definition["nodes"].as_array().unwrap().iter().map(|node| &node["id"]).collect();
            let edges = definition["edges"].as_array().unwrap();
            assert_eq!(nodes.len(), edges.len() + 1, "{}", idea.name);
            assert!(edges.iter().all(|edge| nodes.contains(&&edge["from"]) && nodes.contains(&&edge["to"])));
            assert_eq!(idea.trigger == "schedule", idea.schedule.is_some(), "{}", idea.name);
        }
    }

    #[test]
    fn slugs_are_addresses() {
        assert_eq!(slug("Ask for reviews!"), "ask-for-reviews");
        assert_eq!(slug("  Malmö 7 "), "malm-7");
    }
}

//! An organization, its tenants and people, and how they sign in.

use chrono::TimeDelta;
use serde_json::json;

use crate::ideas::slug;
use crate::scope::{Scope, days_ago, minutes_ago, now, sha256};
use crate::words::{
    COMPANY_FIRST, COMPANY_SECOND, COUNTRIES, Country, DEPARTMENTS, FIRST_NAMES, LAST_NAMES, REGIONS,
    STREETS, USER_AGENTS,
};
use pumpflix_data::{ApiKey, Organization, Tenant, User, UserSession, WebSocketSession, WebSocketStatus};

/// Sign-in name of the test user, who owns the default organization.
pub const TEST_USER_EMAIL: &str = "test@example.com";

/// Password of the test user. Everybody knows it: never seed a database that others can reach.
pub const TEST_USER_PASSWORD: &str = "password123";

/// argon2id of [`TEST_USER_PASSWORD`] with 19 MiB, two passes and the salt `pumpflix-seeder!`.
///
/// The salt is fixed, so that every seeded database holds the same row; a fresh salt would protect nothing, because the
/// password stands in the documentation.
const TEST_USER_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$cHVtcGZsaXgtc2VlZGVyIQ$pQK3IZ0/IakEuKoJY74f7272PO1VcL9GbQF4NY3R+7E";

/// An organization together with what its rows share but do not store.
pub(super) struct Customer {
    /// Its row.
    pub(super) organization: Organization,
    /// Where it is.
    pub(super) country: Country,
    /// Street and house number.
    pub(super) street: String,
    /// How many days ago it signed up.
    pub(super) age_days: u32,
}

/// The organization of a scope.
pub(super) fn customer(scope: Scope) -> Customer {
    let mut random = scope.random("Organization", 0);
    let country = random.pick(&COUNTRIES);
    let age_days = random.between(240, 1_200);
    let (name, slug) = if scope.is_default() {
        ("Default Organization".to_owned(), "default".to_owned())
    } else {
        let name = format!("{} {}", random.pick(&COMPANY_FIRST), random.pick(&COMPANY_SECOND));
        // The number keeps the addresses of namesakes apart.
        let slug = format!("{}-{}", slug(&name), scope.number());
        (name, slug)
    };
    let organization = Organization {
        id: scope.id("Organization", 0),
        billing_email: Some(format!("billing@{slug}.example")),
        country: Some(country.code.to_owned()),
        settings: Some(json!({
            "timeZone": country.time_zone,
            "retentionDays": random.pick(&[30, 90, 365]),
            "branding": { "color": format!("#{:06x}", random.between(0, 0x00ff_ffff)) },
        })),
        is_active: true,
        created_at: days_ago(age_days),
        updated_at: days_ago(random.between(10, age_days)),
        deleted_at: None,
        name,
        slug,
    };
    let street = format!("{} {}", random.pick(&STREETS), random.between(1, 180));
    Customer { organization, country, street, age_days }
}

/// The default tenant and one department.
pub(super) fn tenants(scope: Scope, customer: &Customer) -> Vec<Tenant> {
    let mut random = scope.random("Tenant", 0);
    let region = random.pick(&REGIONS);
    ["Default Tenant", random.pick(&DEPARTMENTS)]
        .into_iter()
        .enumerate()
        .map(|(index, name)| Tenant {
            id: scope.id("Tenant", index),
            organization_id: customer.organization.id.clone(),
            name: name.to_owned(),
            slug: if index == 0 { "default".to_owned() } else { slug(name) },
            region: region.to_owned(),
            settings: (index > 0).then(|| json!({ "notify": format!("#{}", slug(name)) })),
            is_default: index == 0,
            created_at: customer.organization.created_at,
            updated_at: customer.organization.created_at,
        })
        .collect()
}

/// Five to nine people: an owner, an admin, members, a viewer. Only the test user has a password; the others sign in
/// through an identity provider.
pub(super) fn users(scope: Scope, customer: &Customer, tenants: &[Tenant]) -> Vec<User> {
    let mut draw = scope.random("User.count", 0);
    let count = draw.between(5, 9) as usize;
    let first = draw.index(FIRST_NAMES.len());
    (0..count)
        .map(|index| {
            let mut random = scope.random("User", index);
            // Neighbours in the list of given names, so that no two people of an organization share an address.
            let given = FIRST_NAMES.get((first + index) % FIRST_NAMES.len()).copied().unwrap_or_default();
            let family = random.pick(&LAST_NAMES);
            let is_test_user = scope.is_default() && index == 0;
            let (name, email) = if is_test_user {
                ("Test User".to_owned(), TEST_USER_EMAIL.to_owned())
            } else {
                let mailbox = format!("{given}.{family}").to_lowercase();
                (format!("{given} {family}"), format!("{mailbox}@{}.example", customer.organization.slug))
            };
            // The owner signed up with the organization, the others joined while it was older than two months.
            let age_days = if index == 0 { customer.age_days } else { random.between(60, customer.age_days) };
            let created_at = days_ago(age_days);
            User {
                id: scope.id("User", index),
                organization_id: customer.organization.id.clone(),
                tenant_id: (index > 0).then(|| tenants.get(index % tenants.len().max(1)).map(|t| t.id.clone())).flatten(),
                email,
                email_verified_at: Some(created_at + TimeDelta::minutes(random.between(1, 240).into())),
                name: Some(name),
                password_hash: is_test_user.then(|| TEST_USER_HASH.to_owned()),
                role: role(index, count).to_owned(),
                locale: customer.country.locale.to_owned(),
                avatar_url: random.chance(40).then(|| format!("https://avatars.example/{}.png", scope.id("avatar", index))),
                preferences: Some(json!({ "theme": random.pick(&["light", "dark", "system"]), "digest": random.chance(50) })),
                failed_logins: i32::from(random.chance(10)),
                is_active: true,
                last_login_at: None,
                created_at,
                updated_at: created_at,
            }
        })
        .collect()
}

fn role(index: usize, count: usize) -> &'static str {
    match index {
        0 => "owner",
        1 => "admin",
        _ if index + 1 == count => "viewer",
        _ => "member",
    }
}

/// Two sign-ins each: one of today, and one that expired or was ended.
pub(super) fn sessions(scope: Scope, users: &[User]) -> Vec<UserSession> {
    users
        .iter()
        .flat_map(|user| [(user, true), (user, false)])
        .enumerate()
        .map(|(index, (user, is_recent))| {
            let mut random = scope.random("UserSession", index);
            let created_at = minutes_ago(if is_recent {
                random.between(30, 700)
            } else {
                random.between(20 * 1_440, 45 * 1_440)
            });
            let last_seen = TimeDelta::minutes(random.between(1, 29).into());
            UserSession {
                id: scope.id("UserSession", index),
                user_id: user.id.clone(),
                token_hash: sha256(&scope.secret("UserSession", index)),
                // 203.0.113.0/24 is set aside for documentation (RFC 5737).
                ip_address: Some(format!("203.0.113.{}", random.between(1, 254))),
                user_agent: Some(random.pick(&USER_AGENTS).to_owned()),
                expires_at: created_at + TimeDelta::days(14),
                last_seen_at: Some(created_at + last_seen),
                revoked_at: (!is_recent && random.chance(30)).then(|| created_at + last_seen),
                created_at,
            }
        })
        .collect()
}

/// One connection under each sign-in: those of today in every state, the old ones closed.
pub(super) fn connections(scope: Scope, sessions: &[UserSession]) -> Vec<WebSocketSession> {
    sessions
        .iter()
        .enumerate()
        .map(|(index, session)| {
            let mut random = scope.random("WebSocketSession", index);
            let status = match (session.expires_at > now(), index % 6) {
                (true, 0) => WebSocketStatus::Connected,
                (true, 2) => WebSocketStatus::Idle,
                _ => WebSocketStatus::Disconnected,
            };
            let connected_at = session.created_at + TimeDelta::seconds(random.between(1, 20).into());
            WebSocketSession {
                id: scope.id("WebSocketSession", index),
                user_id: session.user_id.clone(),
                user_session_id: Some(session.id.clone()),
                client_id: scope.id("client", index),
                status,
                channels: Some(json!(["executions", format!("user:{}", session.user_id)])),
                ip_address: session.ip_address.clone(),
                user_agent: session.user_agent.clone(),
                bytes_sent: random.between(2_000, 4_000_000).into(),
                connected_at,
                last_ping_at: session.last_seen_at,
                disconnected_at: (status == WebSocketStatus::Disconnected)
                    .then(|| connected_at + TimeDelta::minutes(29)),
            }
        })
        .collect()
}

/// Three keys: one for ever, one that expires, one withdrawn.
pub(super) fn api_keys(scope: Scope, users: &[User]) -> Vec<ApiKey> {
    let keys = [
        ("Nightly export", &["workflows:read", "executions:read"][..]),
        ("Shop integration", &["executions:write"][..]),
        ("First steps", &["workflows:read"][..]),
    ];
    // The owner's and the admin's: every organization has both.
    let people = users.iter().take(2).cycle();
    keys.into_iter()
        .zip(people)
        .enumerate()
        .map(|(index, ((name, scopes), user))| {
            let mut random = scope.random("ApiKey", index);
            let key = format!("pf_live_{}", scope.secret("ApiKey", index));
            let created_at = user.created_at + TimeDelta::days(random.between(1, 50).into());
            let is_revoked = index == 2;
            ApiKey {
                id: scope.id("ApiKey", index),
                organization_id: user.organization_id.clone(),
                user_id: user.id.clone(),
                name: name.to_owned(),
                prefix: key.chars().take(16).collect(),
                key_hash: sha256(&key),
                scopes: json!(scopes),
                is_revoked,
                revoked_at: is_revoked.then(|| created_at + TimeDelta::days(7)),
                expires_at: (index == 1).then(|| now() + TimeDelta::days(random.between(20, 300).into())),
                last_used_at: (!is_revoked).then(|| minutes_ago(random.between(5, 3_000))),
                created_at,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use argon2::{Argon2, PasswordVerifier};

    use super::*;

    #[test]
    fn the_hash_is_that_of_the_password() {
        Argon2::default().verify_password(TEST_USER_PASSWORD.as_bytes(), TEST_USER_HASH).unwrap();
        assert!(TEST_USER_HASH.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }
}

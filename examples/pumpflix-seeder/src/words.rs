//! The words that names are made of.

/// Given names.
pub(crate) const FIRST_NAMES: [&str; 32] = [
    "Amara", "Anders", "Beatriz", "Chiara", "Daniel", "Elif", "Emeka", "Farah", "Grace", "Hana", "Ingrid",
    "Ivan", "Jonas", "Kaito", "Leila", "Liam", "Marta", "Mateo", "Mei", "Nadia", "Noah", "Olga", "Pavel",
    "Priya", "Rafael", "Rosa", "Samir", "Sofia", "Tariq", "Viktor", "Yuki", "Zoe",
];

/// Family names.
pub(crate) const LAST_NAMES: [&str; 32] = [
    "Abebe", "Bauer", "Costa", "Dubois", "Eriksen", "Ferrari", "Garcia", "Haddad", "Ibrahim", "Jansen",
    "Kowalski", "Lindgren", "Moreau", "Nakamura", "Novak", "Okafor", "Olsen", "Petrov", "Quinn", "Rossi",
    "Santos", "Sharma", "Silva", "Svensson", "Tanaka", "Tran", "Vargas", "Walsh", "Weber", "Yilmaz", "Zhang",
    "Zimmer",
];

/// First words of company names.
pub(crate) const COMPANY_FIRST: [&str; 24] = [
    "Alpine",
    "Amber",
    "Baltic",
    "Beacon",
    "Cedar",
    "Cobalt",
    "Delta",
    "Falcon",
    "Granite",
    "Harbor",
    "Horizon",
    "Juniper",
    "Lantern",
    "Maple",
    "Meridian",
    "Nimbus",
    "Northwind",
    "Orchard",
    "Pioneer",
    "Quartz",
    "River",
    "Summit",
    "Tidal",
    "Willow",
];

/// Second words of company names.
pub(crate) const COMPANY_SECOND: [&str; 20] = [
    "Analytics",
    "Clinics",
    "Foods",
    "Freight",
    "Hotels",
    "Instruments",
    "Interiors",
    "Learning",
    "Logistics",
    "Media",
    "Mobility",
    "Outfitters",
    "Partners",
    "Pharma",
    "Robotics",
    "Solar",
    "Studios",
    "Supply",
    "Textiles",
    "Ventures",
];

/// A country that customers come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Country {
    /// ISO 3166-1 alpha-2.
    pub(crate) code: &'static str,
    /// A city for addresses.
    pub(crate) city: &'static str,
    /// A time zone of the IANA list.
    pub(crate) time_zone: &'static str,
    /// Language and region of its people, BCP 47.
    pub(crate) locale: &'static str,
    /// Tax on its invoices, in percent.
    pub(crate) tax_percent: i64,
}

/// Countries that customers come from; the tax is the usual rate of the country, nought where none is charged.
pub(crate) const COUNTRIES: [Country; 8] = [
    country("DE", "Hamburg", "Europe/Berlin", "de-DE", 19),
    country("FR", "Lyon", "Europe/Paris", "fr-FR", 20),
    country("NL", "Utrecht", "Europe/Amsterdam", "nl-NL", 21),
    country("ES", "Valencia", "Europe/Madrid", "es-ES", 21),
    country("IT", "Torino", "Europe/Rome", "it-IT", 22),
    country("SE", "Malmö", "Europe/Stockholm", "sv-SE", 25),
    country("US", "Portland", "America/Los_Angeles", "en-US", 0),
    country("JP", "Fukuoka", "Asia/Tokyo", "ja-JP", 0),
];

const fn country(
    code: &'static str,
    city: &'static str,
    time_zone: &'static str,
    locale: &'static str,
    tax_percent: i64,
) -> Country {
    Country { code, city, time_zone, locale, tax_percent }
}

/// Streets for addresses.
pub(crate) const STREETS: [&str; 8] = [
    "Bridge Street",
    "Canal Road",
    "Garden Lane",
    "Harbour Square",
    "Mill Lane",
    "Station Road",
    "University Avenue",
    "Weavers Row",
];

/// Departments that larger customers keep apart as tenants.
pub(crate) const DEPARTMENTS: [&str; 6] =
    ["Finance", "Marketing", "Operations", "People", "Sales", "Support"];

/// Where tenants' data is processed.
pub(crate) const REGIONS: [&str; 3] = ["eu-central", "us-east", "ap-south"];

/// Browsers and programs that sign in.
pub(crate) const USER_AGENTS: [&str; 4] = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:138.0) Gecko/20100101 Firefox/138.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Safari/537.36",
    "PumpFlix-Mobile/3.2 (iPhone; iOS 18.4)",
];

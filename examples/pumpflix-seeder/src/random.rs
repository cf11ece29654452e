//! Numbers that look random and are the same on every run, machine and version of this program.
//!
//! The generator is `SplitMix64` (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014), written out
//! here because sample data must not change when a library changes its algorithm. Nothing here protects a secret.

/// A stream of numbers that belongs to one thing, named by a label, an organization's number and an index.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of the `index`-th thing called `label` of an organization. Streams of different things are unrelated,
    /// so that a new thing changes nothing about the others.
    pub(crate) fn of(label: &str, organization: u32, index: usize) -> Self {
        // FNV-1a, 64 bits, over the three parts.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let number = organization.to_le_bytes();
        let index = (index as u64).to_le_bytes();
        for byte in label.bytes().chain([0xff]).chain(number).chain(index) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(hash)
    }

    /// The next 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included; `low` where the range is empty.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        let width = u64::from(high.saturating_sub(low)) + 1;
        // The high half of a product spreads 32 bits evenly over the width, which has at most 33 bits.
        let offset = ((self.bits() >> 32) * width) >> 32;
        low + u32::try_from(offset).unwrap_or(0)
    }

    /// True in `percent` of 100 cases.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of the items.
    pub(crate) fn pick<T: Copy, const N: usize>(&mut self, items: &[T; N]) -> T {
        const { assert!(N > 0, "there must be something to pick from") };
        items[self.index(N)]
    }

    /// A position in something of that length; 0 when it is empty.
    pub(crate) fn index(&mut self, length: usize) -> usize {
        let last = u32::try_from(length).unwrap_or(u32::MAX).saturating_sub(1);
        self.between(0, last) as usize
    }

    /// That many bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> Vec<u8> {
        std::iter::repeat_with(|| self.bits().to_le_bytes()).flatten().take(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn known_numbers_stay_the_same() {
        let mut stream = Random::of("User", 7, 3);
        let drawn: Vec<u32> = (0..6).map(|_| stream.between(1, 100)).collect();
        assert_eq!(drawn, KNOWN);
    }

    /// Drawn once; another result means that every seeded database changes.
    const KNOWN: [u32; 6] = [26, 90, 83, 56, 85, 54];

    #[test]
    fn numbers_stay_in_their_range() {
        let mut stream = Random::of("range", 0, 0);
        for _ in 0..1_000 {
            assert!((3..=9).contains(&stream.between(3, 9)));
        }
        assert_eq!(stream.between(5, 5), 5);
        assert!((0..64).any(|_| stream.between(0, u32::MAX) > u32::MAX / 2));
    }
}

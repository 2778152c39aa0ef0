//! The text form of age keys (BIP 173). Encoding only: age itself reads them.

const SIGNS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];

/// `prefix`, `1`, the bytes in groups of five bits, and six signs of checksum.
pub fn encode(prefix: &str, bytes: &[u8; 32]) -> String {
    let groups = five_bits(bytes);
    let high = prefix.bytes().map(|sign| sign >> 5);
    let low = prefix.bytes().map(|sign| sign & 31);
    let sum = high.chain([0]).chain(low).chain(groups.iter().copied()).chain([0; 6]);
    let sum = sum.fold(1, step) ^ 1;
    let check = (0..6).map(|place| (sum >> (5 * (5 - place)) & 31) as u8);
    let signs = groups.iter().copied().chain(check);
    let text =
        signs.filter_map(|group| SIGNS.get(usize::from(group))).map(|&sign| char::from(sign));
    format!("{prefix}1{}", text.collect::<String>())
}

/// 256 bits as 52 groups, the last filled with zeros.
fn five_bits(bytes: &[u8; 32]) -> Vec<u8> {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..52)
        .map(|group| (0..5).fold(0, |value, place| value << 1 | bit(group * 5 + place)))
        .collect()
}

fn step(sum: u32, value: u8) -> u32 {
    let top = sum >> 25;
    let next = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
    (0..5)
        .filter(|bit| top >> bit & 1 == 1)
        .fold(next, |sum, bit| sum ^ GENERATOR.get(bit).copied().unwrap_or_default())
}

/**
 * Logarithm and exponential from the four basic operations alone. The language leaves the last bits of
 * `Math.log` and `Math.exp` to the engine; one bit of difference would change every later draw.
 */

const ln2 = 0.6931471805599453
const largest = 512

/** 2 to the power of index − largest. */
const powersOfTwo = new Float64Array(2 * largest + 1)
powersOfTwo[largest] = 1
for (let n = 1; n <= largest; n++) {
  powersOfTwo[largest + n] = powersOfTwo[largest + n - 1]! * 2
  powersOfTwo[largest - n] = powersOfTwo[largest - n + 1]! / 2
}

/** Natural logarithm of a positive, finite number between 2^-512 and 2^512. */
export function ln(x: number): number {
  let mantissa = x
  let exponent = 0
  while (mantissa >= 1.5) {
    mantissa /= 2
    exponent++
  }
  while (mantissa < 0.75) {
    mantissa *= 2
    exponent--
  }
  // ln m = 2 artanh((m − 1) / (m + 1)); |z| ≤ 0.2, so z^21 is below the last bit.
  const z = (mantissa - 1) / (mantissa + 1)
  const square = z * z
  let sum = 0
  for (let n = 21; n >= 1; n -= 2) sum = sum * square + 1 / n
  return 2 * z * sum + exponent * ln2
}

/** e to the power of x, for |x| below 350; beyond that the result is held at the end of that range. */
export function exp(x: number): number {
  const held = x > 350 ? 350 : x < -350 ? -350 : x
  const n = Math.round(held / ln2)
  const rest = held - n * ln2
  let sum = 1
  for (let k = 14; k >= 1; k--) sum = 1 + (sum * rest) / k
  return sum * powersOfTwo[largest + n]!
}

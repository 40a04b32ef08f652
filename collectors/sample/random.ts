/** A small seeded generator of random numbers and the distributions that the simulation draws from. */
import { exp, ln } from './elementary.ts'

/** Spreads a whole number over 32 bits, so that neighbours give unrelated ones. */
export function scramble(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
  return (bits ^ (bits >>> 15)) >>> 0
}

export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1
  #spare: number | null = null

  /**
   * @param seed   any integer; its lower 53 bits count
   * @param stream independent streams of one seed: one per repository, so that one doesn't disturb another
   */
  constructor(seed: number, stream = 0) {
    this.#a = scramble(seed >>> 0)
    this.#b = scramble(Math.floor(seed / 0x1_0000_0000) ^ 0x9e3779b9)
    this.#c = scramble(stream + 0x51ed270b)
    for (let round = 0; round < 12; round++) this.bits()
  }

  /** 32 random bits as an unsigned integer (sfc32: integer additions, shifts and xors only). */
  bits(): number {
    const result = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0
    return result >>> 0
  }

  /** In [0, 1). */
  uniform(): number {
    return this.bits() / 0x1_0000_0000
  }

  /** An integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.uniform() * n)
  }

  /** An integer in [from, to). */
  between(from: number, to: number): number {
    return from + this.below(to - from)
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  /** Exponentially distributed around the mean, never 0. */
  exponential(mean: number): number {
    return -mean * ln((this.bits() + 1) / 0x1_0000_0001)
  }

  /** Standard normal, by the polar method: needs a logarithm and a root, no sine. */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare
      this.#spare = null
      return spare
    }
    for (;;) {
      const u = 2 * this.uniform() - 1
      const v = 2 * this.uniform() - 1
      const square = u * u + v * v
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * ln(square)) / square)
      this.#spare = v * factor
      return u * factor
    }
  }

  /** Lognormal by its median; `sigma` is the standard deviation of its logarithm. */
  lognormal(median: number, sigma: number): number {
    return median * exp(sigma * this.normal())
  }

  /** A Poisson count; from a mean of 40 on the rounded normal of the same mean and variance. */
  poisson(mean: number): number {
    if (mean >= 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
    const limit = exp(-mean)
    let count = 0
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++
    return count
  }

  /** How many times in a row something of this probability happens, at most `most` times. */
  repeats(probability: number, most: number): number {
    let count = 0
    while (count < most && this.chance(probability)) count++
    return count
  }

  /** One of a list that isn't empty, each equally likely. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  /** One of the keys of a table of weights. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const keys = Object.keys(weights) as K[]
    let rest = 0
    for (const key of keys) rest += weights[key]
    rest *= this.uniform()
    for (const key of keys) {
      rest -= weights[key]
      if (rest < 0) return key
    }
    return keys.at(-1)!
  }

  /** An index into ascending running sums: entry i is drawn by its share of the last sum. */
  cumulative(sums: ArrayLike<number>): number {
    const target = this.uniform() * sums[sums.length - 1]!
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sums[middle]! > target) high = middle
      else low = middle + 1
    }
    return low
  }
}

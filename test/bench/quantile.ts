/** The value below which a share of measurements lies; NaN of none. */
export const quantile = (values: number[], q: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

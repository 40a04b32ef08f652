/** The sign of the product: a lichen's lobes around their middle. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <circle cx="12" cy="12" r="3" />
      <circle cx="19" cy="10" r="2.6" />
      <circle cx="16.6" cy="17.8" r="2.9" />
      <circle cx="8" cy="18.2" r="2.4" />
      <circle cx="4.4" cy="11.4" r="2.8" />
      <circle cx="10.4" cy="4.8" r="2.5" />
    </svg>
  )
}

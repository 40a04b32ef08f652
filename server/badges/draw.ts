/** A badge as SVG, and as the JSON that shields' endpoint badges read. */
import { makeBadge } from 'badge-maker'

export const tones = ['good', 'fair', 'poor', 'plain', 'unknown'] as const
export type Tone = (typeof tones)[number]

export interface Badge {
  label: string
  message: string
  tone: Tone
}

/** White text on each reads at 4.5 : 1 and more (WCAG 2.2, 1.4.3); told apart by more than red and green. */
export const colours: Record<Tone, string> = {
  good: '#1a7547',
  fair: '#8a5d00',
  poor: '#b3372f',
  plain: '#33658a',
  unknown: '#6b6b6b',
}
export const labelColour = '#3c3c3c'

/** Flat and square: a gradient would take the contrast away at one end. Its title and aria-label are the text. */
export const toSvg = ({ label, message, tone }: Badge): string =>
  makeBadge({ label, message, color: colours[tone], labelColor: labelColour, style: 'flat-square' })

/** As https://shields.io/badges/endpoint-badge reads it. */
export const toShields = ({ label, message, tone }: Badge) => ({
  schemaVersion: 1 as const,
  label,
  message,
  color: colours[tone].slice(1),
  labelColor: labelColour.slice(1),
  cacheSeconds: 300,
})

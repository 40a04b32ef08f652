/** Names that stand for people without saying who they are: the same for a person each time, in this database alone. */
import { createHmac } from 'node:crypto'

export const privacies = ['open', 'pseudonymous'] as const
export type Privacy = (typeof privacies)[number]

/** 48 bits: of 100 000 people two share a name once in 50 000 databases. */
export const pseudonymOf = (salt: string, personId: string): string =>
  `person-${createHmac('sha256', salt).update(personId).digest('hex').slice(0, 12)}`

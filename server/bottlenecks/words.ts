/** A next step's reason as a sentence. */
import type { z } from 'zod'
import type { NextAction } from '../routes/bottleneck-schemas.ts'

type Step = Omit<z.infer<typeof NextAction>, 'why'>

/** `5 hours`, `1 day`, `12 days`. */
export function waited(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const [count, unit] = hours < 48 ? [hours, 'hour'] : [Math.floor(hours / 24), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const names = (logins: string[], otherwise: string): string =>
  logins.length === 0 ? otherwise : logins.join(', ')

export function inWords({ because, items, next_actors, waited_seconds }: Step): string {
  const time = waited(waited_seconds)
  const who = names(next_actors, 'a team')
  switch (because) {
    case 'approved':
      return `It is approved and has waited ${time} for somebody to merge it or say why not.`
    case 'asked_review':
      return `It is the reviewers’ turn (${names(next_actors, 'who looked at it before')}), and has been for ${time}.`
    case 'unasked_review':
      return `It waits for a review for ${time}, and nobody was asked for one: name a reviewer.`
    case 'asked_unanswered':
      return `No person has said anything for ${time}, though ${who} was asked for a review.`
    case 'unanswered_request':
      return `No person has said anything for ${time}, and nobody was asked for a review.`
    case 'assigned_unanswered':
      return `No person has answered for ${time}; it is assigned to ${who}.`
    case 'unanswered_issue':
      return `No person has answered for ${time}, and it is assigned to nobody.`
    case 'open_word':
      return `No maintainer has said anything since what was said last, for ${time}: answer, decide or close it.`
    case 'quiet_author':
      return `It is its author’s turn, and has been for ${time}: ask whether they go on, or close it.`
    case 'gone_author':
      return `It waits for an author whose account is gone, for ${time}: take it over, or close it.`
    case 'unreleased':
      return `${items} merged ${items === 1 ? 'change waits' : 'changes wait'} for a release, the first for ${time}.`
    case 'one_reviewer':
      return `${who} has ${items} open review requests, half of all or more, the oldest for ${time}: ask others for some.`
  }
}

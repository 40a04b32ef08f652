/** Every word of the bottlenecks has a text in both languages, and the view becomes the question that it says. */
import { expect, it } from 'vitest'
import { actions, causes, itemKinds, stages, waitedFor } from '../../server/bottlenecks/model.ts'
import { kinds, Search, stages as addressed, turns } from '../../web/search.ts'
import { queueQuestion, rowsOf } from '../../web/waits.ts'
import { textsOf } from './texts.ts'

const texts = (language: string) => textsOf(language) as Record<string, Record<string, string>>

it.each(['en', 'zh-CN'])(
  'every stage, turn, kind, action and reason has a text in %s',
  (language) => {
    const groups = {
      bottleneckStage: stages,
      bottleneckTurn: waitedFor,
      bottleneckKind: itemKinds,
      bottleneckAction: actions,
      bottleneckBecause: causes,
    }
    for (const [group, keys] of Object.entries(groups)) {
      for (const key of keys) expect(texts(language)[group]?.[key], `${group}.${key}`).toBeTruthy()
    }
  },
)

it('the address knows the stages, turns and kinds that the server does', () => {
  expect(addressed).toEqual([...stages])
  expect(turns).toEqual([...waitedFor])
  expect(kinds).toEqual([...itemKinds])
})

it('a view becomes the question of its queue, and a link takes back what others asked', () => {
  const view = Search.parse({
    stage: 'review',
    kind: 'issue',
    turn: 'author',
    who: 'ann',
    stuck: true,
    at: '2026-01-01',
  })
  expect(queueQuestion(view, 'all')).toEqual({
    scope: 'all',
    actors: 'human',
    as_of: '2026-01-01',
    stage: 'review',
    item_kind: 'issue',
    waiting_on: 'author',
    reviewer: 'ann',
    stuck: 'true',
  })
  expect(queueQuestion(Search.parse({ ...view, ...rowsOf({}) }), 'all')).toEqual({
    scope: 'all',
    actors: 'human',
    as_of: '2026-01-01',
  })
})

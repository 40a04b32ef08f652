/** `lichen bottlenecks`: where work waits and what to do next, or the queue, from the file or from its running server. */
import { Command, Option } from 'commander'
import { stages, waitedFor, type Stage, type WaitedFor } from '../bottlenecks/model.ts'
import type { ActorFilter } from '../metrics/compose.ts'
import { BottlenecksAnswer, QueueAnswer } from '../routes/bottleneck-schemas.ts'
import { actorKinds } from '../routes/schemas.ts'
import { bottlenecksText } from './bottlenecks-text.ts'
import { asked, json, using, type Printing } from './open-api.ts'
import { dbOption, whole } from './options.ts'

interface Options extends Printing {
  scope: string
  asOf?: string
  days: number
  actors: ActorFilter
  next: number
  limit: number
  stage?: Stage
  waitingOn?: WaitedFor
}
function run(options: Options): Promise<void> {
  const { actors, asOf, days, format, limit, next, scope, stage, waitingOn } = options
  const question = { scope, as_of: asOf, days, actors }
  const queue = { ...question, limit, stage, waiting_on: waitingOn }
  return using(options, async (api) => {
    const path = '/bottlenecks/queue'
    if (format === 'csv') return api.text(asked(path, { ...queue, format }))
    const [answer, rows] = await Promise.all([
      api.get(asked('/bottlenecks', { ...question, next }), BottlenecksAnswer),
      api.get(asked(path, queue), QueueAnswer),
    ])
    return format === 'json' ? json({ ...answer, queue: rows }) : bottlenecksText(answer, rows)
  })
}

export const bottlenecksCommand = (): Command =>
  new Command('bottlenecks')
    .description('print where work waits, on whom, and what to do next')
    .requiredOption(
      '--scope <scope>',
      'repo:owner/name, org:owner, ecosystem:slug, field:name=value or all, joined by "," (either) and "&" (both)',
    )
    .option('--as-of <instant>', 'the state at that time; default: the last sync')
    .option('--days <days>', 'how far back time and reviews are counted', whole(1, 366), 90)
    .addOption(new Option('--actors <kind>', 'whose items').choices(actorKinds).default('human'))
    .option('--next <steps>', 'at most so many next steps', whole(0, 100), 10)
    .option('--limit <rows>', 'at most so many rows of the queue', whole(1, 1000), 20)
    .addOption(new Option('--stage <stage>', 'only this stage of the queue').choices(stages))
    .addOption(new Option('--waiting-on <who>', 'only whose turn it is').choices(waitedFor))
    .addOption(
      new Option('--format <format>', 'how to print; csv: the queue')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
    .addOption(dbOption())
    .action(run)

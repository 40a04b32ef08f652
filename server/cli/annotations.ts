/** `lichen annotations`: what happened beside the numbers, taken from a file, listed, removed. */
import { Command } from 'commander'
import { hc } from 'hono/client'
import { openOrFind } from '../address.ts'
import type { AnnotationRow } from '../annotations/annotation.ts'
import { storedAnnotations } from '../annotations/applying.ts'
import { readAnnotations } from '../annotations/read-file.ts'
import type { AppType } from '../app.ts'
import { AppError } from '../errors.ts'
import { openSink } from './open-sink.ts'
import { dbOption, settingsOf } from './options.ts'
import { counted } from './sync-texts.ts'
import { align } from './table.ts'

interface Options {
  db?: string
}

async function importFile(file: string, options: Options): Promise<void> {
  const rows = await readAnnotations(file)
  const { close, sink } = await openSink(options)
  try {
    await sink.putAnnotations(rows)
  } finally {
    await close()
  }
  console.log(`${counted(rows.length, 'annotation')} stored.`)
}

async function stored(options: Options): Promise<AnnotationRow[]> {
  const { LICHEN_DB: db, store: storeOptions } = settingsOf(options)
  const { server, store } = await openOrFind(db, storeOptions)
  if (store === undefined) {
    const response = await hc<AppType>(server.address).api.v1.annotations.$get({ query: {} })
    if (response.ok) return (await response.json()).annotations
    const { error } = await response.json()
    throw new AppError(error.code, error.message, error.hint, response.status)
  }
  try {
    return await storedAnnotations(store)
  } finally {
    await store.close()
  }
}

async function list(options: Options): Promise<void> {
  const rows = await stored(options)
  if (rows.length === 0) return console.log('No annotation.')
  const lines = rows.map(({ from_at, id, kind, scope, title, to_at }) => {
    const until = to_at === null ? '' : ` to ${to_at.slice(0, 10)}`
    return [id, `${from_at.slice(0, 10)}${until}`, kind, scope ?? 'everywhere', title]
  })
  console.log(align([['id', 'when', 'kind', 'scope', 'title'], ...lines]))
}

async function remove(ids: string[], options: Options): Promise<void> {
  const { close, sink } = await openSink(options)
  try {
    const removed = await sink.removeAnnotations(ids)
    if (removed < ids.length) {
      throw new AppError(
        'unknown-annotation',
        `Of ${counted(ids.length, 'annotation')}, ${removed} had such an id and ${removed === 1 ? 'is' : 'are'} gone.`,
        'See the ids: lichen annotations list.',
        404,
      )
    }
    console.log(`${counted(removed, 'annotation')} removed.`)
  } finally {
    await close()
  }
}

export const annotationsCommand = (): Command =>
  new Command('annotations')
    .description('what happened beside the numbers: governance, outages, anything that explains')
    .addCommand(
      new Command('import')
        .description(
          'store the annotations of a YAML or CSV file; one that is there already stays one',
        )
        .argument('<file>', 'a list with title, kind, from, and if you like to, scope and url')
        .addOption(dbOption())
        .action(importFile),
    )
    .addCommand(
      new Command('list')
        .description('print those that are stored')
        .addOption(dbOption())
        .action(list),
    )
    .addCommand(
      new Command('remove')
        .description('remove some')
        .argument('<id...>', 'their ids')
        .addOption(dbOption())
        .action(remove),
    )

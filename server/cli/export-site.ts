/** `lichen export site`: the dashboard as files, for a host that runs no program. */
import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { ranges, siteGrains, type Range } from '../site/site.ts'
import { exportSite } from '../site/export.ts'
import { actorKinds } from '../routes/schemas.ts'
import { openAlone } from './open-alone.ts'
import { dbOption, repeated, settingsOf } from './options.ts'
import { progressLine } from './progress-line.ts'
import { counted } from './sync-texts.ts'

interface Options {
  db?: string
  scope?: string[]
  base: string
  lang?: string
  range?: Range[]
  grain?: (typeof siteGrains)[number][]
  actors?: (typeof actorKinds)[number][]
  metric?: string[]
}

function baseOf(text: string): string {
  if (/^\/([\w.~-]+\/)*$/.test(text)) return text
  throw new InvalidArgumentError('Write the path with a slash before and behind it: /lichen/')
}

/** One of some words, several times. */
const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (text: string, before: Word[] = []): Word[] => {
    const found = words.find((word) => word === text)
    if (found === undefined) throw new InvalidArgumentError(`Take one of ${words.join(', ')}.`)
    return [...before, found]
  }

async function run(name: string, options: Options): Promise<void> {
  const folder = resolve(name)
  const store = await openAlone(options, { mustExist: true })
  const line = progressLine()
  try {
    const { bytes, files, scopes } = await exportSite(store, folder, {
      scopes: options.scope ?? [],
      base: options.base,
      language: options.lang,
      ranges: options.range ?? ranges,
      grains: options.grain ?? siteGrains,
      actors: options.actors ?? actorKinds,
      metrics: options.metric ?? [],
      privacy: settingsOf(options).LICHEN_PRIVACY,
      onProgress: line.show,
    })
    line.end()
    console.log(
      `${counted(scopes, 'scope')} in ${counted(files, 'file')}, ${(bytes / 1e6).toFixed(1)} MB, are in ${folder}; serve it at ${options.base}.`,
    )
  } finally {
    line.end()
    await store.close()
  }
}

export const exportSiteCommand = (): Command =>
  new Command('site')
    .description('the dashboard as files, to publish without a server')
    .argument('<folder>', 'where to; an earlier site in it is replaced')
    .option(
      '--scope <scope>',
      'of what, with its repositories; repeatable; all ecosystems, repositories and all together if not given',
      repeated,
    )
    .option('--base <path>', 'where the host serves it, e.g. /lichen/', baseOf, '/')
    .addOption(
      new Option('--lang <language>', 'in which it opens; the reader’s if not given').choices([
        'en',
        'zh-CN',
      ]),
    )
    .option(
      '--range <range>',
      `one of ${ranges.join(', ')}, beside 12m; repeatable; all if not given`,
      oneOf(ranges),
    )
    .option(
      '--grain <step>',
      `one of ${siteGrains.join(', ')}, beside month; repeatable; all if not given`,
      oneOf(siteGrains),
    )
    .option(
      '--actors <kind>',
      `whose, one of ${actorKinds.join(', ')}, beside human; repeatable; all if not given`,
      oneOf(actorKinds),
    )
    .option('--metric <key>', 'a metric; repeatable; all if not given', repeated)
    .addOption(dbOption())
    .action(run)

/** The folder boundaries are enforced: each forbidden import, put into a file of that folder, fails the lint. */
import { execFile } from 'node:child_process'
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { packageRoot } from '../../server/root.ts'

const value = (path: string): string => `import { thing } from '${path}'`
const type = (path: string): string => `import type { Thing } from '${path}'`
const github = "import { graphql as thing } from '@octokit/graphql'"

/** File (a star stands for any name), import, and what the refusal says. */
const refused: [string, string, string][] = [
  ['collectors/*.ts', value('../server/errors.ts'), 'knows nothing of server/'],
  ['collectors/*.ts', type('../server/errors.ts'), 'knows nothing of server/'],
  ['collectors/github/*.ts', value('../../server/errors.ts'), 'knows nothing of server/'],
  ['collectors/github/*.ts', value('../../web/format.ts'), 'knows nothing of server/ or web/'],
  ['collectors/github/client.ts', value('../../server/errors.ts'), 'knows nothing of server/'],
  ['collectors/git/*.ts', value('@duckdb/node-api'), 'only server/store/'],
  ['collectors/github/*.ts', github, 'only collectors/github/client.ts'],
  ['server/*.ts', value('../web/format.ts'), 'knows nothing of web/'],
  ['server/routes/*.ts', type('../../web/format.ts'), 'knows nothing of web/'],
  ['server/store/*.ts', value('../../web/format.ts'), 'knows nothing of web/'],
  ['server/metrics/*.ts', value('@duckdb/node-api'), 'only server/store/'],
  ['server/sync/*.ts', github, 'only collectors/github/client.ts'],
  ['server/store/*.ts', github, 'only collectors/github/client.ts'],
  ['web/*.ts', value('../server/errors.ts'), 'only types from server/'],
  ['web/pages/*.tsx', value('../../server/errors.ts'), 'only types from server/'],
  ['web/*.ts', value('../collectors/model.ts'), 'knows nothing of collectors/'],
  ['web/*.ts', type('../collectors/model.ts'), 'knows nothing of collectors/'],
  ['web/*.ts', value('@duckdb/node-api'), 'runs in a browser'],
]

const accepted: [string, string][] = [
  ['collectors/*.ts', value('./model.ts')],
  ['collectors/github/client.ts', github],
  ['server/*.ts', value('../collectors/model.ts')],
  ['server/store/*.ts', "import { version as thing } from '@duckdb/node-api'"],
  ['server/routes/*.ts', value('../store/open.ts')],
  ['web/*.ts', type('../server/errors.ts')],
  ['web/pages/*.tsx', type('../../server/errors.ts')],
  ['test/web/*.ts', value('../../web/format.ts')],
  ['test/*.ts', value('../server/store/open.ts')],
]

/** A tree with the project's own rules and the files that the imports name. */
async function emptyTree(): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'lichen-lint-'))
  onTestFinished(() => rm(tree, { recursive: true }))
  for (const name of ['.oxlintrc.json', 'tsconfig.json']) {
    await copyFile(join(packageRoot, name), join(tree, name))
  }
  await symlink(join(packageRoot, 'node_modules'), join(tree, 'node_modules'))
  const targets = ['server/errors', 'server/store/open', 'web/format', 'collectors/model']
  for (const path of targets) {
    await put(tree, `${path}.ts`, 'export const thing = 1\nexport interface Thing {}\n')
  }
  return tree
}

async function put(tree: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(tree, file)), { recursive: true })
  await writeFile(join(tree, file), text)
}

/** What the linter says of each file with its import; one run for all of them. */
async function complaints(cases: readonly (readonly [string, string, ...string[]])[]) {
  const tree = await emptyTree()
  const files = cases.map(([file], index) => file.replace('*', `probe-${index}`))
  for (const [index, [, statement]] of cases.entries()) {
    const use = statement.includes('import type') ? 'type Use = Thing' : 'const use = thing'
    await put(tree, files[index] ?? '', `${statement}\nexport ${use}\n`)
  }
  const oxlint = join(packageRoot, 'node_modules/oxlint/bin/oxlint')
  const output = await new Promise<string>((resolve) => {
    const options = { cwd: tree, maxBuffer: 10_000_000 }
    execFile(process.execPath, [oxlint, '--format', 'json'], options, (_, stdout) =>
      resolve(stdout),
    )
  })
  const found = JSON.parse(output) as {
    diagnostics: { filename: string; message: string; help?: string }[]
  }
  return files.map((file) =>
    found.diagnostics
      .filter((diagnostic) => diagnostic.filename.endsWith(file))
      .map((diagnostic) => `${diagnostic.message} ${diagnostic.help ?? ''}`),
  )
}

describe('the folder boundaries', () => {
  it('refuse every import that crosses them, and say which boundary it is', async () => {
    const found = await complaints(refused)
    for (const [index, [file, statement, message]] of refused.entries()) {
      expect(found[index]?.join(), `${file}: ${statement}`).toContain(message)
    }
  })

  it('accept every import that follows the one way through the house', async () => {
    expect(await complaints(accepted)).toEqual(accepted.map(() => []))
  })

  it('are crossed by no import() either, which the lint rule does not look at', async () => {
    const forbidden = { collectors: /server|web/, server: /web/, web: /server|collectors/ }
    for (const [folder, others] of Object.entries(forbidden)) {
      const names = await readdir(join(packageRoot, folder), { recursive: true })
      for (const name of names.filter((each) => /\.tsx?$/.test(each))) {
        const text = await readFile(join(packageRoot, folder, name), 'utf8')
        for (const [, target] of text.matchAll(/\bimport\(\s*['"`](?:\.\.\/)+(\w+)\//g)) {
          expect(target, `import() in ${folder}/${name}`).not.toMatch(others)
        }
      }
    }
  })
})

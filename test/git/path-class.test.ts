/** The class of a changed file is told by its path. */
import { describe, expect, it } from 'vitest'
import { classOf } from '../../collectors/git/path-class.ts'
import type { PathClass } from '../../collectors/model.ts'

const expected: Record<PathClass, string[]> = {
  code: ['src/main.ts', 'lib/history.rb', 'src/build.ts', 'kernel/sched.c', 'sql/metrics/a.sql'],
  tests: [
    'test/unit.ts',
    'src/parser.test.ts',
    'pkg/parser_test.go',
    'tests/data/input.json',
    'spec/models/user_spec.rb',
    'app/src/UserServiceTest.java',
    'python/test_parse.py',
    'test/README.md',
    'a/__snapshots__/b.snap',
  ],
  docs: ['README.md', 'LICENSE', 'docs/conf.py', 'docs/logo.png', 'man/tool.1', 'CHANGES', 'a.txt'],
  build: [
    'package.json',
    'package-lock.json',
    'Makefile',
    'src/Makefile.am',
    'Dockerfile.dev',
    '.github/dependabot.yml',
    'tools/ci/Makefile',
    '.gitignore',
    'CMakeLists.txt',
    'requirements-dev.txt',
    'docs/requirements.txt',
    'vite.config.ts',
    'app/build.gradle.kts',
    'Cargo.lock',
    'tool.spec',
  ],
  ci: [
    '.github/workflows/ci.yml',
    '.github/workflows/test/README.md',
    '.github/actions/setup/index.js',
    '.gitlab-ci.yml',
    '.travis.yml',
    '.cirrus.star.yml',
    'appveyor.yml',
    'azure-pipelines.release.yaml',
    'Jenkinsfile',
    'ci/test/run.sh',
    '.ci/build.sh',
    '.circleci/config.yml',
  ],
  data: ['data/table.csv', 'locales/de.json', 'assets/logo.svg', 'config/app.yaml', 'po/de.po'],
}

describe('the class of a path', () => {
  for (const [kind, paths] of Object.entries(expected)) {
    it.each(paths)(`${kind}: %s`, (path) => {
      expect(classOf(path)).toBe(kind)
    })
  }

  it('does not take a word for a test that only ends like one', () => {
    expect(['src/latest.ts', 'src/Latest.java', 'contest/run.py'].map(classOf)).toEqual([
      'code',
      'code',
      'code',
    ])
  })
})

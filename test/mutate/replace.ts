/** Puts a mutant's text in the place of a file of sql/, for tests that read the files themselves. */
import { vi } from 'vitest'
import type { SqlFile } from '../../server/store/sql-files.ts'

interface Replacement {
  folder: string
  name: string
  body: string
}

vi.mock(import('../../server/store/sql-files.ts'), async (importOriginal) => {
  const { sqlFiles } = await importOriginal()
  const mutant = JSON.parse(process.env['LICHEN_MUTANT'] ?? 'null') as Replacement | null
  return {
    sqlFiles: async (folder: string): Promise<SqlFile[]> =>
      (await sqlFiles(folder)).map((file) =>
        file.name === mutant?.name && folder === mutant.folder
          ? { ...file, body: mutant.body }
          : file,
      ),
  }
})

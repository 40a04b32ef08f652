/** Options that several commands share, and how their texts become values. */
import { InvalidArgumentError, Option } from 'commander'
import { readEnvironment, type Settings } from '../env.ts'
import type { StoreOptions } from '../store/instance.ts'

/** A whole number of at least `least`. */
export const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(
      most === Number.MAX_SAFE_INTEGER
        ? `It has to be a whole number from ${least} on.`
        : `It has to be a whole number from ${least} to ${most}.`,
    )
  }

/** An option that may be repeated. */
export const repeated = (value: string, before: string[] = []): string[] => [...before, value]

export const dbOption = (): Option =>
  new Option('--db <file>', 'the database file (LICHEN_DB, else ./lichen.duckdb)')

/** What the environment says, with the options of the command above it. */
export function settingsOf(options: { db?: string }): Settings & { store: StoreOptions } {
  const settings = readEnvironment()
  return {
    ...settings,
    LICHEN_DB: options.db ?? settings.LICHEN_DB,
    store: { memoryLimit: settings.LICHEN_MEMORY_LIMIT, threads: settings.LICHEN_THREADS },
  }
}

/** How to print. */
export const formatOption = (choices = ['table', 'json', 'csv']): Option =>
  new Option('--format <format>', 'how to print').choices(choices).default('table')

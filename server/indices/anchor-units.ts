/** Whether anchors that a user sets can be values of their metric at all: a wrong unit is told from what it gives. */
import { AppError } from '../errors.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import { anchorUnits, type IndexTextOf } from './definition.ts'
import type { Settings } from './sets.ts'

const century = 36_525 * 86_400

const bad = (message: string, hint: string): AppError =>
  new AppError('bad-anchor', message, hint, 400)

/**
 * @param settings anchors in the unit of the index's file
 * @throws AppError `bad-anchor` where an anchor lies outside what its metric can be, or both are the same
 */
export function checkAnchors(text: IndexTextOf, settings: Settings, catalogue: Catalogue): void {
  for (const each of text.dimensions.flatMap((dimension) => dimension.indicators)) {
    const own = settings.indicators[each.key]
    if (own === undefined || !('metric' in each)) continue
    const [worst, best] = [own.worst ?? each.worst.at, own.best ?? each.best.at]
    if (worst === best) {
      throw bad(
        `Both anchors of ${each.key} are ${worst}: no value lies between them.`,
        'Give the value that is to map to 0 as worst and another one that is to map to 100 as best.',
      )
    }
    const unit = catalogue.get(each.metric)?.unit
    const seconds = each.anchor_unit === undefined ? 1 : anchorUnits[each.anchor_unit]
    for (const [name, at] of [['worst', own.worst] as const, ['best', own.best] as const]) {
      if (at === undefined) continue
      if (unit === 'share' && (at < 0 || at > 1)) {
        throw bad(
          `The ${name} anchor of ${each.key} is ${at}, and a share lies between 0 and 1.`,
          'Write 0.5 for 50 %.',
        )
      }
      if (unit === 'duration' && (at < 0 || at * seconds > century)) {
        throw bad(
          `The ${name} anchor of ${each.key} is ${at} ${each.anchor_unit ?? 'second'}s, which no duration of it is.`,
          `Write it in ${each.anchor_unit ?? 'second'}s, from 0 to a hundred years.`,
        )
      }
      if (unit === 'count' && each.worst.at >= 0 && each.best.at >= 0 && at < 0) {
        throw bad(
          `The ${name} anchor of ${each.key} is ${at}, and a count is 0 or more.`,
          'Write how many there are.',
        )
      }
    }
  }
}

/** The theme as code needs it: the colours that a chart reads from the page. */
export interface ChartColours {
  /** The page's fonts, which a canvas doesn't inherit. */
  font: string
  ink: string
  soft: string
  rule: string
  sheet: string
  band: string
  hatch: string
  /** Behind a period of which a part is missing. */
  hole: string
  /** One a series. */
  lines: string[]
  /** Where series differ in whose items they count. */
  actors: { human: string; bot: string; agent: string }
  /** A change of level. */
  change: string
}

/** The page's names of the colours: one a series, or one a kind of actor. */
const lineNames = ['accent', 'line-2', 'line-3', 'line-4', 'line-5', 'line-6']
const actorNames = { human: 'person', bot: 'bot', agent: 'agent' }

/** The colour in which a chart draws one of several series, for the page's own CSS. */
export function seriesColour(
  index: number,
  actors: 'human' | 'bot' | 'agent' | 'all',
  isByActors: boolean,
): string {
  const name =
    isByActors && actors !== 'all' ? actorNames[actors] : lineNames[index % lineNames.length]
  return `var(--${name ?? 'accent'})`
}

/** The colours of the page as it is drawn now, light or dark. */
export function chartColours(root: Element = document.documentElement): ChartColours {
  const style = getComputedStyle(root)
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    font: getComputedStyle(document.body).fontFamily,
    ink: read('ink'),
    soft: read('soft'),
    rule: read('rule'),
    sheet: read('sheet'),
    band: read('band'),
    hatch: read('hatch'),
    hole: read('warn-soft'),
    lines: lineNames.map(read),
    actors: {
      human: read(actorNames.human),
      bot: read(actorNames.bot),
      agent: read(actorNames.agent),
    },
    change: read('warn'),
  }
}

export type Theme = 'light' | 'dark' | 'system'

/** Puts the theme on the page; `system` follows the machine. */
export function applyTheme(theme: Theme): 'light' | 'dark' {
  const isDark =
    theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  const drawn = isDark ? 'dark' : 'light'
  document.documentElement.dataset['theme'] = drawn
  return drawn
}

/** What a chart says where it is pointed at: how it looks, and a text as it can hold it. */
import type { ChartColours } from '../theme.ts'

/** Of ECharts' `tooltip`; it stands where it is pointed at, and doesn't fly there. */
export const tooltipLook = (colours: ChartColours) => ({
  transitionDuration: 0,
  backgroundColor: colours.sheet,
  borderColor: colours.rule,
  textStyle: { color: colours.ink, fontSize: 13 },
  extraCssText: 'box-shadow: none',
})

/** A tooltip is HTML. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  )

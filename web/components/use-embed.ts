/** Where a chart stands alone, so that another page can take it in. */
import { useRouter } from '@tanstack/react-router'
import { base } from '../copy.ts'
import { useView } from './use-view.ts'

/** @returns the path of a chart by itself with the page's view, of the scopes that the page may have chosen by itself */
export function useEmbed(): (chart: string, scopes: string[]) => string {
  const router = useRouter()
  const [view] = useView()
  return (chart, scopes) => {
    const { searchStr } = router.buildLocation({
      to: '.',
      search: { ...view, scope: scopes.length === 1 ? scopes[0] : scopes },
    })
    return `${base}embed/${chart}${searchStr}`
  }
}

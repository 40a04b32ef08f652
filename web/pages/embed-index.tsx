/** One picture of an index by itself, to stand in another page: how it has gone, or how even it is. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { coursePeriods, fetchIndex, fetchIndexSeries, fetchIndices } from '../api.ts'
import { Embedded } from '../components/embedded.tsx'
import { IndexCourse } from '../components/index-course.tsx'
import { IndexShape } from '../components/index-shape.tsx'
import { Empty, Failed, Loading, Unknown } from '../components/states.tsx'
import { useReposOf } from '../components/use-data.ts'
import { questionOfIndex } from '../components/use-indices.ts'
import { useView } from '../components/use-view.ts'
import { sidesOf } from '../index-drawn.ts'
import { named } from '../indices.ts'

export function EmbedIndexPage() {
  const { t, i18n } = useTranslation()
  const { chart, key } = useParams({ from: '/embed/index/$key/$chart' })
  const [view] = useView()
  const [scope = 'all'] = [view.scope ?? []].flat()
  const question = questionOfIndex(view, scope)
  const repos = useReposOf([scope])
  const list = useQuery({ queryKey: ['indices'], queryFn: fetchIndices })
  const index = list.data?.indices.find((each) => each.key === key)
  const isShape = chart === 'shape'
  const answer = useQuery({
    queryKey: ['index', key, question],
    queryFn: () => fetchIndex(key, question),
    enabled: index !== undefined && isShape,
  })
  const series = useQuery({
    queryKey: ['index-series', key, question],
    queryFn: () => fetchIndexSeries(key, { ...question, periods: coursePeriods }),
    enabled: index !== undefined && !isShape,
  })
  const failed = [repos, list, answer, series].find((query) => query.error !== null)
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (list.data !== undefined && index === undefined) return <Unknown />
  const own = answer.data?.scopes[0]
  const course = series.data?.series[0]
  if (index === undefined || (isShape ? own : course) === undefined) return <Loading height={380} />
  const sides = own && sidesOf(index, own, i18n.language)
  return (
    <Embedded
      title={named(index.title, i18n.language)}
      scopes={[scope]}
      repos={repos.data?.repos ?? []}
      whole={
        <Link to="/indices" search={{ ...view, index: key }}>
          {t('chart.whole')}
        </Link>
      }
    >
      {course !== undefined && <IndexCourse index={index} series={course} />}
      {sides !== undefined &&
        (sides.length === 0 ? (
          <Empty text={t('indices.shapeNone')} />
        ) : (
          <IndexShape index={index} scope={scope} sides={sides} />
        ))}
    </Embedded>
  )
}

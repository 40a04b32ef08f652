/** Finds a page, a repository, an ecosystem, a metric or a person by typing. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchContributors } from '../api.ts'
import { pages } from '../pages.ts'
import type { SearchInput } from '../search.ts'
import { titleOf, wordsOf } from './about.tsx'
import { useCatalogue, useEcosystems, useRepos } from './use-data.ts'

/** More of a kind than this nobody reads; another letter brings them. */
const most = 8

export default function Palette({ close, search }: { close: () => void; search: SearchInput }) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const word = text.trim().toLowerCase()
  const has = (...texts: (string | null | undefined)[]): boolean =>
    texts.some((each) => each?.toLowerCase().includes(word) === true)
  const repos = useRepos().data?.repos ?? []
  const ecosystems = useEcosystems().data?.ecosystems ?? []
  const metrics = useCatalogue().data?.metrics ?? []
  const people = useQuery({
    queryKey: ['find', word],
    queryFn: () =>
      fetchContributors({
        scope: 'all',
        weights: 'equal',
        sort: 'name',
        by: 'person',
        limit: String(most),
        find: word,
      }),
    enabled: word.length > 1,
  })
  const leave = (moving: Promise<void>): void => {
    void moving
    close()
  }
  return (
    <Command.Dialog
      open
      onOpenChange={(isOpen) => isOpen || close()}
      label={t('palette.label')}
      shouldFilter={false}
      contentClassName="palette"
      overlayClassName="palette-ground"
    >
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.label')}
      />
      <Command.List>
        <Command.Empty>{t('palette.nothing')}</Command.Empty>
        <Group name={t('palette.pages')}>
          {pages
            .filter(({ name }) => has(name, t(`page.${name}`)))
            .map(({ key, name, to }) => (
              <Command.Item
                key={name}
                value={`page ${name}`}
                onSelect={() => leave(navigate({ to, search }))}
              >
                {t(`page.${name}`)}
                <small>
                  <kbd>g</kbd> <kbd>{key}</kbd>
                </small>
              </Command.Item>
            ))}
        </Group>
        <Group name={t('palette.ecosystems')}>
          {ecosystems
            .filter(({ slug, title }) => has(slug, title))
            .slice(0, most)
            .map(({ slug, title }) => (
              <Command.Item
                key={slug}
                value={`ecosystem ${slug}`}
                onSelect={() =>
                  leave(navigate({ to: '/ecosystem/$slug', params: { slug }, search }))
                }
              >
                {title}
              </Command.Item>
            ))}
        </Group>
        <Group name={t('palette.repositories')}>
          {repos
            .filter(({ description, name, owner }) => has(`${owner}/${name}`, description))
            .slice(0, most)
            .map(({ description, id, name, owner }) => (
              <Command.Item
                key={id}
                value={`repo ${owner}/${name}`}
                onSelect={() =>
                  leave(navigate({ to: '/project/$owner/$name', params: { owner, name }, search }))
                }
              >
                {owner}/{name}
                <small>{description}</small>
              </Command.Item>
            ))}
        </Group>
        <Group name={t('palette.metrics')}>
          {metrics
            .filter((metric) =>
              has(
                metric.key,
                metric.question,
                wordsOf(metric, i18n.language).question,
                ...Object.values(metric.title),
              ),
            )
            .slice(0, most)
            .map((metric) => (
              <Command.Item
                key={metric.key}
                value={`metric ${metric.key}`}
                onSelect={() =>
                  leave(navigate({ to: '/metric/$key', params: { key: metric.key }, search }))
                }
              >
                {titleOf(metric, i18n.language)}
                <small>{t(`familyName.${metric.family}`)}</small>
              </Command.Item>
            ))}
        </Group>
        <Group name={t('palette.people')}>
          {(word.length > 1 ? (people.data?.contributors ?? []) : []).map(({ id, login, name }) => (
            <Command.Item
              key={id}
              value={`person ${id}`}
              onSelect={() =>
                leave(navigate({ to: '/people/$person', params: { person: id }, search }))
              }
            >
              {name ?? login ?? id}
              <small>{name === null ? '' : login}</small>
            </Command.Item>
          ))}
        </Group>
      </Command.List>
    </Command.Dialog>
  )
}

/** A heading over what was found; nothing where nothing was. */
function Group({ children, name }: { children: React.ReactNode[]; name: string }) {
  if (children.length === 0) return null
  return <Command.Group heading={name}>{children}</Command.Group>
}

/*---
table: release
of: repository
needs: [raw.release, raw.git_tag, raw.tag]
---*/
-- Releases, by publication. A repository that has published none is known by those of its tags that are versions.
with published as (
  select
    release.id as item_id,
    release.tag,
    coalesce(release.name, release.tag) as title,
    release.url,
    account.person_id as author_id,
    coalesce(account.kind, 'human') as author_kind,
    release.is_prerelease as is_marked,
    release.published_at
  from raw.release as release
  left join account on account.account_id = release.author_id
  where release.repo_id = $repo_id and not release.is_draft and release.published_at is not null
),
tagged as (
  select name, tagged_at from raw.git_tag where repo_id = $repo_id
  union all
  select name, tagged_at
  from raw.tag
  where repo_id = $repo_id and tagged_at is not null and not exists (from raw.git_tag where repo_id = $repo_id)
),
chosen as (
  from published
  union all
  select
    $repo_id || ' ' || tagged.name,
    tagged.name,
    tagged.name,
    repository.url || '/releases/tag/' || tagged.name,
    null,
    'human',
    null,
    tagged.tagged_at
  from tagged
  join raw.repository as repository on repository.id = $repo_id
  -- Not even by the last sync: what it publishes later doesn't change what was known then.
  where not exists (
    from published where published_at <= (select as_of from sync_state where repo_id = $repo_id)
  )
),
-- [package][v]1.2[.3][.4][-rc.1]: the package is what stands before, if only it ends in neither digit nor dot.
matched as (
  select
    *,
    regexp_extract(
      tag,
      '^(.*?[^0-9.])??[vV]?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?:\.\d+)*((?:[-+_.]?[a-zA-Z]|[-+]\d).*)?$',
      ['package', 'major', 'minor', 'patch', 'suffix']
    ) as part
  from chosen
),
versioned as (
  select
    * exclude (part),
    lower(part['package']) as package,
    part['minor'] as written_minor,
    try_cast(part['major'] as integer) as major,
    try_cast(part['minor'] as integer) as minor,
    coalesce(try_cast(part['patch'] as integer), 0) as patch,
    part['suffix'] <> '' and not starts_with(part['suffix'], '+')
      and not regexp_matches(lower(part['suffix']), '^[-_.]?(final|release|ga|stable)$') as is_candidate
  from matched
),
levelled as (
  select
    *,
    case
      when major is null then 'unparsable'
      when is_candidate then 'prerelease'
      -- Years, and months with a leading zero, which semantic versions don't have.
      when major >= 1990 or (starts_with(written_minor, '0') and length(written_minor) > 1) then 'calendar'
      when major = 0 then 'initial'
      when patch > 0 then 'patch'
      when minor > 0 then 'minor'
      else 'major'
    end as level,
    coalesce(is_marked, is_candidate) as is_prerelease
  from versioned
  where is_marked is not null or major is not null
),
-- What isn't meant for everybody neither follows nor is followed.
final as (
  select
    *,
    case level
      when 'major' then max(published_at) filter (where level = 'major') over before
      when 'minor' then max(published_at) filter (where level in ('major', 'minor')) over before
      when 'patch' then max(published_at) filter (where level in ('major', 'minor', 'patch')) over before
    end as level_before_at,
    min(published_at) filter (where level = 'major') over after as next_major_at,
    min(published_at) filter (where level in ('major', 'minor')) over after as next_minor_at,
    min(published_at) filter (where level in ('major', 'minor', 'patch')) over after as next_patch_at,
    lag(published_at) over in_time as before_at,
    lead(published_at) over in_time as next_at
  from levelled
  where not is_prerelease
  window
    in_time as (order by published_at, item_id),
    before as (partition by package order by published_at, item_id rows between unbounded preceding and 1 preceding),
    after as (partition by package order by published_at, item_id rows between 1 following and unbounded following)
),
-- By version, not by time: a patch of an old line that comes out after the next major version breaks nothing.
ordered as (
  select
    item_id,
    [major, minor, patch] as version,
    min([major, minor, patch]) over (
      partition by package order by published_at, item_id rows between unbounded preceding and 1 preceding
    ) as lowest_before,
    min([major, minor, patch]) over (
      partition by package, major, case when major = 0 then minor end
      order by published_at, item_id rows between unbounded preceding and 1 preceding
    ) as lowest_alike_before
  from final
  where level in ('major', 'minor', 'patch', 'initial')
),
stepped as (
  select item_id, coalesce(lowest_alike_before > version, true) as is_breaking
  from ordered
  where lowest_before <= version
),
patched as (
  select final.item_id, min(later.published_at) as patched_at
  from final
  join final as later
    on later.package = final.package and later.major = final.major and later.minor = final.minor
    and later.patch > final.patch and later.published_at >= final.published_at
  where final.level in ('major', 'minor', 'patch', 'initial')
    and later.level in ('patch', 'initial')
  group by final.item_id
),
revert as (
  select reverting.committed_at, reverted.committed_at as reverted_at
  from fact.commit as reverting
  join fact.commit as reverted on reverted.repo_id = $repo_id and reverted.oid = reverting.reverts_oid
  where reverting.repo_id = $repo_id
),
reverted as (
  select final.item_id, min(revert.committed_at) as reverted_at
  from final
  join revert
    on revert.committed_at >= final.published_at and revert.reverted_at <= final.published_at
    and (final.before_at is null or revert.reverted_at > final.before_at)
  group by final.item_id
)
select
  levelled.item_id,
  $repo_id as repo_id,
  levelled.tag,
  levelled.title,
  levelled.url,
  levelled.author_id,
  levelled.author_kind,
  levelled.is_prerelease,
  levelled.published_at,
  levelled.level,
  final.level_before_at,
  final.next_at,
  final.next_major_at,
  final.next_minor_at,
  final.next_patch_at,
  stepped.is_breaking,
  patched.patched_at,
  reverted.reverted_at
from levelled
left join final on final.item_id = levelled.item_id
left join stepped on stepped.item_id = levelled.item_id
left join patched on patched.item_id = levelled.item_id
left join reverted on reverted.item_id = levelled.item_id

/**
 * The reason of a gap in Chinese. A collector writes it as one English sentence, which is stored; this has a row for each
 * such sentence. What a source's own error says beside it isn't repeated: its class is a part of the gap, and has a text.
 */

const nouns: Record<string, string> = {
  issue: '议题',
  'pull request': '拉取请求',
  pull_request: '拉取请求',
  discussion: '讨论',
  issues: '议题',
  'pull requests': '拉取请求',
  releases: '发布',
  discussions: '讨论',
  commits: '提交',
  tags: '标签（tag）',
  milestones: '里程碑',
  labels: '标记',
  assignees: '受理人',
  comments: '评论',
  events: '事件',
  'closing references': '关闭引用',
  reviews: '评审',
  'review comments': '评审评论',
}
const named = (noun = ''): string => nouns[noun] ?? noun

/** `3 of 5 comments and no timeline` */
const lacking = (lacks = ''): string =>
  lacks
    .split(' and ')
    .map((lack) => {
      const [, found, expected, noun] = /^(\d+) of (\d+) (.+)$/.exec(lack) ?? []
      return noun === undefined ? '没有时间线' : `${expected} 条${named(noun)}中只有 ${found} 条`
    })
    .join('，')

type Said = (parts: (string | undefined)[]) => string

const sentences: [RegExp, Said][] = [
  [
    /^The (.+) of (issue|pull request|discussion) (\d+) could not be read whole(?:: (\d+) of (\d+) were handed out|: .+)?\.$/,
    ([noun, item, number, found, expected]) =>
      `${named(item)} ${number} 的${named(noun)}未能完整读取${found === undefined ? '' : `：${expected} 条中只得到 ${found} 条`}。`,
  ],
  [
    /^The (issue|pull request|discussion) (\d+) could not be read: /,
    ([item, number]) => `${named(item)} ${number} 未能读取。`,
  ],
  [
    /^The (.+) of the repository could not be read whole: (\d+) of (\d+) were handed out\.$/,
    ([noun, found, expected]) =>
      `仓库的${named(noun)}未能完整读取：${expected} 项中只得到 ${found} 项。`,
  ],
  [
    /^The assets of (\d+) of the releases could not be read whole\.$/,
    ([count]) => `${count} 个发布的附件未能完整读取。`,
  ],
  [
    /^GitHub counts (\d+) and hands out (\d+)\.$/,
    ([total, stored]) => `GitHub 计有 ${total} 项，只给出 ${stored} 项。`,
  ],
  [
    /^git counts (\d+) commits, (\d+) are stored\.$/,
    ([counted, stored]) => `git 计有 ${counted} 个提交，已存储 ${stored} 个。`,
  ],
  [
    /^The repository that was read is a shallow clone/,
    () => '所读取的仓库是浅克隆，不含较早的提交。',
  ],
  [
    /^The imported files have (.+) of (issue|pull request) (\d+)\.$/,
    ([lacks, item, number]) => `导入的文件中，${named(item)} ${number} 不完整：${lacking(lacks)}。`,
  ],
  [
    /^The source answered with errors; these months could not be read\.$/,
    () => '来源返回错误，这几个月的数据未能读取。',
  ],
]

/** Said of a sentence that nobody foresaw. */
export const unforeseen = '这部分数据未能完整取得。'

/** The reason in the languages beside English. */
export function gapTranslations(reason: string): Record<string, string> {
  for (const [sentence, said] of sentences) {
    const found = sentence.exec(reason)
    if (found !== null) return { 'zh-CN': said(found.slice(1)) }
  }
  return { 'zh-CN': unforeseen }
}

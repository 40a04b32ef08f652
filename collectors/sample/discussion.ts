/** Discussions: questions that get answers, one of which may be chosen, ideas, and talk. Beside the items, not of them. */
import { asOf, day, hour, instant } from './calendar.ts'
import type { Account } from './people.ts'
import type { Act, Project } from './project.ts'
import { issueTitle, talkTitle } from './titles.ts'

const categories = { 'Q&A': 58, Ideas: 22, General: 20 }

interface Remark extends Act {
  id: string
}

/** @param number in the row of issues and pull requests, as the source numbers them */
export function simulateDiscussion(project: Project, author: Account, at: number, number: number) {
  const { random, rows, scenario, team, id: repo_id } = project
  const category = random.weighted(categories)
  const id = `SD_${project.index}_${number}`
  const author_id = project.use(author)
  const remarks: Remark[] = []
  const remark = (act: Act, reply_to_id: string | null) => {
    const remarkId = project.childId('SO')
    rows.discussion_comment.push({
      id: remarkId,
      repo_id,
      item_id: id,
      reply_to_id,
      author_id: project.use(act.who),
      author_association: team.association(act.who),
      created_at: instant(act.at),
    })
    remarks.push({ ...act, id: remarkId })
  }

  for (
    let answers = project.isNeglected(at) ? 0 : 1 + random.repeats(0.3, 4);
    answers > 0;
    answers--
  ) {
    const answer = answerFrom(project, author, remarks.at(-1)?.at ?? at)
    if (answer === null) break
    remark(answer, null)
    const thread = remarks.at(-1)!
    if (!random.chance(0.5)) continue
    const reply = project.later(answer.at + random.lognormal(10 * hour, 1.2), author)
    if (reply !== null) remark(reply, thread.id)
  }
  const isAnswerable = category === 'Q&A'
  const chosen =
    isAnswerable && random.chance(scenario.answers) ? choose(project, author, remarks) : null
  const last = Math.max(at, chosen?.at ?? 0, ...remarks.map((one) => one.at))
  const closesAt = last + 60 * day
  const isClosed = closesAt <= asOf && random.chance(0.1)
  rows.discussion.push({
    id,
    repo_id,
    number,
    title: isAnswerable
      ? issueTitle(random, 'question')
      : category === 'Ideas'
        ? issueTitle(random, 'enhancement')
        : talkTitle(random),
    url: `${project.url}/discussions/${number}`,
    author_id,
    author_association: team.association(author),
    category,
    is_answerable: isAnswerable,
    answer_id: chosen?.id ?? null,
    answered_at: chosen === null ? null : instant(chosen.at),
    answer_chosen_by_id: chosen === null ? null : project.use(chosen.who),
    is_locked: false,
    created_at: instant(at),
    updated_at: instant(isClosed ? closesAt : last),
    closed_at: isClosed ? instant(closesAt) : null,
  })
}

/** An answer by the team, or by somebody who happens to know. */
function answerFrom(project: Project, author: Account, at: number): Act | null {
  const { random, scenario, team } = project
  if (random.chance(0.65)) return project.reply(at, scenario.answerHours * 1.5, 1.5, author)
  const who = team.passerBy(at)
  return who === author ? null : project.later(at + random.lognormal(20 * hour, 1.4), who)
}

/** The answer that the author, or somebody of the team for them, marks as the one that helped. */
function choose(project: Project, author: Account, remarks: readonly Remark[]): Remark | null {
  const { random, team } = project
  const answers = remarks.filter(({ who }) => who !== author)
  const answer = answers[random.below(answers.length)]
  if (answer === undefined) return null
  const who = author.id === null || random.chance(0.2) ? team.maintainer(answer.at, author) : author
  const act = who === null ? null : project.later(answer.at + random.lognormal(9 * hour, 1.3), who)
  return act === null ? null : { ...act, id: answer.id }
}

/** The labels that each repository of the sample has. */
import type { Project } from './project.ts'

const labels: readonly (readonly [name: string, color: string, description: string | null])[] = [
  ['bug', 'd73a4a', "Something isn't working"],
  ['enhancement', 'a2eeef', 'New feature or request'],
  ['question', 'd876e3', 'Further information is requested'],
  ['documentation', '0075ca', 'Improvements or additions to documentation'],
  ['good first issue', '7057ff', 'Good for newcomers'],
  ['help wanted', '008672', 'Extra attention is needed'],
  ['duplicate', 'cfd3d7', null],
  ['wontfix', 'ffffff', null],
  ['needs triage', 'fbca04', 'Nobody of the team has looked at it yet'],
  ['dependencies', '0366d6', 'Updates a dependency'],
  ['stale', 'ededed', 'Nothing has happened for a long time'],
  ['area: core', 'c5def5', null],
  ['area: cli', 'c5def5', null],
  ['area: docs', 'c5def5', null],
]

export function addLabels(project: Project) {
  for (const [name, color, description] of labels) {
    project.rows.label.push({
      id: project.childId('SB'),
      repo_id: project.id,
      name,
      color,
      description,
    })
  }
}

/** The command `lichen`: its sub-commands, and the one place where a failure becomes an exit code. */
import { Command } from 'commander'
import { version } from '../version.ts'
import { annotationsCommand } from './annotations.ts'
import { actorsCommand } from './actors.ts'
import { bottlenecksCommand } from './bottlenecks.ts'
import { checklistCommand } from './checklist.ts'
import { collectCommand } from './collect.ts'
import { contributorsCommand } from './contributors.ts'
import { exportCommand } from './export.ts'
import { report } from './failure.ts'
import { gitCommand } from './git.ts'
import { indexCommand, lifecycleCommand } from './index-command.ts'
import { importCommand } from './import.ts'
import { metricsCommand } from './metrics.ts'
import { rebuildCommand } from './rebuild.ts'
import { reportCommand } from './report.ts'
import { sampleCommand } from './sample.ts'
import { serveCommand } from './serve.ts'
import { statusCommand } from './status.ts'

const program = new Command('lichen')
  .description('The health dashboard for open-source ecosystems.')
  .version(version)
  .showHelpAfterError('Run lichen --help, or lichen <command> --help, for what there is.')

const commands = [
  serveCommand(),
  collectCommand(),
  gitCommand(),
  importCommand(),
  statusCommand(),
  metricsCommand(),
  indexCommand(),
  lifecycleCommand(),
  checklistCommand(),
  bottlenecksCommand(),
  annotationsCommand(),
  actorsCommand(),
  contributorsCommand(),
  sampleCommand(),
  rebuildCommand(),
  reportCommand(),
  exportCommand(),
]
// A command that was made elsewhere takes its parent's settings only where it is told to.
for (const command of commands) {
  program.addCommand(command.copyInheritedSettings(program))
}

try {
  await program.parseAsync()
} catch (error) {
  report(error)
}

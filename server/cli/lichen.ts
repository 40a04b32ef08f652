/** The command `lichen`: its sub-commands, and the one place where a failure becomes an exit code. */
import { Command } from 'commander'
import { version } from '../version.ts'
import { report } from './failure.ts'

const program = new Command('lichen')
  .description('The health dashboard for open-source ecosystems.')
  .version(version)
  .showHelpAfterError('Run lichen --help, or lichen <command> --help, for what there is.')

/** Each with all that it needs, which takes longer to load than a small command takes to run. */
const commands = new Map<string, () => Promise<Command>>(
  Object.entries({
    serve: async () => (await import('./serve.ts')).serveCommand(),
    collect: async () => (await import('./collect.ts')).collectCommand(),
    git: async () => (await import('./git.ts')).gitCommand(),
    import: async () => (await import('./import.ts')).importCommand(),
    status: async () => (await import('./status.ts')).statusCommand(),
    metrics: async () => (await import('./metrics.ts')).metricsCommand(),
    index: async () => (await import('./index-command.ts')).indexCommand(),
    lifecycle: async () => (await import('./index-command.ts')).lifecycleCommand(),
    checklist: async () => (await import('./checklist.ts')).checklistCommand(),
    bottlenecks: async () => (await import('./bottlenecks.ts')).bottlenecksCommand(),
    annotations: async () => (await import('./annotations.ts')).annotationsCommand(),
    actors: async () => (await import('./actors.ts')).actorsCommand(),
    contributors: async () => (await import('./contributors.ts')).contributorsCommand(),
    sample: async () => (await import('./sample.ts')).sampleCommand(),
    remove: async () => (await import('./remove.ts')).removeCommand(),
    rebuild: async () => (await import('./rebuild.ts')).rebuildCommand(),
    report: async () => (await import('./report.ts')).reportCommand(),
    export: async () => (await import('./export.ts')).exportCommand(),
  }),
)

try {
  const asked = process.argv[2] ?? ''
  const make = commands.get(asked)
  // The help lists them all, and a name that is none is answered with those that are near.
  const makers = make === undefined ? [...commands.values()] : [make]
  if (!['-V', '--version'].includes(asked)) {
    for (const command of await Promise.all(makers.map((each) => each()))) {
      // A command that was made elsewhere takes its parent's settings only where it is told to.
      program.addCommand(command.copyInheritedSettings(program))
    }
  }
  await program.parseAsync()
} catch (error) {
  report(error)
}

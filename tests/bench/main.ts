/** The process that takes the figures. */
import { runBench } from './run'

process.exit((await runBench(process.argv.slice(2))) === 0 ? 0 : 1)

/**
 * The one instance of graphql-js. The package has two builds; test runners that bundle pick the other one than Node
 * does for graphql-yoga, and graphql-js refuses a schema from another instance. `require` gives Node's in both.
 */
import { createRequire } from 'node:module'

export const graphql = createRequire(import.meta.url)('graphql') as typeof import('graphql')

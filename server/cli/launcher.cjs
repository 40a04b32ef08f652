#!/usr/bin/env node
// Running queries occupy threads of Node's pool, and files are read by the same pool: with its default of four, three
// slow queries would leave one for everything else. Node reads the size once, so it is set before anything is loaded.
process.env.UV_THREADPOOL_SIZE ??= '12'
void import('./lichen.js')

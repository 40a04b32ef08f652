/** The pages that have no subject of their own, each with the key that leads to it after `g`. */

export const pages = [
  { to: '/', name: 'home', key: 'h' },
  { to: '/compare', name: 'compare', key: 'c' },
  { to: '/indices', name: 'indices', key: 'i' },
  { to: '/bottlenecks', name: 'bottlenecks', key: 'b' },
  { to: '/people', name: 'people', key: 'p' },
  { to: '/releases', name: 'releases', key: 'r' },
  { to: '/report', name: 'report', key: 'o' },
  { to: '/catalogue', name: 'catalogue', key: 'k' },
  { to: '/methodology', name: 'methodology', key: 'm' },
  { to: '/status', name: 'status', key: 's' },
  { to: '/settings', name: 'settings', key: ',' },
] as const
export type PageName = (typeof pages)[number]['name']

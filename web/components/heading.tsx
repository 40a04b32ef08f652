/** What a page is called, in it and where the browser names it: in tabs, history and bookmarks. */
import { useEffect, useRef, type ReactNode } from 'react'

export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Whenever it is drawn: its words follow the data and the language.
  useEffect(() => {
    const title = `${heading.current?.textContent ?? ''} – Lichen`
    if (document.title !== title) document.title = title
  })
  return <h1 ref={heading}>{children}</h1>
}

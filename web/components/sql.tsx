/** SQL to read, its words set apart quietly. */
import { sqlWords } from '../sql-words.ts'
import { Scroll } from './scroll.tsx'

export function Sql({ text, label }: { text: string; label: string }) {
  return (
    <Scroll label={label}>
      <pre className="sql">
        <code>
          {sqlWords(text).map((word, index) =>
            word.kind === 'plain' ? (
              word.text
            ) : (
              // oxlint-disable-next-line react/no-array-index-key -- words have no other name and never move
              <span key={index} className={word.kind}>
                {word.text}
              </span>
            ),
          )}
        </code>
      </pre>
    </Scroll>
  )
}

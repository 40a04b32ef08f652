-- Labels of a repository that metrics ask for, with what they mean by their names. A word that says what sort of label it
-- is may stand before it (kind/bug, type: bug, C-bug), and signs around it; more words (not a bug) make another label.
create or replace view label_meaning as
with named as (
  select repo_id, detail as label from raw.event where kind = 'labeled'
  union
  select repo_id, label from raw.item_label
),
judged as (
  select
    repo_id,
    label,
    case
      when regexp_full_match(
        lower(label),
        '[^a-z]*((type|kind|category|class|issue|t|c)[^a-z]+)?(bugs?|defect|bug[^a-z]+report)[^a-z]*'
      ) then 'bug'
      when regexp_full_match(
        lower(label),
        '[^a-z]*((type|kind|category|status|difficulty|level|experience|e|d)[^a-z]+)?'
          || '(good[^a-z]+first[^a-z]+(issue|bug|contribution|task|pr)|first[^a-z]+timers?([^a-z]+only)?'
          || '|beginners?([^a-z]+friendly)?|newcomers?([^a-z]+friendly)?|starter([^a-z]+(issue|bug|task))?)[^a-z]*'
      ) then 'good_first_issue'
    end as meaning
  from named
)
select repo_id, label, meaning
from judged
where meaning is not null;

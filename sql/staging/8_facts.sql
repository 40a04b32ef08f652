-- The facts under the names by which metrics read them.
create or replace view issue as from fact.issue;
create or replace view change_request as from fact.change_request;
create or replace view closing as from fact.closing;
create or replace view open_span as from fact.open_span;
create or replace view release as from fact.release;
create or replace view commit_fact as select repo_id || ' ' || oid as item_id, * from fact.commit;
create or replace view resource as from fact.resource;
create or replace view decision as from fact.decision;
create or replace view review_cycle as from fact.review_cycle;
create or replace view conflict as from fact.conflict;
create or replace view revert as from fact.revert;
create or replace view duty as from fact.duty;
create or replace view decided_wait as from fact.decided_wait;
create or replace view wait_span as
select item_id, repo_id, item_kind, author_kind, stage, waiting_on, from_at, to_at from fact.stage_span
union all
select item_id, repo_id, 'change_request', author_kind, 'release', 'maintainers', from_at, to_at from fact.release_wait;
create or replace view first_request as from fact.first_request;
create or replace view first_item as from fact.first_item;
create or replace view label_span as from fact.label_span;
create or replace view merge as from fact.merge;
create or replace view membership as from fact.membership;
create or replace view activity_day as from fact.activity_day;
create or replace view person_day as from fact.person_day;
create or replace view person_month as from fact.person_month;
create or replace view activity_gap as from fact.activity_gap;
create or replace view arrival as from fact.arrival;
create or replace view opening as
select repo_id, item_id, 'issue' as item_kind, author_id, created_at from fact.issue
union all
select repo_id, item_id, 'change_request', author_id, created_at from fact.change_request;

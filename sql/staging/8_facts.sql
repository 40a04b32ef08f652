-- The facts under the names by which metrics read them.
create or replace view issue as from fact.issue;
create or replace view change_request as from fact.change_request;
create or replace view closing as from fact.closing;
create or replace view open_span as from fact.open_span;
create or replace view commit_fact as from fact.commit;
create or replace view activity_day as from fact.activity_day;
create or replace view activity_gap as from fact.activity_gap;
create or replace view arrival as from fact.arrival;

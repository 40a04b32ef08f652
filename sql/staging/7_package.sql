-- Packages that a repository publishes, as last read, with how many others of other owners build on them.
create or replace view package as
select repo_id || ' publishes ' || package as item_id, repo_id, package, external_dependents from raw.package;

-- What a repository builds on and what builds on it, as a registry would tell. No collector brings it yet.
create table raw.dependency (
  repo_id varchar not null,
  package varchar not null,
  is_direct boolean not null,
  used_version varchar,
  used_published_at timestamp,
  latest_version varchar,
  latest_published_at timestamp,
  primary key (repo_id, package)
);
comment on table raw.dependency is 'Packages that a repository builds on';
comment on column raw.dependency.latest_published_at is 'Of the latest stable version; null dates are unknown, not 0';

create table raw.package (
  repo_id varchar not null,
  package varchar not null,
  external_dependents bigint,
  primary key (repo_id, package)
);
comment on table raw.package is 'Packages that a repository publishes, with dependents of other owners; null: not known';

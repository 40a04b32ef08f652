-- Who is who, and where they belong: the user's rules, each with when it holds.
create table identity (
  account_id varchar primary key,
  person_id varchar not null,
  source varchar not null,
  note varchar
);
comment on table identity is 'An account that is another spelling of a person: its id, or email:… for an address of git';
comment on column identity.source is 'hand, rule or file';

create table affiliation (
  person_id varchar not null,
  organisation varchar not null,
  from_at timestamp not null,
  to_at timestamp,
  source varchar not null
);
comment on table affiliation is 'Where a person belongs, half-open in time; what it doesn''t say is unknown';
comment on column affiliation.source is 'hand, file, domain, membership or profile; where several hold, the first of these';

-- What tables and columns mean where their names don't say it all; an export's data dictionary is made of it.
comment on table ecosystem is 'A named group of repositories';
comment on column ecosystem.is_simulated is 'The sample, which is made up';
comment on table ecosystem_repository is 'Which repositories an ecosystem has; one may be in several';
comment on table sync_cursor is 'How far each list of a repository has been read';
comment on table sync_state is 'When a repository was last read whole; none while that has not happened';
comment on column sync_state.requests is 'To the source, by the last complete sync';
comment on table sync_run is 'How each sync, reading with git and import of a repository went, the latest twenty of each';
comment on column sync_run.error_class is 'Which kind of failure it was, as lichen status names it';
comment on column sync_run.hint is 'What to do about it';
comment on column sync_run.inserted is 'Rows';
comment on column sync_run.updated is 'Rows';
comment on column sync_run.deleted is 'Rows';
comment on table schema_version is 'Which numbered files of sql/schema were applied';
comment on column actor_rule.kind is 'human, bot or agent';

comment on column raw.actor.id is 'The source''s node id; rows of an import have one made up, which begins with import:';
comment on column raw.actor.account_type is 'User, Bot, Organization, Mannequin … as the source says';

comment on table raw.repository is 'A repository with its state at the last sync';
comment on column raw.repository.license_spdx is 'SPDX identifier, null where the source knows none';
comment on column raw.repository.pushed_at is 'Last push to any branch';
comment on column raw.repository.archived_at is 'Null while it is not archived, or where the source does not say';
comment on table raw.repository_topic is 'Topics that a repository is tagged with';
comment on table raw.community_file is 'Files that say how a community works, found at the last sync';

comment on table raw.issue is 'An issue with its state at the last sync';
comment on column raw.issue.repo_id is 'raw.repository.id, as in every table';
comment on column raw.issue.author_id is 'raw.actor.id; null for a deleted account, as in every table';
comment on column raw.issue.state is 'OPEN or CLOSED';
comment on column raw.issue.state_reason is 'COMPLETED, NOT_PLANNED, DUPLICATE or REOPENED; null where none was given';
comment on column raw.issue.updated_at is 'The last change of any kind, by the source';

comment on table raw.pull_request is 'A change request with its state at the last sync';
comment on column raw.pull_request.author_association is 'As of the fetch, not of the opening';
comment on column raw.pull_request.state is 'OPEN, CLOSED or MERGED';
comment on column raw.pull_request.closed_at is 'The latest close or the merge, null while open: replay event for any other instant';
comment on column raw.pull_request.is_draft is 'Now: replay event for any other instant';
comment on column raw.pull_request.base_branch is 'Into which it is to be merged';
comment on column raw.pull_request.additions is 'Lines';
comment on column raw.pull_request.deletions is 'Lines';

comment on table raw.comment is 'A comment on an issue or a pull request, but not on a line of code';
comment on table raw.review is 'A review of a pull request';
comment on column raw.review.state is 'APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED or PENDING, as it is now';
comment on column raw.review.submitted_at is 'Null while it is pending';
comment on table raw.item_label is 'Labels that an issue or a pull request has now';
comment on table raw.label is 'Labels that a repository offers';
comment on column raw.label.color is 'Six hexadecimal digits, red, green, blue';
comment on table raw.milestone is 'A milestone with its state at the last sync';
comment on table raw.release is 'A release, drafts among them';
comment on column raw.release.created_at is 'Of the commit or the draft; a release counts from published_at';
comment on column raw.release.published_at is 'Null for a draft';
comment on table raw.release_asset is 'A file of a release';
comment on column raw.release_asset.downloads is 'Up to the last sync';
comment on column raw.gap.from_at is 'The first instant that is missing';
comment on column raw.gap.to_at is 'The first instant after it';

comment on table raw.assignee is 'Who an issue or a pull request is assigned to now';
comment on table raw.reaction is 'Reactions to the opening text of an issue or a pull request';
comment on table raw.tag is 'A tag, as the source lists it';
comment on table raw.discussion is 'A discussion with its state at the last sync';
comment on column raw.discussion.answer_id is 'The comment that was chosen as the answer';
comment on column raw.discussion.is_answerable is 'Its category has answers';
comment on table raw.discussion_comment is 'A comment on a discussion, or a reply to one';
comment on column raw.discussion_comment.reply_to_id is 'Null for a comment of its own';

comment on column raw.commit.oid is 'The commit''s hash';
comment on table raw.git_tag is 'A tag, as git lists it';
comment on table raw.git_path_class is 'How many files of each class a commit changes';
comment on table raw.git_co_author is 'Who a commit names as its co-authors';

comment on table raw.repository_language is 'How much code of each language the default branch has';

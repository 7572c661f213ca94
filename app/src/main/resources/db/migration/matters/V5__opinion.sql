-- How satisfied the requester was, if they chose to say so after their verdict: one word a reply. It hangs on the reply so
-- that it is asked once; the log keeps it under an identifier of its own, without the matter, so that no handler can look up
-- who said what.
create table matters.opinion (
  county  text not null,
  reply   uuid not null,
  said    text not null check (said in ('very', 'fairly', 'neither', 'hardly', 'not-at-all')),
  said_on date not null,
  primary key (county, reply),
  foreign key (county, reply) references matters.reply (county, id)
);

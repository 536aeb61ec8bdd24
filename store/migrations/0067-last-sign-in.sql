-- why: whoever signs in is told when the account was last signed in to and how many attempts failed since, so that somebody else's use
-- of it is noticed (GB/T 22239-2019 §8.1.4.1). It is kept with the session that it was told to.

alter table session add column last_at timestamptz;
alter table session add column last_failed integer not null default 0;

-- A matter may come from a department's feed.
alter table matters.matter drop constraint matter_channel_check;
alter table matters.matter add constraint matter_channel_check
  check (channel in ('web','kiosk','desk','phone','paper','visit','import','feed')) not valid;

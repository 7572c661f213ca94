-- Every new matter paid for these two. A number without its day is looked up among the codes of the days it may mean, and
-- what has run out is found through work_order_most_urgent, whose units are few enough to skip through.
drop index matters.matter_by_number;
drop index matters.work_order_finish_due;

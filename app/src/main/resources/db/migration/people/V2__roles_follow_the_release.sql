-- What a release has offered to a built-in role: each permission is given once, and what a county takes away stays away.
create table people.role_offer (
  county     text not null,
  role       text not null,
  permission text not null,
  primary key (county, role, permission),
  foreign key (county, role) references people.role (county, code)
);

-- Roles that are here already were offered what they had when they were first made; all else is offered by the release.
insert into people.role_offer (county, role, permission)
select r.county, r.code, unnest(made.permissions)
  from people.role r
  join (values
    ('county_dispatcher', array['MATTER_READ','MATTER_REGISTER','MATTER_TRIAGE','PERSON_REVEAL','ORGANISATION_READ']),
    ('county_duty', array['MATTER_READ','MATTER_REGISTER','MATTER_TRIAGE','MATTER_ARBITRATE','ROUTING_EDIT','PERSON_REVEAL',
                          'SUSPENSION_RECORD','SUSPENSION_CONFIRM','ORGANISATION_READ','DUTY_READ']),
    ('callback_clerk', array['MATTER_READ','MATTER_CALL_BACK','PERSON_REVEAL']),
    ('township_desk', array['MATTER_READ','MATTER_REGISTER','MATTER_TRIAGE','MATTER_HANDLE','PERSON_REVEAL','ORGANISATION_READ']),
    ('township_lead', array['MATTER_READ','ORGANISATION_READ']),
    ('grid_worker', array['MATTER_READ','MATTER_REGISTER','ORGANISATION_READ']),
    ('dept_handler', array['MATTER_HANDLE','PERSON_REVEAL','ORGANISATION_READ']),
    ('dept_lead', array['MATTER_HANDLE','ORGANISATION_READ','ORGANISATION_MANAGE']),
    ('pier_clerk', array['SUSPENSION_RECORD','ORGANISATION_READ']),
    ('ferry_operator', array['SUSPENSION_RECORD','SUSPENSION_CONFIRM','ORGANISATION_READ']),
    ('discipline_inbox', array['COMPLAINT_REVIEW']),
    ('statistician', array['FIGURE_READ','FIGURE_PUBLISH']),
    ('figure_auditor', array['MATTER_READ','FIGURE_READ','FIGURE_AUDIT']),
    ('auditor', array['LOG_VERIFY']),
    ('sysadmin', array['ACCOUNT_MANAGE','ORGANISATION_READ','ORGANISATION_MANAGE','DUTY_READ']),
    ('break_glass', array['MATTER_READ','PERSON_REVEAL','ORGANISATION_READ'])
  ) made (code, permissions) on made.code = r.code;

// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

/** Everything an officer can be allowed to do. Code asks for these and for nothing else; roles are data that bundle them. */
public enum Permission {
    /** See matters of an area, contact data masked. */
    MATTER_READ,
    /** Enter a matter on somebody's behalf. */
    MATTER_REGISTER,
    /** Decide what kind of matter it is, and send it where it belongs. */
    MATTER_TRIAGE,
    /** Work on orders of one's own unit and propose their result. */
    MATTER_HANDLE,
    /** Decide an objection; the decision is final. */
    MATTER_ARBITRATE,
    /** Ask requesters independently of the unit that handled. */
    MATTER_CALL_BACK,
    /** Read complaints about the platform, its officers, or being asked for a good rating. */
    COMPLAINT_REVIEW,
    /** Change the routing table. */
    ROUTING_EDIT,
    /** Reveal masked contact data of a matter one works on, with a reason; every reveal is logged. */
    PERSON_REVEAL,
    /** Record that sailings are suspended. */
    SUSPENSION_RECORD,
    /** Confirm, as a second person, a suspension somebody else recorded. */
    SUSPENSION_CONFIRM,
    /** See units, rosters and calendars of an area. */
    ORGANISATION_READ,
    /** Change units, rosters and calendars. */
    ORGANISATION_MANAGE,
    /** Invite, transfer, disable and help accounts. */
    ACCOUNT_MANAGE,
    /** Set the county up by file, import what other platforms had, and undo it; for the whole county only. */
    IMPORT_RUN,
    /** Read the log without content, and verify it. */
    LOG_VERIFY,
    /** See the county's figures before they are published, and export them. */
    FIGURE_READ,
    /** Check the rows of a figure before it is published. */
    FIGURE_AUDIT,
    /** Publish a figure that somebody else has checked. */
    FIGURE_PUBLISH,
    /** See whether the platform itself is well: lag, dead letters, timers. */
    DUTY_READ,
    /** Open the sealed original of a photo or recording of a matter one works on, with a reason; every opening is logged. */
    ORIGINAL_OPEN,
    /** See alarms of an area: what, where, what was seen, who answers. */
    ALARM_READ,
    /** Answer alarms of an area: acknowledge, verify, contain, feed back, close. */
    ALARM_HANDLE,
    /** Send response units to alarms of an area, and call them back. */
    UNIT_DISPATCH,
    /** Say how far one's own response unit is: accepted, on the way, there, done. */
    UNIT_REPORT,
    /** See the picture of the sea: boats by kind, plots, receivers, tracks of the last hours; for the whole county only. */
    SEA_WATCH,
    /** Change plots, boats and work windows; for the whole county only. */
    SEA_EDIT
}

// SPDX-License-Identifier: Apache-2.0
// Made from docs/openapi.json by ./anlan docs; nobody edits it.

export namespace alarms {
  export interface AlarmAlarmItem {
    area: string;
    areaName: string;
    at: string;
    clock: string | null;
    holderSaid: string | null;
    id: string;
    kind: string;
    lat: number;
    leftAt: string | null;
    lon: number;
    number: number;
    raisedAt: string;
    reopened: number;
    severity: 'BLUE' | 'YELLOW' | 'ORANGE' | 'RED';
    signals: number;
    state: 'RAISED' | 'ACKNOWLEDGED' | 'VERIFIED' | 'FALSE_ALARM' | 'RESPONDING' | 'CONTAINED' | 'FED_BACK' | 'CLOSED';
    subject: alarms.AlarmSubjectView;
    vessel: number | null;
  }

  export interface AlarmAlarmPage {
    count: number;
    next: string | null;
    orMore: boolean;
    rows: alarms.AlarmAlarmItem[];
  }

  export interface AlarmAlarmView {
    acknowledgeBy: string | null;
    acknowledgedAt: string | null;
    acknowledgedBy: string | null;
    alarm: alarms.AlarmAlarmItem;
    cause: string | null;
    causes: string[];
    closedAt: string | null;
    endedAt: string | null;
    evidence: alarms.Evidence[];
    fedBackAt: string | null;
    fedBackBy: string | null;
    feedbackBy: string | null;
    holderSaidAt: string | null;
    moves: string[];
    outcome: string | null;
    respondingAt: string | null;
    rule: string;
    timeline: alarms.AlarmHappened[];
    verifiedAt: string | null;
    verifiedBy: string | null;
  }

  export interface AlarmHappened {
    at: string;
    facts: Record<string, unknown>;
    what: string;
    who: string;
    words: string | null;
  }

  export interface AlarmMoved {
    cause?: string | null;
    words?: string | null;
  }

  export interface AlarmSubjectView {
    id: string;
    kind: string;
    label: string;
    sort: string;
  }

  export interface Evidence {
    at: string;
    evidence: string;
    number: number;
    rule: string;
    severity: 'BLUE' | 'YELLOW' | 'ORANGE' | 'RED';
    sha256: string;
    what: string;
  }
}

export namespace audit {
  export interface LogBookLine {
    actor: string | null;
    actorKind: string;
    at: string;
    facts: Record<string, unknown>;
    hasNote: boolean;
    kind: string;
    number: number;
    object: string;
    seq: number;
    what: string;
  }

  export interface LogPage {
    head: number;
    lines: audit.LogBookLine[];
    names: Record<string, string>;
  }

  export interface LogVerified {
    batches: number;
    entries: number;
    faults: kernel.VerificationFault[];
    ok: boolean;
    unsealed: number;
  }
}

export namespace backup {
  export interface BackupsOverview {
    daily: boolean;
    lastWhole: string | null;
    taken: backup.BackupsTaken[];
  }

  export interface BackupsTaken {
    askedBy: 'LAUNCHER' | 'TIMER';
    beganAt: string;
    bytes: number;
    endedAt: string;
    failure: string | null;
    id: string;
    name: string | null;
    packed: number;
    place: string;
    rows: number;
    tables: number;
    whole: boolean | null;
  }
}

export namespace dispatch {
  export interface Assignment {
    alarm: string;
    area: string;
    arrivedAt: string | null;
    assignedAt: string;
    changedAt: string;
    id: string;
    metres: number;
    minutes: number;
    state: string;
    unit: string;
  }

  export interface Candidate {
    minutes: number;
    route: dispatch.WaterRoute;
    unit: dispatch.ResponseUnit;
  }

  export interface DispatchOnDuty {
    on: boolean;
  }

  export interface DispatchSaid {
    words?: string | null;
  }

  export interface DispatchSendingView {
    candidates: dispatch.Candidate[];
    sent: dispatch.Assignment[];
  }

  export interface DispatchSent {
    unit: string;
  }

  export interface DispatchUnitsView {
    running: dispatch.Assignment[];
    units: dispatch.ResponseUnit[];
  }

  export interface ResponseUnit {
    area: string;
    can: string[];
    code: string;
    id: string;
    knots: number;
    lat: number;
    lon: number;
    name: string;
    nameEn: string;
    organisation: string;
    sort: string;
    state: string;
  }

  export interface WaterRoute {
    metres: number;
    points: number[][];
    straight: number;
  }
}

export namespace feeds {
  export interface BatchOutcomeView {
    batch: string;
    refused: feeds.BatchRejectedView[];
    repeated: number;
    taken: number;
  }

  export interface BatchRejectedView {
    field: string;
    id: string | null;
    line: number;
    reason: string;
    sentence: string;
  }

  export interface DepartmentReportsListed {
    id: string;
    name: string;
    receivedAt: string;
    refused: number;
    taken: number;
    trouble: string | null;
    waiting: number;
    way: string;
  }

  export interface DepartmentReportsNotice {
    feed: string;
    from: string;
    id: string;
    reason: string;
    receivedAt: string;
    routes: string[];
    source: string;
    words: string;
  }

  export interface FeedHealthView {
    active: boolean;
    code: string;
    delaySeconds: number | null;
    expectedMinutes: number;
    hasToken: boolean;
    lastAt: string | null;
    owner: string;
    ownerEn: string;
    pulse: string;
    purpose: string;
    refused: number;
    scene: string;
    taken: number;
    terms: string;
    waiting: number;
  }

  export interface FeedOpenView {
    batch: string;
    field: string | null;
    id: string;
    kept: boolean;
    line: number;
    receivedAt: string;
    sentence: string | null;
    sourceId: string;
    version: number;
  }

  export interface FeedRecorded {
    suspension: string;
  }

  export interface FeedToken {
    token: string;
  }

  export interface FeedWanted {
    active: boolean;
    expectedMinutes: number;
    owner: string;
    ownerEn: string;
    purpose: string;
    scene: string;
    terms: string;
  }

  export interface FeedWhy {
    why: string;
  }
}

export namespace files {
  export interface DraftsCaption {
    caption?: string | null;
  }

  export interface DraftsDraft {
    files: files.DraftsView[];
    limits: files.DraftsLimits;
  }

  export interface DraftsLimits {
    megabytes: number;
    photos: number;
    seconds: number;
    voices: number;
  }

  export interface DraftsView {
    bytes: number;
    caption: string | null;
    height: number | null;
    id: string;
    kind: 'PHOTO' | 'VOICE';
    seconds: number;
    width: number | null;
  }
}

export namespace harbour {
  export interface Route {
    code: string;
    fromPier: string;
    islandA: string;
    islandB: string | null;
    name: string;
    nameEn: string;
    toPier: string;
  }

  export interface SuspensionNewSuspension {
    from: string;
    note?: string | null;
    reason: string;
    routes: string[];
    source: string;
  }

  export interface SuspensionResumed {
    firstDeparture: string;
  }

  export interface SuspensionSuspensionView {
    confirmedAt: string | null;
    confirmedBy: string | null;
    from: string;
    id: string;
    islands: string[];
    mine: boolean;
    note: string | null;
    reason: string;
    recordedAt: string;
    recordedBy: string;
    routes: harbour.Route[];
    source: string;
    state: string;
    until: string | null;
  }

  export interface SuspensionWithdrawn {
    reason: string;
  }
}

export namespace house {
  export interface Problem {
    about: string | null;
    code: string;
    detail: string;
    instance: string | null;
    status: number;
    title: string;
    type: string;
  }
}

export namespace insight {
  export interface FigureAudit {
    looked: number;
    wrong: number;
  }

  export interface FigureDraft {
    period: string;
  }

  export interface FigurePagesRowPage {
    page: number;
    pages: number;
    rows: insight.FigurePagesRowView[];
    total: number;
    unseen: number;
  }

  export interface FigurePagesRowView {
    area: string;
    category: string;
    channel: string;
    code: string | null;
    mark: string;
    matter: string | null;
    title: string | null;
    unit: string;
    when: string;
  }

  export interface FigurePagesSummary {
    figure: string;
    name: string;
    period: insight.FigureViewSpan;
    rate: boolean;
    readings: insight.FigureViewNamed[];
    running: insight.Value;
    sentence: string;
    trend: insight.FigureViewPoint[];
    value: insight.Value;
    waiting: number;
  }

  export interface FigureView {
    asOf: string;
    behind: number;
    breakdown: insight.FigureViewBreakdown | null;
    definition: insight.FigureViewDefinitionView;
    figure: string;
    least: number;
    may: insight.FigureViewMay;
    name: string;
    period: insight.FigureViewSpan;
    query: insight.FigureViewQuery;
    rate: boolean;
    releases: insight.FigureViewReleaseView[];
    sentence: string;
    trend: insight.FigureViewPoint[];
    value: insight.Value;
    versions: insight.FigureViewVersionView[];
  }

  export interface FigureViewBreakdown {
    by: string;
    lines: insight.FigureViewLine[];
    within: string;
    withinName: string;
  }

  export interface FigureViewDefinitionView {
    basis: string;
    denominator: string;
    digest: string;
    excluded: string;
    from: string;
    marks: insight.FigureViewMarkView[];
    numerator: string;
    owner: string;
    readings: insight.FigureViewNamed[];
    sources: string[];
    time: string;
    to: string | null;
    version: number;
  }

  export interface FigureViewLine {
    key: string;
    name: string;
    parts: boolean;
    value: insight.Value;
  }

  export interface FigureViewMarkView {
    code: string;
    look: string;
    name: string;
  }

  export interface FigureViewMay {
    audit: boolean;
    publish: boolean;
  }

  export interface FigureViewNamed {
    code: string;
    name: string;
  }

  export interface FigureViewPoint {
    code: string;
    label: string;
    value: insight.Value;
    version: number;
  }

  export interface FigureViewQuery {
    asOf: string;
    county: string;
    from: string;
    seq: number;
    sql: string;
    until: string;
  }

  export interface FigureViewReleaseView {
    asOf: string;
    auditedAt: string | null;
    auditedBy: string | null;
    canAudit: boolean;
    canPublish: boolean;
    corrects: string | null;
    digest: string;
    id: string;
    label: string;
    looked: number | null;
    period: string;
    publishedAt: string | null;
    publishedBy: string | null;
    reason: string | null;
    state: string;
    value: insight.Value;
    version: number;
    wrong: number | null;
  }

  export interface FigureViewSpan {
    after: string | null;
    before: string;
    code: string;
    from: string;
    kind: string;
    label: string;
    running: boolean;
    until: string;
  }

  export interface FigureViewVersionView {
    change: string;
    from: string;
    to: string | null;
    version: number;
  }

  export interface Value {
    parts: Record<string, number>;
    readings: insight.ValueCounted[];
    withheld: boolean;
  }

  export interface ValueCounted {
    code: string;
    d: number;
    high: number | null;
    low: number | null;
    n: number;
    share: number | null;
  }
}

export namespace kernel {
  export interface ExplanationCell {
    day: string;
    label: string;
    marks: string[];
    partPercent: number;
    sub: string;
  }

  export interface ExplanationLine {
    amount: string;
    text: string;
  }

  export interface ObjectRef {
    id: string;
    kind: string;
  }

  export interface VerificationFault {
    kind: string;
    place: string;
    what: string;
  }

  export interface WellbeingDatabase {
    bytes: number;
    connections: number;
    most: number;
    since: string;
    version: string;
  }

  export interface WellbeingSealing {
    batches: number;
    sealedAt: string | null;
    waiting: number;
  }

  export interface WellbeingTimer {
    failures: number;
    lastFailure: string | null;
    lastSuccess: string | null;
    late: boolean;
    name: string;
    next: string;
  }

  export interface WellbeingUntold {
    attempts: number;
    id: string;
    lastTold: string | null;
    listener: string;
    news: string;
    since: string;
  }
}

export namespace matters {
  export interface ComplaintAnswer {
    words: string;
  }

  export interface ComplaintsComplaint {
    answer: string | null;
    answeredAt: string | null;
    at: string;
    contact: string | null;
    id: string;
    kind: string;
    matter: string | null;
    matterCode: string | null;
    words: string;
  }

  export interface DeskList {
    items: matters.DeskListItem[];
    lookedBackTo: string | null;
    next: string | null;
    orMore: boolean;
    total: number;
  }

  export interface DeskListEntry {
    count: number | null;
    key: string;
    name: string;
    orMore: boolean;
  }

  export interface DeskListItem {
    brief: string;
    cells: kernel.ExplanationCell[];
    code: string;
    due: string | null;
    group: string;
    groupLabel: string;
    historic: boolean;
    id: string;
    next: string;
    officerName: string | null;
    placeName: string;
    reopened: boolean;
    reportedAt: string;
    requester: string;
    state: 'SUBMITTED' | 'REGISTERED' | 'REDIRECTED' | 'MERGED' | 'EMERGENCY' | 'DISPATCHED' | 'OBJECTED' | 'CLAIMED' | 'IN_PROGRESS' | 'PAUSED' | 'RESULT_PROPOSED' | 'PARKED' | 'REPLIED' | 'CLOSED' | 'REOPENED';
    stateName: string;
    stopped: boolean;
    title: string;
    unitName: string | null;
    urgent: boolean;
  }

  export interface DeskListUrgent {
    brief: string;
    code: string;
    due: string;
    id: string;
    placeName: string;
    state: 'SUBMITTED' | 'REGISTERED' | 'REDIRECTED' | 'MERGED' | 'EMERGENCY' | 'DISPATCHED' | 'OBJECTED' | 'CLAIMED' | 'IN_PROGRESS' | 'PAUSED' | 'RESULT_PROPOSED' | 'PARKED' | 'REPLIED' | 'CLOSED' | 'REOPENED';
    stopped: boolean;
    title: string;
    urgent: boolean;
  }

  export interface DeskMatter {
    category: string | null;
    categoryName: string | null;
    channel: string;
    clocks: matters.DeskMatterClockView[];
    code: string;
    files: matters.DeskMatterFileView[];
    historic: boolean;
    id: string;
    linked: matters.DeskMatterLinked[];
    moves: matters.DeskMatterMoveView[];
    needsPresence: boolean;
    next: matters.PublicMatterStep | null;
    objection: matters.DeskMatterObjectionView | null;
    order: matters.DeskMatterOrder | null;
    place: matters.DeskMatterWhere;
    question: matters.PublicMatterQuestion | null;
    reopened: number;
    reply: matters.DeskMatterReplyView | null;
    reportedAt: string;
    requester: matters.DeskMatterRequester;
    resultName: string | null;
    state: 'SUBMITTED' | 'REGISTERED' | 'REDIRECTED' | 'MERGED' | 'EMERGENCY' | 'DISPATCHED' | 'OBJECTED' | 'CLAIMED' | 'IN_PROGRESS' | 'PAUSED' | 'RESULT_PROPOSED' | 'PARKED' | 'REPLIED' | 'CLOSED' | 'REOPENED';
    stateName: string;
    steps: matters.PublicMatterStep[];
    title: string;
    urgent: boolean;
    why: matters.DeskMatterWhy | null;
    words: string;
  }

  export interface DeskMatterClockView {
    brief: string;
    cells: kernel.ExplanationCell[];
    due: string;
    kind: string;
    lines: kernel.ExplanationLine[];
    name: string;
    provisional: boolean;
    sentence: string;
    state: string;
    stopped: boolean;
  }

  export interface DeskMatterConsidered {
    category: string;
    unit: string;
  }

  export interface DeskMatterFileView {
    at: string;
    bytes: number;
    described: boolean;
    height: number;
    id: string;
    kind: string;
    name: string;
    ofLatestReply: boolean;
    openable: boolean;
    origin: string;
    part: string;
    seconds: number;
    sha256: string;
    width: number;
  }

  export interface DeskMatterLinked {
    code: string;
    id: string;
    stateName: string;
    title: string;
  }

  export interface DeskMatterMoveView {
    key: string;
    name: string;
    primary: boolean;
    shortcut: string | null;
  }

  export interface DeskMatterNamedId {
    id: string;
    name: string;
  }

  export interface DeskMatterObjectionView {
    at: string;
    belongsTo: string | null;
    by: string;
    decided: boolean;
    reason: string;
  }

  export interface DeskMatterOrder {
    attempt: number;
    dispatchedAt: string;
    id: string;
    mine: boolean;
    ofMyUnit: boolean;
    officer: matters.DeskMatterNamedId | null;
    unit: matters.DeskMatterNamedId;
  }

  export interface DeskMatterReplyView {
    at: string;
    by: string;
    deliveredAt: string | null;
    deliveredHow: string | null;
    evidence: string[];
    plan: string | null;
    proposed: 'SOLVED' | 'PARTLY' | 'EXPLAINED' | 'TRANSFERRED' | 'WITHDRAWN' | 'MERGED' | 'UNFOUNDED' | 'UNCONFIRMED';
    proposedName: string;
    verdictUntil: string | null;
    words: string;
  }

  export interface DeskMatterRequester {
    confidential: boolean;
    hasAddress: boolean;
    kind: string;
    name: string | null;
    phone: string | null;
    revealable: boolean;
  }

  export interface DeskMatterWhere {
    area: string;
    island: string | null;
    lat: number | null;
    lon: number | null;
    name: string;
    text: string | null;
  }

  export interface DeskMatterWhy {
    basis: string | null;
    considered: matters.DeskMatterConsidered[];
    duty: string | null;
    place: string;
    spoke: string[];
    version: number;
  }

  export interface DeskViewsCategoryView {
    code: string;
    days: number;
    name: string;
    needsPresence: boolean;
    parent: string | null;
    unit: string | null;
    unitName: string | null;
  }

  export interface DeskViewsProposalView {
    category: string;
    categoryName: string;
    days: number;
    duty: string;
    needsPresence: boolean;
    rule: string;
    spoke: string[];
    unit: string;
    unitName: string;
    weight: number;
  }

  export interface DeskViewsTriageView {
    categories: matters.DeskViewsCategoryView[];
    proposals: matters.DeskViewsProposalView[];
    units: matters.DeskMatterNamedId[];
  }

  export interface ImportedMattersSlip {
    code: string;
    matter: string;
    secret: string;
    title: string;
  }

  export interface MatterFilesOpening {
    reason: string;
  }

  export interface MoveAnswer {
    solved: boolean;
    words?: string | null;
  }

  export interface MoveArbitration {
    note: string;
    unit: string;
  }

  export interface MoveContact {
    how: string;
    note?: string | null;
    reached: boolean;
  }

  export interface MoveDispatch {
    category: string;
    needsPresence?: boolean | null;
    note?: string | null;
    unit?: string | null;
    urgent: boolean;
  }

  export interface MoveEmergency {
    number: string;
    words: string;
  }

  export interface MoveMerge {
    into: string;
  }

  export interface MoveNote {
    text: string;
  }

  export interface MoveObjection {
    owner?: string | null;
    reason: string;
  }

  export interface MoveProposal {
    evidence?: string[] | null;
    files?: string[] | null;
    plan?: string | null;
    reasonCode?: string | null;
    resultClass: 'SOLVED' | 'PARTLY' | 'EXPLAINED' | 'TRANSFERRED' | 'WITHDRAWN' | 'MERGED' | 'UNFOUNDED' | 'UNCONFIRMED';
    words: string;
  }

  export interface MoveQuestion {
    question: string;
  }

  export interface MoveRedirect {
    channel: string;
    reason: string;
  }

  export interface MoveRegistered {
    code: string;
    id: string;
    secret: string;
    urgentList: matters.DeskListUrgent[];
  }

  export interface MoveRegistration {
    attached: boolean;
    category?: string | null;
    channel?: string | null;
    confidential: boolean;
    needsPresence?: boolean | null;
    place?: matters.MoveWhere | null;
    requester?: matters.MoveRequester | null;
    urgent: boolean;
    words: string;
  }

  export interface MoveRequester {
    address?: string | null;
    anonymous: boolean;
    language?: string | null;
    name?: string | null;
    phone?: string | null;
  }

  export interface MoveReveal {
    reason: string;
  }

  export interface MoveTransfer {
    officer: string;
  }

  export interface MoveWhere {
    area?: string | null;
    lat?: number | null;
    lon?: number | null;
    text?: string | null;
  }

  export interface PublicMatterQuestion {
    askedAt: string;
    until: string;
    words: string;
  }

  export interface PublicMatterStep {
    at: string | null;
    detail: string | null;
    kind: string;
    text: string;
    until: string | null;
    who: string | null;
  }

  export interface RoutingCategoryName {
    code: string;
    name: string;
    parent: string | null;
  }

  export interface RoutingDryRun {
    after: string | null;
    before: string | null;
    code: string;
    matter: string;
    spoke: string[];
    title: string;
  }

  export interface RoutingLine {
    againUnit: string;
    area: string;
    basis: string;
    budgetDays: number;
    category: string;
    duty: string;
    dutyEn: string;
    needsPresence: boolean;
    order: number;
    unit: string;
    words: string[];
  }

  export interface RoutingLineView {
    againUnit: string;
    againUnitName: string;
    area: string;
    basis: string;
    budgetDays: number;
    category: string;
    categoryName: string;
    duty: string;
    dutyEn: string;
    id: string;
    needsPresence: boolean;
    order: number;
    unit: string;
    unitName: string;
    version: number;
    words: string[];
  }

  export interface RoutingTableView {
    categories: matters.RoutingCategoryName[];
    editable: boolean;
    rules: matters.RoutingLineView[];
    version: number;
  }

  export interface RoutingTrial {
    last: number;
    replaces?: string | null;
    rule: matters.RoutingLine;
  }
}

export namespace notify {
  export interface NoticesCounts {
    delivered: number;
    failed: number;
    sleeping: number;
    waiting: number;
  }

  export interface NoticesFailed {
    about: kernel.ObjectRef;
    attempts: number;
    id: string;
    purpose: string;
    since: string;
    why: string | null;
  }
}

export namespace organisations {
  export interface AreasAreaForm {
    code: string;
    datum?: string | null;
    island?: string | null;
    kind: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | 'GRID' | 'ISLAND';
    lat: number;
    lon: number;
    name: string;
    nameEn: string;
    otherNames: string[];
    parent?: string | null;
  }

  export interface AreasDone {
    at: string;
    by: string | null;
    facts: Record<string, unknown>;
    what: string;
  }

  export interface AreasLandmarkForm {
    datum?: string | null;
    kind: 'PIER' | 'LAMP' | 'ROAD' | 'SCHOOL' | 'CLINIC' | 'MARKET' | 'OFFICE' | 'SIGHT' | 'BEACH' | 'PLANT' | 'HOUSING' | 'LIGHTHOUSE' | 'OTHER';
    lat: number;
    lon: number;
    name: string;
    nameEn: string;
    otherNames: string[];
  }

  export interface AreasNameForm {
    name: string;
    nameEn: string;
  }

  export interface CalendarsCalendars {
    missing: number | null;
    opens: string[];
    years: organisations.CalendarsLoadedYear[];
  }

  export interface CalendarsLoadedYear {
    source: string | null;
    year: number;
  }

  export interface CalendarsSpecialDay {
    day: string;
    kind: string;
    name: string;
  }

  export interface CalendarsYear {
    provisional: boolean;
    source: string | null;
    special: organisations.CalendarsSpecialDay[];
    workdays: number;
    year: number;
  }

  export interface ServicePointsBoth {
    en: string;
    zh: string;
  }

  export interface ServicePointsOrganView {
    address: string;
    basis: string;
    code: string;
    hours: string;
    kind: string;
    name: string;
    phone: string;
    takes: string;
    within: string;
  }

  export interface ServicePointsPointForm {
    address: string;
    addressEn: string;
    area: string;
    code: string;
    hours: string;
    lat?: number | null;
    lon?: number | null;
    name: string;
    nameEn: string;
    phone?: string | null;
    services: string[];
    unit?: string | null;
  }

  export interface ServicePointsPointView {
    address: string;
    addresses: organisations.ServicePointsBoth;
    area: string;
    code: string;
    hours: string;
    hoursLine: string;
    id: string;
    lat: number | null;
    lon: number | null;
    name: string;
    names: organisations.ServicePointsBoth;
    now: boolean;
    path: string;
    phone: string | null;
    services: string[];
    unit: string | null;
  }

  export interface UnitsAbsenceForm {
    account: string;
    cover?: string | null;
    firstDay: string;
    lastDay: string;
  }

  export interface UnitsAbsenceView {
    cover: organisations.UnitsOfficerView | null;
    firstDay: string;
    id: string;
    lastDay: string;
    officer: organisations.UnitsOfficerView | null;
  }

  export interface UnitsCloseForm {
    reason: string;
  }

  export interface UnitsCreated {
    id: string;
  }

  export interface UnitsDayForm {
    day: string;
    open: boolean;
    reason: string;
  }

  export interface UnitsDone {
    at: string;
    by: organisations.UnitsNamed | null;
    facts: Record<string, unknown>;
    note: string | null;
    what: string;
  }

  export interface UnitsDutyView {
    code: string;
    name: string;
    nameEn: string;
  }

  export interface UnitsGapView {
    away: organisations.UnitsNamed[];
    from: string;
    until: string;
  }

  export interface UnitsHoursForm {
    days: organisations.UnitsDayForm[];
    spans: string[];
  }

  export interface UnitsHoursView {
    days: organisations.UnitsDayForm[];
    spans: string[];
  }

  export interface UnitsNamed {
    id: string;
    name: string;
  }

  export interface UnitsOfficerView {
    id: string;
    name: string;
    workPhone: string | null;
  }

  export interface UnitsOnDutyView {
    covers: organisations.UnitsNamed | null;
    duty: string;
    from: string;
    officer: organisations.UnitsOfficerView | null;
    until: string;
  }

  export interface UnitsRosterView {
    absences: organisations.UnitsAbsenceView[];
    shifts: organisations.UnitsShiftView[];
  }

  export interface UnitsShiftForm {
    account: string;
    closes: string;
    days: ('WORKDAY' | 'RESTDAY' | 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY')[];
    duty: string;
    firstDay: string;
    lastDay?: string | null;
    opens: string;
  }

  export interface UnitsShiftView {
    closes: string;
    days: ('WORKDAY' | 'RESTDAY' | 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY')[];
    duty: string;
    firstDay: string;
    id: string;
    lastDay: string | null;
    officer: organisations.UnitsOfficerView | null;
    opens: string;
  }

  export interface UnitsUnitDetail {
    mayManage: boolean;
    officers: organisations.UnitsOfficerView[];
    openToday: string[];
    restToday: boolean;
    staffed: string | null;
    unit: organisations.UnitsUnitView;
  }

  export interface UnitsUnitForm {
    area: string;
    code: string;
    duties: string[];
    island?: string | null;
    kind: 'CENTRE' | 'DEPARTMENT' | 'STATION' | 'TOWNSHIP' | 'VILLAGE' | 'COMPANY' | 'OUTSIDE';
    name: string;
    nameEn: string;
    phone?: string | null;
    staffed?: string | null;
  }

  export interface UnitsUnitView {
    area: string;
    calendar: string;
    code: string;
    duties: string[];
    dutyCodes: string[];
    id: string;
    island: string | null;
    kind: string;
    name: string;
    nameEn: string;
    open: boolean;
    phone: string | null;
  }
}

export namespace people {
  export interface AccountsAccount {
    email: string | null;
    id: string;
    login: string;
    name: string;
    roles: people.AccountsGrantedRole[];
    secondStep: boolean;
    signedInAt: string | null;
    state: string;
    unit: people.AccountsNamed | null;
    workPhone: string | null;
  }

  export interface AccountsColleague {
    id: string;
    name: string;
    workPhone: string | null;
  }

  export interface AccountsCorrectForm {
    email?: string | null;
    name: string;
    workPhone?: string | null;
  }

  export interface AccountsCoverForm {
    by: string;
    until: string;
  }

  export interface AccountsDone {
    at: string;
    by: people.AccountsNamed | null;
    facts: Record<string, unknown>;
    note: string | null;
    what: string;
  }

  export interface AccountsEndCoverForm {
    by: string;
  }

  export interface AccountsGrantedRole {
    area: string;
    covers: people.AccountsNamed | null;
    grant: string;
    name: string;
    role: string;
    since: string;
    until: string | null;
  }

  export interface AccountsInviteForm {
    email?: string | null;
    login: string;
    name: string;
    roles: people.AccountsRoleForm[];
    unit?: string | null;
    workPhone?: string | null;
  }

  export interface AccountsLink {
    expiresAt: string;
    id: string;
    link: string;
  }

  export interface AccountsNamed {
    id: string;
    name: string;
  }

  export interface AccountsPage {
    items: people.AccountsAccount[];
    page: number;
    size: number;
    total: number;
  }

  export interface AccountsReasonForm {
    reason: string;
  }

  export interface AccountsRoleForm {
    area: string;
    role: string;
    until?: string | null;
  }

  export interface AccountsRoleName {
    code: string;
    name: string;
    permissions: ('MATTER_READ' | 'MATTER_REGISTER' | 'MATTER_TRIAGE' | 'MATTER_HANDLE' | 'MATTER_ARBITRATE' | 'MATTER_CALL_BACK' | 'COMPLAINT_REVIEW' | 'ROUTING_EDIT' | 'PERSON_REVEAL' | 'SUSPENSION_RECORD' | 'SUSPENSION_CONFIRM' | 'ORGANISATION_READ' | 'ORGANISATION_MANAGE' | 'ACCOUNT_MANAGE' | 'IMPORT_RUN' | 'LOG_VERIFY' | 'FIGURE_READ' | 'FIGURE_AUDIT' | 'FIGURE_PUBLISH' | 'DUTY_READ' | 'ORIGINAL_OPEN' | 'ALARM_READ' | 'ALARM_HANDLE' | 'UNIT_DISPATCH' | 'UNIT_REPORT' | 'SEA_WATCH' | 'SEA_EDIT')[];
  }

  export interface AccountsTransferForm {
    roles: people.AccountsRoleForm[];
    unit?: string | null;
  }

  export interface EmergencyAccessFindingForm {
    finding: string;
  }

  export interface EmergencyAccessOpened {
    id: string;
    until: string;
  }

  export interface EmergencyAccessReading {
    at: string;
    path: string;
  }

  export interface EmergencyAccessReasonForm {
    reason: string;
  }

  export interface EmergencyAccessUse {
    account: string;
    finding: string | null;
    id: string;
    name: string | null;
    reason: string;
    reviewedAt: string | null;
    reviewedBy: string | null;
    since: string;
    until: string;
  }

  export interface Revealed {
    address: string | null;
    name: string | null;
    phone: string | null;
  }

  export interface SessionGranted {
    area: string;
    permission: string;
  }

  export interface SessionNamedUnit {
    id: string;
    name: string;
  }

  export interface SessionSession {
    account: string;
    breakGlass: boolean;
    breakGlassUntil: string | null;
    county: string;
    name: string;
    now: string;
    permissions: people.SessionGranted[];
    reviewsWaiting: number;
    sample: boolean;
    unit: people.SessionNamedUnit | null;
    zone: string;
  }
}

export namespace place {
  export interface Area {
    code: string;
    island: string | null;
    kind: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | 'GRID' | 'ISLAND';
    lat: number;
    lon: number;
    name: string;
    nameEn: string;
    open: boolean;
    parent: string | null;
  }

  export interface PlacesPlaceView {
    children: number;
    code: string;
    island: string | null;
    islandName: string | null;
    kind: string;
    landmark: string | null;
    landmarkKind: string | null;
    lat: number;
    lon: number;
    name: string;
    nameEn: string;
    nameZh: string;
    parent: string | null;
    path: string;
  }
}

export namespace sea {
  export interface PlotBoatEntry {
    duty: string;
    holderCode?: string | null;
    lengthMetres?: number | null;
    mmsi?: number | null;
    name: string;
    plots: string[];
    state: string;
  }

  export interface PlotBoatView {
    duty: string;
    holderCode: string | null;
    id: string;
    lengthMetres: number | null;
    mmsi: number | null;
    name: string;
    plots: string[];
    state: string;
  }

  export interface PlotEditionView {
    geometry: Record<string, unknown>;
    since: string;
    version: number;
  }

  export interface PlotFaultView {
    field: string;
    line: number;
    reason: string;
    sentence: string;
  }

  export interface PlotFilesBatch {
    at: string;
    brought: number;
    id: string;
    kind: string;
    name: string;
    undone: boolean;
  }

  export interface PlotOutcomeView {
    batch: string | null;
    faults: sea.PlotFaultView[];
    name: string;
    rows: number;
  }

  export interface PlotPlotEntry {
    area: string;
    geometry?: unknown | null;
    holder: string;
    holderCode: string;
    licence?: string | null;
    licenceFrom?: string | null;
    licenceUntil?: string | null;
    mu?: number | null;
    name: string;
    number: string;
    state: string;
  }

  export interface PlotPlotView {
    area: string;
    geometry: Record<string, unknown>;
    holder: string;
    holderCode: string;
    id: string;
    indicative: boolean;
    licence: string | null;
    licenceFrom: string | null;
    licenceUntil: string | null;
    mu: number;
    name: string;
    number: string;
    state: string;
    version: number;
  }

  export interface PlotTicketEntry {
    boat: string;
    from: string;
    plot: string;
    until: string;
    work: string;
  }

  export interface PlotsTicket {
    boat: string;
    boatName: string;
    ended: boolean;
    from: string;
    id: string;
    plot: string;
    plotNumber: string;
    until: string;
    work: string;
  }

  export interface PlotsTotal {
    boats: number;
    mu: number;
    plots: number;
  }

  export interface SeaBoatView {
    alarm: string | null;
    cog: number | null;
    handle: string;
    heading: number | null;
    heard: string;
    lat: number;
    lon: number;
    name: string | null;
    role: string;
    sog: number | null;
  }

  export interface SeaFeature {
    geometry: Record<string, unknown>;
    id: string;
    properties: Record<string, unknown>;
    type: string;
  }

  export interface SeaFeatures {
    features: sea.SeaFeature[];
    indicative: boolean;
    type: string;
  }

  export interface SeaPictureView {
    at: string;
    boats: sea.SeaBoatView[];
    sources: sea.SourcesHealth[];
  }

  export interface SeaReplayView {
    every: number;
    from: string;
    rows: unknown[][];
    to: string;
  }

  export interface SourcesHealth {
    dropped: number;
    heard: string | null;
    kind: string;
    lines: number;
    name: string;
    open: boolean;
    perMinute: number;
    refused: number;
    trouble: string | null;
    waiting: number;
  }
}

export namespace setup {
  export interface BatchCounts {
    changed: number;
    rejected: number;
    remarked: number;
    same: number;
    stored: number;
  }

  export interface BatchView {
    counts: setup.BatchCounts;
    doneRows: number;
    endedAt: string | null;
    expectedRows: number;
    fileBytes: number;
    fileHash: string;
    fileName: string;
    id: string;
    kind: string;
    madeAt: string;
    madeBy: string | null;
    plan: setup.Plan;
    startedAt: string | null;
    state: string;
    trouble: string | null;
    undoneAt: string | null;
    undoneBy: string | null;
  }

  export interface BatchesFieldName {
    name: string;
    nameEn: string;
    needed: boolean;
    word: string;
  }

  export interface ImportDetail {
    batch: setup.BatchView;
    reasons: setup.ImportReasonView[];
    slips: number;
  }

  export interface ImportEntryView {
    line: number;
    outcome: string;
    sentence: string;
    sheet: string;
  }

  export interface ImportKindView {
    fields: setup.BatchesFieldName[];
    mappings: Record<string, setup.Plan>;
    word: string;
  }

  export interface ImportKinds {
    kinds: setup.ImportKindView[];
  }

  export interface ImportLookView {
    batch: setup.BatchView;
    charset: string;
    columns: string[];
    earlier: setup.BatchView | null;
    proposed: Record<string, string>;
    sample: string[][];
    sheets: string[];
  }

  export interface ImportMappedForm {
    column: string;
    field: string;
    pattern?: string | null;
  }

  export interface ImportPlanForm {
    columns: setup.ImportMappedForm[];
    dates: string;
    encoding: string;
    live: number;
    sheet: string;
  }

  export interface ImportReasonView {
    outcome: string;
    reason: string;
    sentence: string;
    times: number;
  }

  export interface ImportSaveForm {
    kind: string;
    name: string;
    plan: setup.ImportPlanForm;
  }

  export interface Plan {
    columns: setup.PlanMapped[];
    dates: string;
    encoding: string;
    live: number;
    sheet: string;
  }

  export interface PlanMapped {
    column: string;
    field: string;
    pattern: string;
  }
}

export namespace shell {
  export interface DutyCertificate {
    bundle: string;
    subject: string;
    until: string;
  }

  export interface DutyDuty {
    asOf: string;
    certificates: shell.DutyCertificate[];
    database: kernel.WellbeingDatabase;
    failed: notify.NoticesFailed[];
    messages: notify.NoticesCounts;
    missingYear: number | null;
    roomBytes: number | null;
    sealing: kernel.WellbeingSealing;
    timers: kernel.WellbeingTimer[];
    troubles: string[];
    untold: kernel.WellbeingUntold[];
  }
}
